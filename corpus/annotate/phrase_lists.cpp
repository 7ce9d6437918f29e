#include "corpus/annotate/phrase_lists.hpp"

#include "corpus/annotate/marked_table.hpp"

namespace dateline {

ListBits PhraseLists::find(std::uint64_t hash) const {
    if (marks_.empty()) return 0;
    const std::size_t place = find_place(marks_, hash);
    return marks_[place] == 0 ? ListBits{0} : bits_[place];
}

std::uint64_t PhraseLists::join(std::uint64_t hash, std::uint64_t word) {
    const std::uint64_t mixed = (hash ^ (word >> 7U)) * 0x9E3779B97F4A7C15U + word;
    return mixed ^ (mixed >> 31U);
}

}  // namespace dateline
