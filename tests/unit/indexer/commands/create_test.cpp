#include "indexer/commands/create.hpp"

#include <catch2/catch.hpp>

#include "indexer/archive_lock.hpp"
#include "schemas/durable_file.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("a new archive has its folders and what it was told") {
    const TestFolder folder;
    const auto root = folder.path("deep/archive");
    create_archive({.archive = root, .partition = Partitioning::decade, .language = "de"});
    CHECK(names_in(root) == std::vector<std::string>{"LOCK", "annotators", "archive.json", "generations", "holdings",
                                                     "rejects", "scratch", "shards", "versions"});
    const auto config = read_config(ArchiveLayout(root));
    CHECK(config.partition == Partitioning::decade);
    CHECK(config.language == "de");
    CHECK(config.retention == 2);
    CHECK(config.fields.fingerprint() == FieldTable::builtin().fingerprint());
    CHECK_FALSE(read_current(ArchiveLayout(root)).has_value());
}

TEST_CASE("a schema adds its fields to the archive's table") {
    const TestFolder folder;
    const auto schema = folder.write("own.json", R"({"fields": [{"name": "price", "kind": "number"}]})");
    const CreateOptions options{.archive = folder.path("archive"), .schema = schema};
    create_archive(options);
    const auto config = read_config(ArchiveLayout(options.archive));
    REQUIRE(config.fields.find("price") != nullptr);
    CHECK(config.fields.find("price")->slot == 64);
    CHECK(config.fields.find("person") != nullptr);
    check_schema(options, config);
    check_schema({.archive = options.archive}, config);
}

TEST_CASE("a schema that can't be used makes no archive, and the file is named") {
    const TestFolder folder;
    folder.write("no.json", "{");
    folder.write("clash.json", R"({"fields": [{"name": "person", "kind": "number"}]})");
    const auto [name, kind, part] = GENERATE(table<std::string, ErrorKind, std::string>({
        {"missing.json", ErrorKind::no_input, "missing.json"},
        {"no.json", ErrorKind::bad_data, "no.json: no JSON"},
        {"clash.json", ErrorKind::config, "clash.json: field table: field \"person\""},
    }));
    CAPTURE(name);
    std::string message;
    CHECK(
        error_of([&, name = name] { create_archive({.archive = folder.path("archive"), .schema = folder.path(name)}); },
                 &message) == kind);
    CHECK_THAT(message, Catch::Contains(part));
    CHECK_FALSE(std::filesystem::exists(folder.path("archive")));
}

TEST_CASE("an archive keeps the schema that it was created with") {
    const TestFolder folder;
    const CreateOptions options{
        .archive = folder.path("archive"),
        .schema = folder.write("own.json", R"({"fields": [{"name": "desk", "kind": "text"}]})")};
    create_archive(options);
    const auto config = read_config(ArchiveLayout(options.archive));
    check_schema(
        {.archive = options.archive,
         .schema = folder.write("same.json", R"({"fields": [{"kind": "text", "prefix": "XDESK", "name": "desk"}]})")},
        config);
    for (const auto* other : {R"({"fields": [{"name": "desk", "kind": "keyword"}]})", R"({"fields": []})"}) {
        CAPTURE(other);
        std::string message;
        CHECK(error_of(
                  [&] {
                      check_schema({.archive = options.archive, .schema = folder.write("other.json", other)}, config);
                  },
                  &message) == ErrorKind::config);
        CHECK_THAT(message, Catch::Contains("other.json: not the schema that"));
    }
}

TEST_CASE("an empty folder may become an archive") {
    const TestFolder folder;
    create_archive({.archive = folder.path()});
    CHECK(read_config(ArchiveLayout(folder.path())).partition == Partitioning::automatic);
}

TEST_CASE("an archive is not made over something else") {
    const TestFolder folder;
    create_archive({.archive = folder.path("archive")});
    folder.write("full/letter.txt", "mine");
    folder.write("file", "mine");
    const auto [name, part] = GENERATE(table<std::string, std::string>({
        {"archive", "there is an archive already"},
        {"full", "not empty, and no archive: name a new folder"},
        {"file", "not empty, and no archive: name a new folder"},
        {"file/archive", "file/archive"},
    }));
    CAPTURE(name);
    std::string message;
    CHECK(error_of([&, name = name] { create_archive({.archive = folder.path(name)}); }, &message) ==
          ErrorKind::cannot_create);
    CHECK_THAT(message, Catch::Contains(part));
    CHECK(names_in(folder.path("full")) == std::vector<std::string>{"letter.txt"});
    CHECK(read_bytes(folder.path("file")) == "mine");
}

TEST_CASE("an archive that could not be made is no hindrance to the next try") {
    const TestFolder folder;
    const CreateOptions options{.archive = folder.path("archive")};
    CHECK(in_child([&] {
              limit_file_size(0);
              create_archive(options);
              return 0;
          }) == static_cast<int>(ErrorKind::io));
    create_archive(options);
    CHECK(read_config(ArchiveLayout(options.archive)).language == "en");
}

TEST_CASE("an archive is made over the draft of a run that died, and over nothing else") {
    const TestFolder folder;
    folder.write("archive/archive.json.tmp", "{\"form");
    folder.write("archive/LOCK", "process 1 since 1970");
    create_archive({.archive = folder.path("archive")});
    CHECK(read_config(ArchiveLayout(folder.path("archive"))).language == "en");
    folder.write("other/archive.json.tmp", "{\"form");
    folder.write("other/letter.txt", "mine");
    CHECK(error_of([&] { create_archive({.archive = folder.path("other")}); }) == ErrorKind::cannot_create);
}

TEST_CASE("of two that make an archive one is told to try again, and who comes late finds it made") {
    const TestFolder folder;
    const ArchiveLayout layout(folder.path("archive"));
    make_directory(layout.root());
    {
        const ArchiveLock held(layout);
        CHECK(error_of([&] { create_archive(layout.root(), ArchiveConfig{}); }) == ErrorKind::locked);
    }
    CHECK(create_archive(layout.root(), ArchiveConfig{}));
    CHECK_FALSE(create_archive(layout.root(), ArchiveConfig{.language = "de"}));
    CHECK(read_config(layout).language == "en");
}

TEST_CASE("folders that are missing are made") {
    const TestFolder folder;
    const ArchiveLayout layout(folder.path());
    make_folders(layout);
    std::filesystem::remove(layout.rejects());
    make_folders(layout);
    CHECK(names_in(folder.path()) == std::vector<std::string>{"annotators", "generations", "holdings", "rejects",
                                                              "scratch", "shards", "versions"});
}
