// What single words tell of the place names beside them.
//
// Tables are written by hand from common knowledge; words are looked up by their hashes (PlaceWord::hash). For any
// number of threads.
#pragma once

#include <cstdint>
#include <span>

#include "corpus/annotate/place_words.hpp"
#include "corpus/annotate/toponym.hpp"

namespace dateline {

/// A set of the values below.
using PlaceTraits = std::uint32_t;

namespace place_trait {
inline constexpr PlaceTraits locative = 1U << 0U;       ///< a place follows: "in", "near", "outside"
inline constexpr PlaceTraits leading = 1U << 1U;        ///< a place may follow: "from", "to", "at"
inline constexpr PlaceTraits direction = 1U << 2U;      ///< "northern", "downtown": part of what follows
inline constexpr PlaceTraits of_district = 1U << 3U;    ///< "County", "Parish": makes a district of the name
inline constexpr PlaceTraits of_region = 1U << 4U;      ///< "state", "oblast"
inline constexpr PlaceTraits of_settlement = 1U << 5U;  ///< "city", "town", "village"
inline constexpr PlaceTraits of_nature = 1U << 6U;      ///< "River", "Lake": no place of its own name
inline constexpr PlaceTraits facility = 1U << 7U;       ///< "Street", "Airport", "Stadium"
inline constexpr PlaceTraits public_body = 1U << 8U;    ///< "Police", "University": an organisation of its place
inline constexpr PlaceTraits private_body = 1U << 9U;   ///< "Times", "Airlines", "Inc": an organisation of everywhere
inline constexpr PlaceTraits statement = 1U << 10U;     ///< "said", "denied": governments do it
inline constexpr PlaceTraits title = 1U << 11U;         ///< "Mr", "Mayor": a person follows
inline constexpr PlaceTraits of = 1U << 12U;            ///< "of"
inline constexpr PlaceTraits office = 1U << 13U;        ///< "mayor", "senators": of a place of one sort
inline constexpr PlaceTraits common = 1U << 14U;        ///< a place's name that is a word of everyday: "Reading"
inline constexpr PlaceTraits vessel = 1U << 15U;        ///< "cruiser", "hurricane": the name behind is no place
inline constexpr PlaceTraits article = 1U << 16U;       ///< "the"
inline constexpr PlaceTraits money = 1U << 17U;         ///< "dollars": the name before is a currency's
inline constexpr PlaceTraits legal_form = 1U << 19U;    ///< "Inc", "Ltd": a company's name ends
inline constexpr PlaceTraits treaty = 1U << 20U;        ///< "Pact", "Convention": named for where it was signed
inline constexpr PlaceTraits stream = 1U << 18U;        ///< "crested", "flows": rivers do it
}  // namespace place_trait

/// None for a word that is in no table.
PlaceTraits place_traits(std::uint64_t word);

/// What sort of place a word beside a name asks for; any: none.
PlaceWish wish_of(PlaceTraits word);

/// Whose an organisation is by its name. "Boston Police Department" is Boston's; "New York Times", "Union Bank of
/// Switzerland" and "Texas Air" are everywhere's; "Boston Celtics" says nothing.
enum class Body : std::uint8_t { its_place, unsaid, everywhere };
Body body_of(std::span<const PlaceWord> name);

/// The word that an abbreviation in place names is short for ("st": "saint", "mt": "mount"), by hashes; 0: none.
std::uint64_t spelt_out(std::uint64_t word);

}  // namespace dateline
