#include "corpus/annotate/tokens.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace dateline;

namespace {

// Tokens parted by blanks, sentences by " / ".
std::string cut(const std::string& text) {
    const TokenizedText cut = tokenize(text);
    std::string shown;
    std::size_t sentence = 0;
    for (std::size_t i = 0; i < cut.tokens.size(); ++i) {
        const bool begins = sentence < cut.sentences.size() && cut.sentences[sentence] == i;
        if (begins) ++sentence;
        if (i > 0) shown += begins ? " / " : " ";
        shown += cut.word(i);
    }
    CHECK(sentence == cut.sentences.size());
    return shown;
}

struct Row {
    const char* text;
    const char* tokens;
};

}  // namespace

TEST_CASE("A text is cut into tokens and sentences") {
    const Row row = GENERATE(values<Row>({
        {"", ""},
        {"  \n\t ", ""},
        {"Izium's graves", "Izium 's graves"},
        {"ZELENSKIY'S VISIT", "ZELENSKIY 'S VISIT"},
        {"the workers' pay", "the workers ' pay"},
        {"Russia\u2019s war didn\u2019t end", "Russia \u2019s war did n\u2019t end"},
        {"They'll say it can't, won't", "They 'll say it ca n't , wo n't"},
        {"O'Brien at 5 o'clock", "O'Brien at 5 o'clock"},
        {"the '90s and '87", "the '90s and '87"},
        {"in the mid-1990s, 1914-1918", "in the mid-1990s , 1914-1918"},
        {"north-eastern - or - so--called", "north-eastern - or - so -- called"},
        {"It cost $450, US$3.5 or \u00A31,000.50.", "It cost $ 450 , US$ 3.5 or \u00A3 1,000.50 ."},
        {"On Sept. 16,2022 at 10:30", "On Sept. 16 , 2022 at 10:30"},
        {"AT&T rose 1/2 to -3.5 pct +2", "AT&T rose 1/2 to -3.5 pct +2"},
        {"Reuters/AFP 1996-08-22", "Reuters / AFP 1996-08-22"},
        {"General Motors <GM.N>", "General Motors < GM.N >"},
        {"Mr. Smith of the U.S. Army met J. P. Doe.", "Mr. Smith of the U.S. Army met J. P. Doe ."},
        {"He left the U.S. The rest stayed.", "He left the U.S. / The rest stayed ."},
        {"Acme Inc. said so. Acme Co. He did.", "Acme Inc. said so . / Acme Co. / He did ."},
        {"It fell. \"Why?\" he asked. (No.) Yes", "It fell . / \" Why ? \" he asked . / ( No . ) / Yes"},
        {"It fell 3.5 pct... then rose", "It fell 3.5 pct ... then rose"},
        {"IZIUM, Ukraine (Reuters) - Graves were found.", "IZIUM , Ukraine ( Reuters ) - / Graves were found ."},
        {"LONDON, March 3 \u2014 Shares rose", "LONDON , March 3 \u2014 / Shares rose"},
        {"The IRA - so he said - Knows", "The IRA - so he said - Knows"},
        {"Title\n\nBody text\nof two lines", "Title / Body text of two lines"},
        {"one\n    two\n\tthree\n four", "one / two / three four"},
        {"See http://example.org/a?b=c, or www.example.org.", "See http://example.org/a?b=c , or www.example.org ."},
        {"Write to a.b@example.org now", "Write to a.b@example.org now"},
        {"he left.Then she came", "he left . / Then she came"},
        {"S\u00E3o Paulo \u00AB\u0417\u0435\u043B\u0435\u043D\u0441\u044C\u043A\u0438\u0439\u00BB \U0001F600!",
         "S\u00E3o Paulo \u00AB \u0417\u0435\u043B\u0435\u043D\u0441\u044C\u043A\u0438\u0439 \u00BB \U0001F600 !"},
        {"a\x01z \x80q\xC3", "a z q"},
        {"Jan-Ove Waldner, 1996/97", "Jan-Ove Waldner , 1996/97"},
    }));
    CHECK(cut(row.text) == row.tokens);
}

TEST_CASE("A run without a blank is cut into tokens of bounded length") {
    const std::string run(1'000'000, 'x');
    const TokenizedText cut = tokenize(run);
    REQUIRE(!cut.tokens.empty());
    for (const Token& token : cut.tokens) REQUIRE(token.end - token.begin <= longest_token);
    CHECK(cut.tokens.back().end == run.size());
}
