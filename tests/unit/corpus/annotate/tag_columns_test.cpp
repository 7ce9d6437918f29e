#include "corpus/annotate/tag_columns.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/unit/corpus/annotate/captured_output.hpp"

using namespace dateline;

namespace {

// Every run of words that begin with a capital is a name; each is of the next kind.
std::vector<NameSpan> capitals(const NameDocument& document) {
    const auto is_capital = [&](std::uint32_t at) {
        const auto word = document.words[at];
        return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
    };
    std::vector<NameSpan> names;
    for (std::uint32_t at = 0; at < document.words.size(); ++at) {
        if (!is_capital(at)) continue;
        NameSpan name{at, at + 1, static_cast<NameClass>(names.size() % name_classes), 1};
        while (name.last < document.words.size() && is_capital(name.last)) ++name.last;
        names.push_back(name);
        at = name.last;
    }
    return names;
}

std::string tagged(const std::string& text, TagCount* count = nullptr) {
    const test::CapturedOutput captured;
    Output results = captured.open();
    std::istringstream stream(text);
    ColumnReader reader(stream, "words");
    const TagCount counted = tag_columns(reader, capitals, results);
    if (count != nullptr) *count = counted;
    results.flush();
    return captured.text();
}

}  // namespace

TEST_CASE("tokens get tags, and all other lines stay") {
    TagCount count;
    CHECK(tagged("-DOCSTART- -X- O\n\n# a note\nAnna NNP\nNowak NNP\nsaw VBD\n\nReuters NNP\nand CC\nKyiv "
                 "NNP\nnot\nEaster\n",
                 &count) ==
          "-DOCSTART- -X- O\n\n# a note\nAnna\tB-PER\nNowak\tI-PER\nsaw\tO\n\nReuters\tB-ORG\nand\tO\nKyiv\tB-LOC\n"
          "not\tO\nEaster\tB-MISC\n");
    CHECK(count.tokens == 8);
    CHECK(count.seconds >= 0);
}

TEST_CASE("each document is tagged by itself") {
    CHECK(tagged("# doc = 1\nAnna\n# doc = 2\nBen\n") == "# doc = 1\nAnna\tB-PER\n# doc = 2\nBen\tB-PER\n");
}

TEST_CASE("nothing, empty lines and odd bytes come back") {
    CHECK(tagged("").empty());
    CHECK(tagged("\n \n") == "\n \n");
    CHECK(tagged("\xFF\x01\tX\r\n\tX\n") == "\xFF\x01\tO\n\tO\n");
}
