// Saved searches after one nightly run and the next: what is reported once is not reported again.
#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

using Catch::Matchers::Contains;
using nlohmann::json;

json tea(const std::string& id, const std::string& title, int version = 1) {
    return {{"id", id}, {"version", version}, {"title", title}, {"published", "2022-09-16"}};
}

void add(const Workspace& work, const std::vector<json>& records) {
    work.write("delivery.jsonl", json_lines(records));
    REQUIRE_THAT(work.index({"add", "archive", "delivery.jsonl"}), exits_with(0));
}

// The ids that the two searches report, "tea:b coffee:c"; the exit code must say whether there are any.
std::string report(const Workspace& work) {
    const auto outcome = work.query({"archive", "--saved", "searches.jsonl", "--since", "last", "--format", "json"});
    const auto report = json::parse(outcome.output);
    std::string ids;
    for (const auto& search : report.at("searches")) {
        for (const auto& item : search.at("items"))
            ids +=
                (ids.empty() ? "" : " ") + search.at("id").get<std::string>() + ":" + item.at("id").get<std::string>();
    }
    CHECK_THAT(outcome, exits_with(ids.empty() ? 1 : 0));
    return ids;
}

void write_searches(const Workspace& work) {
    work.write("searches.jsonl", json_lines({{{"id", "tea"}, {"query", "tea"}, {"title", "All the tea"}},
                                             {{"id", "coffee"}, {"query", "coffee"}}}));
}

TEST_CASE("saved searches report what is new or changed once, whatever is rolled back and forth") {
    const Workspace work;
    write_searches(work);
    work.make_archive(json_lines({tea("a", "Tea of Assam"), tea("b", "Coffee of Brazil")}));
    CHECK(report(work).empty());  // the first time
    CHECK(report(work).empty());
    add(work, {tea("c", "Tea of Ceylon"), tea("d", "Cocoa of Ghana")});
    CHECK(report(work) == "tea:c");
    CHECK(report(work).empty());
    add(work, {tea("a", "Tea of Upper Assam", 2), tea("b", "Coffee and tea of Brazil", 2)});
    CHECK(report(work) == "tea:a tea:b coffee:b");
    CHECK(report(work).empty());
    REQUIRE_THAT(work.index({"rollback", "archive"}), exits_with(0));
    CHECK(work.ids({"upper"}).empty());
    CHECK(report(work).empty());
    REQUIRE_THAT(work.index({"rollback", "archive"}), exits_with(0));
    CHECK(work.ids({"upper"}) == Words{"a"});
    CHECK(report(work).empty());
    CHECK_THAT(work.index({"verify", "archive"}), exits_with(0));
}

TEST_CASE("a saved search is shown to people and as a feed, and kept where it is told") {
    const Workspace work;
    write_searches(work);
    work.make_archive(json_lines({tea("a", "Tea & <biscuits>")}));
    const Words words{"archive", "--saved", "searches.jsonl", "--state", "seen"};
    auto text = words;
    text.insert(text.end(), {"--since", "2022-09-01"});
    const auto shown = work.query(text);
    CHECK_THAT(shown, exits_with(0));
    CHECK_THAT(shown.output, Contains("All the tea\n-----------\n1 article since 2022-09-01\n") &&
                                 Contains("\ncoffee\n------\nfirst time: 0 matches known from now on\n"));
    text.insert(text.end(), {"--format", "atom"});
    CHECK_THAT(work.query(text).output, Contains("<title>Tea &amp; &lt;biscuits&gt;</title>"));
    CHECK_FALSE(std::filesystem::exists(work.path("archive/saved")));
    CHECK(std::filesystem::exists(work.path("seen/LOCK")));
}

TEST_CASE("a report that can't be kept is not made") {
    const Workspace work;
    write_searches(work);
    work.make_archive(json_lines({tea("a", "Tea of Assam")}));
    work.write("archive/saved", "a file in the way");
    CHECK_THAT(work.query({"archive", "--saved", "searches.jsonl"}), fails_with(73, "--state"));
    CHECK_THAT(work.query({"archive", "--saved", "none.jsonl"}), fails_with(66, "none.jsonl"));
    CHECK_THAT(work.query({"archive", "tea", "--saved", "searches.jsonl"}),
               fails_with(64, "--saved takes its queries"));
}

}  // namespace
}  // namespace dateline::e2e
