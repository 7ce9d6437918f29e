#include "query/reading/like_question.hpp"

#include <catch2/catch.hpp>

#include "query/language/describe.hpp"
#include "query/question.hpp"
#include "tests/unit/query/annotated_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

// Words that some of the archive's articles have; each is in two of twelve.
AnnotatedArchive archive_of(const std::vector<std::string>& texts) {
    std::vector<Annotation> annotations(12);
    annotations[0] = persons({"Volodymyr Zelenskiy"});
    annotations[1] = places({"703448"});
    return AnnotatedArchive(annotations, 2, texts);
}

std::string question(AnnotatedArchive& archive, const LikeSource& source) {
    auto nodes = make_like_question(source, archive.reader());
    auto nothing = std::make_unique<Expression>();
    return canonical_query(*join_conditions(std::move(nothing), std::move(nodes)));
}

LikeSource source_of(const std::string& title, const std::string& body, const std::string& published = "") {
    LikeSource source;
    source.article = story("a1", title, body, published);
    source.language = "en";
    return source;
}

Mention mention_of(const std::string& id, const std::string& name, PlaceRole role) {
    Mention mention;
    mention.kind = MentionKind::place;
    mention.place = MentionPlace{};
    mention.place->id = id;
    mention.place->name = name;
    mention.place->role = role;
    return mention;
}

}  // namespace

TEST_CASE("the most telling words are frequent in the article and rare in the archive") {
    auto archive = archive_of({"graves forensic", "graves said", "forensic said", "said team", "said team", "said team",
                               "said", "said alone"});
    // "said" is in more than a third of the articles, "alone" and "unheard" in no other, 450 is a number.
    CHECK(question(archive, source_of("", "Graves, graves and a team said 450 unheard forensic team team team.")) ==
          "(team OR graves OR forensic) AND (-id:\"a1\")");
    CHECK(question(archive, source_of("Forensic grave", "team team")) ==
          "(forensic OR grave OR team) AND (-id:\"a1\")");
}

TEST_CASE("a single word is enough, and none too") {
    auto archive = archive_of({"graves", "graves"});
    CHECK(question(archive, source_of("", "Graves.")) == "graves AND (-id:\"a1\")");
    CHECK(question(archive, source_of("", "Nothing known.")) == "-id:\"a1\"");
}

TEST_CASE("no more than so many words are asked for") {
    std::string text;
    for (char c = 'a'; c <= 'z'; ++c) text += std::string("word") + c + " other" + c + ' ';
    auto archive = archive_of({text, text});
    const auto nodes = make_like_question(source_of("", text), archive.reader());
    REQUIRE(nodes.size() == 2);
    CHECK(nodes.front()->children.size() == most_like_words);
}

TEST_CASE("names that an article is about are preferred, and their words not asked for again") {
    auto archive = archive_of({"graves zelenskiy", "graves zelenskiy"});
    auto source = source_of("", "Zelenskiy at the graves.");
    source.persons = {{"Volodymyr Zelenskiy", 3, found_flag | lead_flag},
                      {"Ann \"Annie\" Smith", 1, given_flag},
                      {"Passing Name", 1, found_flag}};
    source.organisations = {{"...", 1, given_flag}};
    CHECK(question(archive, source) ==
          "person~\"Volodymyr Zelenskiy\" AND person~\"Ann  Annie  Smith\" AND graves AND (-id:\"a1\")");
    source.persons.assign(10, {"Volodymyr Zelenskiy", 1, given_flag});
    CHECK(make_like_question(source, archive.reader()).size() == most_like_names + 2);
}

TEST_CASE("places in focus and dateline are asked for by what is sure to mean them") {
    auto archive = archive_of({"graves", "graves"});
    auto source = source_of("", "Graves.");
    source.places = {{"Lviv", 1, given_flag}};
    CHECK(question(archive, source) == "place~\"Lviv\" AND graves AND (-id:\"a1\")");
    source.mentions = {
        mention_of("4717560", "Paris", PlaceRole::focus), mention_of("4717560", "Paris", PlaceRole::focus),
        mention_of("2643743", "London", PlaceRole::mentioned), mention_of("1", "Nowhere", PlaceRole::dateline)};
    CHECK(question(archive, source) ==
          "place~\"Paris, Texas, United States\" AND place~\"Nowhere\" AND graves AND (-id:\"a1\")");
}

TEST_CASE("the time of publication is preferred, and another time that it speaks of") {
    auto archive = archive_of({"graves", "graves"});
    auto source = source_of("", "Graves.", "2022-09-16T10:00:00Z");
    const auto spoken = [](const char* first, const char* last, std::uint32_t count, bool prominent) {
        return SpokenTime{{*parse_day(first), *parse_day(last)}, TimeGrain::day, count, prominent};
    };
    source.times = {spoken("2022-09-15", "2022-09-15", 9, true), spoken("1945-05-08", "1945-05-08", 2, true),
                    spoken("1944-06-06", "1944-06-06", 1, true), spoken("1939-01-01", "1939-12-31", 5, false)};
    CHECK(question(archive, source) ==
          "date~\"2022-09-13..2022-09-19\" AND about~\"1945-05-08\" AND graves AND (-id:\"a1\")");
    CHECK(question(archive, source_of("", "Graves.")).find("date") == std::string::npos);
}
