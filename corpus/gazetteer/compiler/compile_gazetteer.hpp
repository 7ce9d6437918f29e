// From GeoNames' files and tables of ours to a gazetteer's file.
#pragma once

#include <string>

namespace dateline {

/// What a gazetteer is made of. Folders and files; empty: none.
struct GazetteerSources {
    std::string geonames;         ///< folder with countryInfo.txt and one or several tables of settlements
    std::string exonyms;          ///< gettext catalogue of English names
    std::string alternate_names;  ///< alternateNamesV2.txt
    std::string tables;           ///< folder of tables of ours
};

/// The bytes of the file. The folder of GeoNames must have countryInfo.txt and cities500.txt, cities1000.txt,
/// cities5000.txt, cities15000.txt or allCountries.txt (the first of these that is there); the others are read where
/// they are. Packed files have ".gz" behind their names. Throws Error(no_input) where a file is missing,
/// Error(bad_data) that names file and line.
std::string compile_gazetteer(const GazetteerSources& sources);

/// The tables of ours that come with the programs: where they are, or should be (find_shipped()).
std::string shipped_place_tables();

}  // namespace dateline
