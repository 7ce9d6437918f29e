// What is counted over all matches of a query, and what comes of it: plain data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schemas/calendar_unit.hpp"
#include "schemas/place.hpp"

namespace dateline {

/// Names of fields are as typed: person, orgs, topics.
struct CountRequest {
    std::vector<std::string> facets;
    std::size_t facet_limit = 10;  ///< values of each
    std::optional<Granularity> timeline;
    std::vector<std::string> count_by;  ///< day, month, year or fields
    bool places = false;
    std::size_t typical = 0;  ///< so many of the most typical words, persons, organisations and places

    bool asks() const { return !facets.empty() || timeline || !count_by.empty() || places || typical > 0; }
};

/// Articles among the matches, and in the whole archive; what may not be shown is in neither.
struct ArticleTally {
    std::uint64_t articles = 0;
    std::uint64_t archive = 0;
    bool operator==(const ArticleTally&) const = default;
};

/// A value of a field. Its spellings are one; shown by the most frequent of the archive.
struct FacetCount {
    std::string value;
    ArticleTally tally;
    bool asked = false;  ///< whether the question asks for it: asked_values.hpp
    double score = 0;    ///< how typical it is: log_likelihood.hpp; only of what is typical
    bool operator==(const FacetCount&) const = default;
};

/// The values that most matches have, in order; equal ones in that of their keys.
struct Facet {
    std::string field;
    std::vector<FacetCount> values;
    bool more = false;  ///< whether there are others
    bool operator==(const Facet&) const = default;
};

/// What the matches have much more often than the rest of the archive; the most typical first.
struct Typical {
    std::uint64_t sampled = 0;      ///< how many of the first matches words were read in
    std::vector<FacetCount> words;  ///< their articles are those of the sample
    std::vector<Facet> names;       ///< of all matches: fields person, org and place
};

struct TimelinePeriod {
    Day first;
    ArticleTally tally;
    bool burst = false;  ///< unusually many, by Kleinberg's automaton
    bool operator==(const TimelinePeriod&) const = default;
};

/// Every period from that of the first match to that of the last.
struct Timeline {
    Granularity unit = Granularity::month;
    std::vector<TimelinePeriod> periods;
    ArticleTally undated;
    bool operator==(const Timeline&) const = default;
};

/// The cells that have matches, in order of their labels: time by the calendar, values by their keys. An article with
/// several values of a field is counted with each; without any, under an empty label, which comes last.
struct CrossTable {
    struct Row {
        std::vector<std::string> labels;  ///< one for each column: "1987-03", "Brazil"
        ArticleTally tally;
        bool operator==(const Row&) const = default;
    };
    std::vector<std::string> columns;
    std::vector<Row> rows;
};

/// A place that matches name, the most frequent first.
struct MappedPlace {
    PlaceId id;        ///< empty: it is known by its name alone
    std::string name;  ///< as the gazetteer has it; else as most of the archive's articles do
    std::optional<GeoPoint> point;
    std::uint64_t articles = 0;
    bool operator==(const MappedPlace&) const = default;
};

struct Counts {
    std::uint64_t archive = 0;  ///< articles of the archive that may be shown
    std::vector<Facet> facets;
    std::optional<Typical> typical;
    std::optional<Timeline> timeline;
    std::optional<CrossTable> table;
    std::optional<std::vector<MappedPlace>> places;
};

}  // namespace dateline
