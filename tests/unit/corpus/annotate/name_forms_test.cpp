#include "corpus/annotate/name_forms.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/annotate/tagged_text.hpp"

using namespace dateline;

namespace {

// "PER keller x2; ..." for each form, with marks for what is known of it.
std::string forms(std::string_view marked, const Authority* authority = nullptr) {
    const TaggedArticle article(marked);
    std::string out;
    for (const NameForm& form : gather_forms(article.fields(), authority).forms) {
        if (form.count == 0) continue;
        out.append(out.empty() ? "" : "; ").append(mark_of(form.kind)).append(" ").append(form.reading.shown);
        out.append(" x").append(std::to_string(form.count));
        if (form.reading.gender == Gender::female) out += " she";
        if (form.reading.gender == Gender::male) out += " he";
        if (form.shouted) out += " shouted";
        if (form.acronym) out += " acronym";
        if (form.explained_by != no_form) out += " of " + std::to_string(form.explained_by);
        if (form.entry != nullptr) out += " is " + form.entry->canonical;
    }
    return out;
}

}  // namespace

TEST_CASE("Names that are alike are one form") {
    CHECK(forms("[PER Keller] and [PER KELLER] and [PER Köhler]") == "PER Keller x2 acronym; PER Köhler x1");
    CHECK(forms("[PER KELLER] AND || [PER Keller] left") == "PER Keller x2 acronym");
    CHECK(forms("[PER Keller] and [ORG Keller]") == "PER Keller x1; ORG Keller x1");
    CHECK(forms("[PER he] and [ORG The]").empty());
}

TEST_CASE("Titles part forms by gender") {
    CHECK(forms("Mr. [PER Keller] and Mrs. [PER Keller] and [PER Keller] and [PER Ms. Keller]") ==
          "PER Keller x1 he; PER Keller x2 she; PER Keller x1");
}

TEST_CASE("A form knows where it is shouted and what explains it") {
    CHECK(forms("[ORG NATO] MEETS || Nothing.") == "ORG NATO x1 shouted acronym");
    CHECK(forms("The [ORG Tarrant Steel Works] ([ORG TSW]) fell") ==
          "ORG Tarrant Steel Works x1; ORG TSW x1 acronym of 0");
    CHECK(forms("[ORG TSW] ([ORG Tarrant Steel Works]) fell") == "ORG TSW x1 acronym of 1; ORG Tarrant Steel Works x1");
    CHECK(forms("[ORG Tarrant Steel Works] ([ORG XYZ]) fell") == "ORG Tarrant Steel Works x1; ORG XYZ x1 acronym");
}

TEST_CASE("Two first names share a surname") {
    CHECK(forms("[PER George] and [PER Barbara Bush] came") == "PER Barbara Bush x1 she; PER George Bush x1 he");
    CHECK(forms("[PER Merkel] and [PER Barbara Bush] came") == "PER Merkel x1; PER Barbara Bush x1 she");
}

TEST_CASE("The authority file goes before the tagger") {
    const auto authority = Authority::parse(
        "canonical,kind,aliases\nMaria Keller,person,Keller\nKeller Works,organisation,\nMoss,none,\nThe,other,\n",
        "f");
    CHECK(forms("Here [ORG Keller] is", &authority) == "PER Keller x1 is Maria Keller");
    CHECK(forms("Here Keller is", &authority) == "PER Keller x1 is Maria Keller");
    CHECK(forms("Here [PER Mr. Keller] is", &authority) == "PER Keller x1 he is Maria Keller");
    CHECK(forms("Here [PER Moss] and Moss are", &authority).empty());
    CHECK(forms("Here [PER Ann Keller] is", &authority) == "PER Ann Keller x1 she");
    CHECK(forms("Here [PER Keller] Works is", &authority) == "ORG Keller Works x1 is Keller Works");
    CHECK(forms("Here [ORG Keller Works Ltd] is", &authority) == "ORG Keller Works Ltd x1 is Keller Works");
    CHECK(forms("Here [PER Ann Keller] Works", &authority) == "ORG Keller Works x1 is Keller Works");
    CHECK(forms("Here [PER Ann Moss] is", &authority) == "PER Ann Moss x1 she");
}

TEST_CASE("Spans that can't be are passed over") {
    const TokenizedText text = tokenize("Ada Finch");
    const std::vector<NamedText> fields{{TextField::body, &text, {{0, 9}, {1, 1}, {2, 1}}},
                                        {TextField::title, nullptr, {{0, 1}}}};
    CHECK(gather_forms(fields, nullptr).mentions.empty());
}
