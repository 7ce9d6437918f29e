#include "corpus/annotate/person_names.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

std::vector<NameWord> words(std::string_view name) { return read_name(name, NameClass::person).value().words; }
bool same(std::string_view a, std::string_view b) {
    const bool same = may_be_same_person(words(a), words(b));
    CHECK(may_be_same_person(words(b), words(a)) == same);
    return same;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("A person's name has short forms") {
    const auto juan = person_short_names(words("Juan Manuel Santos Calderón"));
    CHECK(juan.certain == Names{"manuel santos calderon", "santos calderon", "calderon"});
    CHECK(juan.possible == Names{"juan", "manuel", "santos", "calderon", "juan manuel", "juan manuel santos"});
    CHECK(person_short_names(words("Kim Jong-un")).certain == Names{"kim", "jong un"});
    CHECK(person_short_names(words("Bashar al-Assad")).certain == Names{"al assad", "assad"});
    CHECK(person_short_names(words("Carl Moss Jr.")).certain == Names{"carl moss", "moss"});
    CHECK(person_short_names(words("John F. Kennedy")).acronyms == Names{"jfk"});
    CHECK(person_short_names(words("Madonna")).certain.empty());
}

TEST_CASE("A name is looked up by itself and by its surname") {
    CHECK(person_lookups(words("Maria Keller")) == Names{"maria keller", "keller"});
    CHECK(person_lookups(words("Charles de Gaulle")) == Names{"charles de gaulle", "de gaulle", "gaulle"});
    CHECK(person_lookups(words("Kim Jong-un")) == Names{"kim jong un", "kim", "jong un", "un"});
    CHECK(person_lookups(words("Keller")) == Names{"keller"});
    CHECK(surname_begin(words("Ludwig van Beethoven")) == 1);
    CHECK(surname_begin(words("Maria Keller")) == 1);
    CHECK(surname_begin(words("Xi Jinping")) == 0);
    CHECK(surname_begin(words("Keller")) == 0);
}

TEST_CASE("Two names may be one person's") {
    CHECK(same("John Smith", "J. Smith"));
    CHECK(same("John Smith", "John Quincy Smith"));
    CHECK(same("John Q. Smith", "John Quincy Smith"));
    CHECK(same("William Smith", "Bill Smith"));
    CHECK(same("George W. Bush", "George Bush"));
    CHECK_FALSE(same("George W. Bush", "George H.W. Bush"));
    CHECK_FALSE(same("John Smith", "Jane Smith"));
    CHECK_FALSE(same("John Smith", "John Smythe"));
    CHECK(same("Carl Moss Jr.", "Carl Moss"));
    CHECK(same("Carl Moss Jr.", "Carl Moss Junior"));
    CHECK_FALSE(same("Carl Moss Jr.", "Carl Moss Sr."));
    CHECK_FALSE(same("Kim Jong-il", "Kim Jong-un"));
    CHECK(same("Kim Dae-jung", "Kim Dae Jung"));
    CHECK(same("López Obrador", "Andrés Manuel López Obrador"));
    CHECK(same("Pedro Sánchez", "Pedro Sánchez Castejón"));
    CHECK(same("Bashar Assad", "Bashar al-Assad"));
    CHECK(same("Orban Viktor", "Viktor Orban"));
    CHECK(same("Keller", "Maria Keller"));
}
