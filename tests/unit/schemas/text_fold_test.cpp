#include "schemas/text_fold.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

using namespace dateline;

namespace {

struct Words {
    const char* why;
    std::string text;
    std::vector<std::string> words;
};

std::vector<std::string> scan(std::string_view text) {
    std::vector<std::string> words;
    WordScanner scanner(text);
    while (scanner.next()) words.emplace_back(scanner.word());
    return words;
}

// Words of ASCII alone. The same rows are scanned again in a disguise that takes the path of other letters.
const std::vector<Words> ascii_rows{
    {"words fold their case", "Mass GRAVE found", {"mass", "grave", "found"}},
    {"nothing at all", "", {}},
    {"blanks and signs only", " -- ... ,, '' && !?", {}},
    {"an acronym with full stops is one word", "U.N.", {"un"}},
    {"the last stop may be missing", "U.S.A wins", {"usa", "wins"}},
    {"an acronym at a comma", "In the U.K., they", {"in", "the", "uk", "they"}},
    {"an acronym's possessive", "the U.N.'s chief", {"the", "un", "chief"}},
    {"an acronym before a hyphen", "U.S.-led", {"us", "led"}},
    {"initials of a name", "J.K. Rowling", {"jk", "rowling"}},
    {"initials stuck to a surname", "J.K.Rowling", {"jk", "rowling"}},
    {"time of day", "at 10 a.m. sharp", {"at", "10", "am", "sharp"}},
    {"a full stop without a blank parts longer words", "end.Then", {"end", "then"}},
    {"one initial and a word", "J.Smith", {"j", "smith"}},
    {"a letter and a digit are no initials", "A.1", {"a", "1"}},
    {"a decimal number", "3.5", {"3.5"}},
    {"thousands", "1,000,000 people", {"1,000,000", "people"}},
    {"a number at the end of a sentence", "in 2022. Then", {"in", "2022", "then"}},
    {"a list of numbers", "1, 2,3", {"1", "2,3"}},
    {"a number with a unit", "$1.5bn", {"1.5bn"}},
    {"a version number is no decimal", "v2.0", {"v2", "0"}},
    {"a date parts at its hyphens", "2022-09-16", {"2022", "09", "16"}},
    {"a clock time parts at the colon", "10:30", {"10", "30"}},
    {"an inner apostrophe stays", "O'Brien don't", {"o'brien", "don't"}},
    {"a possessive goes", "Moody's rating", {"moody", "rating"}},
    {"a plural possessive", "the workers' union", {"the", "workers", "union"}},
    {"an upper-case possessive", "REUTERS'S", {"reuters"}},
    {"a possessive of a possessive goes, too", "Moody's's", {"moody"}},
    {"the possessive of one letter", "X's", {"x"}},
    {"a lone s after an apostrophe", "'s", {"s"}},
    {"two apostrophes part words", "o''brien", {"o", "brien"}},
    {"quotes about a word", "'peace' \"talks\"", {"peace", "talks"}},
    {"a possessive inside a word stays", "rock's'n'roll", {"rock's'n'roll"}},
    {"an ampersand joins", "AT&T and R&D", {"at&t", "and", "r&d"}},
    {"an ampersand with a possessive", "AT&T's", {"at&t"}},
    {"an ampersand between blanks", "Smith & Sons", {"smith", "sons"}},
    {"an ampersand at an end", "&a b&", {"a", "b"}},
    {"a hyphen parts words", "co-operation e-mail", {"co", "operation", "e", "mail"}},
    {"a slash and an underline part words", "and/or foo_bar", {"and", "or", "foo", "bar"}},
    {"an address", "news@example.org", {"news", "example", "org"}},
    {"signs of programs", "C++ #tag", {"c", "tag"}},
    {"letters and digits make one word", "G20 F16s 4th", {"g20", "f16s", "4th"}},
    {"NUL parts words", std::string("a\0b", 3), {"a", "b"}},
    {"control characters part words",
     "a\x01"
     "b\x7F"
     "c",
     {"a", "b", "c"}},
    {"line ends and tabs part words", "a\nb\tc\r\nd", {"a", "b", "c", "d"}},
    {"initials end where a word of two letters follows", "U.S.No", {"us", "no"}},
};

const std::vector<Words> unicode_rows{
    {"a curly apostrophe is a straight one", "O’Brien don’t", {"o'brien", "don't"}},
    {"a curly possessive goes", "Moody’s", {"moody"}},
    {"an acronym's curly possessive", "the U.N.’s chief", {"the", "un", "chief"}},
    {"curly quotes", "“peace” ‘talks’", {"peace", "talks"}},
    {"the wrong curly quote for an apostrophe", "rock ‘n’ roll don‘t", {"rock", "n", "roll", "don't"}},
    {"a dash", "war—peace 1914–1918", {"war", "peace", "1914", "1918"}},
    {"a number before a sign outside ASCII", "3.5€ 1,000–2,000", {"3.5", "1,000", "2,000"}},
    {"a no-break blank", "10\u00A0000", {"10", "000"}},
    {"accents go", "Café Dvořák", {"cafe", "dvorak"}},
    {"combining accents go", "Cafe\u0301 Dvor\u030Ca\u0301k", {"cafe", "dvorak"}},
    {"a mark by itself is no word", "\u0301 a", {"a"}},
    {"letters that no decomposition takes apart", "Łódź Ørsted Đặng Þór", {"lodz", "orsted", "dang", "thor"}},
    {"joined vowels", "Æneid œuvre", {"aeneid", "oeuvre"}},
    {"German sharp s", "Straße STRASSE Gauß’", {"strasse", "strasse", "gauss"}},
    {"Turkish dotted and dotless i", "İstanbul ışık ILGAZ", {"istanbul", "isik", "ilgaz"}},
    {"Cyrillic keeps its script", "Україна Київ", {"украіна", "киів"}},
    {"Cyrillic with an apostrophe", "Прем’єр", {"прем'єр"}},
    {"Cyrillic initials", "С.Ш.А.", {"сша"}},
    {"French initials", "É.-U. et É.U.", {"e", "u", "et", "eu"}},
    {"Greek final sigma", "ΟΔΟΣ οδός Ελλάδας", {"οδοσ", "οδοσ", "ελλαδασ"}},
    {"Hebrew points go", "שָׁלוֹם", {"שלום"}},
    {"Arabic vowel marks go", "مُحَمَّد", {"محمد"}},
    {"Hindi vowel signs stay", "हिन्दी", {"हिन्दी"}},
    {"Han: each letter is a word", "東京都", {"東", "京", "都"}},
    {"Han beside Latin", "abc中文def", {"abc", "中", "文", "def"}},
    {"Katakana with voicing mark, either way written", "ガカ\u3099ー", {"ガ", "ガ", "ー"}},
    {"half-width Katakana", "ｶﾅ", {"カ", "ナ"}},
    {"Thai: each letter with its vowel sign is a word", "ที่", {"ที่"}},
    {"Thai letters", "ไทย", {"ไ", "ท", "ย"}},
    {"Hangul is written with blanks", "한국 뉴스", {"한국", "뉴스"}},
    {"Hangul, decomposed", "\u1112\u1161\u11AB", {"한"}},
    {"full-width Latin and digits make words", "ＵＮ １２３", {"un", "123"}},
    {"CJK punctuation is no word", "、。・「」", {}},
    {"emoji are no words", "😀 👩\u200D💻 ok", {"ok"}},
    {"an emoji keycap is its digit", "1\uFE0F\u20E3", {"1"}},
    {"a soft hyphen vanishes", "co\u00ADop \u00AD", {"coop"}},
    {"a joiner of width zero vanishes", "x\u200By a\u200Db", {"xy", "ab"}},
    {"a ligature", "ﬁnance oﬀer", {"finance", "offer"}},
    {"an apostrophe that a letter folds to joins nothing", "sit \u0149 stoel", {"sit", "n", "stoel"}},
    {"a point that a letter folds to goes", "paral\u0140el", {"parallel"}},
    {"an Arabic ligature of several words is one", "\uFDFA", {"صلىاللهعليهوسلم"}},
    {"signs are no words", "½ № ㎏ ©", {}},
    {"superscripts are no part of a word", "m²", {"m"}},
    {"the Hawaiian letter is an apostrophe", "Hawai\u02BBi", {"hawai'i"}},
    {"a modifier apostrophe at the end", "kin\u02BC", {"kin"}},
    {"a damaged byte parts words", "caf\xE9 noir", {"caf", "noir"}},
    {"a damaged byte in a word", "a\xFFz", {"a", "z"}},
    {"a sequence cut short", "a\xE2\x82", {"a"}},
    {"an overlong form", "a\xC0\xAFz", {"a", "z"}},
    {"a surrogate in UTF-8", "a\xED\xA0\x80z", {"a", "z"}},
    {"letters beyond the first plane", "𝐖𝐚𝐫 𐐀", {"war", "𐐨"}},
};

// The same text with a soft hyphen, which vanishes, behind each letter and digit.
std::string disguised(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out += c;
        const bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (alnum) out += "\u00AD";
    }
    return out;
}

