#include "corpus/readers/broken_words.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

struct Row {
    std::string why;
    std::string text;
    std::string printed;  // hyphens dropped where the text does not tell
    std::string wired;    // hyphens kept there
};

}  // namespace

TEST_CASE("Words that were broken at a line's end are joined") {
    const Row rows[] = {
        {"a word", "an exam-\nple of it", "an example\nof it", "an exam-ple\nof it"},
        {"with its punctuation", "an exam-\nple, then", "an example,\nthen", "an exam-ple,\nthen"},
        {"alone on the second line", "an exam-\nple.\nNext", "an example.\nNext", "an exam-ple.\nNext"},
        {"blanks at the joint", "an exam- \n  ple of it", "an example\nof it", "an exam-ple\nof it"},
        {"a line end of another system", "an exam-\r\nple\r\nNext", "an example\nNext", "an exam-ple\nNext"},
        {"the joined word stands in the text", "Example, exam-\nple", "Example, example", "Example, example"},
        {"the compound stands in the text", "well-known, a well-\nknown man", "well-known, a well-known\nman",
         "well-known, a well-known\nman"},
        {"the compound begins a sentence", "(Well-known) and well-\nknown", "(Well-known) and well-known",
         "(Well-known) and well-known"},
        {"the compound is quoted", "“well-known” and well-\nknown", "“well-known” and well-known",
         "“well-known” and well-known"},
        {"both stand in the text", "on-line, online, on-\nline", "on-line, online, on-line",
         "on-line, online, on-line"},
        {"a part of another word is no proof", "wellknownness, the well-\nknown", "wellknownness, the wellknown",
         "wellknownness, the well-known"},
        {"the next line begins with a capital", "the Anglo-\nSaxon king", "the Anglo-Saxon\nking",
         "the Anglo-Saxon\nking"},
        {"capitals, of which the text has the word", "EXAMPLE, EXAM-\nPLE", "EXAMPLE, EXAMPLE", "EXAMPLE, EXAMPLE"},
        {"a hyphen before", "state-of-the-\nart guns", "state-of-the-art\nguns", "state-of-the-art\nguns"},
        {"a word that goes on after and", "short-\nand long-term", "short-\nand long-term", "short-\nand long-term"},
        {"a dash", "the end -\nof it", "the end -\nof it", "the end -\nof it"},
        {"two hyphens", "the end--\nof it", "the end--\nof it", "the end--\nof it"},
        {"a number", "1987-\n88", "1987-\n88", "1987-\n88"},
        {"a number that a word follows", "a 19-\nyear-old", "a 19-\nyear-old", "a 19-\nyear-old"},
        {"a number in front of the next line", "Boeing-\n747", "Boeing-\n747", "Boeing-\n747"},
        {"an empty line between", "exam-\n\nple", "exam-\n\nple", "exam-\n\nple"},
        {"a soft hyphen", "exam\u00AD\nple", "example", "example"},
        {"a not sign, which is how OCR reads a hyphen", "exam\u00AC\nple", "example", "example"},
        {"the hyphen of Unicode", "exam\u2010\nple", "example", "exam\u2010ple"},
        {"a word over three lines", "an inter-\ncontinen-\ntal flight", "an intercontinental\nflight",
         "an inter-continen-tal\nflight"},
        {"Cyrillic", "обра-\nзование есть", "образование\nесть", "обра-зование\nесть"},
        {"Cyrillic, a capital", "Нью-\nЙорк", "Нью-Йорк", "Нью-Йорк"},
        {"an accent at the joint", "th\u00E9-\n\u00E2tre", "th\u00E9\u00E2tre", "th\u00E9-\u00E2tre"},
        {"a hyphen at the end of all", "exam-\n", "exam-\n", "exam-\n"},
        {"a hyphen alone", "-\nple", "-\nple", "-\nple"},
        {"damaged bytes", "\xC3-\n\xC3", "\xC3-\n\xC3", "\xC3-\n\xC3"},
        {"nothing", "", "", ""},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(join_broken_words(row.text, LineHyphen::dropped) == row.printed);
        CHECK(join_broken_words(row.text, LineHyphen::kept) == row.wired);
    }
}

TEST_CASE("A text of broken words alone is joined as one") {
    std::string text;
    for (int i = 0; i < 200'000; ++i) text += "ab-\n";
    const auto joined = join_broken_words(text + "c", LineHyphen::dropped);
    CHECK(joined.size() == 400'001);
}
