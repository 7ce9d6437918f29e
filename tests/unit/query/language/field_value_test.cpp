#include "query/language/field_value.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "query/language/query_error.hpp"
#include "schemas/text_fold.hpp"

using namespace dateline;

namespace {

const Day friday = *make_day(2022, 9, 16);

// The built-in table, and a number.
const FieldTable& table() {
    static const FieldTable fields = FieldTable::parse(R"({"format": 1, "fields": [
        {"name": "id", "record": "id", "kind": "id", "prefix": "Q"},
        {"name": "title", "record": "title", "kind": "text", "prefix": "S"},
        {"name": "person", "record": "persons", "kind": "person", "prefix": "XP", "full_prefix": "XPFULL"},
        {"name": "source", "record": "source", "kind": "keyword", "prefix": "XSOURCE"},
        {"name": "date", "record": "published", "kind": "date", "prefix": "D", "month_prefix": "M", "year_prefix": "Y"},
        {"name": "is", "kind": "state", "prefix": "XIS"},
        {"name": "entity", "kind": "group", "members": ["person"]},
        {"name": "words", "record": "words", "kind": "number", "slot": 64}]})");
    return fields;
}

FieldRequest request(const std::string& name, std::string_view value) {
    FieldRequest asked;
    asked.field = table().find(name);
    asked.value = value;
    return asked;
}

ExpressionPtr make(const std::string& name, std::string_view value) {
    return make_field_expression(request(name, value), friday);
}

struct NumberRow {
    std::string text;
    NumberRange range;
    std::string reason;
};
const std::vector<NumberRow> numbers{
    {"5", {5, 5}, "one number"},
    {"-5", {-5, -5}, "below nought"},
    {"2.5", {2.5, 2.5}, "a decimal"},
    {"1e3", {1000, 1000}, "an exponent"},
    {"+5", {5, 5}, "a plus"},
    {"-.5..+.5", {-0.5, 0.5}, "signs and no nought before the points"},
    {"2..7", {2, 7}, "a range"},
    {"2.5..7.25", {2.5, 7.25}, "points within and between"},
    {"-7..-2", {-7, -2}, "a range below nought"},
    {"..7", {std::nullopt, 7}, "open before"},
    {"2..", {2, std::nullopt}, "open behind"},
    {"7..7", {7, 7}, "both ends the same"},
};

struct Fault {
    std::string field;
    std::string value;
    std::string message;
    std::string reason;
};
const std::vector<Fault> faults{
    {"words", "", "a value is missing", "nothing"},
    {"words", "five", "is no number", "letters"},
    {"words", "5 ", "is no number", "a blank"},
    {"words", "1,000", "is no number", "a comma"},
    {"words", "nan", "is no number", "what arithmetic calls no number"},
    {"words", "inf", "is no number", "nor is there an endless one"},
    {"words", "1e999", "is no number", "too large"},
    {"words", "7..2", "ends before it begins", "a range the wrong way round"},
    {"words", "..", "a range needs a number", "a range without ends"},
    {"words", "1..2..3", "is no number", "two ranges"},
    {"words", ">5", "write 5, 2.5..7", "a comparison"},
    {"is", "lost", "undated, corrected", "no state"},
    {"is", "un*", "is no state", "no wildcards"},
    {"title", "...", "holds no word", "punctuation"},
    {"title", "a*", "2 letters", "too short a beginning"},
    {"person", "...", "holds no word", "punctuation as name"},
    {"person", "jo li*", "single word", "a beginning of two words"},
    {"entity", "-x", "write -entity", "a minus inside"},
    {"source", "...", "holds no word", "punctuation as keyword"},
    {"date", "bananas", "is no date", "no date"},
};

}  // namespace

TEST_CASE("numbers are read") {
    for (const NumberRow& row : numbers) {
        INFO(row.text << ": " << row.reason);
        CHECK(make("words", row.text)->numbers == row.range);
    }
}

TEST_CASE("values that mean nothing are refused") {
    for (const Fault& row : faults) {
        INFO(row.field << ":" << row.value << ": " << row.reason);
        CHECK_THROWS_WITH(make(row.field, row.value), Catch::Contains(row.message));
    }
}

TEST_CASE("words are folded by kind") {
    CHECK(make("title", "Mid-Term")->words == std::vector<std::string>{"mid", "term"});
    CHECK(make("person", "Зеленський")->words == name_words("Zelens'kij"));
    CHECK(make("entity", "U.N.")->words == std::vector<std::string>{"un"});
    CHECK(make("source", "Der Spiegel")->words.empty());
    CHECK(make("source", "Der Spiegel")->value == "Der Spiegel");
    CHECK(make("id", "A b*")->value == "A b*");
}

TEST_CASE("a bare star is a wildcard, one in quotes is itself") {
    auto asked = request("source", "reut*");
    CHECK(make_field_expression(asked, friday)->wildcard);
    CHECK(make_field_expression(asked, friday)->value == "reut");
    asked.quoted = true;
    CHECK_FALSE(make_field_expression(asked, friday)->wildcard);
    CHECK(make_field_expression(asked, friday)->value == "reut*");
}

TEST_CASE("dates come with their days") {
    CHECK(make("date", "last week")->range == DayRange{make_day(2022, 9, 5), make_day(2022, 9, 11)});
}

TEST_CASE("how it is asked is kept") {
    auto asked = request("person", "Jo");
    asked.exact = true;
    asked.preferred = true;
    asked.span = {3, 9};
    const auto node = make_field_expression(asked, friday);
    CHECK(node->exact);
    CHECK(node->preferred);
    CHECK(node->span == Span{3, 9});
    CHECK(node->field == table().find("person"));
}

TEST_CASE("faults count from where the value begins") {
    auto asked = request("date", "last wek");
    asked.offset = 100;
    try {
        make_field_expression(asked, friday);
        FAIL("it was taken");
    } catch (const QueryError& error) {
        CHECK(error.span() == Span{105, 108});
    }
}
