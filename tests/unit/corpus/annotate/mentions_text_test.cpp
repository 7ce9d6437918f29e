#include "corpus/annotate/mentions_text.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

const Day friday = *make_day(2022, 9, 16);

Mention named(TextField field, std::size_t start, std::size_t end, std::string surface, MentionKind kind,
              std::string name) {
    return {field, start, end, std::move(surface), kind, std::move(name), std::nullopt, 1};
}

Mention timed(std::size_t start, std::size_t end, std::string surface, std::string value, std::optional<Period> days) {
    Timex time{TimexType::date, std::move(value), std::nullopt};
    if (days) time.extent = TimeExtent{*days, TimeGrain::day};
    return {TextField::body, start, end, std::move(surface), MentionKind::time, "", time, 1};
}

Article article() {
    Article article;
    article.id = "w-1";
    article.title = "Čapek at sea";
    article.published = Moment{friday, std::nullopt, std::chrono::minutes(0)};
    article.body = "Karel Čapek left Split on Friday.\n\nThe ferry was late.";
    return article;
}

Annotation annotation() {
    Annotation annotation;
    annotation.mentions = {
        named(TextField::title, 0, 5, "Čapek", MentionKind::person, "Karel Čapek"),
        named(TextField::body, 0, 11, "Karel Čapek", MentionKind::person, "Karel Čapek"),
        named(TextField::body, 17, 22, "Split", MentionKind::place, "Split"),
        timed(26, 32, "Friday", "2022-09-16", Period{friday, friday}),
    };
    return annotation;
}

}  // namespace

TEST_CASE("without a terminal mentions stand in brackets, with their kinds and values") {
    CHECK(mentions_text(article(), annotation(), {}) ==
          "w-1  2022-09-16  [Čapek|person] at sea\n"
          "\n"
          "[Karel Čapek|person] left [Split|place] on [Friday|2022-09-16].\n"
          "\n"
          "The ferry was late.\n"
          "\n"
          "persons        Karel Čapek (2)\n"
          "places         Split (1)\n"
          "times          Friday = 2022-09-16 (1)\n");
}

TEST_CASE("on a terminal they are coloured, and lines as wide as it is") {
    CHECK(mentions_text(article(), annotation(), {true, 40}) ==
          "\x1b[1mw-1\x1b[0m\x1b[2m  2022-09-16  \x1b[0m\x1b[1;36mČapek\x1b[0m at sea\n"
          "\n"
          "\x1b[1;36mKarel Čapek\x1b[0m left \x1b[1;32mSplit\x1b[0m on\n"
          "\x1b[1;33mFriday\x1b[0m\x1b[2m[2022-09-16]\x1b[0m.\n"
          "\n"
          "The ferry was late.\n"
          "\n"
          "\x1b[1;36mpersons\x1b[0m        Karel Čapek (2)\n"
          "\x1b[1;32mplaces\x1b[0m         Split (1)\n"
          "\x1b[1;33mtimes\x1b[0m          Friday = 2022-09-16 (1)\n");
}

TEST_CASE("times tell their days where the value does not") {
    Annotation found;
    const Period week{*make_day(2022, 9, 5), *make_day(2022, 9, 11)};
    found.mentions = {timed(0, 2, "last week", "2022-W36", week),
                      timed(3, 4, "then", "PAST_REF", std::nullopt),
                      timed(5, 6, "ten o'clock", "2022-09-16T10:00", Period{friday, friday}),
                      timed(7, 8, "in September", "2022-09", week),
                      timed(9, 10, "the week before", "2022-W36", week),
                      timed(11, 12, "2021", "2021", week)};
    const auto text = mentions_text(article(), found, {false, 200});
    CHECK_THAT(text,
               Catch::Matchers::Contains("last week = 2022-W36 (2022-09-05..2022-09-11) (2) \u00B7 then = PAST_REF "
                                         "(1) \u00B7 ten o'clock = 2022-09-16T10:00 (2022-09-16) (1) \u00B7 in "
                                         "September = 2022-09 (1) \u00B7 2021 (1)\n"));
}

TEST_CASE("what was not looked for is said") {
    Annotation found;
    CHECK_THAT(mentions_text(article(), found, {}), Catch::Matchers::EndsWith("\nnothing found\n"));
    found.language = "fi";
    found.names_skipped = found.times_reduced = true;
    CHECK_THAT(mentions_text(article(), found, {}),
               Catch::Matchers::EndsWith("\nno names       there is no model of \"fi\"\n"
                                         "few times      there are no rules of \"fi\", only of what all write alike:\n"
                                         "               2022-09-16\n"));
}

TEST_CASE("odd articles are shown, too") {
    Article odd;
    odd.id = "a\x1b[31m\u202Eb";
    odd.body = "One\x07\n\n\n\nTwo \xFF";
    Annotation found;
    found.mentions = {named(TextField::body, 0, 3, "One", MentionKind::other, "\x1b]0;x"),
                      named(TextField::body, 1, 2, "n", MentionKind::person, "inner"),
                      named(TextField::body, 8, 99, "Two", MentionKind::person, "beyond the end")};
    CHECK(mentions_text(odd, found, {}) ==
          "a [31m b  undated  (no title)\n"
          "\n"
          "[One|other]\n"
          "\n"
          "[Two \uFFFD|person]\n"
          "\n"
          "persons        inner (1) \u00B7 beyond the end (1)\n"
          "other          ]0;x (1)\n");
}

TEST_CASE("places on the map have a line each, and those that are not one together") {
    Annotation found = annotation();
    ArticlePlace izium;
    izium.place.name = "Izium";
    izium.place.country = "UA";
    izium.place.point = {49.21, -37.26};
    izium.place.confidence = 0.6;
    izium.place.runner_up = RunnerUp{"1", "Izium, Elsewhere", 0.4};
    izium.salience.count = 2;
    izium.focus = 0.5;
    izium.in_dateline = true;
    izium.literal = true;
    found.places.push_back(izium);
    const std::string text = mentions_text(article(), found, {});
    CHECK_THAT(text, Catch::Contains("Izium, UA, 49.21N 37.26W, dateline, focus 0.50 (2), 60 %, else"));
    CHECK_THAT(text, Catch::Contains("not on the map Split (1)"));
}
