#include "corpus/readers/charset.hpp"

#include <simdjson.h>
#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/charset_text.hpp"
#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;
using namespace std::string_literals;

namespace {

struct Outcome {
    std::string text;
    std::uint64_t replaced = 0;
};

Outcome read(const std::string& bytes, const std::string& charset = {}, std::size_t piece = std::string::npos) {
    CharsetStream stream(std::make_unique<PieceStream>(bytes, piece), charset);
    std::string text = read_all(stream);
    return {std::move(text), stream.bytes_replaced()};
}

std::string times(const std::string& text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

// Longer than the block that is looked at in one go.
constexpr std::size_t block = std::size_t{256} * 1024;

const std::string russian =
    "Президент Украины посетил освобождённый город Изюм и заявил, что расследование преступлений продолжится. ";
const std::string japanese =
    "日本政府は金曜日、新しい経済対策を発表した。首相は記者会見で「物価の上昇に対応する」と述べた。";
const std::string chinese = "中国外交部发言人星期五在北京表示，双方将继续就贸易问题进行磋商。";
const std::string taiwanese = "台北市政府星期五宣布新的交通計畫，市長表示將於明年開始實施。";
const std::string korean = "서울시는 금요일 새로운 교통 정책을 발표했다. 시장은 내년부터 시행한다고 밝혔다. ";
const std::string french = "Le président a déclaré vendredi que la réforme serait présentée à l’été – “enfin”. ";

}  // namespace

TEST_CASE("UTF-8 passes through as it is, whatever the pieces it comes in") {
    const std::string text = times(french + russian + japanese + "\U0001F4F0\n", 3000);
    REQUIRE(text.size() > 3 * block);
    for (const std::size_t piece : {std::string::npos, std::size_t{1}, std::size_t{65'537}}) {
        const auto outcome = read(text, {}, piece);
        CHECK(outcome.text == text);
        CHECK(outcome.replaced == 0);
    }
    CHECK(read("").text.empty());
    CHECK(read("a").text == "a");
}

TEST_CASE("A code point at the end of a block is not cut, whatever its length") {
    for (const std::string c : {"é", "中", "\U0001F4F0"}) {
        for (std::size_t before = block - 4; before <= block; ++before) {
            const std::string text = std::string(before, 'a') + c + "b";
            CHECK(read(text).text == text);
        }
    }
}

TEST_CASE("Byte order marks tell the form of Unicode and are not part of the text") {
    const std::string text = french + russian + "\U0001F4F0";
    CHECK(read("\xEF\xBB\xBF" + text).text == text);
    CHECK(read("\xFF\xFE" + in("UTF-16LE", text)).text == text);
    CHECK(read("\xFE\xFF" + in("UTF-16BE", text)).text == text);
    CHECK(read("\xFF\xFE\0\0"s + in("UTF-32LE", text)).text == text);
    CHECK(read("\0\0\xFE\xFF"s + in("UTF-32BE", text)).text == text);
    CHECK(read("\xFF\xFE").text.empty());
    CHECK(read(text.substr(0, 3) + "\xEF\xBB\xBF").text == text.substr(0, 3) + "\xEF\xBB\xBF");
}

TEST_CASE("UTF-16 without a mark is read as what it is") {
    for (const auto& text : {"Title\n"s, "{\"id\":1}"s, french, russian}) {
        INFO(text);
        CHECK(read(in("UTF-16LE", text)).text == text);
        CHECK(read(in("UTF-16BE", text)).text == text);
    }
}

TEST_CASE("An older character set is recognised by its bytes") {
    struct Row {
        const char* charset;
        std::string text;
    };
    const Row rows[] = {
        {"windows-1252", french},
        {"windows-1252", "Zürich"},
        {"windows-1252", "Der Kanzler sprach in Zürich über „große“ Kürzungen für Universitäten."},
        {"windows-1251", russian},
        {"windows-1251", "Київ: президент відвідав місто Ізюм"},
        {"KOI8-R", russian},
        {"Shift_JIS", japanese},
        {"EUC-JP", japanese},
        {"GB18030", chinese},
        {"Big5", taiwanese},
        {"EUC-KR", korean},
    };
    for (const auto& row : rows) {
        INFO(row.charset << ": " << row.text);
        const std::string record =
            "{\"id\":\"a1\",\"title\":\"" + row.text + "\",\"body\":\"The rest is in English.\"}\n";
        for (const auto& text : {row.text, record, times(record, 3000)}) {
            const auto outcome = read(in(row.charset, text));
            CHECK(outcome.text == text);
            CHECK(outcome.replaced == 0);
        }
    }
}

TEST_CASE("A stream that is ASCII for megabytes and then is not") {
    const std::string ascii = times("Nothing but ASCII here.\n", 100'000);
    CHECK(read(ascii + in("windows-1252", french)).text == ascii + french);
    CHECK(read(ascii + in("windows-1251", russian)).text == ascii + russian);
    CHECK(read(ascii + french).text == ascii + french);
}

TEST_CASE("An older character set goes on over blocks without losing a character") {
    for (const std::size_t before : {block - 1, block, block + 1}) {
        const std::string text = std::string(before - 1000 * 2, 'a') + times("中文", 1000);
        const auto outcome = read(in("GB18030", text + chinese));
        CHECK(outcome.text == text + chinese);
        CHECK(outcome.replaced == 0);
    }
    const std::string long_text = times(japanese, 10'000);
    CHECK(read(in("Shift_JIS", long_text)).text == long_text);
    // The last block alone could be anything.
    const std::string tail = times(chinese, 5000).substr(0, 3 * block / 2 * 3) + "联通";
    CHECK(read(in("GB18030", tail)).text == tail);
}

TEST_CASE("Damage in UTF-8 is replaced and counted") {
    struct Row {
        std::string why;
        std::string bytes;
        std::string text;
        std::uint64_t replaced;
    };
    const Row rows[] = {
        {"a byte that is never UTF-8", "Київ \xFF Київ", "Київ \uFFFD Київ", 1},
        {"a sequence that is cut", "Київ \xE2\x82 Київ", "Київ \uFFFD Київ", 2},
        {"the end cuts a sequence", "Київ \xF0\x9F\x93", "Київ \uFFFD", 3},
        {"a code point beyond Unicode", "Київ \xF4\x90\x80\x80", "Київ \uFFFD\uFFFD\uFFFD\uFFFD", 4},
        {"half a surrogate pair", "Київ \xED\xA0\x80", "Київ \uFFFD\uFFFD\uFFFD", 3},
        {"a form that is too long", "Київ \xC0\xAF", "Київ \uFFFD\uFFFD", 2},
        {"a replacement character that was there is no damage", "Київ \uFFFD", "Київ \uFFFD", 0},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto outcome = read(row.bytes);
        CHECK(outcome.text == row.text);
        CHECK(outcome.replaced == row.replaced);
    }
}

TEST_CASE("A stream that was UTF-8 stays so until more than a few bytes speak against it") {
    const std::string utf8 = times(russian, 2 * block / russian.size());
    const std::string ascii = times("Nothing but ASCII here.\n", 20'000);
    const auto damaged = read(utf8 + ascii + "\xFF\xFE\xE9 caf\xE9");
    CHECK(damaged.text == utf8 + ascii + "\uFFFD\uFFFD\uFFFD caf\uFFFD");
    CHECK(damaged.replaced == 4);
    CHECK(read(utf8 + ascii + in("windows-1252", times(french, 10))).text == utf8 + ascii + times(french, 10));
    // And the other way round.
    const std::string latin = times(french, block / french.size());
    CHECK(read(in("windows-1252", latin) + ascii + utf8).text.ends_with(utf8));
}

TEST_CASE("What little showed at first is forgotten where more shows") {
    const std::string ascii = times("Nothing but ASCII here.\n", 20'000);
    CHECK(read("a \xAB quote\n" + ascii + in("windows-1251", russian)).text.ends_with(russian));
}

TEST_CASE("A declared character set counts where the bytes agree") {
    const std::string polish = "Prezydent powiedział w piątek, że wojna będzie trwała.";
    const auto xml = [](const std::string& name, const std::string& text) {
        return "<?xml version=\"1.0\" encoding=\"" + name + "\"?><a>" + text + "</a>";
    };
    CHECK(read(in("windows-1250", xml("windows-1250", polish))).text == xml("windows-1250", polish));
    CHECK(read(in("ISO-8859-2", xml("iso-8859-2", polish))).text == xml("iso-8859-2", polish));
    CHECK(read(in("windows-1251", xml("windows-1251", "Да"))).text == xml("windows-1251", "Да"));
    // ISO-8859-1 is windows-1252 in truth.
    CHECK(read(in("windows-1252", xml("ISO-8859-1", french))).text == xml("ISO-8859-1", french));
    // The bytes know better.
    CHECK(read(xml("ISO-8859-1", french)).text == xml("ISO-8859-1", french));
    CHECK(read(in("windows-1252", xml("UTF-8", french))).text == xml("UTF-8", french));
    CHECK(read(in("windows-1251", xml("Shift_JIS", russian))).text == xml("Shift_JIS", russian));
    CHECK(read(in("windows-1252", xml("no-such-set", french))).text == xml("no-such-set", french));
    CHECK(read(xml("UTF-16", french)).text == xml("UTF-16", french));
}

TEST_CASE("A character set that is given is taken at its word") {
    CHECK(read("\xC3\xA9", "windows-1252").text == "Ã©");
    CHECK(read(in("KOI8-R", "Да"), "KOI8-R").text == "Да");
    CHECK(read("\xFF\xFE" + in("UTF-16LE", "Да"), "UTF-16").text == "Да");
    CHECK(read("\xFE\xFF" + in("UTF-16BE", "Да"), "UTF-16").text == "Да");
    CHECK(read("\xEF\xBB\xBF"
               "a",
               "UTF-8")
              .text == "a");
    const auto damaged = read("caf\xE9 caf\xE9", "UTF-8");
    CHECK(damaged.text == "caf\uFFFD caf\uFFFD");
    CHECK(damaged.replaced == 2);
    CHECK(read(in("UTF-16LE", "Да") + "x", "UTF-16LE").replaced == 1);
    const std::string long_text = times(japanese, 10'000);
    CHECK(read(in("ISO-2022-JP", long_text), "ISO-2022-JP").text == long_text);
}

TEST_CASE("Damage of the stream below comes behind what was good") {
    CharsetStream stream(std::make_unique<PieceStream>(in("windows-1252", french), 5, ErrorKind::bad_data));
    std::string text(1000, '\0');
    text.resize(stream.read(text.data(), text.size()));
    CHECK(text == french);
    CHECK(error_of([&] { stream.read(text.data(), 1); }) == "65 the stream broke");
    CHECK(error_of([&] { stream.read(text.data(), 1); }) == "65 the stream broke");
    CharsetStream cut(std::make_unique<PieceStream>("Київ \xE2\x82", 5, ErrorKind::bad_data));
    char buffer[100];
    CHECK(std::string(buffer, cut.read(buffer, sizeof buffer)) == "Київ \uFFFD");
    CHECK(error_of([&] { cut.read(buffer, 1); }) == "65 the stream broke");
}

TEST_CASE("Whatever the bytes, what comes out is UTF-8") {
    std::uint32_t state = 1;
    for (int round = 0; round < 300; ++round) {
        std::string bytes;
        for (int i = 0; i < 2000; ++i) {
            state = state * 1'664'525 + 1'013'904'223;
            const auto byte = static_cast<char>(state >> 24);
            bytes += round % 3 == 0 || state % 7 < 3 ? byte : static_cast<char>('a' + (state >> 8) % 26);
        }
        const auto outcome = read(bytes, {}, 1 + static_cast<std::size_t>(round));
        CHECK(simdjson::validate_utf8(outcome.text));
    }
}
