#include "schemas/likeness.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <set>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

const std::string title = "Ferry strike leaves hundreds stranded on northern islands";
const std::string first_sentence =
    "Ferry crews in the northern islands walked out on Monday over night shifts, leaving some 900 passengers in two "
    "ports.";
const std::string rest =
    " The operator said that it would run a single boat a day for the sick and for food until talks begin on Thursday. "
    "Hotels opened their halls to those who had nowhere to sleep, and the coast guard carried four patients to the "
    "mainland. A spokeswoman for the union said that the men and women on the boats had asked for a new rota since "
    "spring and been put off three times. The islands' council, which pays 12 million a year towards the lines, called "
    "on both sides to meet at once. Fishermen said they would take passengers across if the weather holds. It was not "
    "clear whether the strike would spread to the southern routes, where another company runs the boats under a "
    "contract that ends next year.";
const std::string body = first_sentence + rest;
const std::string other_story =
    " Farmers on the plain began to sow two weeks late after the wettest April in thirty years, the farm bureau said. "
    "It expects a smaller harvest of barley and beet, while potatoes may catch up if the summer is warm and long.";

LikenessSignature signature(std::string_view heading, std::string_view text) {
    const auto signature = likeness_signature(heading, text);
    REQUIRE(signature);
    return *signature;
}

std::string words_of(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    while (count-- > 0 && at < text.size()) at = std::min(text.find(' ', at), text.size() - 1) + 1;
    return std::string(text.substr(0, at));
}

// A text of words that no other has, told by their numbers.
std::string made_up(std::size_t first, std::size_t count) {
    std::string text;
    for (std::size_t i = first; i < first + count; ++i) text += "w" + std::to_string(i) + ' ';
    return text;
}

bool damaged(std::string_view bytes) {
    try {
        decode_likeness(bytes);
    } catch (const Error& error) {
        return error.kind() == ErrorKind::unavailable;
    }
    return false;
}

}  // namespace

TEST_CASE("copies of a story are alike") {
    struct Row {
        const char* reason;
        std::string heading;
        std::string text;
    };
    const Row rows[] = {
        {"the same", title, body},
        {"cut to a half", title, words_of(body, 65)},
        {"another headline", "Islanders sleep in hotel halls as boats stay in port", body},
        {"another first sentence", title, "Boats stood still in the north." + rest},
        {"a corrected number", title,
         "Ferry crews" + body.substr(11, body.find("900") - 11) + "700" + body.substr(body.find("900") + 3)},
        {"an added paragraph", title, body + other_story},
        {"another agency's dateline and notice", title,
         "PORT ELLEN, Oct 3 (Coastal Press) - " + body + " Copyright Coastal Press. All rights reserved."},
        {"other case and quotes", "FERRY STRIKE LEAVES HUNDREDS STRANDED ON NORTHERN ISLANDS", body},
    };
    const auto original = signature(title, body);
    for (const auto& row : rows) {
        CAPTURE(row.reason);
        const auto copy = signature(row.heading, row.text);
        CAPTURE(likeness(original, copy));
        CHECK(are_alike(original, copy));
        CHECK(are_alike(copy, original));
    }
}

TEST_CASE("texts of one form that tell of different things are not alike") {
    struct Row {
        const char* reason;
        std::string one;
        std::string other;
    };
    const Row rows[] = {
        {"earnings",
         "Shr 31 cts vs 22 cts Net 4,120,000 vs 2,900,000 Revs 61.3 mln vs 50.2 mln Nine mths Shr 88 cts vs 71 cts Net "
         "11.7 mln vs 9,300,000 Revs 170.4 mln vs 151.1 mln",
         "Shr 12 cts vs 15 cts Net 1,077,000 vs 1,350,000 Revs 18.8 mln vs 19.4 mln Nine mths Shr 40 cts vs 39 cts Net "
         "3,590,000 vs 3,510,000 Revs 55.2 mln vs 54.9 mln"},
        {"weather",
         "Oslo cloudy 4 to 9 degrees wind west 5 Bergen rain 6 to 8 degrees wind west 7 Tromso snow -3 to 1 degrees "
         "wind north 6 Bodo sleet 0 to 3 degrees wind north 5",
         "Oslo sunny 7 to 15 degrees wind south 2 Bergen cloudy 8 to 11 degrees wind south 3 Tromso rain 1 to 4 "
         "degrees "
         "wind east 4 Bodo cloudy 3 to 6 degrees wind east 3"},
        {"a later report of a running story", body,
         "Ferry crews in the northern islands went back to work on Friday after talks through the night gave them a "
         "new "
         "rota from March. The first boats left at dawn with those who had waited four days. The union said its "
         "members "
         "would vote on the offer by the end of the month, and the operator promised to refund all tickets."},
        {"another story", body, other_story + other_story},
    };
    for (const auto& row : rows) {
        CAPTURE(row.reason);
        CHECK_FALSE(are_alike(signature("", row.one), signature("", row.other)));
    }
}

TEST_CASE("a text too short to be told from others has no print") {
    CHECK_FALSE(likeness_signature("", ""));
    CHECK_FALSE(likeness_signature("Bank sets rate", "The bank left its rate at four per cent, it said on Tuesday."));
    CHECK_FALSE(likeness_signature("", made_up(0, LikenessSketch::least_shingles + 2)));
    CHECK(likeness_signature("", made_up(0, LikenessSketch::least_shingles + 3)));
    std::string same;
    for (int i = 0; i < 1000; ++i) same += "blah ";
    CHECK_FALSE(likeness_signature("", same));
}

