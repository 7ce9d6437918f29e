#include "corpus/annotate/reading_limit.hpp"

#include <fmt/format.h>
#include <xxhash.h>

namespace dateline {

std::string words_of(const ReadingLimits& limits) {
    return fmt::format("only the first names and times were read: at most {}, of them {} different", limits.mentions,
                       limits.different);
}

bool ReadingLimit::take(std::uint64_t name) {
    is_full_ =
        is_full_ || mentions_ == limits_.mentions || (names_.size() == limits_.different && names_.count(name) == 0);
    if (is_full_) return false;
    ++mentions_;
    names_.insert(name);
    return true;
}

bool ReadingLimit::take(std::string_view written) { return take(XXH3_64bits(written.data(), written.size())); }

}  // namespace dateline