std::string random_text(std::mt19937_64& random, const std::vector<std::string>& pieces) {
    std::string text;
    for (auto left = random() % 12; left > 0; --left) text += pieces[random() % pieces.size()];
    return text;
}

}  // namespace

TEST_CASE("words of ASCII") {
    for (const auto& row : ascii_rows) {
        INFO(row.why << ": " << row.text);
        CHECK(scan(row.text) == row.words);
    }
}

TEST_CASE("words of other letters") {
    for (const auto& row : unicode_rows) {
        INFO(row.why << ": " << row.text);
        CHECK(scan(row.text) == row.words);
    }
}

TEST_CASE("the fast path of ASCII gives the words of the general path") {
    for (const auto& row : ascii_rows) {
        INFO(row.why << ": " << row.text);
        CHECK(scan(disguised(row.text)) == row.words);
    }
    std::mt19937_64 random(1945);
    for (int round = 0; round < 5000; ++round) {
        const auto text = random_text(random, {"a", "B", "1", "20", "us", "'", "'s", ".", ",", "&", "-", " ", "U.N."});
        INFO(text);
        CHECK(scan(disguised(text)) == scan(text));
    }
}

TEST_CASE("a scanner says where the words stand") {
    const std::string text = "The U.N.’s “café”, 東京—3.5%";
    std::vector<std::string> spans;
    WordScanner scanner(text);
    while (scanner.next()) spans.push_back(text.substr(scanner.begin(), scanner.end() - scanner.begin()));
    CHECK(spans == std::vector<std::string>{"The", "U.N.’s", "café", "東", "京", "3.5"});
}