TEST_CASE("no shingle reaches from the title into the body") {
    CHECK(signature(made_up(0, 10), made_up(10, 30)).shingles == 7 + 27);
    CHECK(signature("", made_up(0, 40)).shingles == 37);
}

TEST_CASE("a sketch starts anew with each text") {
    LikenessSketch sketch;
    const auto feed = [&sketch](std::size_t first, std::size_t count) {
        for (std::size_t i = first; i < first + count; ++i) sketch.add_word("w" + std::to_string(i));
    };
    feed(0, 100);
    CHECK(sketch.finish() == signature("", made_up(0, 100)));
    feed(500, 10);
    CHECK_FALSE(sketch.finish());
    feed(0, 50);
    sketch.end_part();
    feed(50, 50);
    CHECK(sketch.finish() == signature(made_up(0, 50), made_up(50, 50)));
}

TEST_CASE("the order of sentences does not matter, nor does what stands twice") {
    const std::string part = made_up(1000, 200);
    CHECK(signature("", part + part).shingles == 200);
    CHECK(likeness(signature("", made_up(0, 300) + part), signature("", part + made_up(0, 300))) > 0.9);
}

TEST_CASE("a text without end counts by its beginning") {
    const auto beginning = likeness_signature("", made_up(0, LikenessSketch::most_shingles + 3));
    const auto whole = likeness_signature("", made_up(0, LikenessSketch::most_shingles + 5000));
    REQUIRE(whole);
    CHECK(whole == beginning);
    CHECK(whole->shingles == LikenessSketch::most_shingles);
}

TEST_CASE("the likeness of two texts is estimated as well as the header says") {
    struct Row {
        std::size_t one;     // words
        std::size_t other;   // words
        std::size_t common;  // words, in one piece
        double error;
    };
    const Row rows[] = {{303, 303, 198, 0.04}, {303, 603, 198, 0.08}, {303, 903, 198, 0.12},
                        {53, 53, 41, 0.04},    {303, 303, 0, 0.05},   {5003, 5003, 3253, 0.04}};
    constexpr std::size_t trials = 200;
    std::size_t next = 0;
    for (const auto& row : rows) {
        CAPTURE(row.one, row.other, row.common);
        double squares = 0;
        double sum = 0;
        for (std::size_t i = 0; i < trials; ++i, next += 20'000) {
            const auto one = signature("", made_up(next, row.one));
            const auto other =
                signature("", made_up(next, row.common) + made_up(next + 10'000, row.other - row.common));
            const double real =
                row.common == 0 ? 0 : static_cast<double>(row.common - 3) / static_cast<double>(row.one - 3);
            const double error = likeness(one, other) - real;
            squares += error * error;
            sum += error;
        }
        CHECK(std::sqrt(squares / trials) < row.error * 1.2);
        if (row.common > 0) CHECK(std::abs(sum / trials) < row.error / 3);
    }
}

TEST_CASE("what is far longer is not alike") {
    const auto part = signature("", made_up(0, 103));
    CHECK(are_alike(part, signature("", made_up(0, 203))));
    CHECK_FALSE(are_alike(part, signature("", made_up(0, 404))));
    CHECK_FALSE(are_alike(LikenessSignature{}, LikenessSignature{}));
    CHECK(likeness(LikenessSignature{}, part) == 0);
}

TEST_CASE("are_alike() is the threshold on likeness(), which no short cut changes much") {
    std::mt19937_64 random(20220916);
    std::size_t differ = 0;
    constexpr std::size_t trials = 2000;
    for (std::size_t i = 0; i < trials; ++i) {
        const std::size_t words = 30 + random() % 200;
        const std::size_t common = random() % (words + 1);
        const std::size_t other_words = words + random() % words;
        const auto one = signature("", made_up(i * 10'000, words));
        const auto other =
            signature("", made_up(i * 10'000, common) + made_up(i * 10'000 + 5'000, other_words - common));
        const double from = std::min(one.shingles, other.shingles) < short_text ? short_alike_from : alike_from;
        const bool enough =
            likeness(one, other) >= from &&
            std::max(one.shingles, other.shingles) <= most_times_longer * std::min(one.shingles, other.shingles);
        if (are_alike(one, other)) CHECK(enough);
        differ += are_alike(one, other) != enough;
    }
    CHECK(differ <= trials / 200);
}

TEST_CASE("signatures keep their bytes: an archive is read by later versions") {
    const auto forty = signature("", made_up(0, 40));
    const std::string bytes = encode_likeness(forty);
    REQUIRE(bytes.size() == 64);
    CHECK(bytes.substr(0, 4) == std::string("\0\0\0\x25", 4));
    CHECK(decode_likeness(bytes) == forty);
    LikenessSignature marked{.shingles = 0x01020304, .marks = {}};
    marked.marks[0] = 0x1102;
    marked.marks[7] = 0x8000'0000;
    const std::string written = encode_likeness(marked);
    CHECK(written.substr(0, 6) == "\x01\x02\x03\x04\x02\x11");
    CHECK(written.back() == '\x80');
    CHECK(decode_likeness(written) == marked);
}

TEST_CASE("damaged signatures are told") {
    const std::string bytes = encode_likeness(signature(title, body));
    CHECK(damaged(""));
    CHECK(damaged(bytes.substr(1)));
    CHECK(damaged(bytes + 'x'));
    CHECK(damaged(std::string(64, '\0')));
    CHECK_FALSE(damaged(bytes));
}
