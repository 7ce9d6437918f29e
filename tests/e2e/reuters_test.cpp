// The 22 files of Reuters-21578, where they are at hand: DATELINE_DATA names the folder that reuters21578 is in.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <iostream>
#include <string>

#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

TEST_CASE("Reuters-21578 is taken whole, but for the one story without words") {
    const char* data = std::getenv("DATELINE_DATA");
    if (data == nullptr || *data == 0) {
        std::cout << "skipped: no data (DATELINE_DATA)\n";
        return;
    }
    Workspace work;
    const std::string folder = std::string(data) + "/reuters21578";
    Words add{"add", "archive", "--quiet", "--report", "report.json"};
    for (int i = 0; i < 22; ++i)
        add.push_back(folder + "/reut2-0" + (i < 10 ? "0" : "") + std::to_string(i) + ".sgm.gz");
    CHECK_THAT(work.index(add), exits_with(1));
    const auto counts = nlohmann::json::parse(work.read("report.json")).at("counts");
    CHECK(counts.at("taken") == 21577);
    CHECK(counts.at("rejected") == nlohmann::json{{"no-text", 1}});
    CHECK(parse_json_lines(work.read("archive/rejects/g000001.jsonl")).at(0).at("id") == "12793");

    // What a person would expect.
    const auto total = [&](Words query) {
        query.insert(query.begin(), {"archive", "--format", "json", "--limit", "0"});
        return nlohmann::json::parse(work.query(query).output).at("total").at("value").get<int>();
    };
    CHECK(total({"--place", "brazil", "coffee"}) > 50);
    CHECK(total({"--place", "brazil", "coffee"}) < total({"coffee"}));
    CHECK(total({"date:1987-10-19"}) == total({"--from", "1987-10-19", "--to", "1987-10-19"}));
    CHECK(total({"date:1987"}) == 21577);
    CHECK(work.ids({"topic:cocoa \"bahia cocoa review\""}) == Words{"1"});
    const auto coffee = work.query({"archive", "--place", "brazil", "coffee", "export", "quotas", "--format", "jsonl"});
    for (const auto& hit : parse_json_lines(coffee.output)) {
        CAPTURE(hit.dump());
        CHECK(hit.at("places").dump().find("razil") != std::string::npos);  // as the record or the text has it
    }

    CHECK_THAT(work.index(add), exits_with(0));  // the reject is known
    CHECK(nlohmann::json::parse(work.read("report.json")).at("counts").at("unchanged") == 21577);
}

}  // namespace
}  // namespace dateline::e2e
