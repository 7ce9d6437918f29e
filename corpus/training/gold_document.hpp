// A document with the labels that people gave to its tokens.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/annotate/name_document.hpp"
#include "corpus/annotate/name_labels.hpp"

namespace dateline {

/// The labels that a token may have, a bit each.
using LabelSet = std::uint32_t;

/// How the labels of a file are to be read.
enum class GoldKind {
    whole,    ///< every name is labelled, of every class, as CoNLL-2003 has them
    partial,  ///< persons, organisations and places are as in `whole`; what has no name or a miscellaneous one may be
              ///< either
};

struct GoldDocument {
    std::vector<std::string> words;
    std::vector<std::uint32_t> sentences;  ///< as in NameDocument
    std::vector<LabelSet> labels;          ///< one bit where the label is known
    std::string genre;                     ///< of the comment "# genre = ..."; empty: not told

    NameDocument view() const;
    /// Names that are certain.
    std::vector<NameSpan> spans() const;
};

/// Reads CoNLL columns; tags are IOB1 or IOB2, in the last column, or in the second where columns are parted by tabs.
/// `genres`: empty, or the only ones to take. Throws Error(no_input) and Error(bad_data), which names file and line.
std::vector<GoldDocument> read_gold(const std::string& path, GoldKind kind, const std::vector<std::string>& genres);

/// The same document in small letters.
GoldDocument in_small_letters(const GoldDocument& document);

/// The same document with the first sentence written as papers write headlines: Every Word Of It With a Capital.
GoldDocument with_title_case(const GoldDocument& document);

}  // namespace dateline
