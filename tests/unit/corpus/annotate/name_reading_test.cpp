#include "corpus/annotate/name_reading.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

// "what is shown|key|bytes kept", and "?" behind it for a doubtful one; "none".
std::string parts(std::string_view written, NameClass kind) {
    const auto reading = read_name(written, kind);
    if (!reading) return "none";
    return reading->shown + '|' + folded_name(reading->words) + '|' +
           std::string(written.substr(reading->begin, reading->end - reading->begin)) + (reading->doubtful ? "?" : "");
}

Gender gender(std::string_view written) { return read_name(written, NameClass::person).value().gender; }

}  // namespace

TEST_CASE("Names are folded word by word") {
    CHECK(folded_name("Maria  Keller") == "maria keller");
    CHECK(folded_name("JÜRGEN\nKöhler") == "jurgen kohler");
    CHECK(folded_name("U.N.'s") == "un");
    CHECK(folded_name("Lloyd’s of London") == "lloyd of london");
    CHECK(folded_name("O'Casey") == "ocasey");
    CHECK(folded_name("O’Casey") == "ocasey");
    CHECK(folded_name("AT&T") == "atandt");
    CHECK(folded_name("Marsh & Finch") == "marsh and finch");
    CHECK(folded_name("Defense Center") == "defence centre");
    CHECK(folded_name("a\u00A0b") == "a b");
    CHECK(folded_name("\"--\" , .") == "");
    CHECK(folded_name("") == "");
    CHECK(folded_name("Киев") == folded_name("КИЕВ"));
}

TEST_CASE("A word knows whether it begins what is written") {
    std::vector<NameWord> words;
    append_name_words("Kim", words);
    append_name_words("Jong-un", words);
    CHECK(words == std::vector<NameWord>{{"kim", true}, {"jong", true}, {"un", false}});
}

TEST_CASE("A person's name is read without what stands around it") {
    struct Row {
        std::string written;
        std::string parts;
    };
    const Row rows[] = {
        {"Maria Keller", "Maria Keller|maria keller|Maria Keller"},
        {"Mr. Keller's", "Keller|keller|Keller"},
        {"Secretary of State Maria Keller", "Maria Keller|maria keller|Maria Keller"},
        {"Vice-President Ada Finch", "Ada Finch|ada finch|Ada Finch"},
        {"Ada Finch, MP", "Ada Finch|ada finch|Ada Finch"},
        {"Ada Finch PhD", "Ada Finch|ada finch|Ada Finch"},
        {"Anna Maria Ra", "Anna Maria Ra|anna maria ra|Anna Maria Ra"},
        {"Finch, Ada", "Ada Finch|ada finch|Finch, Ada"},
        {"Finch , Ada", "Ada Finch|ada finch|Finch , Ada"},
        {"Finch, Ada, of York", "Ada Finch|ada finch|Finch, Ada"},
        {"Carl Moss, Jr.", "Carl Moss, Jr.|carl moss jr|Carl Moss, Jr."},
        {"J.F. Kennedy", "J.F. Kennedy|j f kennedy|J.F. Kennedy"},
        {"JD Vance", "JD Vance|j d vance|JD Vance"},
        {"JO COX", "JO COX|jo cox|JO COX"},
        {"JFK", "JFK|jfk|JFK"},
        {"Louis XIV", "Louis XIV|louis xiv|Louis XIV"},
        {"Zelenskyy", "Zelenskyy|zelensky|Zelenskyy"},
        {"“Ada Finch”", "Ada Finch|ada finch|Ada Finch"},
        {"King", "King|king|King?"},
        {"Prime Minister", "Prime Minister|prime minister|Prime Minister?"},
        {"Secretary of State", "Secretary of State|secretary of state|Secretary of State?"},
        {"May", "May|may|May?"},
        {"Mrs May", "May|may|May"},
        {"Finch (R)", "Finch|finch|Finch"},
        {"he", "none"},
        {"Monday", "none"},
        {"1996", "none"},
        {",", "none"},
        {"", "none"},
    };
    for (const Row& row : rows) {
        INFO(row.written);
        CHECK(parts(row.written, NameClass::person) == row.parts);
    }
}

TEST_CASE("Other names keep their words, but for the article") {
    CHECK(parts("the United Nations'", NameClass::organisation) == "United Nations|united nations|United Nations");
    CHECK(parts("The Bank of England's", NameClass::organisation) == "Bank of England|bank of england|Bank of England");
    CHECK(parts("President Street", NameClass::location) == "President Street|president street|President Street");
    CHECK(parts("J.P. Morgan", NameClass::organisation) == "J.P. Morgan|jp morgan|J.P. Morgan");
    CHECK(parts("US", NameClass::location) == "US|us|US");
    CHECK(parts("us", NameClass::location) == "none");
    CHECK(parts("the", NameClass::organisation) == "none");
}

TEST_CASE("Titles and first names tell the gender") {
    CHECK(gender("Mrs. Keller") == Gender::female);
    CHECK(gender("King Juan Carlos") == Gender::male);
    CHECK(gender("Hillary Clinton") == Gender::female);
    CHECK(gender("Mr. Hillary Clinton") == Gender::male);
    CHECK(gender("Andrea Keller") == Gender::unknown);
    CHECK(gender("Keller") == Gender::unknown);
    CHECK(gender("President Keller") == Gender::unknown);
    CHECK(gender_of_title("Queen") == Gender::female);
    CHECK(gender_of_title("said") == Gender::unknown);
    CHECK(is_title("Vice-President"));
    CHECK_FALSE(is_title("Prime"));
    CHECK_FALSE(is_title("said"));
    CHECK(gender_of_first_name("john") == Gender::male);
}

TEST_CASE("Damaged and endless names do no harm") {
    std::string damaged = "\xFF\xC3 \xE2\x80 A\x01\x02";
    CHECK_NOTHROW(read_name(damaged, NameClass::person));
    std::string words;
    for (int i = 0; i < 100000; ++i) words += "Ann ";
    CHECK(read_name(words, NameClass::person).value().words.size() == 64);
    CHECK(read_name(std::string(1000000, '\''), NameClass::person) == std::nullopt);
    CHECK(read_name(std::string(1000000, 'A'), NameClass::person).value().words.size() == 1);
}
