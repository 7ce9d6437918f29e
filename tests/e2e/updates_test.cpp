// What becomes of an archive when articles come again: versions, repeats, moves, rejects.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/e2e/made_articles.hpp"
#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

using nlohmann::json;

json version(int number, const std::string& title, const std::string& published = "2022-09-16") {
    return {{"id", "story"}, {"version", number}, {"title", title}, {"published", published}};
}

/// Adds records from a file of their own and gives the counts of the run's report.
json add(const Workspace& work, const std::vector<json>& records, int expected_code = 0, const Words& options = {}) {
    work.write("delivery.jsonl", json_lines(records));
    Words arguments{"add", "archive", "delivery.jsonl", "--report", "report.json", "--partition", "year"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const auto outcome = work.index(arguments);
    REQUIRE_THAT(outcome, exits_with(expected_code));
    return json::parse(work.read("report.json")).at("counts");
}

std::string digest(const Workspace& work) { return work.status().at("live").at("digest"); }

/// The digest of an archive that holds these records and never held others.
std::string digest_of(const std::vector<json>& records) {
    Workspace other;
    add(other, records);
    return digest(other);
}

TEST_CASE("the highest version stands, in whatever order versions come, in one run or in several") {
    const std::vector<json> versions{version(1, "First words"), version(2, "Second words"), version(3, "Third words")};
    const std::string newest = digest_of({versions[2]});
    std::vector<std::size_t> order{0, 1, 2};
    do {
        INFO(order[0] << order[1] << order[2]);
        std::vector<json> records;
        Workspace in_several;
        for (const auto index : order) {
            records.push_back(versions[index]);
            add(in_several, {versions[index]});
        }
        Workspace in_one;
        add(in_one, records);
        for (const auto* work : {&in_one, &in_several}) {
            CHECK(work->ids({"words"}) == Words{"story"});
            CHECK(work->ids({"title:third"}) == Words{"story"});
            CHECK(digest(*work) == newest);
        }
    } while (std::next_permutation(order.begin(), order.end()));
}

/// The versions that --versions lists, as "number status", the live one in brackets.
Words versions_of(const Workspace& work, const std::string& id) {
    const auto outcome = work.query({"archive", "--show", id, "--versions", "--format", "jsonl"});
    REQUIRE_THAT(outcome, exits_with(0));
    Words versions;
    for (const auto& row : parse_json_lines(outcome.output)) {
        if (!row.contains("live")) continue;
        const auto text = std::to_string(row.value("version", 0)) + ' ' + row.at("status").get<std::string>();
        versions.push_back(row.at("live").get<bool>() ? '[' + text + ']' : text);
    }
    return versions;
}

TEST_CASE("the history of an article is the same in whatever order and runs its versions came") {
    json corrected = version(2, "Second words");
    corrected["status"] = "corrected";
    corrected["note"] = "Corrects the first words.";
    const std::vector<json> versions{version(1, "First words"), corrected, version(3, "Third words")};
    std::vector<std::size_t> order{0, 1, 2};
    do {
        INFO(order[0] << order[1] << order[2]);
        std::vector<json> records;
        Workspace in_several;
        for (const auto index : order) {
            records.push_back(versions[index]);
            add(in_several, {versions[index]});
        }
        Workspace in_one;
        add(in_one, records);
        for (const auto* work : {&in_one, &in_several})
            CHECK(versions_of(*work, "story") == Words{"[3 usable]", "2 corrected", "1 usable"});
        CHECK_THAT(in_several.query({"archive", "--show", "story", "--versions"}).output,
                   Catch::Contains("Corrects the first words."));
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("a late version is logged once") {
    Workspace work;
    add(work, {version(2, "Second")});
    add(work, {version(1, "First")});
    add(work, {version(1, "First")});
    CHECK(versions_of(work, "story") == Words{"[2 usable]", "1 usable"});
}

TEST_CASE("a cancellation takes the article down, whatever comes before or after it") {
    const json killed{{"id", "story"}, {"status", "cancelled"}, {"note", "Names a minor."}};
    const json notice{{"id", "notice"},
                      {"title", "Kill"},
                      {"corrects", "story"},
                      {"status", "cancelled"},
                      {"note", "Names a minor."}};
    const json numbered{{"id", "story"}, {"version", 3}, {"status", "cancelled"}, {"note", "Names a minor."}};
    for (const auto& cancellation : {killed, notice, numbered}) {
        for (const bool cancelled_first : {true, false}) {
            INFO(cancellation.dump() << cancelled_first);
            Workspace work;
            add(work, {version(1, "Another"), {{"id", "other"}, {"title", "Innocent"}}});
            add(work, {cancelled_first ? cancellation : version(2, "Zanzibar secret")});
            add(work, {cancelled_first ? version(2, "Zanzibar secret") : cancellation});
            CHECK(work.ids({"zanzibar"}).empty());
            CHECK(work.ids({""}) == Words{"other"});
            CHECK(work.ids({"is:cancelled"}).empty());
            const auto shown = work.query({"archive", "--show", "story"});
            CHECK_THAT(shown, exits_with(1));
            CHECK(shown.output.empty());
            CHECK(shown.errors == "story was cancelled by its publisher: Names a minor.\n");
            CHECK(versions_of(work, "story").size() == 3);
            CHECK_THAT(work.query({"archive", "--show", "story", "--versions"}).output, !Catch::Contains("secret"));
        }
    }
}

TEST_CASE("a newer version than the cancelled one is shown again") {
    Workspace work;
    json cancelled = version(2, "");
    cancelled["status"] = "cancelled";
    add(work, {version(1, "First words"), cancelled});
    CHECK(work.ids({"words"}).empty());
    add(work, {version(3, "Third words")});
    CHECK(work.ids({"words"}) == Words{"story"});
}

TEST_CASE("what is withheld is not shown until it is released") {
    Workspace work;
    json withheld = version(1, "Budget words");
    withheld["status"] = "withheld";
    add(work, {withheld});
    CHECK(work.ids({"words"}).empty());
    CHECK(work.query({"archive", "--show", "story"}).errors == "story was withheld by its publisher\n");
    add(work, {version(2, "Budget words")});
    CHECK(work.ids({"words"}) == Words{"story"});
}

TEST_CASE("an article says what it corrects, and the corrected one what corrects it") {
    Workspace work;
    add(work, {version(1, "First words"),
               {{"id", "second"}, {"title", "Better"}, {"status", "corrected"}, {"corrects", "story"}}});
    CHECK(work.ids({"corrects:story"}) == Words{"second"});
    CHECK(work.ids({"is:corrected"}) == Words{"second"});
    CHECK_THAT(work.query({"archive", "--show", "second"}).output, Catch::Contains("corrects       story"));
    CHECK_THAT(work.query({"archive", "--show", "story", "--versions"}).output, Catch::Contains("corrected by second"));
    CHECK_THAT(work.query({"archive", "--show", "nothing", "--versions"}), exits_with(1));
    CHECK_THAT(work.query({"archive", "story", "--versions"}), exits_with(64));
}

TEST_CASE("without a version the later update stands") {
    const json early{{"id", "story"}, {"title", "Early"}, {"updated", "2022-09-16T10:00:00Z"}};
    const json late{
        {"id", "story"}, {"title", "Late"}, {"updated", "2022-09-16T12:30:00+02:00"}};  // half an hour after
    for (const auto& order : {std::vector<json>{early, late}, std::vector<json>{late, early}}) {
        Workspace work;
        add(work, {order[0]});
        add(work, {order[1]});
        CHECK(work.ids({"title:late"}) == Words{"story"});
        CHECK(work.ids({"title:early"}).empty());
    }
}

TEST_CASE("a higher version stands even where its update time is earlier") {
    Workspace work;
    auto first = version(1, "Old");
    first["updated"] = "2023-01-01T00:00:00Z";
    auto second = version(2, "New");
    second["updated"] = "2022-01-01T00:00:00Z";
    add(work, {second, first});
    CHECK(work.ids({"title:new"}) == Words{"story"});
}

TEST_CASE("counts tell what became of each record") {
    Workspace work;
    auto counts = add(work, {version(1, "One"), version(1, "One"), {{"id", "other"}, {"title", "Other"}}});
    CHECK(counts.at("records") == 3);
    CHECK(counts.at("taken") == 2);
    CHECK(counts.at("repeated") == 1);

    counts =
        add(work, {version(2, "Two"), {{"id", "other"}, {"title", "Other"}}, {{"id", "third"}, {"title", "Third"}}});
    CHECK(counts.at("taken") == 1);
    CHECK(counts.at("updated") == 1);
    CHECK(counts.at("unchanged") == 1);

    counts = add(work, {version(1, "One")});
    CHECK(counts.at("superseded") == 1);
    CHECK(work.ids({"title:two"}) == Words{"story"});
}

TEST_CASE("an article that moves to another year is found there alone") {
    Workspace work;
    add(work, {version(1, "Moves", "2021-12-31"), {{"id", "stays"}, {"title", "Stays"}, {"published", "2021-06-01"}}});
    add(work, {version(2, "Moves", "2022-01-01")});
    CHECK(work.ids({"date:2021"}) == Words{"stays"});
    CHECK(work.ids({"date:2022"}) == Words{"story"});
    CHECK(work.ids({"moves"}) == Words{"story"});
    CHECK(work.status().at("live").at("articles") == 2);
    CHECK(digest(work) == digest_of({version(2, "Moves", "2022-01-01"),
                                     {{"id", "stays"}, {"title", "Stays"}, {"published", "2021-06-01"}}}));
}

TEST_CASE("a year that loses its last article goes") {
    Workspace work;
    add(work, {version(1, "Alone", "2021-12-31")});
    auto undated = version(2, "Alone");
    undated.erase("published");
    add(work, {undated});
    CHECK(work.status().at("live").at("shards").size() == 1);
    CHECK(work.status().at("live").at("undated") == 1);
    CHECK(work.ids({"is:undated"}) == Words{"story"});
}

TEST_CASE("what neither version nor update time tells apart is rejected, once") {
    Workspace work;
    const json one{{"id", "story"}, {"title", "One"}};
    const json two{{"id", "story"}, {"title", "Two"}};
    add(work, {one});
    const auto before = digest(work);
    auto counts = add(work, {two}, 1);
    CHECK(counts.at("rejected").at("conflict") == 1);
    CHECK(counts.at("new_rejects") == 1);
    CHECK(digest(work) == before);
    CHECK(work.ids({"title:one"}) == Words{"story"});

    counts = add(work, {two});  // known: listed, not counted
    CHECK(counts.at("rejected").at("conflict") == 1);
    CHECK(counts.at("new_rejects") == 0);
}

TEST_CASE("a reject is counted in the run that meets it first") {
    Workspace work;
    const std::vector<json> records{{{"id", "good"}, {"title", "Good"}},
                                    {{"id", "bad"}, {"title", "Bad"}, {"published", "2022-02-30"}}};
    CHECK(add(work, records, 1).at("new_rejects") == 1);
    CHECK(add(work, records, 0).at("new_rejects") == 0);
    CHECK(work.ids({"good"}) == Words{"good"});
    CHECK(work.status().at("rejects") == 1);

    // Another bad record beside it is news again, and one that is mended is gone.
    auto more = records;
    more.push_back({{"id", "worse"}});
    CHECK(add(work, more, 1).at("new_rejects") == 1);
    more[1]["published"] = "2022-02-28";
    add(work, more, 0);
    CHECK(work.status().at("rejects") == 1);
    CHECK(work.ids({"date:2022-02"}) == Words{"bad"});
}

TEST_CASE("the option --tolerate lets a run with so many new rejects end well") {
    const auto code = [](const char* tolerance) {
        Workspace work;
        work.write("in.jsonl", "{\"id\": \"a\", \"title\": \"A\"}\n{\"id\": \"b\", \"title\": \"B\"}\nbroken\n{}\n");
        return *work.index({"add", "archive", "in.jsonl", "--tolerate", tolerance}).exit_code;
    };
    CHECK(code("0") == 1);
    CHECK(code("1") == 1);
    CHECK(code("2") == 0);
    CHECK(code("49%") == 1);
    CHECK(code("50%") == 0);
    CHECK(code("half") == 64);
    CHECK(code("-1") == 64);
}

TEST_CASE("a second add of the same publishes nothing") {
    Workspace work;
    work.make_archive(made_articles());
    const auto before = work.status();
    REQUIRE_THAT(work.index({"add", "archive", "articles.jsonl"}), exits_with(0));
    CHECK(work.status() == before);
}

TEST_CASE("a dry run tells what would be done, and does nothing") {
    Workspace work;
    work.write("in.jsonl", made_articles());
    const auto outcome = work.index({"add", "archive", "in.jsonl", "--dry-run", "--report", "-"});
    REQUIRE_THAT(outcome, exits_with(0));
    CHECK(json::parse(outcome.output).at("counts").at("taken") == 300);
    CHECK_FALSE(std::filesystem::exists(work.path("archive")));

    work.make_archive(made_articles());
    const auto before = work.status();
    work.write("more.jsonl", made_articles({.count = 10, .seed = 5, .id_prefix = "more-"}));
    REQUIRE_THAT(work.index({"add", "archive", "more.jsonl", "--dry-run"}), exits_with(0));
    CHECK(work.status() == before);
    CHECK(work.ids({"id:more-1"}).empty());
}

TEST_CASE("a field that is dropped is as if it were not given") {
    const json with{{"id", "story"}, {"title", "Words"}, {"persons", {"Ana Nowak"}}, {"topics", {"trade"}}};
    auto without = with;
    without.erase("persons");
    Workspace work;
    add(work, {with}, 0, {"--drop-fields", "persons"});
    CHECK(work.ids({"person:nowak"}).empty());
    CHECK(work.ids({"topic:trade"}) == Words{"story"});
    CHECK(digest(work) == digest_of({without}));
    CHECK_THAT(work.index({"add", "archive", "delivery.jsonl", "--drop-fields", "person"}), fails_with(64, "person"));
}

TEST_CASE("an edited text file is an update of its article") {
    Workspace work;
    work.write("texts/desk/story.txt", "First title\n\nKYIV, September 16, 2022 (Reuters) - The first words of it.\n");
    REQUIRE_THAT(work.index({"add", "archive", "texts"}), exits_with(0));
    CHECK(work.ids({"first"}) == Words{"desk/story.txt"});
    work.write("texts/desk/story.txt", "Second title\n\nKYIV, September 17, 2022 (Reuters) - Other words now.\n");
    REQUIRE_THAT(work.index({"add", "archive", "texts"}), exits_with(0));
    CHECK(work.ids({"first"}).empty());
    CHECK(work.ids({"title:second"}) == Words{"desk/story.txt"});
    CHECK(work.status().at("live").at("articles") == 1);
}

TEST_CASE("a record without an id is the same article when it comes again") {
    Workspace work;
    const json record{
        {"title", "Nameless"}, {"source", "Harbour Press"}, {"published", "2022-09-16"}, {"body", "Some words."}};
    add(work, {record, record});
    add(work, {record});
    CHECK(work.status().at("live").at("articles") == 1);
    REQUIRE(work.ids({"nameless"}).size() == 1);
    CHECK(work.ids({"nameless"})[0].starts_with("h-"));
}

}  // namespace
}  // namespace dateline::e2e
