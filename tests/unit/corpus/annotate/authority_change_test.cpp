#include "corpus/annotate/authority_change.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

const std::string header = "canonical,kind,aliases\n";

Article article(const std::string& body) {
    Article article;
    article.body = body;
    return article;
}

bool touches(const std::string& before, const std::string& now, const std::string& body) {
    return AuthorityChange(before, now).may_touch(article(body));
}

}  // namespace

TEST_CASE("rows that both files have change nothing, wherever they stand") {
    const std::string ann = "Ann Lee,person,\n";
    const std::string bob = "Bob Roe,person,\"Roe, Bob|B. Roe\"\n";
    CHECK(AuthorityChange(header + ann + bob, header + bob + "\n" + ann).size() == 0);
    CHECK_FALSE(touches(header + ann, header + ann, "Ann Lee"));
    CHECK(AuthorityChange("", "").size() == 0);
}

TEST_CASE("a row that comes, goes or changes touches the texts that hold one of its names") {
    const std::string ann = header + "Ann Lee,person,Lee of Leith|A. Lee\n";
    for (const auto& [before, now] :
         std::vector<std::pair<std::string, std::string>>{{header, ann},
                                                          {ann, header},
                                                          {"", ann},
                                                          {ann, ""},
                                                          {ann, header + "Ann Lee,none,Lee of Leith|A. Lee\n"}}) {
        CHECK(touches(before, now, "So said Ann Lee."));
        CHECK(touches(before, now, "LEE OF LEITH SPEAKS"));
        CHECK(touches(before, now, "A. Lee's hat"));
        CHECK_FALSE(touches(before, now, "So said Ann Leeds of Leith."));
    }
}

TEST_CASE("names are compared folded, in title and text alike") {
    const AuthorityChange change("", header + "Élise Müller-Brandt,person,\n");
    CHECK(change.may_touch(article("elise mueller said nothing")) == change.may_touch(article("ELISE MUELLER")));
    CHECK(change.may_touch(article("Elise Muller Brandt")));
    Article titled;
    titled.title = "Élise Müller-Brandt resigns";
    CHECK(change.may_touch(titled));
}

TEST_CASE("other columns make every row another") {
    CHECK(touches("canonical,kind\nAnn Lee,person\n", "kind,canonical\nperson,Bob Roe\n", "Ann Lee"));
    CHECK(touches("canonical,kind\nAnn Lee,person\n", "canonical,kind,note\nAnn Lee,person,\n", "Ann Lee"));
}

TEST_CASE("marks, quotes and line ends of rows are read") {
    const AuthorityChange change("",
                                 "\xEF\xBB\xBF"
                                 "canonical,kind\r\n\"Lee,\nAnn\",person\r\n\r\nBob,person\r\n");
    CHECK(change.size() == 2);
    CHECK(change.may_touch(article("Ann Lee")));
    CHECK(change.may_touch(article("Bob")));
}
