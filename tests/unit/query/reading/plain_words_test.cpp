#include "query/reading/plain_words.hpp"

#include <catch2/catch.hpp>

#include "query/language/describe.hpp"
#include "tests/unit/query/annotated_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

Annotation izium() {
    Annotation annotation = places({"707292", "690791"});
    annotation.persons = {"Volodymyr Zelenskiy", "Antony Blinken"};
    annotation.organisations = {"United Nations", "OPEC"};
    return annotation;
}

// What a query is understood as. The archive speaks of Izium, of Reading once and of reading often.
std::string understood(const std::string& text, bool any = false) {
    static const auto archive = [] {
        std::vector<Annotation> annotations{izium(), places({"2639577"}), persons({"John Reading"})};
        annotations.resize(12);
        const std::vector<std::string> texts(12, "reading of nice graves by who may");
        return std::make_unique<AnnotatedArchive>(annotations, 2, texts);
    }();
    auto query = parse_query(text, FieldTable::builtin(), {*make_day(2022, 9, 16), any, true});
    notice_plain_words(query, text, archive->reader(), *make_day(2022, 9, 16));
    return canonical_query(*query.expression);
}

struct Row {
    std::string text;
    std::string understood;
    std::string reason;
};

}  // namespace

TEST_CASE("names, places and times are noticed in plain words") {
    const std::vector<Row> rows{
        {"Zelensky Izium graves", "person~\"Zelensky\" AND place~\"Izium\" AND graves", "a person, a place and a word"},
        {"zelenskyy izium graves", "person~\"zelenskyy\" AND place~\"izium\" AND graves", "in small letters"},
        {"Зеленський", "person~\"Зеленський\"", "in another script, alone"},
        {"antony blinken", "person~\"antony blinken\"", "a name of two words"},
        {"antony", "antony", "a first name alone is a word"},
        {"united nations graves", "org~\"united nations\" AND graves", "an organisation"},
        {"opec", "org~\"opec\"", "one of one word"},
        {"graves September 2022", "graves AND date~\"2022-09-01..2022-09-30\" about~\"2022-09-01..2022-09-30\"",
         "a month"},
        {"graves 2022-09-16", "graves AND date~\"2022-09-16\" about~\"2022-09-16\"", "a day"},
        {"graves last week", "graves AND date~\"2022-09-05..2022-09-11\" about~\"2022-09-05..2022-09-11\"",
         "a relative one"},
        {"graves 1945", "graves AND date~\"1945-01-01..1945-12-31\" about~\"1945-01-01..1945-12-31\"", "a year"},
        {"graves 450", "graves AND 450", "a number is no year"},
        {"graves may", "graves AND may", "a month alone is a word"},
        {"graves friday", "graves AND friday", "so is a weekday"},
        {"reading graves", "reading AND graves", "a place that is mostly a word"},
        {"nice graves", "nice AND graves", "a place that the archive has not"},
        {"Paris graves", "paris AND graves", "nor has it Paris"},
        {"who", "who", "no initials of a common word"},
        {"\"Izium\" graves", "+izium AND graves", "quotes are not read"},
        {"+Izium graves", "+izium AND graves", "nor is a plus"},
        {"title:Izium graves", "title:izium AND graves", "nor fields"},
        {"Izium AND graves", "izium AND graves", "nor what stands beside AND"},
        {"Izium OR graves", "izium OR graves", "nor beside OR"},
        {"graves -Izium", "graves -izium", "nor what is excluded"},
        {"Zelensky graves -tea", "(person~\"Zelensky\" AND graves) -tea", "beside an exclusion"},
    };
    for (const Row& row : rows) {
        INFO(row.text << ": " << row.reason);
        CHECK(understood(row.text) == row.understood);
    }
}

TEST_CASE("alternatives are noticed one by one") {
    CHECK(understood("Zelensky graves", true) == "person~\"Zelensky\" OR graves");
}

TEST_CASE("a note says what was read") {
    AnnotatedArchive archive({izium()});
    const std::string text = "Zelensky Izium";
    auto query = archive.parse(text);
    notice_plain_words(query, text, archive.reader(), *make_day(2022, 9, 16));
    REQUIRE(query.notes.size() == 1);
    CHECK(query.notes.front().starts_with("read \"Zelensky\" as person, \"Izium\" as place: "));
    CHECK(query.expression->children.size() == 2);
    CHECK(query.expression->children.front()->kind == Expression::Kind::noticed);
}

TEST_CASE("a long query is read in part and an empty one not at all") {
    CHECK(understood("").empty());
    std::string text;
    for (int i = 0; i < 300; ++i) text += "Izium ";
    CHECK(understood(text).find("place~") != std::string::npos);
}
