// Queries for the fields that an archive's own schema adds, of every kind.
#include <catch2/catch.hpp>

#include <algorithm>

#include "query/language/describe.hpp"
#include "query/language/parser.hpp"
#include "query/language/query_error.hpp"
#include "query/searcher.hpp"
#include "schemas/custom_schema.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

using Ids = std::vector<std::string>;

const FieldTable& fields() {
    static const FieldTable table = with_schema(FieldTable::builtin(), R"({"fields": [
        {"name": "desk", "kind": "keyword"}, {"name": "lead", "kind": "text"},
        {"name": "kicker", "kind": "text", "weight": 2}, {"name": "editor", "kind": "person"},
        {"name": "firm", "kind": "organisation"}, {"name": "venue", "kind": "place"},
        {"name": "event", "kind": "date"}, {"name": "price", "kind": "number"}]})");
    return table;
}

Article with_extra(const std::string& id, const std::string& body, const std::string& extra) {
    Article article = story(id, "", body, "2022-09-16");
    article.extra = extra;
    return article;
}

std::vector<Article> articles() {
    return {
        with_extra("a", "coffee", R"({"desk":"Späte Nacht","lead":"Graves were found near Izium.","price":10})"),
        with_extra("b", "coffee", R"({"desk":["Sport","World"],"editor":"Ann van der Berg","price":[-2.5,40]})"),
        with_extra("c", "tea", R"({"firm":"U.N.","venue":"Kyiv","event":["2021-03-01","2024-12-31"],"price":12.75})"),
        with_extra("d", "tea", R"({"kicker":"Coffee news","event":"2022-06-15","lead":"The grave of a king"})"),
        story("e", "", "coffee and tea", "2022-09-16"),
    };
}

struct Archive {
    explicit Archive(std::size_t shards) : archive(articles(), options(shards)), searcher(archive.path()) {}

    static SmallArchiveOptions options(std::size_t shards) {
        auto made = dealt_into(shards);
        made.config.fields = fields();
        return made;
    }

    Answer ask(const std::string& text) {
        const auto query = parse_query(text, searcher.config().fields, {*make_day(2022, 9, 16), false, true});
        SearchRequest request;
        request.expression = query.expression.get();
        return searcher.search(request);
    }

    Ids found(const std::string& text) {
        Ids ids;
        for (const auto& hit : ask(text).hits) ids.push_back(hit.brief.id);
        std::sort(ids.begin(), ids.end());
        return ids;
    }

    SmallArchive archive;
    Searcher searcher;
};

}  // namespace

TEST_CASE("Fields of the archive's own are found as built-in ones of their kind") {
    struct Row {
        const char* query;
        Ids ids;
        const char* reason;
    };
    const std::vector<Row> rows{
        {"desk:sport", {"b"}, "a keyword, case folded"},
        {"desk:world", {"b"}, "any value of a list"},
        {"desk:\"späte nacht\"", {"a"}, "the whole value"},
        {"desk:nacht", {}, "a part is not the value"},
        {"desk:sp*", {"a", "b"}, "a beginning"},
        {"-desk:sport coffee", {"a", "d", "e"}, "an exclusion"},
        {"lead:graves", {"a", "d"}, "a word by its stem"},
        {"lead:\"graves\"", {"a"}, "as it stands"},
        {"lead:\"near izium\"", {"a"}, "words side by side"},
        {"lead:\"near graves\"", {}, "not side by side"},
        {"lead:gr*", {"a", "d"}, "a beginning of words"},
        {"graves", {}, "its words are not those of the text"},
        {"coffee news", {"d"}, "but for a field that has a weight"},
        {"kicker:coffee", {"d"}, "which has them under its name too"},
        {"editor:berg", {"b"}, "a part of a name"},
        {"editor:\"Ann Berg\"", {"b"}, "with room between them"},
        {"editor:=\"Ann Berg\"", {}, "the whole name is another"},
        {"editor:be*", {"b"}, "a beginning of a part"},
        {"person:berg", {}, "a field is apart from others of its kind"},
        {"entity:berg", {}, "and no member of built-in groups"},
        {"firm:un", {"c"}, "an organisation"},
        {"venue:kyiv", {"c"}, "a place"},
        {"event:2022", {"d"}, "a year"},
        {"event:2021-03", {"c"}, "a month, of the first of two dates"},
        {"event:2024-12-31", {"c"}, "a day, of the second"},
        {"event:2023", {}, "between two dates"},
        {"event:2022-06-15..", {"c", "d"}, "an open end"},
        {"event:..2022", {"c", "d"}, "an open beginning"},
        {"event:2024-06..2999", {"c"}, "an end far away"},
        {"event:2999", {}, "beyond the archive"},
        {"price:10", {"a"}, "a number"},
        {"price:10.0", {"a"}, "the same number"},
        {"price:\"10\"", {"a"}, "in quotes"},
        {"price:10..20", {"a", "c"}, "a range"},
        {"price:10..12.75", {"a", "c"}, "both ends are in it"},
        {"price:..20", {"a", "b", "c"}, "open before"},
        {"price:20..", {"b"}, "open behind, by the second of two"},
        {"price:-3..0", {"b"}, "below zero, by the first"},
        {"price:-2.5", {"b"}, "a decimal below zero"},
        {"price:0..5", {}, "between two numbers of an article"},
        {"-price:..20 -desk:sport", {"d", "e"}, "an exclusion of a range"},
        {"coffee price:5..50", {"a", "b"}, "beside words"},
        {"price:12..13 OR desk:sport", {"b", "c"}, "one of several"},
        {"coffee desk~sport", {"a", "b", "d", "e"}, "a preference requires nothing"},
        {"desk~sport", {"b"}, "but alone"},
        {"price~10..20", {"a", "c"}, "a range alone"},
    };
    for (const std::size_t shards : {1U, 3U}) {
        Archive archive(shards);
        for (const auto& row : rows) {
            INFO(row.query << " in " << shards << " shards: " << row.reason);
            CHECK(archive.found(row.query) == row.ids);
            CHECK(archive.ask(row.query).total.value == row.ids.size());
        }
    }
}

