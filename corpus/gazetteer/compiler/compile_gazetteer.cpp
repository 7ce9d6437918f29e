#include "corpus/gazetteer/compiler/compile_gazetteer.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "corpus/gazetteer/compiler/atlas_completion.hpp"
#include "corpus/gazetteer/compiler/division_names.hpp"
#include "corpus/gazetteer/compiler/gazetteer_writer.hpp"
#include "corpus/gazetteer/compiler/geonames_files.hpp"
#include "corpus/gazetteer/compiler/line_reader.hpp"
#include "corpus/gazetteer/compiler/place_tables.hpp"
#include "corpus/shipped_file.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

std::string need_table(const std::string& folder, const std::string& name) {
    const std::string path = find_table(folder, name);
    if (path.empty()) throw Error(ErrorKind::no_input, fmt::format("{}: no {} there", folder, name));
    return path;
}

std::string need_settlements(const std::string& folder) {
    constexpr std::array names{"cities500.txt", "cities1000.txt", "cities5000.txt", "cities15000.txt",
                               "allCountries.txt"};
    for (const char* name : names)
        if (std::string path = find_table(folder, name); !path.empty()) return path;
    throw Error(ErrorKind::no_input, fmt::format("{}: no cities500.txt or another table of settlements there", folder));
}

void read_all_divisions(const std::string& folder, Atlas& atlas) {
    struct Level {
        const char* codes;
        const char* names;
    };
    constexpr std::array levels{Level{"admin1CodesASCII.txt", "admin1.json"}, Level{"admin2Codes.txt", "admin2.json"}};
    DivisionNames newer;
    for (const Level& level : levels) {
        if (const std::string path = find_table(folder, level.codes); !path.empty()) read_divisions(path, atlas);
        const auto names = std::filesystem::path(folder) / level.names;
        if (std::filesystem::exists(names)) newer.read(names.string(), atlas);
    }
}

}  // namespace

std::string compile_gazetteer(const GazetteerSources& sources) {
    Atlas atlas;
    const std::string continents =
        sources.tables.empty() ? "" : find_table(sources.tables, std::string(continents_table));
    if (!continents.empty()) read_place_table(continents, atlas);
    read_countries(need_table(sources.geonames, "countryInfo.txt"), atlas);
    read_all_divisions(sources.geonames, atlas);
    const std::string newest = read_settlements(need_settlements(sources.geonames), atlas);
    if (!sources.exonyms.empty()) read_exonyms(sources.exonyms, atlas);
    if (!sources.alternate_names.empty()) read_alternate_names(sources.alternate_names, atlas);
    if (!sources.tables.empty())
        for (const std::string& table : list_place_tables(sources.tables)) read_place_table(table, atlas);
    add_division_names(atlas);
    complete(atlas);
    return gazetteer_bytes(atlas, {fmt::format("GeoNames (geonames.org) {}, CC BY 4.0", newest)});
}

std::string shipped_place_tables() { return find_shipped({"places", "gazetteer/tables"}); }

}  // namespace dateline
