#include "corpus/annotate/name_joiner.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/annotate/tagged_text.hpp"

using namespace dateline;

namespace {

// For each form its groups: "0 0 1,2 -".
std::string groups(std::string_view marked, const Authority* authority = nullptr) {
    const TaggedArticle article(marked);
    auto names = gather_forms(article.fields(), authority);
    std::string out;
    for (const auto& of_form : join_forms(names.forms).groups_of) {
        out.append(out.empty() ? "" : " ");
        for (const auto group : of_form) out.append(group == of_form.front() ? "" : ",").append(std::to_string(group));
        if (of_form.empty()) out += '-';
    }
    return out;
}

}  // namespace

TEST_CASE("Forms fall into groups") {
    CHECK(groups("[PER Maria Keller] [PER Keller] [PER Ann Moss]") == "0 0 1");
    CHECK(groups("[PER Keller] [PER Maria Keller]") == "0 0");
    CHECK(groups("[PER Ada Keller] [PER Ilse Keller] [PER Keller] [PER Ilse]") == "0 1 0,1 1");
    CHECK(groups("[PER King] [PER Mr.] [ORG NATO]") == "- - 0");
    CHECK(groups("").empty());
}

TEST_CASE("An entry of the authority file is one group, its canonical name included") {
    const auto authority =
        Authority::parse("canonical,kind,aliases\nMaria Keller,person,The Fox\nOlga Moss,person,\n", "f");
    CHECK(groups("[PER Maria Keller] met The Fox. [PER Keller] left [PER Olga Moss].", &authority) == "0 0 0 0 1 1");
}

TEST_CASE("Many names take no more than their share of time") {
    // All of one surname: each short form looks at 64 bearers at most, or this would take hours.
    std::string article;
    for (int i = 0; i < 50000; ++i) {
        std::string first;
        for (int n = i; n > 0 || first.empty(); n /= 26) first += static_cast<char>('a' + n % 26);
        article += "[PER X" + first + " Keller] met [PER Keller]. ";
    }
    const TaggedArticle tagged(article);
    const auto entities = join_names(tagged.fields(), nullptr);
    CHECK(entities.size() == 50000);
    CHECK(entities.front().name == "Xa Keller");
}
