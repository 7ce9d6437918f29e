#include "indexer/given_sources.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "indexer/commands/create.hpp"
#include "tests/unit/test_folder.hpp"

using namespace dateline;
using namespace dateline::test;

namespace fs = std::filesystem;

TEST_CASE("of a relative path the folder is remembered too") {
    AddOptions options;
    options.sources = {"wire/a.jsonl", "-", "/data/b.jsonl"};
    CHECK(name_sources(options) ==
          std::vector<RecordedSource>{{"wire/a.jsonl", fs::current_path().string(), {}}, {"/data/b.jsonl", {}, {}}});
}

TEST_CASE("keys of the archive's own fields are known to who reads its sources, before it is made and after") {
    const TestFolder folder;
    AddOptions options;
    options.archive = folder.path("archive");
    options.sources = {"a.csv", "b.csv"};
    options.create.schema = folder.write("schema.json", R"({"fields": [{"name": "desk", "kind": "keyword"}]})");
    const auto keys = [&] { return given_sources(options).at(1).options.own_keys; };
    CHECK(keys() == std::set<std::string>{"desk"});
    create_archive(options.archive, config_of(options.create));
    options.create.schema.clear();
    CHECK(keys() == std::set<std::string>{"desk"});
}

TEST_CASE("keys that no record can lose, and columns for no key, are mistakes") {
    const FieldTable fields = FieldTable::builtin();
    const auto said = [&](const std::set<std::string>& dropped, const std::map<std::string, std::string>& columns) {
        AddOptions options;
        options.drop_fields = dropped;
        options.reading.columns = columns;
        std::string message;
        CHECK(error_of([&] { check_keys(options, fields); }, &message) == ErrorKind::usage);
        return message;
    };
    CHECK(said({"id"}, {}) == "--drop-fields: \"id\" is no key of a record that can be dropped");
    CHECK(said({"persns"}, {}) == "--drop-fields: \"persns\" is no key of a record that can be dropped");
    CHECK(said({}, {{"headlin", "HL"}}) == "--map headlin=HL: \"headlin\" is no key of a record");
    AddOptions options;
    options.drop_fields = {"persons", "topics"};
    options.reading.columns = {{"title", "HL"}};
    CHECK_NOTHROW(check_keys(options, fields));
}
