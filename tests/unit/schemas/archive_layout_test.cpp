#include "schemas/archive_layout.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

using namespace dateline;
namespace fs = std::filesystem;

namespace {

// A folder of its own, gone at the end.
class Folder {
  public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "dateline-layout-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const fs::path& path() const { return path_; }
    void write(const fs::path& name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
    }

  private:
    fs::path path_;
};

template <typename Action>
std::optional<Error> refusal(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

std::string replaced(std::string text, const std::string& word, const std::string& other) {
    const auto at = text.find(word);
    REQUIRE(at != std::string::npos);
    return text.replace(at, word.size(), other);
}

}  // namespace

TEST_CASE("an archive's files have their places") {
    const ArchiveLayout layout("news");
    CHECK(layout.config() == "news/archive.json");
    CHECK(layout.current() == "news/CURRENT");
    CHECK(layout.lock() == "news/LOCK");
    CHECK(layout.manifest(42) == "news/generations/g000042.json");
    CHECK(layout.rejects(42) == "news/rejects/g000042.jsonl");
    CHECK(layout.shards() == "news/shards");
    CHECK(layout.scratch() == "news/scratch");
}

TEST_CASE("generations have one name each") {
    for (const std::uint64_t number :
         {std::uint64_t{0}, std::uint64_t{42}, std::uint64_t{999'999}, std::uint64_t{1'000'000}, UINT64_MAX})
        CHECK(parse_generation_name(generation_name(number)) == number);
    CHECK(generation_name(42) == "g000042");
    for (const auto* name : {"", "g", "42", "g42", "g0000042", "G000042", "g00004x", "g-00042", "g000042.json",
                             "../g000042", " g000042", "g000042 ", "g99999999999999999999"}) {
        INFO(name);
        CHECK_FALSE(parse_generation_name(name).has_value());
    }
}

TEST_CASE("partitionings have words") {
    for (const auto partitioning :
         {Partitioning::automatic, Partitioning::year, Partitioning::month, Partitioning::decade, Partitioning::none})
        CHECK(parse_partitioning(to_string(partitioning)) == partitioning);
    CHECK_FALSE(parse_partitioning("week").has_value());
    CHECK_FALSE(parse_partitioning("").has_value());
}

TEST_CASE("a configuration is read as it was written") {
    ArchiveConfig config;
    config.partition = Partitioning::decade;
    config.language = "uk";
    config.retention = 5;
    const auto read = parse_config(write_config(config), "archive.json");
    CHECK(read.partition == config.partition);
    CHECK(read.language == config.language);
    CHECK(read.retention == config.retention);
    CHECK(read.fields.fields().size() == config.fields.fields().size());
    CHECK(read.fields.fingerprint() == config.fields.fingerprint());
    CHECK(write_config(read) == write_config(config));
}

TEST_CASE("a configuration that can't be used says why") {
    struct Row {
        const char* why;
        const char* word;
        const char* other;
        ErrorKind kind;
        const char* message;
    };
    const std::vector<Row> rows{
        {"a newer format", "\"format\": 1", "\"format\": 2", ErrorKind::config, "newer"},
        {"an unknown partition", "\"auto\"", "\"week\"", ErrorKind::config, "\"week\""},
        {"a broken field table", "\"kind\": \"id\"", "\"kind\": \"idea\"", ErrorKind::config, "\"idea\""},
        {"no JSON", "{", "", ErrorKind::unavailable, "damaged"},
        {"a key is missing", "\"retention\"", "\"retain\"", ErrorKind::unavailable, "damaged"},
        {"a value of another kind", "\"language\": \"en\"", "\"language\": 7", ErrorKind::unavailable, "damaged"},
        {"a number below 0", "\"retention\": 2", "\"retention\": -2", ErrorKind::unavailable, "damaged"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto text = replaced(write_config({}), row.word, row.other);
        const auto error = refusal([&] { parse_config(text, "news/archive.json"); });
        REQUIRE(error);
        CHECK(error->kind() == row.kind);
        CHECK(std::string(error->what()).find("news/archive.json") == 0);
        CHECK(std::string(error->what()).find(row.message) != std::string::npos);
    }
}

TEST_CASE("at least the live generation is kept") {
    CHECK(parse_config(replaced(write_config({}), "\"retention\": 2", "\"retention\": 0"), "a").retention == 1);
}

TEST_CASE("a folder without archive.json is no archive") {
    const Folder folder;
    const ArchiveLayout layout(folder.path());
    const auto error = refusal([&] { read_config(layout); });
    REQUIRE(error);
    CHECK(error->kind() == ErrorKind::unavailable);
    CHECK(std::string(error->what()).find("dateline-index create") != std::string::npos);
    CHECK(refusal([&] { read_config(ArchiveLayout(folder.path() / "nowhere")); })->kind() == ErrorKind::unavailable);

    folder.write("archive.json", write_config({}));
    CHECK(read_config(layout).retention == 2);
}

TEST_CASE("CURRENT names a generation, or there is none") {
    const Folder folder;
    const ArchiveLayout layout(folder.path());
    CHECK_FALSE(read_current(layout).has_value());
    folder.write("CURRENT", "g000042\n");
    CHECK(read_current(layout) == 42U);
    folder.write("CURRENT", "g000007");
    CHECK(read_current(layout) == 7U);
    for (const auto* text : {"", "\n", "42\n", "g000042\n\n", "g000042\ng000043\n", "../g000042\n"}) {
        INFO(text);
        folder.write("CURRENT", text);
        const auto error = refusal([&] { read_current(layout); });
        REQUIRE(error);
        CHECK(error->kind() == ErrorKind::unavailable);
    }
}

TEST_CASE("a file is read whole") {
    const Folder folder;
    const std::string text("a\0\r\n\xFF", 5);
    folder.write("file", text);
    folder.write("empty", "");
    CHECK(read_file(folder.path() / "file", ErrorKind::no_input) == text);
    CHECK(read_file(folder.path() / "empty", ErrorKind::no_input).empty());
}

TEST_CASE("a file that can't be read is named") {
    const Folder folder;
    const auto missing = refusal([&] { read_file(folder.path() / "nowhere", ErrorKind::no_input); });
    REQUIRE(missing);
    CHECK(missing->kind() == ErrorKind::no_input);
    CHECK(std::string(missing->what()).find("nowhere: No such file") != std::string::npos);
    // A folder opens as a file does, and fails when it is read.
    const auto folder_read = refusal([&] { read_file(folder.path(), ErrorKind::no_input); });
    REQUIRE(folder_read);
    CHECK(folder_read->kind() == ErrorKind::io);
}

TEST_CASE("A file that is larger than it may be is not read to its end") {
    CHECK(read_file("/dev/zero", ErrorKind::unavailable, 1000).size() > 1000);
    CHECK_THROWS_AS(read_file("no/such/file", ErrorKind::no_input, 1000), Error);
}
