#include "schemas/facet_columns.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "schemas/error.hpp"
#include "schemas/facet_writer.hpp"
#include "schemas/name_key.hpp"

using namespace dateline;

namespace {

const Field& field_named(std::string_view name) { return *FieldTable::builtin().find(name); }

using Values = std::vector<std::vector<std::string>>;  // of each document, from 1

std::string file_of(std::string_view field, const Values& values) {
    const auto documents = static_cast<std::uint32_t>(values.size());
    FacetColumnWriter column(field_named(field), documents);
    for (std::uint32_t i = 0; i < documents; ++i)
        for (const auto& value : values[i]) column.add(i + 1, value);
    FacetFileWriter file(documents);
    file.add_values(field_named(field), std::move(column).finish());
    return std::move(file).finish();
}

std::vector<std::string> shown(const FacetColumn& column, std::uint32_t document) {
    std::vector<std::string> values;
    column.visit(document, [&](std::uint32_t ordinal) { values.push_back(column.value(ordinal).shown); });
    return values;
}

// A file of all kinds of sections.
std::string full_file() {
    FacetColumnWriter column(field_named("place"), 3);
    column.add(1, "Kyiv", 1);
    column.add(1, "Izium", 2);
    column.add(3, "KYIV", 1);
    auto values = std::move(column).finish();
    FacetFileWriter file(3);
    file.add_places(
        {{{"703448", "Kyiv", GeoPoint{50.45466, 30.5238}}, {"", "Izium", std::nullopt}}, std::move(values.places)});
    file.add_values(field_named("place"), std::move(values));
    file.add_days({1, 3}, {std::nullopt, parse_day("2022-09-16"), std::nullopt, parse_day("1987-02-26")});
    file.add_lengths({0, 300, 0, 12});
    file.add_signatures(FacetSignatureWriter(3));
    return std::move(file).finish();
}

// Reads all that is there.
void read_all(const std::string& bytes) {
    const FacetColumns columns(bytes, "x.facets");
    const FacetColumn column = columns.values("place");
    for (std::uint32_t document = 0; document <= columns.documents(); ++document) shown(column, document);
    for (std::uint32_t ordinal = 0; ordinal < column.size(); ++ordinal) {
        column.find(column.value(ordinal).key);
        column.first_of_key(ordinal);
    }
    columns.keys("place", column.size()).find(name_key("kyiv"));
    columns.lengths()(3);
    for (std::uint32_t document = 0; document <= columns.documents(); ++document) columns.signatures()(document);
    const FacetDays days = columns.days();
    for (std::uint32_t document = 0; document <= columns.documents() + 1; ++document) days.day(document);
    columns.places();
}

}  // namespace

TEST_CASE("a column gives the values of each document") {
    const std::string bytes = file_of("person", {{"Ann O'Hara", "Bo"}, {}, {"Bo"}});
    const FacetColumns columns(bytes, "x.facets");
    CHECK(columns.documents() == 3);
    const FacetColumn column = columns.values("person");
    CHECK(column.size() == 2);
    CHECK(shown(column, 0).empty());
    CHECK(shown(column, 1) == std::vector<std::string>{"Ann O'Hara", "Bo"});
    CHECK(shown(column, 2).empty());
    CHECK(shown(column, 3) == std::vector<std::string>{"Bo"});
    CHECK(column.value(0) == FacetValue{"Ann O'Hara", "ann ohara", 1});
    CHECK(column.value(1) == FacetValue{"Bo", "bo", 2});
    CHECK(column.find("bo") == 1U);
    CHECK_FALSE(column.find("b"));
    CHECK_FALSE(column.find("bob"));
}

TEST_CASE("spellings of one key stand together, and a document has the key once") {
    const std::string bytes = file_of("org", {{"U.N.", "UN"}, {"UN"}, {"Un"}, {"U.N."}, {"Z", "..."}, {"A"}});
    const FacetColumns columns(bytes, "x.facets");
    const FacetColumn column = columns.values("org");
    REQUIRE(column.size() == 5);
    CHECK(column.value(1) == FacetValue{"U.N.", "un", 2});
    CHECK(column.value(2) == FacetValue{"UN", "un", 1});
    CHECK(column.value(3) == FacetValue{"Un", "un", 1});
    CHECK(column.repeats() == std::vector<std::uint32_t>{2, 3});
    CHECK(column.find("un") == 1U);
    const std::vector<std::uint32_t> firsts{0, 1, 1, 1, 4};
    for (std::uint32_t ordinal = 0; ordinal < 5; ++ordinal) CHECK(column.first_of_key(ordinal) == firsts[ordinal]);
    CHECK(shown(column, 1) == std::vector<std::string>{"U.N."});
    CHECK(shown(column, 5) == std::vector<std::string>{"Z"});
}