TEST_CASE("words are in order, apart, and fold to themselves, whatever the bytes") {
    std::mt19937_64 random(1989);
    const std::vector<std::string> pieces{
        "a",      "É",      "1", ".", ",",    "'",        "’",    "&",    " ",    "東",
        "\u00AD", "\u0301", "ß", "ที่", "\xFF", "\xE2\x82", "\x80", "\xF0", "\xC3", std::string(1, '\0'),
        "K",      "ﷺ",      "ŉ", "Ŀ", "s"};
    for (int round = 0; round < 5000; ++round) {
        const auto text = random_text(random, pieces);
        CAPTURE(text);
        std::size_t last = 0;
        WordScanner scanner(text);
        while (scanner.next()) {
            REQUIRE(scanner.begin() >= last);
            REQUIRE(scanner.end() > scanner.begin());
            REQUIRE(scanner.end() <= text.size());
            REQUIRE_FALSE(scanner.word().empty());
            CHECK(fold_text(scanner.word()) == scanner.word());
            CHECK(scan(scanner.word()) == std::vector{std::string(scanner.word())});
            last = scanner.end();
        }
    }
}

TEST_CASE("text folds") {
    CHECK(fold_text("Café") == "cafe");
    CHECK(fold_text("“ﬁnance” – ‘Ł’") == "\"finance\" – 'l'");
    CHECK(fold_text("„a“ ‚b‘ «c» ‹d› ‟e” ‛f’") == "\"a\" 'b' \"c\" 'd' \"e\" 'f'");
    CHECK(fold_text("co\u00ADop 10\u00A0000 ＵＮ １２３") == "coop 10 000 un 123");
    CHECK(fold_text(std::string("A\0B", 3)) == std::string("a\0b", 3));
    CHECK(fold_text("a\xFFz") == "a\uFFFDz");
    CHECK(fold_text("").empty());
}

