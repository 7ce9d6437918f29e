// What a new generation must show before it is published, beside being sound: how much it may have lost, and questions
// that it must answer. Kept in the manifest and handed on from generation to generation. README.md has the format.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A drop is one of more than `percent` and of more than `articles`.
struct ShrinkLimit {
    unsigned percent = 10;
    std::uint64_t articles = 10;
    bool operator==(const ShrinkLimit&) const = default;
};
/// "20%" or "20%,100". Throws Error(usage).
ShrinkLimit parse_shrink_limit(const std::string& text);

/// A question whose answer is known.
struct Canary {
    std::string id;                       ///< for messages
    std::string query;                    ///< in the query language
    std::uint64_t least = 1;              ///< articles that it must find
    std::vector<std::string> first = {};  ///< ids that must be among the first `within`
    std::uint64_t within = 10;
    bool operator==(const Canary&) const = default;
};
/// {"id", "query", "least"?, "first"?: an id or a list of them, "within"?}. `where` begins the message. Throws
/// Error(bad_data).
Canary parse_canary(std::string_view json, const std::string& where);

struct PublishChecks {
    ShrinkLimit shrink = {};
    std::vector<Canary> canaries = {};
    bool operator==(const PublishChecks&) const = default;
};
/// JSON, which the manifest has under "checks".
std::string write_publish_checks(const PublishChecks& checks);
/// Throws std::invalid_argument.
PublishChecks parse_publish_checks(std::string_view json);

}  // namespace dateline
