// The terms and value slots of an archive: the only home of how they are spelled. (Prefixes and slots of fields are
// data: fields.json.) README.md beside this file shows one article and every term and slot it makes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/field_table.hpp"
#include "schemas/period.hpp"
#include "schemas/spoken_time.hpp"

namespace dateline {

/// Longest term, prefix not counted, in bytes. Xapian's own limit is 245 with the prefix.
inline constexpr std::size_t max_term_value = 200;

/// `prefix` + `value`. Control characters are cut out of the value; a value over max_term_value bytes is cut at a code
/// point and ends in a hash of the whole (16 hex digits), so that long values stay apart.
std::string make_term(std::string_view prefix, std::string_view value);

std::string id_term(std::string_view id);
/// A word as it stands (folded), with positions: field.prefix + word; "" + word for the text of title and body
/// together.
std::string word_term(std::string_view prefix, std::string_view word);
/// The words of title and body that begin with no digit are the terms of an article from here on, in order of bytes:
/// all others begin with a capital.
inline constexpr std::string_view words_begin = "[";  // the byte behind "Z"
/// The stem of a word, "Z" + prefix + stem, without positions. What begins with a digit has no stem: its term is that
/// of the word itself (Xapian's own rule).
std::string stem_term(std::string_view prefix, std::string_view stem);

/// One part of a name (folded), with positions.
std::string name_part_term(const Field& field, std::string_view word);
/// A full name from its folded words, joined by one blank.
std::string full_name_term(const Field& field, const std::vector<std::string>& words);
/// How much of an article a name or place is. A term of a higher rung stands beside that of the named, not in its
/// stead.
enum class Rung {
    named,      ///< anywhere
    prominent,  ///< at least three times, or a third of all mentions of its kind
    lead        ///< in the title or the lead paragraph
};
/// A person or organisation by its whole folded name on a rung; of rung named it is full_name_term().
std::string name_rung_term(const Field& field, Rung rung, const std::vector<std::string>& words);
/// A resolved place, or one that a resolved place lies in, by its id, on a rung (fields place), in the dateline or in
/// focus (fields of these names, which have the rung named alone).
std::string place_id_term(const Field& field, Rung rung, std::string_view place_id);
/// A cell of the grid of field "near": grid.hpp.
std::string cell_term(const Field& field, std::string_view cell);
/// A unit of time that is spoken of, and one that holds such a unit: spoken_time.hpp.
std::string spoken_exact_term(const Field& field, const SpokenUnit& unit);
std::string spoken_within_term(const Field& field, const SpokenUnit& unit);
/// Who annotated the article: annotator_stamp.hpp. Behind the prefix stands the stamp as it is.
std::string annotator_term(std::string_view stamp);
std::string_view annotator_prefix();
/// Kept free for terms of likeness.
std::string_view like_prefix();

/// A keyword: the whole value, folded.
std::string keyword_term(const Field& field, std::string_view value);

/// D20220916, M202209, Y2022 in the field's own prefixes.
std::string day_term(const Field& field, Day day);
std::string month_term(const Field& field, Day day);
std::string year_term(const Field& field, Day day);
std::string unit_term(const Field& field, const CalendarUnit& unit);

/// Between the last word of the title and the first of the body, and between two names of one list: no phrase crosses
/// it.
inline constexpr unsigned position_gap = 100;

/// Value slots that belong to no field of the table. Slots of fields: fields.json; a schema's own fields begin at
/// first_custom.
namespace slot {
inline constexpr unsigned brief = 20;        ///< what a hit list shows: see slots.hpp, Brief
inline constexpr unsigned order = 21;        ///< newest first, then id: order_key()
inline constexpr unsigned fingerprint = 22;  ///< Fingerprint: 32 bytes
inline constexpr unsigned revision = 23;     ///< Revision: 16 bytes
inline constexpr unsigned likeness = 26;     ///< LikenessSignature: 64 bytes
inline constexpr unsigned first_custom = 64;
}  // namespace slot

/// Prefixes that belong to no field of the table. A schema's own fields may not use them.
const std::vector<std::string_view>& reserved_prefixes();

}  // namespace dateline
