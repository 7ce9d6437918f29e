#include "indexer/rejects.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <tuple>

namespace dateline {

namespace {

using nlohmann::ordered_json;

auto place_of(const StandingReject& reject) {
    return std::tie(reject.source, reject.member, reject.line, reject.byte, reject.reason);
}

// Throws what the library does where a value is of another type.
StandingReject read_reject(const ordered_json& json) {
    return {json.value("source", ""),
            json.value("line", std::uint64_t{0}),
            json.value("byte", std::uint64_t{0}),
            json.value("id", ""),
            json.value("reason", ""),
            json.value("detail", ""),
            json.value("member", "")};
}

}  // namespace

bool StandingReject::same_as(const StandingReject& other) const { return place_of(*this) == place_of(other); }
bool StandingReject::operator<(const StandingReject& other) const { return place_of(*this) < place_of(other); }

std::string as_utf8(const std::string& text) {
    const std::string quoted = ordered_json(text).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    return ordered_json::parse(quoted).get<std::string>();
}

StandingReject standing(const Reject& reject) {
    return {as_utf8(reject.where.source),
            reject.where.line,
            reject.where.byte,
            reject.id,
            std::string(reject_code(reject.reason)),
            reject.detail,
            as_utf8(reject.where.member)};
}

std::string write_rejects(const std::vector<StandingReject>& rejects) {
    std::string out;
    for (const auto& reject : rejects) {
        ordered_json line{{"source", reject.source}};
        if (!reject.member.empty()) line["member"] = reject.member;
        line.update({{"line", reject.line},
                     {"byte", reject.byte},
                     {"id", reject.id},
                     {"reason", reject.reason},
                     {"detail", reject.detail}});
        out += line.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
    }
    return out;
}

std::vector<StandingReject> read_rejects(const ArchiveLayout& layout, std::uint64_t generation) {
    std::vector<StandingReject> rejects;
    if (!std::filesystem::exists(layout.rejects(generation))) return rejects;
    std::istringstream lines(read_file(layout.rejects(generation), ErrorKind::unavailable));
    for (std::string line; std::getline(lines, line);) {
        try {
            rejects.push_back(read_reject(ordered_json::parse(line)));
        } catch (const nlohmann::json::exception&) {
            continue;
        }
    }
    return rejects;
}

RejectBook keep_book(std::vector<StandingReject> earlier, std::vector<StandingReject> now, std::set<std::string> read) {
    // A file that can't be opened has rejects and is not among those read.
    for (const auto& reject : now) read.insert(reject.source);
    std::sort(earlier.begin(), earlier.end());
    RejectBook book;
    for (const auto& reject : now) book.fresh += !std::binary_search(earlier.begin(), earlier.end(), reject);
    std::erase_if(earlier, [&](const StandingReject& reject) { return read.contains(reject.source); });
    book.standing = std::move(earlier);
    book.standing.insert(book.standing.end(), std::make_move_iterator(now.begin()), std::make_move_iterator(now.end()));
    std::sort(book.standing.begin(), book.standing.end());
    return book;
}

}  // namespace dateline
