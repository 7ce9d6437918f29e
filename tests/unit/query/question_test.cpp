#include "query/question.hpp"

#include <catch2/catch.hpp>

#include "query/language/describe.hpp"
#include "query/language/query_error.hpp"

using namespace dateline;
using Catch::Matchers::Contains;

namespace {

const QuestionOptions friday{*make_day(2022, 9, 16), false, false};

Question question(const std::string& text) {
    Question result;
    result.text = text;
    return result;
}

std::string understood(const Question& asked, QuestionOptions options = friday) {
    return canonical_query(*read_question(asked, FieldTable::builtin(), options).query.expression);
}

std::string condition_at_fault(const Question& asked, const std::string& message) {
    try {
        read_question(asked, FieldTable::builtin(), friday);
    } catch (const ConditionError& error) {
        CHECK(error.kind() == ErrorKind::usage);
        CHECK_THAT(error.what(), Contains(message));
        return error.condition();
    }
    return "none";
}

}  // namespace

TEST_CASE("Conditions are required beside the words") {
    Question asked = question("war graves");
    asked.persons = {"Zelenskiy", "Blinken"};
    asked.places = {"Izium"};
    asked.organisations = {"U.N."};
    asked.from = "2022-09";
    asked.to = "yesterday";
    CHECK(understood(asked) ==
          "war AND graves AND person:\"Zelenskiy\" AND person:\"Blinken\" AND org:\"U.N.\" AND place:\"Izium\" AND "
          "date:\"2022-09-01..2022-09-15\"");
    asked.text = "";
    asked.persons.clear();
    asked.organisations.clear();
    CHECK(understood(asked) == "place:\"Izium\" AND date:\"2022-09-01..2022-09-15\"");
    asked.places.clear();
    asked.to.clear();
    CHECK(understood(asked) == "date:\"2022-09-01..\"");
    asked.from.clear();
    CHECK(understood(asked).empty());
}

TEST_CASE("Any of the words is enough, but conditions stay") {
    Question asked = question("war graves");
    asked.places = {"Izium"};
    auto options = friday;
    options.any = true;
    CHECK(understood(asked, options) == "(war OR graves) AND place:\"Izium\"");
    const auto all = read_question(asked, FieldTable::builtin(), friday);
    REQUIRE(all.relaxed);
    CHECK(canonical_query(*all.relaxed) == "(war OR graves) AND place:\"Izium\"");
    CHECK_FALSE(read_question(asked, FieldTable::builtin(), options).relaxed);
}

TEST_CASE("Preferences only score, and dates never become one") {
    Question asked = question("war");
    asked.places = {"Izium"};
    asked.from = "2022";
    auto options = friday;
    options.prefer = true;
    CHECK(understood(asked, options) == "war AND place~\"Izium\" AND date:\"2022-01-01..\"");
}

TEST_CASE("A condition is enough to exclude from, a preference is not") {
    Question asked = question("-coffee");
    CHECK_THROWS_AS(understood(asked), QueryError);
    asked.places = {"Brazil"};
    CHECK(understood(asked) == "(-coffee) AND place:\"Brazil\"");
}

TEST_CASE("A condition that can't be read is named") {
    Question asked = question("war");
    asked.from = "Septembre";
    CHECK(condition_at_fault(asked, "Septembre") == "from");
    asked.from = "2022-09-16";
    asked.to = "2022-09-15";
    CHECK(condition_at_fault(asked, "is before") == "to");
    asked.to.clear();
    asked.persons = {"..."};
    CHECK(condition_at_fault(asked, "holds no word") == "person");
    const FieldTable without_dates = FieldTable::parse(R"({"format": 1, "fields": [
        {"name": "id", "record": "id", "kind": "id", "prefix": "Q", "help": "id"},
        {"name": "body", "record": "body", "kind": "text", "prefix": "", "help": "text"}]})");
    asked.persons.clear();
    CHECK_THROWS_AS(read_question(asked, without_dates, friday), ConditionError);
}
