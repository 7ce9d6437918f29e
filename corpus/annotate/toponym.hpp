// A name in an article that may be a place's.
#pragma once

#include <cstdint>

#include "corpus/gazetteer/gazetteer.hpp"
#include "schemas/mention.hpp"
#include "schemas/place.hpp"

namespace dateline {

/// Why a name is taken for a place's, the best reason first.
enum class ToponymSource : std::uint8_t {
    given,         ///< the record's own list of places
    filed,         ///< the record's own dateline
    location,      ///< the tagger, or the authority file
    inside,        ///< part of another name: "Boston Police Department", "Gori-based"
    other,         ///< the tagger calls it no person, organisation or place: "Darfur", "Ukrainian"
    organisation,  ///< the tagger takes it for an organisation: teams by their cities
    person,        ///< the tagger takes it for a person
    text           ///< the gazetteer alone
};

/// What sort of place the words beside a name ask for: "Essex County", "Washington state", "the city of New York".
/// "Salmon in the Columbia" may ask for water, "Columbia" hardly: both matter only to a name that waters have, too.
enum class PlaceWish : std::uint8_t { any, settlement, district, region, nature, stream, land };

/// Whether a name is written as abbreviations are: "Maine" never, "ME" and "Me." may be, "M.E." must be.
enum class PlaceLetters : std::uint8_t { word, any, abbreviation };

/// Whether a name so written may be one of that kind.
constexpr bool may_be(PlaceLetters letters, PlaceNameKind kind) {
    if (kind == PlaceNameKind::abbreviation) return letters != PlaceLetters::word;
    return letters != PlaceLetters::abbreviation || kind == PlaceNameKind::demonym;
}

/// One of them. Bytes of its field, end exclusive.
struct Toponym {
    TextField field = TextField::body;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint64_t name = 0;  ///< its hash in the gazetteer; 0: not known there
    ToponymSource source = ToponymSource::text;
    PlaceSense sense = PlaceSense::literal;
    PlaceWish wish = PlaceWish::any;
    PlaceLetters letters = PlaceLetters::word;
    bool located = false;    ///< "in", "at" or the like stands in front of it
    bool money = false;      ///< a currency's: "U.S. dollars" are no more in a place than "Canadian dollars"
    bool qualified = false;  ///< the next one may say what it lies in: "Paris, Texas"
    float doubt = 0;         ///< how much must speak for a place, in nats; below 0 little
    float confidence = 1;    ///< of whoever found it
    std::uint32_t entity = no_entity;
    std::uint32_t mention = 0;  ///< of that entity
    static constexpr auto no_entity = static_cast<std::uint32_t>(-1);
};

}  // namespace dateline
