#include "indexer/term_sheet.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

struct Entry {
    std::string term;
    Xapian::termpos position;  // 0: none
    Xapian::termcount frequency;
};
using Entries = std::vector<Entry>;

Hash128 write(TermSheet& sheet, const Entries& entries, Xapian::Document& document) {
    for (const auto& entry : entries) {
        if (entry.position == 0) {
            sheet.add(sheet.number(entry.term), entry.frequency);
        } else {
            sheet.add(sheet.number(entry.term), entry.position, entry.frequency);
        }
    }
    return sheet.write(document);
}

Hash128 hash_of(const Entries& entries) {
    TermSheet sheet;
    Xapian::Document document;
    return write(sheet, entries, document);
}

}  // namespace

TEST_CASE("a sheet writes terms with their frequencies and positions") {
    TermSheet sheet;
    Xapian::Document document;
    write(sheet,
          {{"grave", 104, 1}, {"Zgrave", 0, 3}, {"grave", 2, 3}, {"Qid", 0, 0}, {"Zgrave", 0, 1}, {"Sgrave", 2, 0}},
          document);
    CHECK(terms_of(document) == std::vector<std::string>{"Qid 0", "Sgrave 0 @2", "Zgrave 4", "grave 4 @2,104"});
}

TEST_CASE("a term may stand with and without a position") {
    TermSheet sheet;
    Xapian::Document document;
    write(sheet, {{"word", 7, 1}, {"word", 0, 2}}, document);
    CHECK(terms_of(document) == std::vector<std::string>{"word 3 @7"});
}

TEST_CASE("a sheet without terms writes nothing") {
    TermSheet sheet;
    Xapian::Document document;
    CHECK(sheet.write(document) == Hash128{});
    CHECK(document.termlist_count() == 0);
    CHECK_FALSE(sheet.clear());
}

TEST_CASE("the hash doesn't depend on the order of collecting") {
    const Entries forward{{"a", 1, 1}, {"b", 2, 1}, {"a", 3, 2}, {"Qid", 0, 0}};
    const Entries backward(forward.rbegin(), forward.rend());
    CHECK(hash_of(forward) == hash_of(backward));
}

TEST_CASE("the hash doesn't depend on what the sheet was used for before") {
    const Entries entries{{"a", 1, 1}, {"b", 2, 1}, {"c", 0, 4}};
    TermSheet used;
    Xapian::Document other;
    write(used, {{"x", 1, 1}, {"c", 9, 9}, {"b", 1, 1}}, other);
    used.clear();
    Xapian::Document document;
    CHECK(write(used, entries, document) == hash_of(entries));
    CHECK(terms_of(document) == std::vector<std::string>{"a 1 @1", "b 1 @2", "c 4"});
}

TEST_CASE("the hash tells apart what differs") {
    const Entries entries{{"a", 1, 1}, {"b", 2, 1}};
    const auto [other, why] = GENERATE(table<Entries, std::string>({
        {{{"a", 1, 1}}, "a term is missing"},
        {{{"a", 1, 1}, {"b", 2, 1}, {"c", 0, 0}}, "a term without frequency or position more"},
        {{{"a", 1, 1}, {"c", 2, 1}}, "another term"},
        {{{"a", 1, 1}, {"b", 3, 1}}, "another position"},
        {{{"a", 1, 1}, {"b", 2, 2}}, "another frequency"},
        {{{"a", 1, 1}, {"b", 0, 1}}, "no position"},
        {{{"a", 2, 1}, {"b", 1, 1}}, "positions swapped"},
        {{{"a", 1, 2}, {"b", 2, 0}}, "frequencies swapped"},
        {{{"a", 1, 1}, {"b", 2, 1}, {"b", 4, 0}}, "a position more"},
        {{{"ab", 1, 1}}, "the terms as one"},
    }));
    CAPTURE(why);
    CHECK_FALSE(hash_of(other) == hash_of(entries));
}

TEST_CASE("a term keeps its number until the sheet forgets") {
    TermSheet sheet;
    Xapian::Document document;
    const auto number = sheet.number("word");
    sheet.add(number, 1, 1);
    sheet.write(document);
    CHECK_FALSE(sheet.clear());
    CHECK(sheet.number("word") == number);
    CHECK(sheet.number("other") != number);
}

TEST_CASE("a sheet with very many terms starts anew, and says so") {
    TermSheet sheet;
    for (int i = 0; i < 200'000; ++i) sheet.number("word" + std::to_string(i));
    const Entries entries{{"a", 1, 1}, {"word7", 2, 1}};
    Xapian::Document before;
    const auto hash = write(sheet, entries, before);
    REQUIRE(sheet.clear());
    CHECK(sheet.number("again") == 0);
    Xapian::Document after;
    CHECK(write(sheet, entries, after) == hash);
    CHECK(terms_of(after) == terms_of(before));
}