TEST_CASE("keywords are the same where their folded text is") {
    CHECK(facet_key(field_named("topic"), "Élysée  U.S.") == "elysee  u.s.");
    CHECK(facet_key(field_named("person"), "Élysée  U.S.") == "elysee us");
}

TEST_CASE("days and places are as they were given") {
    const std::string bytes = full_file();
    const FacetColumns columns(bytes, "x.facets");
    const FacetDays days = columns.days();
    CHECK_FALSE(days.day(0));
    CHECK(days.day(1) == parse_day("2022-09-16"));
    CHECK_FALSE(days.day(2));
    CHECK(days.day(3) == parse_day("1987-02-26"));
    CHECK_FALSE(days.day(4));
    const std::vector<bool> are_there{false, true, false, true, false};
    for (std::uint32_t document = 0; document < are_there.size(); ++document)
        CHECK(days.has(document) == are_there[document]);
    const FacetPlaces places = columns.places();
    CHECK(places.numbers == std::vector<std::uint32_t>{2, 1, 1});
    CHECK(places.places ==
          std::vector<FacetPlace>{{"703448", "Kyiv", GeoPoint{50.45466, 30.5238}}, {"", "Izium", std::nullopt}});
}

TEST_CASE("a shard in which nothing is known has columns too") {
    const std::string bytes = file_of("source", {});
    const FacetColumn column = FacetColumns(bytes, "x").values("source");
    CHECK(column.size() == 0);
    CHECK_FALSE(column.find("wire"));
    CHECK(shown(column, 0).empty());
    FacetFileWriter file(2);
    file.add_days({1}, {});
    const std::string undated = std::move(file).finish();
    const FacetDays days = FacetColumns(undated, "x").days();
    CHECK(days.has(1));
    CHECK_FALSE(days.has(2));
    CHECK_FALSE(days.day(1));
}

TEST_CASE("columns of many values and documents are read back") {
    std::mt19937 engine(16);
    Values values(3000);
    for (auto& list : values) {
        // Thousands of names for one of them: more than two bytes can tell the beginnings of.
        const std::size_t count = engine() % 500 == 0 ? 30000 : engine() % 4;
        for (std::size_t i = 0; i < count; ++i) list.push_back("Name" + std::to_string(engine() % 70000));
    }
    const std::string bytes = file_of("person", values);
    const FacetColumns columns(bytes, "x.facets");
    const FacetColumn column = columns.values("person");
    std::map<std::string, std::uint32_t> articles;
    for (std::uint32_t i = 0; i < values.size(); ++i) {
        std::vector<std::string> expected;
        for (const auto& value : values[i])
            if (std::find(expected.begin(), expected.end(), value) == expected.end() && values[i].size() < 100)
                expected.push_back(value);
        if (values[i].size() < 100) REQUIRE(shown(column, i + 1) == expected);
        std::vector<std::string> all = values[i];
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        for (const auto& value : all) ++articles[value];
    }
    REQUIRE(column.size() == articles.size());
    std::uint32_t ordinal = 0;
    for (const auto& [name, count] : articles) {
        const FacetValue value = column.value(ordinal);
        REQUIRE(value.shown == name);
        REQUIRE(value.articles == count);
        if (ordinal % 97 == 0) REQUIRE(column.find(value.key) == ordinal);
        ++ordinal;
    }
}

TEST_CASE("damaged columns are said to be damaged") {
    const std::string whole = full_file();
    REQUIRE_NOTHROW(read_all(whole));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        INFO("cut to " << size << " bytes");
        CHECK_THROWS_AS(read_all(whole.substr(0, size)), Error);
    }
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x15);
        INFO("byte " << at);
        CHECK_THROWS_WITH(read_all(changed), Catch::StartsWith("x.facets"));
    }
    CHECK_THROWS_WITH(FacetColumns(whole, "x.facets").values("person"), Catch::Contains("\"person\""));
}

TEST_CASE("bytes whose checksums are right are not trusted either") {
    std::mt19937 engine(9);
    for (int round = 0; round < 20000; ++round) {
        FacetColumnWriter column(field_named("place"), 3);
        column.add(1, "Kyiv", 1);
        column.add(2, "Kyiv Oblast", 1);
        auto values = std::move(column).finish();
        std::string& section = round % 2 == 0 ? values.section : values.keys;
        section[engine() % section.size()] = static_cast<char>(engine());
        if (round % 3 == 0) section.resize(engine() % section.size());
        FacetFileWriter file(3);
        file.add_days({1, 2, 3}, {std::nullopt, parse_day("2022-09-16")});
        file.add_lengths({0, 1, 2, 3});
        file.add_signatures(FacetSignatureWriter(3));
        file.add_places({{{"703448", "Kyiv", std::nullopt}}, values.places});
        file.add_values(field_named("place"), std::move(values));
        try {
            read_all(std::move(file).finish());
        } catch (const Error& error) {
            REQUIRE(error.kind() == ErrorKind::unavailable);
        }
    }
}
