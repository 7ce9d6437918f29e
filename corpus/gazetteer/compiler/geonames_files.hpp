// The files of GeoNames (https://download.geonames.org/export/dump/, readme.txt there tells their columns) and of what
// is made of them. Nothing of them is trusted: a line that can't be read is an Error(bad_data) that names file and
// line.
#pragma once

#include <set>
#include <string>

#include "corpus/gazetteer/compiler/atlas.hpp"

namespace dateline {

/// Where continents are found in an atlas: "CONT.EU".
std::string continent_key(std::string_view code);

/// countryInfo.txt: countries, found by their ISO codes too, in their continents. Those without a number are passed
/// over.
void read_countries(const std::string& path, Atlas& atlas);

/// admin1CodesASCII.txt and admin2Codes.txt: regions ("UA.07") and districts ("UA.07.6304"), in their countries and
/// regions. Those of unknown countries are passed over.
void read_divisions(const std::string& path, Atlas& atlas);

/// admin1.json and admin2.json: [{"code": "UA.07", "name": "Kharkiv Oblast"}, ...]. The names become the divisions'
/// own, the old ones stay as others; divisions without a number get ids of ours, "ADM.UA.07". A country that has dealt
/// out its codes anew since the divisions were listed keeps the old ones, as the settlements have them: one is told by
/// names that have moved to other codes. Regions are read before districts.
class DivisionNames {
  public:
    void read(const std::string& path, Atlas& atlas);

  private:
    std::set<std::string> recoded_;  // countries
};

/// cities500.txt and all files of its columns: populated places alone. Returns the date of the newest change.
std::string read_settlements(const std::string& path, Atlas& atlas);

/// English names in a gettext catalogue whose messages are GeoNames numbers. A name that is not plain ASCII gives way
/// to the English one; a plain one stays, being newer and English mostly, and the catalogue's is another name.
void read_exonyms(const std::string& path, Atlas& atlas);

/// alternateNamesV2.txt: names in English and those without a language, abbreviations, and names no longer in use;
/// no links, codes of airports and the like. Of places that the atlas has.
void read_alternate_names(const std::string& path, Atlas& atlas);

}  // namespace dateline
