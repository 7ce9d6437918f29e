// What was read out of an article, as far as it is indexed: who, where and when, each with how much of the article it
// is.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/annotate/annotator.hpp"
#include "schemas/article.hpp"
#include "schemas/place.hpp"
#include "schemas/spoken_time.hpp"

namespace dateline {

/// A person, an organisation or the name of a place.
struct FoundName {
    std::string name;         ///< as shown
    std::uint32_t count = 0;  ///< mentions; 0: another name of what is listed by its own
    bool prominent = false;   ///< at least three mentions, or a third of all of its kind
    bool in_lead = false;     ///< in the title or the lead
    PlaceId id = {};          ///< of a place that is known by one; else empty
    bool operator==(const FoundName&) const = default;
};

/// A place that is known by its id.
struct FoundPlace {
    PlaceId id;
    std::string name;  ///< as the gazetteer has it
    GeoPoint point;
    bool prominent = false;  ///< as of names
    bool in_lead = false;
    bool in_focus = false;
    bool in_dateline = false;
    bool is_point = false;  ///< small enough for a point, and named itself: neither by a demonym nor for a government
    bool operator==(const FoundPlace&) const = default;
};

/// Nothing of it is in the order of the text but by chance: lists are in order of the first mention.
struct Findings {
    std::vector<FoundName> persons;
    std::vector<FoundName> organisations;
    std::vector<FoundName> place_names;  ///< of places named themselves, whether they are known by an id or not
    std::vector<FoundPlace> places;
    std::vector<GeoPoint> given_points;  ///< of the record
    std::vector<SpokenTime> times;
    std::string mentions;    ///< encode_mentions()
    bool cut_short = false;  ///< there is more than ReadingLimits let be read
    std::string stamp;       ///< AnnotatorStamp as text; empty: nothing was read
};

/// What of an annotation is indexed. `article` is the one that was annotated; `gazetteer` may be null.
Findings findings_of(const Annotation& annotation, const Article& article, const Gazetteer* gazetteer);

}  // namespace dateline
