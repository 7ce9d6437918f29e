#include "corpus/gazetteer/compiler/geonames_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "corpus/gazetteer/compiler/division_names.hpp"
#include "corpus/gazetteer/compiler/line_reader.hpp"
#include "corpus/gazetteer/compiler/message_catalogue.hpp"
#include "corpus/gazetteer/mapped_file.hpp"
#include "schemas/error.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

constexpr std::uint64_t greatest_number = UINT32_MAX;
constexpr std::uint64_t most_people = 20'000'000'000;

// The columns of cities500.txt that are read.
enum CityColumn : std::size_t {
    city_number,
    city_name,
    city_ascii,
    city_alternates,
    city_latitude,
    city_longitude,
    city_class,
    city_feature,
    city_country,
    city_region = 10,
    city_district = 11,
    city_population = 14,
    city_changed = 18,
    city_columns
};

std::string number_id(LineReader& file, std::string_view text) {
    return std::to_string(file.whole_number(text, "number of the record", greatest_number));
}

void check_new(const LineReader& file, DraftIndex added, const std::string& id) {
    if (added == no_draft) file.fail(fmt::format("there is another place with the number {}", id));
}

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

// Three capitals: an airport.
bool is_airport_code(std::string_view name) {
    return name.size() == 3 && std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// A transliteration by machine ("moseukeuba"), which nobody writes: names have capitals where letters have.
bool is_uncased(std::string_view name) {
    return is_plain(name) && std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void add_names(PlaceDraft& place, std::string_view list) {
    Columns names;
    split(list, ',', names);
    for (const std::string_view name : names)
        if (name.size() > 1 && !is_airport_code(name) && !is_uncased(name))
            place.names.push_back({std::string(name), PlaceNameKind::alternate, false});
}

// The smallest division of those named that the atlas knows, else the country.
DraftIndex parent_of(const Columns& columns, const Atlas& atlas) {
    const std::string country(columns[city_country]);
    const std::string region = fmt::format("{}.{}", country, columns[city_region]);
    const std::string district = fmt::format("{}.{}", region, columns[city_district]);
    for (const std::string& key : {district, region, country})
        if (const DraftIndex found = atlas.find(key); found != no_draft) return found;
    return no_draft;
}

std::string country_code(const LineReader& file, std::string_view code) {
    const bool is_code =
        code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!is_code && !code.empty()) file.fail(fmt::format("\"{}\" is no country code of two letters", code));
    return std::string(code);
}

PlaceDraft settlement_of(LineReader& file, const Columns& columns) {
    constexpr std::size_t longest_feature = 7;
    PlaceDraft place;
    place.id = number_id(file, columns[city_number]);
    place.name = columns[city_name];
    place.country = country_code(file, columns[city_country]);
    place.feature = columns[city_feature].substr(0, longest_feature);
    place.point = GeoPoint{file.degrees(columns[city_latitude], "latitude", 90),
                           file.degrees(columns[city_longitude], "longitude", 180)};
    if (!columns[city_population].empty())
        place.population = file.whole_number(columns[city_population], "population", most_people);
    if (place.name.empty()) file.fail("a place without a name");
    if (columns[city_ascii] != columns[city_name] && !columns[city_ascii].empty())
        place.names.push_back({std::string(columns[city_ascii]), PlaceNameKind::main, true});
    add_names(place, columns[city_alternates]);
    return place;
}

// Makes `name` the place's own, and keeps the old one.
void rename(PlaceDraft& place, const std::string& name) {
    if (name.empty() || name == place.name) return;
    place.names.push_back({place.name, PlaceNameKind::main, true});
    place.name = name;
}

DraftIndex add_division(Atlas& atlas, const std::string& code, PlaceDraft place) {
    const std::size_t dot = code.rfind('.');
    place.parent = dot == std::string::npos ? no_draft : atlas.find(code.substr(0, dot));
    const DraftIndex country = atlas.find(code.substr(0, code.find('.')));
    if (place.parent == no_draft) place.parent = country;
    if (country == no_draft) return no_draft;
    place.country = atlas[country].country;
    const bool is_region = code.find('.') == dot;
    place.kind = is_region ? PlaceKind::region : PlaceKind::district;
    place.feature = is_region ? "ADM1" : "ADM2";
    const DraftIndex added = atlas.add(std::move(place));
    if (added != no_draft) atlas.add_key(code, added);
    return added;
}

// A division's code and its newer name.
struct NewName {
    std::string code;
    std::string name;
};

std::vector<NewName> read_new_names(const std::string& path) {
    const MappedFile file(path);
    std::vector<NewName> names;
    try {
        for (const auto& row : nlohmann::json::parse(file.bytes()))
            names.push_back({row.at("code").get<std::string>(), row.at("name").get<std::string>()});
    } catch (const nlohmann::json::exception& error) {
        throw Error(ErrorKind::bad_data, fmt::format("{}: {}", path, error.what()));
    }
    std::erase_if(names,
                  [](const NewName& one) { return one.name.empty() || one.code.find('.') == std::string::npos; });
    return names;
}

std::string country_of(const std::string& code) { return code.substr(0, code.find('.')); }

std::string bare_key(const std::string& name) { return fold_name(bare_division_name(name)); }

// Of a country's regions: those with a newer name, and those of them whose newer name was another region's.
struct MovedNames {
    std::size_t all = 0;
    std::size_t moved = 0;
};

// Countries where a tenth of the names of regions or more have moved to other codes.
std::set<std::string> find_recoded(const std::vector<NewName>& names, const Atlas& atlas) {
    constexpr std::size_t tenth = 10;
    std::map<std::string, DraftIndex> old;  // regions by country and name
    for (DraftIndex i = 0; i < atlas.places().size(); ++i)
        if (atlas[i].kind == PlaceKind::region) old.try_emplace(atlas[i].country + bare_key(atlas[i].name), i);
    std::map<std::string, MovedNames> countries;
    for (const NewName& one : names) {
        const DraftIndex known = atlas.find(one.code);
        if (known == no_draft) continue;
        const auto before = old.find(country_of(one.code) + bare_key(one.name));
        const bool has_moved =
            before != old.end() && before->second != known && bare_key(atlas[known].name) != bare_key(one.name);
        MovedNames& counts = countries[country_of(one.code)];
        ++counts.all;
        counts.moved += has_moved ? 1 : 0;
    }
    std::set<std::string> recoded;
    for (const auto& [country, counts] : countries)
        if (counts.moved > 0 && counts.moved * tenth >= counts.all) recoded.insert(country);
    return recoded;
}

void read_division_name(const NewName& one, Atlas& atlas) {
    const DraftIndex known = atlas.find(one.code);
    if (known != no_draft) return rename(atlas[known], one.name);
    PlaceDraft place;
    place.id = "ADM." + one.code;
    place.name = one.name;
    add_division(atlas, one.code, std::move(place));
}

}  // namespace

