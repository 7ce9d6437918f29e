// The checks that every article passes, whatever format it came in, and what they mend.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "schemas/article.hpp"
#include "schemas/reject_reason.hpp"

namespace dateline {

/// Code points of a text that cleaning cut off (control characters, blanks at the beginning): `count` of them stood
/// right before code point `at` of what was kept.
struct TextCut {
    std::size_t at = 0;
    std::size_t count = 0;
    bool operator==(const TextCut&) const = default;
};

/// What was mended in a record that was taken.
struct RecordMends {
    unsigned times_dropped = 0;            ///< unreadable times beside readable days
    unsigned bytes_replaced = 0;           ///< damaged bytes that became U+FFFD
    std::vector<TextCut> title_cuts = {};  ///< in order
    std::vector<TextCut> body_cuts = {};
};

/// Cleans an article whatever reader made it (control characters cut, ends trimmed, damaged UTF-8 replaced, empty and
/// repeated list entries dropped, language lowered; what is no language code is dropped) and says why it can't be
/// taken, if it can't. An id that is given is cleaned like the rest and else left as it is; one that is not given stays
/// empty: see derive_id().
std::optional<RecordFault> check_article(Article& article, RecordMends& mends);

/// What an article lacks to be one: a title or a body; the id, where it cancels or withholds without a text.
std::optional<RecordFault> missing_part(const Article& article);

}  // namespace dateline
