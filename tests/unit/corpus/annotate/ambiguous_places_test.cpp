// Names in context, each for a reason of its own (tests/gold/README.md): what the whole annotator makes of them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "corpus/annotate/annotator.hpp"
#include "corpus/annotate/name_model.hpp"
#include "corpus/annotate/shipped_model.hpp"
#include "shipped_places.hpp"

using namespace dateline;

namespace {

struct Row {
    std::string reason;
    std::string home;
    Article article;
    std::size_t start = 0;  // code points
    std::size_t end = 0;
    std::string wanted;  // "none", "unlisted", "optional", "demonym" or empty
    std::string ids;     // parted by '/'
};

std::vector<std::string> split(const std::string& line, char separator) {
    std::vector<std::string> parts;
    std::istringstream in(line);
    for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
    return parts;
}

std::size_t points(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Row read_row(const std::string& line) {
    const auto columns = split(line, '\t');
    REQUIRE(columns.size() == 5);
    Row row;
    row.reason = columns[0];
    row.home = columns[1];
    if (columns[2] != "-") row.article.dateline = columns[2];
    const auto open = columns[3].find('[');
    const auto close = columns[3].find(']');
    const std::string name = columns[3].substr(open + 1, close - open - 1);
    row.article.id = "a";
    row.article.source = "The Paper";
    row.article.body = columns[3].substr(0, open) + name + columns[3].substr(close + 1);
    row.start = points(columns[3].substr(0, open));
    row.end = row.start + points(name);
    const auto blank = columns[4].find(' ');
    const bool is_word = columns[4].find_first_of("0123456789.") == std::string::npos || blank != std::string::npos;
    row.wanted = is_word ? columns[4].substr(0, blank) : "";
    row.ids = !is_word ? columns[4] : blank == std::string::npos ? "" : columns[4].substr(blank + 1);
    return row;
}

std::vector<Row> read_rows() {
    std::ifstream file(DATELINE_TREE "/tests/unit/corpus/annotate/ambiguous_places.tsv");
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && line.front() != '#') rows.push_back(read_row(line));
    return rows;
}

bool is_wanted(const std::string& ids, const PlaceId& id) {
    const auto list = split(ids, '/');
    return std::find(list.begin(), list.end(), id) != list.end();
}

bool is_right(const Row& row, const Mentions& mentions) {
    std::vector<PlaceId> places;
    std::vector<PlaceId> demonyms;
    for (const Mention& mention : mentions)
        if (mention.field == TextField::body && mention.place && mention.start < row.end && row.start < mention.end)
            (mention.kind == MentionKind::place ? places : demonyms).push_back(mention.place->id);
    const auto any_wanted = [&](const auto& list) {
        return std::any_of(list.begin(), list.end(), [&](const auto& id) { return is_wanted(row.ids, id); });
    };
    if (row.wanted == "none") return places.empty();
    if (row.wanted == "unlisted") return std::none_of(places.begin(), places.end(), is_geonames_number);
    if (row.wanted == "optional") return places.empty() || any_wanted(places);
    if (row.wanted == "demonym") return places.empty() && any_wanted(demonyms);
    const bool may_lack =
        is_wanted(row.ids, "unlisted") && std::none_of(places.begin(), places.end(), is_geonames_number);
    return any_wanted(places) || may_lack;
}

}  // namespace

TEST_CASE("Names of several places are read as a reader would") {
    constexpr double floor = 0.85;
    const auto model = NameModel::load(shipped_model());
    std::size_t right = 0;
    const auto rows = read_rows();
    REQUIRE(rows.size() >= 150);
    for (const Row& row : rows) {
        auto homes = std::make_shared<SourceHomes>();
        if (row.home != "-") homes->add("The Paper", place_with(row.home));
        const Annotation annotation = Annotator({}, {model, nullptr, shipped_places(), homes}).annotate(row.article);
        if (is_right(row, annotation.mentions)) {
            ++right;
        } else {
            UNSCOPED_INFO("wrong: " << row.reason);
        }
    }
    CHECK(static_cast<double>(right) >= floor * static_cast<double>(rows.size()));
}
