#include "corpus/readers/csv_keys.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace dateline;

TEST_CASE("Every key of a record that is no object has its column, and every name means one key") {
    std::set<std::string_view> keys;
    std::set<std::string> names;
    for (const auto& row : csv_keys()) {
        INFO(row.key);
        CHECK(keys.insert(row.key).second);
        CHECK(names.insert(std::string(row.key)).second);
        for (const auto name : row.names) {
            INFO(name);
            CHECK(names.insert(std::string(name)).second);
            CHECK(fold_column_name(name) == name);
        }
    }
    // What the canonical record of a full article holds.
    Article article;
    RecordMends mends;
    for (const auto& row : csv_keys()) {
        const std::string value = row.key == "status" ? "corrected" : row.key == "version" ? "2" : "2022-09-16";
        CHECK_FALSE(row.set(article, value, mends));
    }
    const auto json = record_json(article);
    for (const auto key : keys) CHECK(json.find('"' + std::string(key) + "\":") != std::string::npos);
}

TEST_CASE("Names of columns are folded") {
    CHECK(fold_column_name(" Pub_Date ") == "pubdate");
    CHECK(fold_column_name("dc:title") == "dctitle");
    CHECK(fold_column_name("_-") == "");
    CHECK(find_csv_key("title") != nullptr);
    CHECK(find_csv_key("headline") == nullptr);
}