std::string continent_key(std::string_view code) { return fmt::format("CONT.{}", code); }

void read_countries(const std::string& path, Atlas& atlas) {
    constexpr std::size_t columns_used = 17;
    LineReader file(path);
    while (file.next()) {
        if (file.line().empty() || file.line().front() == '#') continue;
        const Columns& columns = file.columns(columns_used);
        if (columns[16].empty()) continue;
        PlaceDraft place;
        place.id = number_id(file, columns[16]);
        place.name = columns[4];
        place.country = country_code(file, columns[0]);
        place.kind = PlaceKind::country;
        place.feature = "PCLI";
        place.population = file.whole_number(columns[7], "population", most_people);
        place.parent = atlas.find(continent_key(columns[8]));
        const DraftIndex added = atlas.add(std::move(place));
        check_new(file, added, std::string(columns[16]));
        atlas.add_key(std::string(columns[0]), added);
    }
}

void read_divisions(const std::string& path, Atlas& atlas) {
    constexpr std::size_t columns_used = 4;
    LineReader file(path);
    while (file.next()) {
        if (file.line().empty()) continue;
        const Columns& columns = file.columns(columns_used);
        const std::string code(columns[0]);
        const std::string country = code.substr(0, code.find('.'));
        if (country == code) file.fail(fmt::format("\"{}\" is no code of a division", code));
        if (atlas.find(country) == no_draft) continue;
        PlaceDraft place;
        place.id = number_id(file, columns[3]);
        place.name = columns[1];
        if (columns[2] != columns[1]) place.names.push_back({std::string(columns[2]), PlaceNameKind::main, true});
        check_new(file, add_division(atlas, code, std::move(place)), std::string(columns[3]));
    }
}

void DivisionNames::read(const std::string& path, Atlas& atlas) {
    const std::vector<NewName> names = read_new_names(path);
    const auto is_region = [](const NewName& one) { return one.code.find('.') == one.code.rfind('.'); };
    std::vector<NewName> regions;
    std::copy_if(names.begin(), names.end(), std::back_inserter(regions), is_region);
    recoded_.merge(find_recoded(regions, atlas));
    for (const NewName& one : names)
        if (recoded_.count(country_of(one.code)) == 0) read_division_name(one, atlas);
}

std::string read_settlements(const std::string& path, Atlas& atlas) {
    LineReader file(path);
    std::string newest;
    while (file.next()) {
        if (file.line().empty()) continue;
        const Columns& columns = file.columns(city_columns);
        if (columns[city_class] != "P") continue;
        PlaceDraft place = settlement_of(file, columns);
        place.parent = parent_of(columns, atlas);
        const std::string id = place.id;
        check_new(file, atlas.add(std::move(place)), id);
        newest = std::max(newest, std::string(columns[city_changed].substr(0, 10)));
    }
    return newest;
}

void read_exonyms(const std::string& path, Atlas& atlas) {
    for (const auto& [number, name] : read_catalogue(path)) {
        const DraftIndex known = is_geonames_number(number) ? atlas.find(number) : no_draft;
        if (known == no_draft || name.empty()) continue;
        PlaceDraft& place = atlas[known];
        if (!is_plain(place.name)) {
            rename(place, name);
        } else if (name != place.name) {
            place.names.push_back({name, PlaceNameKind::alternate, true});
        }
    }
}

void read_alternate_names(const std::string& path, Atlas& atlas) {
    constexpr std::size_t columns_used = 4;
    LineReader file(path);
    while (file.next()) {
        if (file.line().empty()) continue;
        const Columns& columns = file.columns(columns_used);
        const DraftIndex known = atlas.find(number_id(file, columns[1]));
        const std::string_view language = columns[2];
        const auto is_set = [&](std::size_t column) { return column < columns.size() && columns[column] == "1"; };
        const bool is_english = language == "en";
        const bool is_abbreviation = language == "abbr";
        if (known == no_draft || columns[3].empty() || !(is_english || is_abbreviation || language.empty())) continue;
        const PlaceNameKind kind = is_set(7)         ? PlaceNameKind::former
                                   : is_abbreviation ? PlaceNameKind::abbreviation
                                                     : PlaceNameKind::alternate;
        const std::string name(columns[3]);
        if (is_english && is_set(4) && kind == PlaceNameKind::alternate) rename(atlas[known], name);
        if (name != atlas[known].name) atlas[known].names.push_back({name, kind, is_english || is_abbreviation});
    }
}

}  // namespace dateline
