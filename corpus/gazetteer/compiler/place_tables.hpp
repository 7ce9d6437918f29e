// Tables of places written by hand: what GeoNames lacks, or says otherwise than the news do.
//
// A table is UTF-8 text: lines that begin with '#' are comments; the first other line names its columns, the following
// ones have a place each, with tabs between. Columns (any, in any order, but `id`; of lists the parts have '|'
// between):
//
//   id             GeoNames number, ISO code of a country ("UA"), code of a division ("UA.07"), or a code of ours
//   kind           PlaceKind: this is a place of ours, made by this line. Without it, the place must be known
//   code           another key for a place of ours
//   comment        for people
//   name           in English; what the place was called before stays a name of it
//   point          "50.45,30.52"
//   population     people
//   country        ISO code, of a place of ours
//   within         id of what it lies in
//   members        ids of what it holds or of what came after it
//   alternates, abbreviations, former, metonyms, demonyms   names
#pragma once

#include <string>
#include <vector>

#include "corpus/gazetteer/compiler/atlas.hpp"

namespace dateline {

/// The table by which continents are made: before countries, that lie in them.
inline constexpr std::string_view continents_table = "continents.tsv";

/// Reads one table. Throws Error(bad_data) that names file and line for an id that nothing has, an unknown column and
/// all that can't be read.
void read_place_table(const std::string& path, Atlas& atlas);

/// The tables (*.tsv) in a folder, by name, without that of the continents. Throws Error(no_input) where there is no
/// such folder.
std::vector<std::string> list_place_tables(const std::string& folder);

}  // namespace dateline
