// Languages and their regions.
#pragma once

#include <string_view>

namespace dateline {

/// Whether a language tag is within a range, as RFC 4647 filters: "de" takes in "de" and "de-at", "de-at" not "de".
/// Both are lower case; a region may follow an underscore too.
constexpr bool is_in_language_range(std::string_view tag, std::string_view range) {
    if (!tag.starts_with(range)) return false;
    return tag.size() == range.size() || tag[range.size()] == '-' || tag[range.size()] == '_';
}

}  // namespace dateline
