#include "indexer/run_homes.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

std::shared_ptr<const Gazetteer> places() {
    static const auto loaded = Gazetteer::load(shipped_gazetteer());
    return loaded;
}

std::string fingerprint(const std::string& bytes) { return hash128(bytes).hex().substr(0, 16); }

Article local(int number, const std::string& body) {
    Article article = story(std::to_string(number), body);
    article.source = "Prairie Post";
    return article;
}

std::string local_paper() {
    std::vector<Article> articles;
    for (const char* towns : {"Peoria and Pekin", "Decatur and Mattoon", "Champaign and Urbana", "Rockford and Joliet"})
        articles.push_back(local(static_cast<int>(articles.size()),
                                 std::string("Rain fell in ") + towns + ". Schools shut in Effingham, Illinois."));
    return json_lines(articles);
}

std::optional<std::string> table_learned(const std::string& path, std::size_t jobs,
                                         const std::set<std::string>& dropped = {}) {
    const std::vector<std::string> sources{path};
    const SourceOptions reading;
    SourceReader reader(sources, reading);
    const auto given = given_alike(sources, reading);
    HomeSurvey survey(reader, given);
    const auto homes =
        learn_homes(survey, places(), {.jobs = jobs, .most_held = HomeSurvey::most_held, .drop_fields = &dropped});
    return homes ? std::optional(homes->csv(*places())) : std::nullopt;
}

}  // namespace

TEST_CASE("an archive's table is used where there is one; a new archive learns its own") {
    Manifest read;
    read.annotators = {{"v1-npt", 1}};
    Manifest keeps = read;
    keeps.homes = "0123456789abcdef";
    Manifest unread;
    unread.annotators = {{"v1-t", 1}};
    struct Row {
        const char* asked;
        const Manifest* live;
        HomesFrom from;
    };
    for (const Row& row : {Row{"", nullptr, HomesFrom::articles}, Row{"", &unread, HomesFrom::articles},
                           Row{"", &read, HomesFrom::nowhere}, Row{"", &keeps, HomesFrom::archive},
                           Row{"none", &keeps, HomesFrom::nowhere}, Row{"learn", &keeps, HomesFrom::articles},
                           Row{"homes.csv", &keeps, HomesFrom::file}}) {
        CAPTURE(row.asked, row.live);
        CHECK(choose_homes(row.asked, row.live) == row.from);
    }
}

TEST_CASE("a table that is kept is what its name says, or nothing") {
    const TestFolder folder;
    const ArchiveLayout layout(folder.path());
    const std::string table = "source,place\nprairie post,4896861\nold post,999999999999\n";
    CHECK_FALSE(kept_homes(layout, fingerprint(table), *places()));
    folder.write("annotators/homes-" + fingerprint(table) + ".csv", table);
    const auto kept = kept_homes(layout, fingerprint(table), *places());
    REQUIRE(kept);
    CHECK(kept->csv(*places()) == "source,place\nprairie post,4896861\n");  // the other place is unknown
    folder.write("annotators/homes-" + fingerprint(table) + ".csv", "source,place\n");
    CHECK_FALSE(kept_homes(layout, fingerprint(table), *places()));
    CHECK(kept_homes(layout, "", *places())->empty());
}

TEST_CASE("what is learned does not depend on threads; what is dropped tells nothing") {
    const TestFolder folder;
    const auto path = folder.write("local.jsonl", local_paper());
    const auto table = table_learned(path, 1);
    REQUIRE(table);
    CHECK(table->find("prairie post,") != std::string::npos);
    CHECK(table_learned(path, 3) == table);
    CHECK(table_learned(path, 2, {"source"}) == "source,place\n");
}

TEST_CASE("where not all can be read nothing is learned") {
    const TestFolder folder;
    const auto path = folder.write("empty.jsonl", local_paper());
    const std::vector<std::string> sources{path};
    const SourceOptions reading;
    SourceReader reader(sources, reading);
    const auto given = given_alike(sources, reading);
    HomeSurvey survey(reader, given);
    folder.write("empty.jsonl", "");
    const std::set<std::string> dropped;
    CHECK_FALSE(learn_homes(survey, places(), {.jobs = 2, .most_held = 0, .drop_fields = &dropped}));
}
