#include "corpus/annotate/annotator.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/unit/corpus/annotate/small_model.hpp"

using namespace dateline;

namespace {

Article article(const std::string& title, const std::string& body) {
    Article made;
    made.id = "a";
    made.title = title;
    made.body = body;
    made.published = parse_moment("2022-09-16")->moment;
    return made;
}

Annotation annotate(const Article& text, AnnotatorOptions options = {}) {
    return Annotator(options, {small_model(), nullptr, nullptr}).annotate(text);
}

const Mention* find(const Annotation& annotation, const std::string& surface) {
    const auto found = std::find_if(annotation.mentions.begin(), annotation.mentions.end(),
                                    [&](const Mention& mention) { return mention.surface == surface; });
    return found == annotation.mentions.end() ? nullptr : &*found;
}

// The part of a text from code point `start` to `end`.
std::string cut(const std::string& text, std::size_t start, std::size_t end) {
    std::string part;
    std::size_t point = 0;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++point;
        if (point > start && point <= end) part += c;
    }
    return part;
}

}  // namespace

TEST_CASE("Names and times of title and body are mentions by code points") {
    const Article text =
        article("\u00C9t\u00E9 \U0001F600 Anna Berg in Paris", "Anna Berg met Ola in Paris on Friday.");
    const Annotation annotation = annotate(text);
    REQUIRE(annotation.mentions.size() >= 4);
    for (const Mention& mention : annotation.mentions)
        CHECK(cut(mention.field == TextField::title ? text.title : text.body, mention.start, mention.end) ==
              mention.surface);
    const Mention* day = find(annotation, "Friday");
    REQUIRE(day != nullptr);
    CHECK(day->kind == MentionKind::time);
    CHECK(day->time->value == "2022-09-16");
    const Mention* person = find(annotation, "Anna Berg");
    REQUIRE(person != nullptr);
    CHECK(person->kind == MentionKind::person);
    CHECK(person->name == "Anna Berg");
    CHECK(std::is_sorted(
        annotation.mentions.begin(), annotation.mentions.end(),
        [](const Mention& a, const Mention& b) { return a.field != b.field ? a.field < b.field : a.start < b.start; }));
}

TEST_CASE("What is not asked for is not read") {
    AnnotatorOptions names_only;
    names_only.times = false;
    const Article text = article("Anna Berg met Ola in Paris", "It rained on Friday.");
    CHECK(find(annotate(text, names_only), "Friday") == nullptr);
    AnnotatorOptions times_only;
    times_only.names = false;
    const Annotation times = Annotator(times_only, {}).annotate(text);
    CHECK(times.entities.empty());
    CHECK(times.mentions.size() == 1);
    CHECK_FALSE(times.names_skipped);
}

TEST_CASE("Names and times behind the limit are text alone, and it is said") {
    AnnotatorOptions options;
    options.limits.different = 3;
    const Article text =
        article("Anna Berg met Ola in Paris", "Anna Berg met Ola on Friday. Ola left in May 1990. Anna Berg stayed.");
    const Annotation whole = annotate(text);
    CHECK_FALSE(whole.cut_short);
    REQUIRE(find(whole, "Friday") != nullptr);
    const Annotation part = annotate(text, options);
    CHECK(part.cut_short);
    CHECK(find(part, "Friday") == nullptr);
    REQUIRE_FALSE(part.mentions.empty());
    REQUIRE(part.mentions.size() < whole.mentions.size());
    for (std::size_t i = 0; i < part.mentions.size(); ++i) CHECK(part.mentions[i].surface == whole.mentions[i].surface);
    options.limits = {.mentions = 1, .different = 3};
    CHECK(annotate(text, options).mentions.size() == 1);
    options.limits.mentions = 0;
    CHECK(annotate(text, options).mentions.empty());
}

TEST_CASE("A language without a model has no names, and without a table few times") {
    Article text = article("Anna Berg in Paris", "Am 16. September 2022 regnete es.");
    text.language = "de";
    const Annotation german = annotate(text);
    CHECK(german.names_skipped);
    CHECK_FALSE(german.times_reduced);
    CHECK(german.entities.empty());
    CHECK(find(german, "16. September 2022") != nullptr);
    text.language = "fi";
    text.body = "2022-09-16 satoi.";
    const Annotation finnish = annotate(text);
    CHECK(finnish.times_reduced);
    CHECK(find(finnish, "2022-09-16") != nullptr);
    text.language = "en-gb";
    CHECK_FALSE(annotate(text).names_skipped);
}

TEST_CASE("Articles that hold nothing to read are annotated, too") {
    for (const char* body :
         {"", "\n\n", "\xFF\xFE", "!!!", "\U0001F600\U0001F600", "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD"}) {
        CHECK_NOTHROW(annotate(article("", body)));
    }
}