TEST_CASE("A preference for a field of the archive's own goes first and gives its share") {
    Archive archive(2);
    for (const auto* query : {"coffee desk~sport", "coffee price~40", "coffee editor~berg"}) {
        INFO(query);
        const auto hits = archive.ask(query).hits;
        REQUIRE(hits.size() == 4);
        CHECK(hits[0].brief.id == "b");
        CHECK(hits[0].score - hits[1].score > 0.2);
    }
    // Words of a text that is only filtered by give nothing.
    CHECK(archive.ask("lead:graves").hits.at(0).score == 0);
}

TEST_CASE("What is not understood of a field of the archive's own is told with its place") {
    struct Row {
        const char* query;
        Span span;
        const char* message;
        const char* reason;
    };
    const std::vector<Row> rows{
        {"coffee price:cheap", {13, 18}, "is no number: write 5, 2.5..7", "a word for a number"},
        {"price:1*", {6, 8}, "is no number", "a wildcard of a number"},
        {"price:20..10", {6, 12}, "ends before it begins", "a range the wrong way round"},
        {"price:..", {6, 8}, "a range needs a number", "no ends"},
        {"price:", {6, 6}, "a value is missing", "nothing"},
        {"event:soon", {6, 10}, "is no date", "a word for a date"},
        {"desk:s*", {5, 7}, "2 letters", "too short a beginning"},
        {"prize:5", {0, 5}, "did you mean \"price\"?", "a field that is misspelled"},
        {"nowhere:5", {0, 7}, "event, price", "a field that is not there: all are named"},
    };
    for (const auto& row : rows) {
        INFO(row.query << ": " << row.reason);
        try {
            parse_query(row.query, fields(), {});
            FAIL("it was understood");
        } catch (const QueryError& error) {
            CHECK(error.span() == row.span);
            CHECK_THAT(error.what(), Catch::Contains(row.message));
        }
    }
}

TEST_CASE("A query for fields of the archive's own is the same when it is read again") {
    for (const auto* query : {"price:10..20", "price:..20", "price:-2.5", "event:2022-06", "desk:sp*", "lead:graves",
                              "editor:=\"Ann Berg\"", "coffee price~10"}) {
        const auto once = canonical_query(*parse_query(query, fields(), {}).expression);
        INFO(query << " is " << once);
        CHECK(canonical_query(*parse_query(once, fields(), {}).expression) == once);
    }
}

TEST_CASE("Words that the archive has not are suggested from fields of its own") {
    Archive archive(2);
    for (const auto& [query, instead] : std::vector<std::pair<std::string, std::string>>{
             {"desk:sprot", "sport"}, {"editor:brg", "berg"}, {"lead:grves", "graves"}, {"venue:kiyv", "kyiv"}}) {
        INFO(query);
        const auto suggestions = archive.ask(query).suggestions;
        REQUIRE(suggestions.size() == 1);
        CHECK(suggestions[0].instead == instead);
    }
    CHECK(archive.ask("price:11").suggestions.empty());
}

TEST_CASE("A hit has the values of the archive's own fields as its record gives them") {
    Archive archive(2);
    const auto hit = archive.ask("desk:sport").hits.at(0);
    REQUIRE(hit.fields.size() == 3);
    CHECK(find_value(hit.fields, *fields().find("desk"))->texts == Ids{"Sport", "World"});
    CHECK(find_value(hit.fields, *fields().find("editor"))->texts == Ids{"Ann van der Berg"});
    CHECK(find_value(hit.fields, *fields().find("price"))->numbers == std::vector<double>{-2.5, 40});
    CHECK(archive.ask("\"coffee and tea\"").hits.at(0).fields.empty());
}
