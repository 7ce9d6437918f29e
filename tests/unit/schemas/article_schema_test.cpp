// The reader's own checks are the contract, and article.schema.json says the same to others: a table of records is
// judged by both. records_oracle.py gives the same table to python3-jsonschema.
#include <catch2/catch.hpp>

#include "schema_judge.hpp"
#include "schemas/article_record.hpp"

using namespace dateline;
using nlohmann::json;

namespace {

std::optional<RecordFault> fault_of(const std::string& record) {
    Article article;
    RecordMends mends;
    auto fault = parse_record(record, article, mends);
    return fault ? fault : check_article(article, mends);
}

}  // namespace

TEST_CASE("the reader and the schema judge records alike") {
    const test::SchemaJudge schema(test::read_json("schemas/article.schema.json"));
    const auto rows = test::read_json("tests/unit/schemas/records.json");
    CHECK(rows.size() >= 60);
    std::size_t exceptions = 0;
    for (const auto& row : rows) {
        INFO(row.at("why").get<std::string>());
        const bool taken = row.at("taken").get<bool>();
        const auto fault = fault_of(row.at("record").dump());
        CHECK(!fault == taken);
        if (fault) CHECK(reject_code(fault->reason) == row.value("reason", ""));
        CHECK(schema.valid(row.at("record")) == row.value("valijson", taken));
        // A row that the judges differ on says why.
        const bool differs = row.contains("valijson") || row.contains("jsonschema");
        CHECK(differs == row.contains("exception"));
        exceptions += differs;
    }
    CHECK(exceptions <= 10);
}

TEST_CASE("each row of the table has a reason of its own") {
    std::set<std::string> reasons;
    for (const auto& row : test::read_json("tests/unit/schemas/records.json")) {
        INFO(row.at("why").get<std::string>());
        CHECK(reasons.insert(row.at("why").get<std::string>()).second);
    }
}

TEST_CASE("the canonical record is valid and has its keys in the order of the schema") {
    const auto rows = test::read_json("tests/unit/schemas/records.json");
    const auto full =
        std::find_if(rows.begin(), rows.end(), [](const json& row) { return row.at("why") == "every key"; });
    REQUIRE(full != rows.end());
    Article article;
    RecordMends mends;
    REQUIRE_FALSE(parse_record(full->at("record").dump(), article, mends));
    const auto record = nlohmann::ordered_json::parse(record_json(article));
    const auto properties = test::read_json<nlohmann::ordered_json>("schemas/article.schema.json").at("properties");
    std::vector<std::string> written;
    for (const auto& item : record.items()) written.push_back(item.key());
    std::vector<std::string> described;
    for (const auto& item : properties.items()) described.push_back(item.key());
    CHECK(written == described);
    CHECK(test::SchemaJudge(test::read_json("schemas/article.schema.json")).valid(json::parse(record_json(article))));
    CHECK(json::parse(record_json(article)) == full->at("record"));
}
