#include "corpus/readers/charset_evidence.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/charset_text.hpp"

using namespace dateline;
using namespace dateline::reading;
using namespace std::string_literals;

namespace {

const std::string french = "Le président a déclaré vendredi que la réforme serait présentée à l’été – “enfin”. ";
const std::string russian = "Президент посетил освобождённый город Изюм и заявил, что расследование продолжится. ";
const std::string japanese = "日本政府は金曜日、新しい経済対策を発表した。首相は「物価の上昇に対応する」と述べた。";
const std::string chinese = "中国外交部发言人星期五在北京表示，双方将继续就贸易问题进行磋商。";

}  // namespace

TEST_CASE("Byte order marks are known by their bytes") {
    struct Row {
        std::string head;
        std::string charset;
        std::size_t mark;
    };
    const Row rows[] = {
        {"\xEF\xBB\xBF"
         "a",
         "UTF-8", 3},
        {"\xFF\xFE"
         "a\0"s,
         "UTF-16LE", 2},
        {"\xFE\xFF\0a"s, "UTF-16BE", 2},
        {"\xFF\xFE\0\0"s, "UTF-32LE", 4},
        {"\0\0\xFE\xFF"s, "UTF-32BE", 4},
        {"\xEF\xBB", "", 0},
        {"\xFF", "", 0},
    };
    for (const auto& row : rows) {
        const auto form = find_unicode_form(row.head);
        CHECK(form.charset == row.charset);
        CHECK(form.mark == row.mark);
    }
}

TEST_CASE("UTF-16 without a mark shows, other data with zeros are not taken for it") {
    const auto form = [](const std::string& head) { return std::string(find_unicode_form(head).charset); };
    for (const auto& text : {"Title\n"s, "{\"id\":1}"s, french, russian, chinese + "\r\n" + chinese, japanese}) {
        INFO(text);
        const bool has_zeros = in("UTF-16LE", text).find('\0') != std::string::npos;
        CHECK(form(in("UTF-16LE", text)) == (has_zeros ? "UTF-16LE" : ""));
        CHECK(form(in("UTF-16BE", text)) == (has_zeros ? "UTF-16BE" : ""));
    }
    CHECK(form("plain text").empty());
    CHECK(form("").empty());
    CHECK(form("a\0"s).empty());
    CHECK(form(std::string(1000, '\0')).empty());
    CHECK(form("text with a zero\0 in the middle of it"s).empty());
    CHECK(form("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\2\0\0\0\2\0\x08\6\0\0\0"s).empty());
    std::string numbers;
    for (char i = 1; i < 100; ++i) numbers += std::string(1, i) + "\0\0\0"s;
    CHECK(form(numbers).empty());
}

TEST_CASE("Declarations are found where they may stand") {
    struct Row {
        std::string why;
        std::string head;
        std::string charset;
    };
    const Row rows[] = {
        {"XML", "<?xml version='1.0' encoding='windows-1251'?>", "windows-1251"},
        {"blanks", "\n<?xml version='1.0' encoding = 'KOI8-R' standalone='yes'?>", "KOI8-R"},
        {"XML without one", "<?xml version='1.0'?><a encoding='KOI8-R'/>", ""},
        {"HTML 5", "<!DOCTYPE html><html><head><meta charset=\"Windows-1251\">", "windows-1251"},
        {"without quotes", "<html><META CHARSET=koi8-r></html>", "KOI8-R"},
        {"HTML 4", "<html><meta http-equiv=\"Content-Type\" content=\"text/html; charset=shift_jis\">", "windows-31j"},
        {"behind another meta", "<html><meta name=a content=b><meta charset=big5>", "Big5-HKSCS"},
        {"in text it is no declaration", "Title\n<meta charset=koi8-r>", ""},
        {"not in a tag", "<html>charset=koi8-r", ""},
        {"a tag that does not end", "<html><meta charset=koi8-r", "KOI8-R"},
        {"a set that is not known", "<?xml encoding='klingon'?>", ""},
        {"nothing", "", ""},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(declared_charset(row.head) == row.charset);
    }
}

TEST_CASE("Names of character sets are those of everybody") {
    CHECK(charset_by_name("utf8") == "UTF-8");
    CHECK(charset_by_name("latin1") == "windows-1252");
    CHECK(charset_by_name("ASCII") == "windows-1252");
    CHECK(charset_by_name("cp1251") == "windows-1251");
    CHECK(charset_by_name("gb2312") == "GB18030");
    CHECK(charset_by_name("GBK") == "GB18030");
    CHECK(charset_by_name("sjis") == "windows-31j");
    CHECK(charset_by_name("utf-16").starts_with("UTF-16"));
    CHECK(charset_by_name("").empty());
    CHECK(charset_by_name("latin-one").empty());
    CHECK(charset_by_name(std::string(10'000, 'a')).empty());
}

TEST_CASE("A text without much to go by is taken for Western European, until more shows") {
    struct Row {
        std::string why;
        std::string bytes;
        std::string charset;
        bool evident;
    };
    const auto many = [](std::string text) {
        for (int i = 0; i < 4; ++i) text += text;
        return text;
    };
    const Row rows[] = {
        {"a letter", "Z\xFCrich", "windows-1252", false},
        {"a word of high bytes", "\xCA\xE8\xE5\xE2", "windows-1252", false},
        {"two words", in("windows-1251", "Киев: новости дня"), "windows-1251", false},
        {"a text", many(in("windows-1251", russian)), "windows-1251", true},
        {"another", many(in("KOI8-R", russian)), "KOI8-U", true},
        {"accents in many words", many(in("windows-1252", french)), "windows-1252", true},
        {"markup about the words", in("windows-1251", "<P>Президент</P><P>Изюм</P>"), "windows-1251", false},
        {"nothing", "", "windows-1252", false},
        {"ASCII", "plain", "windows-1252", false},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto likely = likely_charset(row.bytes);
        CHECK(likely.charset == row.charset);
        CHECK(likely.evident == row.evident);
    }
}
