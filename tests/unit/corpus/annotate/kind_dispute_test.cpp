#include "corpus/annotate/kind_dispute.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/annotate/tagged_text.hpp"

using namespace dateline;

namespace {

// "PER Keller; ORG Keller": kinds of all forms afterwards.
std::string settled(std::string_view marked) {
    const TaggedArticle article(marked);
    auto forms = gather_forms(article.fields(), nullptr).forms;
    settle_kinds(forms);
    std::string out;
    for (const NameForm& form : forms)
        out.append(out.empty() ? "" : "; ").append(mark_of(form.kind)).append(" ").append(form.reading.shown);
    return out;
}

}  // namespace

TEST_CASE("What has a fuller form or the majority wins") {
    CHECK(settled("[PER Krone] [ORG Krone] [ORG Krone]") == "ORG Krone; ORG Krone");
    CHECK(settled("[PER Krone] [ORG Krone]") == "PER Krone; PER Krone");
    CHECK(settled("[ORG Krone Steel] [PER Krone] [ORG Krone]") == "ORG Krone Steel; ORG Krone; ORG Krone");
    CHECK(settled("[ORG Krone Steel] [PER Ada Krone] [PER Krone] [ORG Krone]") ==
          "ORG Krone Steel; PER Ada Krone; PER Krone; ORG Krone");
    CHECK(settled("[ORG Krone Steel] [LOC Krone] [ORG Krone]") == "ORG Krone Steel; LOC Krone; ORG Krone");
    CHECK(settled("[PER Ada Krone] [PER Krone] [PER Krone] [PER Krone] [PER Krone] [LOC Krone]") ==
          "PER Ada Krone; PER Krone; PER Krone");
    CHECK(settled("[PER Ada Krone] [ORG Ada Krone] [PER Ada Krone]") == "PER Ada Krone; PER Ada Krone");
    CHECK(settled("").empty());
}

TEST_CASE("Short forms are those of the kind") {
    const auto words = read_name("Krone Steel Works", NameClass::organisation).value().words;
    CHECK(short_names(NameClass::person, words).certain == std::vector<std::string>{"steel works", "works"});
    CHECK(short_names(NameClass::organisation, words).certain == std::vector<std::string>{"steel works"});
    CHECK(short_names(NameClass::location, words).certain.empty());
}
