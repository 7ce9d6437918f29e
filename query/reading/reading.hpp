// What a value of a field was taken for in an archive: the names and places that it stands for, and what else it could
// have meant.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "query/language/expression.hpp"
#include "schemas/field_table.hpp"
#include "schemas/place.hpp"

namespace dateline {

/// In how many articles that may be shown any of the terms is. Null where all articles may be shown.
using ArticleCount = std::function<std::uint64_t(const std::vector<std::string>& terms)>;

/// A name of the archive, as shown.
struct NameTaken {
    std::string name;
    std::uint64_t articles = 0;
    bool operator==(const NameTaken&) const = default;
};

/// The names of one field that a value stands for.
struct NameReading {
    const Field* field = nullptr;
    std::vector<NameTaken> names;  ///< the most frequent first; empty where the archive keeps no keys
    /// For each word of the value the words of names that count as it, itself among them; sorted.
    std::vector<std::vector<std::string>> variants;
    /// Folded words of whole names that count as the value: of a value of several words, and acronyms.
    std::vector<std::vector<std::string>> whole_names;
    /// Of a person's full name whose surname no other name of the archive has more often: the words that are that
    /// surname, and the other whole names with it.
    std::vector<std::string> surnames = {};
    std::vector<std::vector<std::string>> rivals = {};
};

/// A place of the gazetteer, and the articles whose places it is or holds.
struct PlaceTaken {
    PlaceId id;
    std::string name;  ///< with what tells it apart: "Paris, Texas, United States"
    PlaceKind kind = PlaceKind::settlement;
    GeoPoint point;
    std::uint64_t articles = 0;
    std::vector<PlaceId> covering = {};  ///< by which articles are found: Gazetteer::covering()
};

/// The place that a value stands for.
struct PlaceReading {
    const Field* field = nullptr;
    std::optional<PlaceTaken> taken;    ///< none: searched by name alone, `trouble` says why
    bool absent = false;                ///< no article of the archive has what is taken, not by a name either
    std::vector<PlaceTaken> namesakes;  ///< others of the archive that are called so; most articles first
    std::vector<PlaceId> others;     ///< what covers all that are called so and are in the archive, but what is taken
    std::vector<PlaceId> strangers;  ///< of the others, those that neither lie in what is taken nor hold it
    std::vector<std::vector<std::string>> whole_names;  ///< folded words of its names, as records give them
    std::vector<std::string> members;                   ///< of a former state: the countries of today
    std::string trouble;
};

/// All that one field node was taken for: a group has a name reading for each member that holds names.
struct FieldReading {
    const Expression* asked = nullptr;
    std::vector<NameReading> names;
    std::optional<PlaceReading> place;
};

}  // namespace dateline