TEST_CASE("names fold to Latin letters") {
    struct Row {
        const char* why;
        std::string name;
        std::string folded;
    };
    const std::vector<Row> rows{
        {"Ukrainian", "Зеленський", "zelenskij"},
        {"Russian writes it otherwise and folds alike", "Зеленский", "zelenskij"},
        {"Cyrillic with two points", "Горбачёв", "gorbacev"},
        {"Greek", "Μητσοτάκης", "metsotakes"},
        {"Han", "习近平", "xi jin ping"},
        {"Japanese voicing marks count", "がぎ", "gagi"},
        {"Hangul", "한국", "hangug"},
        {"Hindi vowels count", "नरेन्द्र मोदी", "narendra modi"},
        {"Arabic is written without short vowels", "بوتين", "bwtyn"},
        {"Hebrew", "נתניהו", "ntnyhw"},
        {"Georgian", "ხაჭაპური", "khachapuri"},
        {"accents of Latin letters", "Łódź Ørsted Erdoğan İnönü", "lodz orsted erdogan inonu"},
        {"a curly apostrophe", "O’Brien", "obrien"},
        {"full stops", "U.N. St. John", "un st john"},
        {"a hyphen stays", "al-Assad", "al-assad"},
        {"ASCII", "Volodymyr ZELENSKIY", "volodymyr zelenskiy"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(fold_name(row.name) == row.folded);
    }
}

TEST_CASE("the words of a name") {
    CHECK(name_words("Volodymyr Zelenskiy") == std::vector<std::string>{"volodymyr", "zelenskiy"});
    CHECK(name_words("U.N.") == std::vector<std::string>{"un"});
    CHECK(name_words("al-Assad, Bashar") == std::vector<std::string>{"al", "assad", "bashar"});
    CHECK(name_words("Moody's") == std::vector<std::string>{"moodys"});
    CHECK(name_words("Ван Ы") == std::vector<std::string>{"van", "y"});
    CHECK(name_words(" . ").empty());
}

TEST_CASE("names and words of any length fold in a time that grows with the length") {
    std::string letters;
    std::string marks = "a";
    for (int i = 0; i < 20'000; ++i) {
        letters += "Ж";
        marks += i % 2 == 0 ? "\u0301" : "\u0323";
    }
    CHECK(fold_name(letters) == std::string(20'000, 'z'));
    CHECK(scan(marks) == std::vector<std::string>{"a"});
    CHECK(scan(marks.substr(1)).empty());
}

TEST_CASE("code points are counted") {
    CHECK(count_code_points("") == 0);
    CHECK(count_code_points("Café") == 4);
    CHECK(count_code_points("東京😀") == 3);
}

TEST_CASE("text is cut between code points") {
    CHECK(cut_utf8("abc", 3) == "abc");
    CHECK(cut_utf8("abc", 2) == "ab");
    CHECK(cut_utf8("abc", 0).empty());
    CHECK(cut_utf8("aé", 2) == "a");
    CHECK(cut_utf8("€", 2).empty());
    CHECK(cut_utf8("😀!", 4) == "😀");
    CHECK(cut_utf8("a😀", 4) == "a");
    // Damage: a tail longer than any code point is cut anywhere, so that a caller who cuts piece by piece goes on.
    CHECK(cut_utf8(std::string(9, '\x80'), 5).size() == 5);
}
