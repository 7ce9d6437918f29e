#include "corpus/annotate/columns.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

std::vector<ColumnDocument> read(const std::string& text) {
    std::istringstream stream(text);
    ColumnReader reader(stream, "words.conll");
    std::vector<ColumnDocument> documents;
    for (ColumnDocument document; reader.next(document);) documents.push_back(document);
    return documents;
}

// The words, a '|' before each sentence.
std::string shown(const ColumnDocument& document) {
    std::string out;
    std::size_t sentence = 0;
    for (std::size_t token = 0; token < document.tokens.size(); ++token) {
        if (sentence < document.sentences.size() && document.sentences[sentence] == token) {
            out += '|';
            ++sentence;
        }
        out += std::string(document.word(token)) + ' ';
    }
    return out;
}

struct Row {
    const char* text;
    const char* shown;
    const char* reason;
};

}  // namespace

TEST_CASE("a token a line, a sentence a run of tokens") {
    const std::vector<Row> rows{
        {"\n", "", "no token"},
        {"Anna\nsleeps\n\nBen\nwakes\n", "|Anna sleeps |Ben wakes ", "one column"},
        {"Anna NNP O\nsleeps VBZ O\n", "|Anna sleeps ", "columns parted by blanks"},
        {"Anna\tNNP\nNew York\tNNP\n", "|Anna New York ", "columns parted by tabs may hold blanks"},
        {"Anna   NNP\n  Ben NNP\n", "|Anna Ben ", "several blanks, and blanks in front"},
        {"Anna\r\n\r\nBen\r\n", "|Anna |Ben ", "line ends of Windows"},
        {"Anna\n \t \nBen\n", "|Anna |Ben ", "a line of blanks is empty"},
        {"Anna\n\n\n\nBen", "|Anna |Ben ", "several empty lines, and no end of the last"},
        {"# a note\nAnna\n# another\nBen\n", "|Anna |Ben ", "comments are no tokens and part sentences"},
        {"#\tX\n# x\ty\nAnna\n", "|# # x Anna ", "a tab makes a token of it"},
        {"#\n#tag\n", "|# #tag ", "no blank, no comment"},
        {"cost NN O\n# # O\n12 CD O\n", "|cost # 12 ", "the sign for a number in a sentence"},
        {"cost NN O\n# id = 12\n12 CD O\n", "|cost |12 ", "a comment in a sentence"},
        {"-DOCSTART- -X- O O\n\nAnna NNP O O\n", "|Anna ", "the mark of a document is no token"},
        {"\tNNP\nAnna\tNNP\n", "| Anna ", "a token without a letter"},
        {"\xFF\xFE\x01\n", "|\xFF\xFE\x01 ", "bytes of any kind"},
    };
    for (const auto& row : rows) {
        INFO(row.reason);
        const auto documents = read(row.text);
        REQUIRE(documents.size() == 1);
        CHECK(shown(documents[0]) == row.shown);
    }
}

TEST_CASE("nothing is no document") { CHECK(read("").empty()); }

TEST_CASE("documents begin at their marks, and keep all lines") {
    const auto documents =
        read("# of today\n-DOCSTART- O\n\nAnna O\n\n-DOCSTART- O\nBen O\n# doc = 3\nCarl\n# newdoc\n");
    REQUIRE(documents.size() == 5);
    CHECK(documents[0].lines == std::vector<std::string>{"# of today"});
    CHECK(documents[1].lines == std::vector<std::string>{"-DOCSTART- O", "", "Anna O", ""});
    CHECK(documents[2].lines == std::vector<std::string>{"-DOCSTART- O", "Ben O"});
    CHECK(documents[3].lines == std::vector<std::string>{"# doc = 3", "Carl"});
    CHECK(documents[4].lines == std::vector<std::string>{"# newdoc"});
}

TEST_CASE("the tag is the last column") {
    const auto documents = read("Anna NNP B-NP B-PER\r\nsleeps\tO\nhere\n");
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].tag(0) == "B-PER");
    CHECK(documents[0].tag(1) == "O");
    CHECK(documents[0].tag(2) == "here");
    CHECK(documents[0].words() == std::vector<std::string_view>{"Anna", "sleeps", "here"});
}

TEST_CASE("a document without an end is cut, at a sentence where it can be") {
    std::string text;
    for (std::size_t i = 0; i < longest_document / 4 + 2; ++i) text += "a\nb\nc\n\n";
    const auto documents = read(text);
    REQUIRE(documents.size() == 2);
    CHECK(documents[0].lines.size() == longest_document);
    std::string run;
    for (std::size_t i = 0; i < 2 * longest_document + 1; ++i) run += "a\n";
    const auto pieces = read(run);
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0].tokens.size() == 2 * longest_document);
    CHECK(pieces[1].sentences == std::vector<std::uint32_t>{0});
}

TEST_CASE("a line without an end is no column, and the error names it") {
    const std::string text = "Anna\n" + std::string(2U << 20, 'x');
    try {
        read(text);
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::bad_data);
        CHECK_THAT(error.what(), Catch::Matchers::StartsWith("words.conll:2: "));
    }
    CHECK(read(std::string(1U << 20, 'x') + "\nAnna\n").size() == 1);
}
