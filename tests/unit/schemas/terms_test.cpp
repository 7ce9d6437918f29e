#include "schemas/terms.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "schemas/text_fold.hpp"

using namespace dateline;

namespace {

constexpr std::size_t xapian_limit = 245;

const Field& field(std::string_view name) { return *FieldTable::builtin().find(name); }
Day on(std::string_view text) { return parse_day(text).value(); }

}  // namespace

TEST_CASE("a term is its prefix and its value") {
    struct Row {
        const char* why;
        std::string prefix;
        std::string value;
        std::string term;
    };
    const std::vector<Row> rows{
        {"a word of the text has no prefix", "", "grave", "grave"},
        {"a prefix of one letter", "S", "grave", "Sgrave"},
        {"a prefix of several letters", "XPERSON", "zelenskiy", "XPERSONzelenskiy"},
        {"a capital behind a long prefix is set off", "XIS", "Undated", "XIS:Undated"},
        {"so is a colon", "XIS", ":a", "XIS::a"},
        {"a capital behind one letter needs nothing", "Q", "ABC", "QABC"},
        {"a colon behind one letter needs nothing", "Q", ":a", "Q:a"},
        {"a digit needs nothing", "XIS", "9", "XIS9"},
        {"a letter outside ASCII needs nothing", "XIS", "Ж", "XISЖ"},
        {"control characters are cut out", "Q", std::string("a\0b\n\x7F\x1F", 6), "Qab"},
        {"a control character does not hide a capital", "XIS",
         "\x01"
         "Ab",
         "XIS:Ab"},
        {"no value", "Q", "", "Q"},
        {"nothing but control characters", "Q", "\n\n", "Q"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(make_term(row.prefix, row.value) == row.term);
    }
}

TEST_CASE("long values are cut and keep apart") {
    const std::string full(max_term_value, 'x');
    CHECK(make_term("Q", full) == "Q" + full);
    const auto longer = make_term("Q", full + "y");
    CHECK(longer.size() == 1 + max_term_value);
    CHECK(longer.substr(0, 1 + max_term_value - 16) == "Q" + full.substr(16));
    CHECK(longer.find_first_not_of("0123456789abcdef", 1 + max_term_value - 16) == std::string::npos);
    CHECK(make_term("Q", full + "z") != longer);
    // What control characters are cut from is not longer than it is.
    CHECK(make_term("Q", full + "\n") == "Q" + full);

    std::set<std::string> terms;
    const std::string head(10'000, 'a');
    for (char last = 'a'; last <= 'z'; ++last) terms.insert(make_term("Q", head + last));
    for (std::size_t length = 9'000; length < 9'026; ++length) terms.insert(make_term("Q", head.substr(0, length)));
    CHECK(terms.size() == 52);
}

TEST_CASE("a long value is cut between code points") {
    // Letters of 1, 2, 3 and 4 bytes, shifted so that the cut falls on each of their bytes.
    for (const std::string letter : {"x", "é", "東", "😀"}) {
        for (std::size_t shift = 0; shift < letter.size(); ++shift) {
            std::string value(shift, 'a');
            while (value.size() < 10'000) value += letter;
            const auto term = make_term("Q", value);
            CAPTURE(letter, shift);
            CHECK(term.size() <= 1 + max_term_value);
            CHECK(term.size() > 1 + max_term_value - letter.size());
            CHECK(fold_text(term.substr(1)).find("\uFFFD") == std::string::npos);
        }
    }
}

TEST_CASE("no term is longer than Xapian takes") {
    const std::string value = "A" + std::string(10'000, 'x');
    const std::vector<std::string> names{value, value};
    std::size_t longest = 0;
    for (const auto& row : FieldTable::builtin().fields()) {
        for (const auto& term : {word_term(row.prefix, value), stem_term(row.prefix, value), name_part_term(row, value),
                                 full_name_term(row, names), keyword_term(row, value)}) {
            longest = std::max(longest, term.size());
        }
    }
    CHECK(longest > max_term_value);
    CHECK(longest <= xapian_limit);
    // The longest prefix that a schema may have, its stems and the colon.
    CHECK(stem_term(std::string(24, 'X'), value).size() <= xapian_limit);
}

TEST_CASE("terms of fields") {
    CHECK(id_term("a1") == "Qa1");
    CHECK(word_term("S", "grave") == "Sgrave");
    CHECK(stem_term("S", "grave") == "ZSgrave");
    CHECK(stem_term("", "grave") == "Zgrave");
    // What begins with a digit is its own stem.
    CHECK(stem_term("", "450") == word_term("", "450"));
    CHECK(stem_term("S", "450") == "S450");
    CHECK(name_part_term(field("person"), "zelenskiy") == "XPERSONzelenskiy");
    CHECK(full_name_term(field("person"), {"volodymyr", "zelenskiy"}) == "XPERSONFULLvolodymyr zelenskiy");
    CHECK(full_name_term(field("person"), {}) == "XPERSONFULL");
    CHECK(keyword_term(field("source"), "Agence “Été”") == "XSOURCEagence \"ete\"");
    CHECK(keyword_term(field("language"), "en") == "Len");
}

TEST_CASE("terms of dates") {
    const Field& date = field("date");
    CHECK(day_term(date, on("2022-09-06")) == "D20220906");
    CHECK(month_term(date, on("2022-09-06")) == "M202209");
    CHECK(year_term(date, on("1600-01-01")) == "Y1600");
    CHECK(unit_term(date, {Granularity::day, on("2199-12-31")}) == "D21991231");
    CHECK(unit_term(date, {Granularity::month, on("2199-12-01")}) == "M219912");
    CHECK(unit_term(date, {Granularity::year, on("2199-01-01")}) == "Y2199");
    CHECK(month_term(field("updated"), on("2022-09-06")) == "XUPDATEDM202209");
}

TEST_CASE("the terms of a period are those of the days in it") {
    const Field& date = field("date");
    const Period period{on("2021-12-30"), on("2023-02-02")};
    std::set<std::string> asked;
    for (const auto& unit : calendar_cover(period)) asked.insert(unit_term(date, unit));
    for (Day day = on("2021-01-01"); day <= on("2023-12-31"); day += std::chrono::days{1}) {
        const auto matches =
            asked.count(day_term(date, day)) + asked.count(month_term(date, day)) + asked.count(year_term(date, day));
        CHECK(matches == (period.contains(day) ? 1U : 0U));
    }
}

TEST_CASE("slots and prefixes laid out for later are nobody's") {
    const std::set<std::string_view> reserved(reserved_prefixes().begin(), reserved_prefixes().end());
    CHECK(reserved.size() == reserved_prefixes().size());
    for (const auto& row : FieldTable::builtin().fields()) {
        CAPTURE(row.name);
        CHECK(row.slot < static_cast<int>(slot::brief));
        if (row.reserved) continue;
        for (const auto& prefix : {row.prefix, row.full_prefix, row.month_prefix, row.year_prefix})
            CHECK(reserved.count(prefix) == 0);
    }
}
