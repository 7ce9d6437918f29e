// An article as the archive knows it: what every reader makes of its format, and what an archive gives back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/period.hpp"
#include "schemas/place.hpp"

namespace dateline {

/// What its publisher says of an article.
enum class Status { usable, corrected, withheld, cancelled };

/// What a record says of one of its places beside the name: which place it is, where it is, or both.
struct GivenPlace {
    std::string name;  ///< one of Article::places
    PlaceId id;        ///< as given, whether a gazetteer knows it or not; empty: not given
    std::optional<GeoPoint> point;
    bool operator==(const GivenPlace&) const = default;
};

/// One article. All text is valid UTF-8 without control characters (but for line ends and tabs in title and body).
/// An empty string, an empty list and version 0 mean "not given". A checked article (see article_record.hpp) has an id
/// and, unless it is cancelled or withheld, a title or a body.
struct Article {
    std::string id;
    std::string title;
    std::string body;                 ///< paragraphs are parted by an empty line
    std::optional<Moment> published;  ///< none: the article is undated
    std::optional<Moment> updated;
    std::optional<Moment> embargo;  ///< not to be shown before
    std::int64_t version = 0;       ///< the publisher's own count; 0: not given
    Status status = Status::usable;
    std::string corrects;  ///< id of the article that this one corrects or replaces, where that has an id of its own
    std::string note;      ///< the publisher's word on this version: why it was corrected, withheld or cancelled
    std::string dateline;  ///< as given: "IZIUM, Ukraine"
    std::string byline;
    std::string source;
    std::string section;
    std::string language;  ///< ISO 639-1, lower case
    std::string url;
    std::vector<std::string> topics;
    std::vector<std::string> persons;
    std::vector<std::string> organisations;
    std::vector<std::string> places;
    std::vector<GivenPlace> located;  ///< those of the places of which more than the name is given, in their order
    std::string extra;                ///< unknown keys of the record, as one compact JSON object; empty: none

    bool operator==(const Article&) const = default;
};

std::string_view to_string(Status status);
/// Nothing for a word that is no status.
std::optional<Status> parse_status(std::string_view word);

}  // namespace dateline
