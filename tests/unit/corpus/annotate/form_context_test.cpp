#include "corpus/annotate/form_context.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/annotate/tagged_text.hpp"

using namespace dateline;

namespace {

// Kinds and keys of all forms.
std::string in_context(std::string_view marked) {
    const TaggedArticle article(marked);
    std::string out;
    for (const NameForm& form : gather_forms(article.fields(), nullptr).forms)
        out.append(out.empty() ? "" : "; ").append(mark_of(form.kind)).append(" ").append(form.key);
    return out;
}

}  // namespace

TEST_CASE("Agencies are organisations unless a person has that surname") {
    CHECK(in_context("[PER Reuter] [MISC AFP]") == "ORG reuter; ORG afp");
    CHECK(in_context("[PER Ada Reuter] [PER Reuter] [LOC REUTER]") == "PER ada reuter; PER reuter; ORG reuter");
    CHECK(in_context("[MISC Afp]") == "MISC afp");
}

TEST_CASE("Sheikh is a title where the article has a fuller name") {
    CHECK(in_context("[PER Sheikh Omar]") == "PER sheikh omar");
    CHECK(in_context("[PER Sheikh Omar] [PER Ann Omar]") == "PER omar; PER ann omar");
    CHECK(in_context("[PER Sheikh, Omar] [PER Ann Omar]") == "PER omar; PER ann omar");
    CHECK(in_context("").empty());
}
