// What single words tell of the place names beside them.
//
// Tables are written by hand from common knowledge; words are looked up by their hashes (PlaceWord::hash). For any
// number of threads.
#pragma once

#include <cstdint>

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
}  // namespace place_trait

/// None for a word that is in no table.
PlaceTraits place_traits(std::uint64_t word);

/// The word that an abbreviation in place names is short for ("st": "saint", "mt": "mount"), by hashes; 0: none.
std::uint64_t spelt_out(std::uint64_t word);

}  // namespace dateline
