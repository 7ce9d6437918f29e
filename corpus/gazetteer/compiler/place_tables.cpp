#include "corpus/gazetteer/compiler/place_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include "corpus/gazetteer/compiler/line_reader.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

// One cell of a row that is read into its place.
struct Cell {
    const LineReader& file;
    Atlas& atlas;
    PlaceDraft& place;
    std::string_view text;
};

DraftIndex known_place(const LineReader& file, const Atlas& atlas, std::string_view id) {
    const DraftIndex found = atlas.find(std::string(id));
    if (found == no_draft) file.fail(fmt::format("no place has the id \"{}\"", id));
    return found;
}

template <PlaceNameKind kind>
void read_names(const Cell& cell) {
    Columns names;
    split(cell.text, '|', names);
    for (const std::string_view name : names) {
        if (name.empty()) cell.file.fail("an empty name in a list");
        cell.place.names.push_back({std::string(name), kind, true});
    }
}

void read_name(const Cell& cell) {
    if (!cell.place.name.empty() && cell.place.name != cell.text)
        cell.place.names.push_back({cell.place.name, PlaceNameKind::main, true});
    cell.place.name = cell.text;
}

void read_point(const Cell& cell) {
    Columns numbers;
    split(cell.text, ',', numbers);
    if (numbers.size() != 2) cell.file.fail(fmt::format("\"{}\" is no point: latitude,longitude", cell.text));
    cell.place.point =
        GeoPoint{cell.file.degrees(numbers[0], "latitude", 90), cell.file.degrees(numbers[1], "longitude", 180)};
}

void read_members(const Cell& cell) {
    Columns ids;
    split(cell.text, '|', ids);
    for (const std::string_view id : ids) cell.place.members.push_back(known_place(cell.file, cell.atlas, id));
}

void read_population(const Cell& cell) {
    cell.place.population = cell.file.whole_number(cell.text, "population", UINT32_MAX);
}

void read_country(const Cell& cell) {
    if (cell.text.size() != 2) cell.file.fail(fmt::format("\"{}\" is no country code of two letters", cell.text));
    cell.place.country = cell.text;
}

void read_within(const Cell& cell) { cell.place.parent = known_place(cell.file, cell.atlas, cell.text); }

void read_nothing(const Cell&) {}

struct ColumnRow {
    std::string_view name;
    void (*read)(const Cell& cell);
};
constexpr std::array column_rows{
    ColumnRow{"id", read_nothing},
    ColumnRow{"kind", read_nothing},
    ColumnRow{"code", read_nothing},
    ColumnRow{"comment", read_nothing},
    ColumnRow{"name", read_name},
    ColumnRow{"point", read_point},
    ColumnRow{"population", read_population},
    ColumnRow{"country", read_country},
    ColumnRow{"within", read_within},
    ColumnRow{"members", read_members},
    ColumnRow{"alternates", read_names<PlaceNameKind::alternate>},
    ColumnRow{"abbreviations", read_names<PlaceNameKind::abbreviation>},
    ColumnRow{"former", read_names<PlaceNameKind::former>},
    ColumnRow{"metonyms", read_names<PlaceNameKind::metonym>},
    ColumnRow{"demonyms", read_names<PlaceNameKind::demonym>},
};

using Header = std::vector<const ColumnRow*>;

Header read_header(LineReader& file) {
    Header header;
    for (const std::string_view name : file.columns(1)) {
        const auto* const row = std::find_if(column_rows.begin(), column_rows.end(),
                                             [&](const ColumnRow& one) { return one.name == name; });
        if (row == column_rows.end()) file.fail(fmt::format("\"{}\" is no column of such a table", name));
        header.push_back(row);
    }
    return header;
}

std::string_view text_of(const Header& header, const Columns& columns, std::string_view name) {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (header[i]->name == name) return columns[i];
    return {};
}

PlaceKind kind_named(const LineReader& file, std::string_view name) {
    for (auto kind = PlaceKind::settlement; kind <= PlaceKind::former;
         kind = static_cast<PlaceKind>(static_cast<int>(kind) + 1))
        if (to_string(kind) == name) return kind;
    file.fail(fmt::format("\"{}\" is no kind of place", name));
}

DraftIndex add_place(const LineReader& file, Atlas& atlas, std::string_view id, std::string_view kind) {
    PlaceDraft place;
    place.id = id;
    place.kind = kind_named(file, kind);
    if (is_geonames_number(id)) file.whole_number(id, "id", UINT32_MAX);
    const DraftIndex added = atlas.add(std::move(place));
    if (added == no_draft) file.fail(fmt::format("there is another place with the id \"{}\"", id));
    return added;
}

void read_row(LineReader& file, const Header& header, Atlas& atlas) {
    const Columns& columns = file.columns(1);
    if (columns.size() > header.size()) file.fail("more columns than the header names");
    const std::string_view id = text_of(header, columns, "id");
    if (id.empty()) file.fail("no id");
    const std::string_view kind = text_of(header, columns, "kind");
    const DraftIndex index = kind.empty() ? known_place(file, atlas, id) : add_place(file, atlas, id, kind);
    if (const auto code = text_of(header, columns, "code"); !code.empty()) atlas.add_key(std::string(code), index);
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!columns[i].empty()) header[i]->read({file, atlas, atlas[index], columns[i]});
    if (atlas[index].name.empty()) file.fail("a place without a name");
}

}  // namespace

void read_place_table(const std::string& path, Atlas& atlas) {
    LineReader file(path);
    Header header;
    while (file.next()) {
        if (file.line().empty() || file.line().front() == '#') continue;
        if (header.empty()) {
            header = read_header(file);
        } else {
            read_row(file, header, atlas);
        }
    }
}

std::vector<std::string> list_place_tables(const std::string& folder) {
    std::error_code error;
    std::vector<std::string> tables;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const bool is_table = entry.path().extension() == ".tsv" && entry.path().filename() != continents_table;
        if (is_table) tables.push_back(entry.path().string());
    }
    if (error) throw Error(ErrorKind::no_input, fmt::format("{}: {}", folder, error.message()));
    std::sort(tables.begin(), tables.end());
    return tables;
}

}  // namespace dateline
