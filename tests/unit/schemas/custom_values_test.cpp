#include "schemas/custom_values.hpp"

#include <catch2/catch.hpp>

#include "schemas/custom_schema.hpp"

using namespace dateline;

namespace {

const FieldTable& table() {
    static const FieldTable fields = with_schema(FieldTable::builtin(), R"({"fields": [
        {"name": "desk", "kind": "keyword"}, {"name": "lead", "kind": "text"}, {"name": "editor", "kind": "person"},
        {"name": "venue", "kind": "place"}, {"name": "event", "record": "eventDate", "kind": "date"},
        {"name": "price", "kind": "number"}]})");
    return fields;
}

struct Read {
    CustomValues values;
    std::optional<RecordFault> fault;
    RecordMends mends;
};

Read read(const std::string& extra) {
    Read result;
    Article article;
    article.extra = extra;
    result.fault = read_custom_values(article, table(), result.values, result.mends);
    return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("values of every kind are read, single or in lists") {
    struct Row {
        const char* why;
        const char* extra;
        const char* field;
        Texts shown;
    };
    const std::vector<Row> rows{
        {"a keyword", R"({"desk":"Sport"})", "desk", {"Sport"}},
        {"a list of keywords", R"({"desk":["Sport","World"]})", "desk", {"Sport", "World"}},
        {"a whole number as keyword", R"({"desk":7})", "desk", {"7"}},
        {"a truth value as keyword", R"({"desk":true})", "desk", {"true"}},
        {"blanks about it", R"({"desk":"  Sport\n"})", "desk", {"Sport"}},
        {"the same again", R"({"desk":["Sport","Sport"," Sport"]})", "desk", {"Sport"}},
        {"nothing among others", R"({"desk":["Sport",null,""]})", "desk", {"Sport"}},
        {"a text", R"({"lead":"Two words."})", "lead", {"Two words."}},
        {"a name", R"({"editor":"Ann O’Hara"})", "editor", {"Ann O’Hara"}},
        {"names of places", R"({"venue":["Kyiv","Izium"]})", "venue", {"Kyiv", "Izium"}},
        {"a day under a key of its own", R"({"eventDate":"2022-09-16"})", "event", {"2022-09-16"}},
        {"days and times",
         R"({"eventDate":["2022-09-16","2022-09-17T10:05+03:00"]})",
         "event",
         {"2022-09-16", "2022-09-17T10:05:00+03:00"}},
        {"a number", R"({"price":10})", "price", {"10"}},
        {"a decimal below zero", R"({"price":-2.5})", "price", {"-2.5"}},
        {"a number in a string, as CSV has it", R"({"price":" 10.50 "})", "price", {"10.5"}},
        {"numbers in the order of the record", R"({"price":[3,"1",3.0,2]})", "price", {"3", "1", "2"}},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto result = read(row.extra);
        REQUIRE_FALSE(result.fault);
        REQUIRE(result.values.size() == 1);
        const auto* value = find_value(result.values, *table().find(row.field));
        REQUIRE(value != nullptr);
        CHECK(value->shown() == row.shown);
    }
}

TEST_CASE("what is not given has no value") {
    for (const auto* extra :
         {"", "{}", R"({"desk":null})", R"({"desk":""})", R"({"desk":[]})", R"({"price":[null," "]})",
          R"({"Desk":"Sport"})", R"({"event":"2022-09-16"})", R"({"inner":{"desk":"Sport"}})"}) {
        CAPTURE(extra);
        const auto result = read(extra);
        CHECK_FALSE(result.fault);
        CHECK(result.values.empty());
    }
}

TEST_CASE("a value of the wrong kind is told, with its key and value") {
    struct Row {
        const char* why;
        const char* extra;
        RejectReason reason;
        const char* detail;
    };
    const std::vector<Row> rows{
        {"a word for a number", R"({"price":"cheap"})", RejectReason::wrong_type, "price: cheap"},
        {"a number with a unit", R"({"price":"5 EUR"})", RejectReason::wrong_type, "price: 5 EUR"},
        {"a decimal comma", R"({"price":"2,5"})", RejectReason::wrong_type, "price: 2,5"},
        {"a truth value for a number", R"({"price":true})", RejectReason::wrong_type, "price: true"},
        {"one of a list", R"({"price":[1,"two"]})", RejectReason::wrong_type, "price: two"},
        {"a list in a list", R"({"price":[[1]]})", RejectReason::wrong_type, "price: [1]"},
        {"an object for a keyword", R"({"desk":{"name":"Sport"}})", RejectReason::wrong_type,
         R"(desk: {"name":"Sport"})"},
        {"a number for a text", R"({"lead":7})", RejectReason::wrong_type, "lead: 7"},
        {"a number for a name", R"({"editor":7})", RejectReason::wrong_type, "editor: 7"},
        {"a year for a day", R"({"eventDate":2022})", RejectReason::wrong_type, "eventDate: 2022"},
        {"no day of the calendar", R"({"eventDate":"2022-02-30"})", RejectReason::bad_date, "eventDate: 2022-02-30"},
        {"a day in words", R"({"eventDate":["2022-02-28","soon"]})", RejectReason::bad_date, "eventDate: soon"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto result = read(row.extra);
        REQUIRE(result.fault);
        CHECK(result.fault->reason == row.reason);
        CHECK(result.fault->detail == row.detail);
    }
}

TEST_CASE("a time that can't be read beside its day is dropped and counted") {
    const auto result = read(R"({"eventDate":"2022-09-16T99:00"})");
    REQUIRE_FALSE(result.fault);
    CHECK(result.values.at(0).shown() == Texts{"2022-09-16"});
    CHECK(result.mends.times_dropped == 1);
}

TEST_CASE("an archive without fields of its own reads nothing") {
    Article article;
    article.extra = "not even JSON";
    CustomValues values;
    RecordMends mends;
    CHECK_FALSE(read_custom_values(article, FieldTable::builtin(), values, mends));
    CHECK(values.empty());
    CHECK(read_custom_values(article, table(), values, mends)->reason == RejectReason::broken_json);
}

TEST_CASE("a key is taken out of the unknown ones") {
    Article article;
    article.extra = R"({"desk":"Sport","a \"b\"":[1,2.5,null],"price":10})";
    clear_extra(article, "desk");
    CHECK(article.extra == R"({"a \"b\"":[1,2.5,null],"price":10})");
    clear_extra(article, "desk");
    CHECK(article.extra == R"({"a \"b\"":[1,2.5,null],"price":10})");
    clear_extra(article, "price");
    clear_extra(article, "a \"b\"");
    CHECK(article.extra.empty());
    clear_extra(article, "price");
    CHECK(article.extra.empty());
}
