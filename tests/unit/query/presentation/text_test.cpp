#include <catch2/catch.hpp>

#include "schemas/terminal_text.hpp"
#include "tests/unit/query/presentation/sample_hit.hpp"

using namespace dateline;
using namespace dateline::test;
using Catch::Matchers::Contains;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = text.find('\n', begin);
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

}  // namespace

TEST_CASE("A hit is a few plain lines where there is no terminal") {
    const auto text = make_text_presenter({false})->hit(sample_hit());
    CHECK(text ==
          "\n 1. 2022-09-16  Graves found at Izium\n"
          "    Reuters · IZIUM · Izium · Ukraine · Volodymyr Zelenskiy\n"
          "    Some 450 graves were found.\n");
}

TEST_CASE("Text is as wide as the terminal, but no line is longer than can be read") {
    auto shown = sample_hit();
    shown.hit.brief.title = std::string(70, 'x') + " " + std::string(30, 'y');
    for (int i = 0; i < 60; ++i) shown.snippet.text += " graves";
    const auto widest = [&](std::size_t columns) {
        std::size_t width = 0;
        for (const auto& line : lines_of(make_text_presenter({false, columns})->hit(shown)))
            width = std::max(width, display_width(line));
        return width;
    };
    CHECK(widest(80) <= 80);
    CHECK(widest(80) > 70);
    CHECK(widest(110) <= 110);
    CHECK(widest(110) > 100);
    CHECK(widest(400) == widest(120));
    CHECK(widest(10) == widest(40));
}

TEST_CASE("The archive's own fields stand behind the names, running text does not") {
    const OwnFields own;
    auto shown = sample_hit();
    shown.hit.places.clear();
    shown.hit.fields = own.read(R"({"desk":["Sport","\u001b[2J"],"lead":"Two words.","price":5})");
    CHECK_THAT(make_text_presenter({false})->hit(shown),
               Contains("IZIUM · Volodymyr Zelenskiy · desk: Sport,  [2J · price: 5\n"));
}

TEST_CASE("Copies and corrections are said beside the source") {
    auto shown = sample_hit();
    shown.hit.copies = {{"b"}, true};
    shown.hit.corrects = {"old\x1b[2J"};
    shown.hit.corrected_by = {"new", "newer"};
    const auto presenter = make_text_presenter({});
    CHECK_THAT(presenter->hit(shown),
               Contains("IZIUM · +1 copy · corrects old [2J · corrected by new ·") && Contains("by newer · "));
    shown.hit.copies = {{"b", "c", "d"}, true};
    CHECK_THAT(presenter->hit(shown), Contains("IZIUM · +3 copies · "));
    shown.hit.copies.exact = false;
    CHECK_THAT(presenter->hit(shown), Contains("IZIUM · + at least 3 copies · "));
    CHECK(make_text_presenter({})->hit(sample_hit()).find("cop") == std::string::npos);
}

TEST_CASE("How many hits copies leave is said where it is known and fewer") {
    auto head = sample_head(37);
    const auto presenter = make_text_presenter({});
    head.answer.folded_total = 30;
    CHECK(presenter->begin(head) == "37 articles, 30 with copies folded (--all shows all)\n");
    head.answer.folded_total = 37;
    CHECK(presenter->begin(head) == "37 articles\n");
}

TEST_CASE("On a terminal matches are set off") {
    const auto text = make_text_presenter({true})->hit(sample_hit());
    CHECK_THAT(text, Contains("450 \x1b[1;31mgraves\x1b[0m were"));
    CHECK_THAT(text, Contains("\x1b[1mGraves found at Izium\x1b[0m"));
}

TEST_CASE("No line is wider than 80 columns, and nothing in it is obeyed by a terminal") {
    auto shown = sample_hit();
    shown.hit.rank = 12345;
    for (auto* text :
         {&shown.hit.brief.title, &shown.hit.brief.source, &shown.hit.brief.dateline, &shown.snippet.text}) {
        text->clear();
        for (int i = 0; i < 30; ++i) *text += "北京 e\u0301 \x1b]0;title\x07 wörter ";
    }
    shown.snippet.text = without_controls(shown.snippet.text);
    shown.hit.persons.assign(40, {"\x1b[2J", 1, 0});
    shown.hit.parts = {{"text", 0.5}};
    shown.hit.words.assign(20, {"\x1b[31m", 0.1});
    auto head = sample_head(1);
    head.explain = true;
    head.answer.notes = {std::string(200, 'n') + "\x1b"};
    const auto presenter = make_text_presenter({false});
    for (const auto& line : lines_of(presenter->begin(head) + presenter->hit(shown))) {
        CHECK(display_width(line) <= 80);
        CHECK(line.find('\x1b') == std::string::npos);
    }
}

TEST_CASE("Many names are cut short, and a state that matters is told") {
    auto shown = sample_hit();
    shown.hit.persons.assign(8, {"N", 1, 0});
    shown.hit.brief.status = Status::corrected;
    CHECK_THAT(make_text_presenter({false})->hit(shown),
               Contains("corrected · Izium · Ukraine · N · N · N · N · N · 3 more"));
}

TEST_CASE("An article without title and date is said to be so") {
    auto shown = sample_hit();
    shown.hit.brief.title.clear();
    shown.hit.brief.published.clear();
    CHECK_THAT(make_text_presenter({false})->hit(shown), Contains(" 1. undated     (no title)\n"));
}

TEST_CASE("The head tells how many, and what may help where there are none") {
    const auto presenter = make_text_presenter({false});
    CHECK(presenter->begin(sample_head(1)) == "1 article\n");
    CHECK(presenter->begin(sample_head(12)) == "12 articles\n");
    auto head = sample_head(12);
    head.answer.total.exact = false;
    CHECK(presenter->begin(head) == "about 12 articles\n");
    head = sample_head(0);
    head.answer.any_total = 3;
    head.answer.suggestions = {{"cofee", "coffee"}};
    CHECK(presenter->begin(head) ==
          "Nothing found.\nno article has \"cofee\": did you mean \"coffee\"?\nno article has all of it; with --any "
          "there are 3\n");
}

TEST_CASE("The parts of a score are shown as a sum") {
    auto shown = sample_hit();
    shown.hit.parts = {{"text", 0.25}, {"place", 0.25}};
    shown.hit.words = {{"graves", 0.125}, {"found", 0.125}};
    const auto presenter = make_text_presenter({false});
    auto head = sample_head(1);
    head.explain = true;
    presenter->begin(head);
    CHECK_THAT(presenter->hit(shown),
               Contains("    score 0.500000 = text 0.250000 + place 0.250000; graves 0.125000, found\n    0.125000\n"));
}
