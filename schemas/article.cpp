#include "schemas/article.hpp"

#include <array>
#include <string_view>

namespace dateline {

namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 4> status_words{"usable", "corrected", "withheld", "cancelled"};

}  // namespace

std::string_view to_string(Status status) { return status_words.at(static_cast<std::size_t>(status)); }

std::optional<Status> parse_status(std::string_view word) {
    for (std::size_t i = 0; i < status_words.size(); ++i) {
        if (status_words[i] == word) return static_cast<Status>(i);
    }
    return std::nullopt;
}

}  // namespace dateline
