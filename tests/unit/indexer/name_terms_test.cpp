#include "indexer/name_terms.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

const Field& field(const char* name) {
    for (const auto& field : FieldTable::builtin().fields())
        if (field.name == name) return field;
    FAIL("no field " << name);
    std::abort();
}

}  // namespace

TEST_CASE("a name's terms are those that the contract spells") {
    TermSheet sheet;
    NameTerms names(sheet, {});
    const Field& person = field("person");
    const auto& terms = names.of_name(person, "Volodymyr Zelenskiy");
    const std::vector<std::string> words{"volodymyr", "zelenskiy"};
    CHECK(terms.folded == "volodymyr zelenskiy");
    CHECK(terms.parts == NameTerms::Numbers{sheet.number(name_part_term(person, words[0])),
                                            sheet.number(name_part_term(person, words[1]))});
    CHECK(terms.whole == NameTerms::Numbers{sheet.number(full_name_term(person, words))});
    CHECK(terms.prominent == NameTerms::Numbers{sheet.number(name_rung_term(person, Rung::prominent, words))});
    CHECK(terms.lead == NameTerms::Numbers{sheet.number(name_rung_term(person, Rung::lead, words))});
    CHECK(&names.of_name(person, "Volodymyr Zelenskiy") == &terms);
}

TEST_CASE("what a field has no prefix for is not written") {
    TermSheet sheet;
    NameTerms names(sheet, {});
    const auto& byline = names.of_name(field("byline"), "Ann Smith");
    CHECK(byline.lead.empty());
    CHECK(names.of_name(field("place"), "Kyiv").prominent.empty());
    CHECK(names.of_place(field("dateline"), Rung::lead, "703448").empty());
    CHECK(names.of_place(field("byline"), Rung::named, "703448").empty());
    CHECK(names.of_name(field("person"), "...").folded.empty());
}

TEST_CASE("what a place lies in is asked once") {
    TermSheet sheet;
    int asked = 0;
    NameTerms names(sheet, [&](const PlaceId& id) {
        ++asked;
        return id == "703448" ? std::vector<PlaceId>{"690791", "6255148"} : std::vector<PlaceId>{};
    });
    const Field& place = field("place");
    const auto& kyiv = names.of_place(place, Rung::lead, "703448");
    CHECK(kyiv == NameTerms::Numbers{sheet.number("XPLACELEAD703448"), sheet.number("XPLACELEAD690791"),
                                     sheet.number("XPLACELEAD6255148")});
    CHECK(names.of_place(place, Rung::named, "703448").size() == 3);
    CHECK(&names.of_place(place, Rung::lead, "703448") == &kyiv);
    names.forget();
    CHECK(names.of_place(place, Rung::lead, "703448").size() == 3);
    CHECK(asked == 1);
}
