// Places that a value may mean: by the gazetteer, and by what the archive has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/gazetteer/gazetteer.hpp"
#include "query/language/expression.hpp"
#include "query/ranking/statistics.hpp"
#include "query/reading/reading.hpp"

namespace dateline {

/// Reads values of places:
///
///   Kyiv   Київ   U.S.               a name
///   Paris, Texas   Kharkiv Ukraine   a name and what the place lies in
///   703448   HIST.SU                 an id
///
/// Of several places of one name the one with the most articles in the archive is taken, and of these the most
/// important. A place counts the articles of all that lies in it: where a city and its region are called alike, the
/// region is taken. Names in use go before those of people ("Ukrainian") and seats ("the Kremlin").
///
/// Holds what it is given by reference. For one thread at a time.
class PlaceReader {
  public:
    PlaceReader(const Gazetteer& gazetteer, const Statistics& statistics, const ArticleCount& count)
        : gazetteer_(gazetteer), statistics_(statistics), count_(count) {}

    /// The places that a value may mean, the most important first.
    std::vector<PlaceNumber> candidates(std::string_view value) const;
    /// What is taken, by the articles that a field of places has. Throws QueryError for an id that is no place.
    PlaceReading read(const Field& field, std::string_view value, Span span) const;
    /// The same for one that stands for a point: settlements go before regions and countries.
    PlaceReading read_centre(const Field& places, std::string_view value, Span span) const;

  private:
    PlaceReading choose(const Field& field, std::vector<PlaceNumber> numbers) const;
    PlaceTaken place_of(const Field& field, PlaceNumber number) const;
    std::vector<PlaceNumber> named(const std::vector<std::string>& words) const;
    std::vector<PlaceNumber> within(const std::vector<PlaceNumber>& places,
                                    const std::vector<std::string>& outer) const;
    std::vector<PlaceNumber> by_parts(const std::vector<std::vector<std::string>>& parts) const;
    std::vector<PlaceNumber> by_words(const std::vector<std::string>& words) const;
    void add_names(PlaceReading& reading, std::string_view value) const;
    void look_for(PlaceReading& reading) const;

    const Gazetteer& gazetteer_;
    const Statistics& statistics_;
    const ArticleCount& count_;
};

/// Whether a value is the number of a place, or has the form of a code of ours.
bool is_place_id(std::string_view value);

}  // namespace dateline
