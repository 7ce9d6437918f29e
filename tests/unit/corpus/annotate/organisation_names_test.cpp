#include "corpus/annotate/organisation_names.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

std::vector<NameWord> words(std::string_view name) { return read_name(name, NameClass::organisation).value().words; }

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("Legal forms are cut off") {
    CHECK(folded_name(without_legal_form(words("General Motors Corp"))) == "general motors");
    CHECK(folded_name(without_legal_form(words("Osaka Tin Co. Ltd."))) == "osaka tin");
    CHECK(folded_name(without_legal_form(words("Finch & Co"))) == "finch");
    CHECK(folded_name(without_legal_form(words("Company"))) == "company");
    CHECK(folded_name(without_legal_form(words("Bank of England"))) == "bank of england");
}

TEST_CASE("Offices said both ways round have one order") {
    CHECK(ordered_key(words("Ministry of Defence")) == "defence ministry");
    CHECK(ordered_key(words("Ministry of the Interior")) == "interior ministry");
    CHECK(ordered_key(words("Defense Ministry")) == "defence ministry");
    CHECK(ordered_key(words("Bank of England")) == "bank of england");
    CHECK(ordered_key(words("Ministry of")) == "ministry of");
}

TEST_CASE("Initials are those of all words, and of those that count") {
    CHECK(initials(words("League of Plum Growers")) == Names{"lopg", "lpg"});
    CHECK(initials(words("Tarrant Steel")) == Names{"ts"});
    CHECK(initials(words("Tarrant")).empty());
}

TEST_CASE("Organisations and places have short forms") {
    const auto council = organisation_short_names(words("United Nations Security Council"));
    CHECK(council.certain == Names{"council", "nations security council", "security council"});
    CHECK(council.acronyms == Names{"unsc"});
    const auto bank = organisation_short_names(words("Bank of England"));
    CHECK(bank.certain == Names{"bank"});
    CHECK(bank.possible.empty());
    CHECK(organisation_short_names(words("Goldman Sachs Inc")).possible == Names{"goldman", "sachs"});
    CHECK(organisation_short_names(words("General Motors Corp")).acronyms == Names{"gmc", "gm"});
    CHECK(organisation_short_names(words("Tarrant Inc")).certain.empty());
    CHECK(place_short_names(words("Persian Gulf")).certain == Names{"gulf"});
    CHECK(place_short_names(words("Papua New Guinea")).acronyms == Names{"png"});
    CHECK(place_short_names(words("Izium")).acronyms.empty());
}

TEST_CASE("An acronym has capitals alone") {
    for (const auto* name : {"IMF", "U.N.", "AT&T", "G7X", "UNESCO"}) CHECK(is_acronym(name));
    for (const auto* name : {"Imf", "I", "A B", "", "1996", "TARRANTWORKS"}) CHECK_FALSE(is_acronym(name));
}
