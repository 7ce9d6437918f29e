#include "corpus/annotate/word_lexicon.hpp"

#include <xxhash.h>

#include "corpus/annotate/marked_table.hpp"

namespace dateline {

std::uint64_t WordLexicon::hash_of(std::string_view lower) { return XXH3_64bits(lower.data(), lower.size()); }

Cluster WordLexicon::find(std::string_view lower) const {
    if (marks_.empty()) return 0;
    const std::size_t place = find_place(marks_, hash_of(lower));
    return marks_[place] == 0 ? Cluster{0} : clusters_[place];
}

}  // namespace dateline
