// The lists of names that a model knows beforehand, from GeoNames' files and a table of other names.
#pragma once

#include <cstdint>
#include <string>

#include "corpus/training/word_list.hpp"

namespace dateline {

/// What the bits of a name in a model's lists stand for, from the lowest.
enum class NameList : std::uint8_t { region, city, town, first_name, last_name, organisation, demonym };

/// Where the names come from; an empty path: from nowhere.
struct NameListFiles {
    std::string cities;     ///< GeoNames' dump of cities: those with 5,000 people are towns, with 100,000 cities
    std::string countries;  ///< GeoNames' countryInfo.txt
    std::string divisions;  ///< GeoNames' admin1CodesASCII.txt
    std::string others;     ///< a name and its list's name, "first-name", with a tab between
};

/// Names in small letters, in order. Throws Error(no_input) and Error(bad_data), which names file and line.
PhraseList collect_names(const NameListFiles& files);

}  // namespace dateline
