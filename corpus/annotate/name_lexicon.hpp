// What single words do in names: titles, first names, what companies add, what is no name.
//
// Tables are written by hand from common knowledge. Words are folded as name_reading.hpp folds them. For any number of
// threads.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

/// A set of the values below.
using NameTraits = std::uint32_t;

namespace name_trait {
inline constexpr NameTraits title = 1U << 0U;         ///< stands in front of a person's name: "mr", "president", "gen"
inline constexpr NameTraits title_part = 1U << 1U;    ///< belongs to a title of several words: "prime", "foreign"
inline constexpr NameTraits male = 1U << 2U;          ///< title or first name of a man
inline constexpr NameTraits female = 1U << 3U;        ///< of a woman
inline constexpr NameTraits post_nominal = 1U << 4U;  ///< "mp", "phd": behind a name, and no part of it
inline constexpr NameTraits generation = 1U << 5U;    ///< "jr", "iii": tells bearers of one name apart
inline constexpr NameTraits particle = 1U << 6U;      ///< begins a surname: "de", "van", "bin"
inline constexpr NameTraits family_first = 1U << 7U;  ///< a surname of China, Korea or Vietnam, which stands first
inline constexpr NameTraits given = 1U << 8U;         ///< a first name
inline constexpr NameTraits legal_form = 1U << 9U;    ///< "inc", "plc": does not tell companies apart
inline constexpr NameTraits head = 1U << 10U;         ///< may stand for the whole: "authority", "bank", "gulf"
inline constexpr NameTraits generic = 1U << 11U;      ///< begins many names of organisations: "national", "first"
inline constexpr NameTraits small = 1U << 12U;        ///< "of", "and", "the"
inline constexpr NameTraits no_name = 1U << 13U;      ///< pronouns, weekdays, numbers, stop words
inline constexpr NameTraits doubtful = 1U << 14U;     ///< a name only where the article has a fuller one: "may"
inline constexpr NameTraits descriptor = 1U << 15U;   ///< may be left out behind a company's name: "holdings"
inline constexpr NameTraits origin = 1U << 16U;       ///< says of what country: "french"
inline constexpr NameTraits political = 1U << 17U;    ///< "party": one word more in front of its name is another one
inline constexpr NameTraits relative = 1U << 18U;     ///< "daughter"
inline constexpr NameTraits given_title = 1U << 19U;  ///< a title that is a first name, too: "sheikh"
inline constexpr NameTraits place_first = 1U << 20U;  ///< begins names of places of two words: "new"
}  // namespace name_trait

/// None for a word that is in no table.
NameTraits name_traits(std::string_view word);

/// The name that a pet name is short for, "bill" -> "william"; other words stay.
std::string_view formal_first_name(std::string_view word);

/// The full name behind a short form or acronym that everybody knows, "nato" -> "north atlantic treaty organization";
/// other names stay. Words are parted by one blank.
std::string_view well_known_name(std::string_view name);
/// Whether that table has the name, in full or short.
bool is_well_known(std::string_view name);

/// How a news agency writes its name, "tass" -> "TASS"; none for other names.
std::string_view agency_name(std::string_view name);

/// One spelling of words that are spelt in two ways: "defense" -> "defence"; other words stay.
std::string_view one_spelling(std::string_view word);

}  // namespace dateline
