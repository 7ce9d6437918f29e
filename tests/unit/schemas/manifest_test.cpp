#include "schemas/manifest.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

Manifest small_manifest() {
    Manifest manifest;
    manifest.generation = 42;
    manifest.parent = 41;
    manifest.created = "2022-09-16T10:05:00Z";
    manifest.program = "dateline-index 0.1.0";
    manifest.schema = hash128("fields").hex();
    manifest.annotator = "none";
    manifest.articles = 2;
    manifest.undated = 1;
    manifest.languages = {{"en", 1}, {"uk", 1}};
    manifest.homes = "0123456789abcdef";
    manifest.annotators = {{"v1-t", 1}};
    manifest.digest = hash128("digest");
    manifest.shards = {{.partition = "2022",
                        .articles = 1,
                        .first_day = "2022-09-16",
                        .last_day = "2022-09-16",
                        .digest = hash128("one"),
                        .files = {{"2022.g000042", 4096, hash128("file")}}},
                       {.partition = "undated",
                        .articles = 1,
                        .first_day = "",
                        .last_day = "",
                        .digest = hash128("two"),
                        .files = {{"undated.g000007", UINT64_MAX, hash128("other file")}}}};
    manifest.hidden = {"a1", "Łódź \"7\"\\"};
    manifest.recorded = {{"wire", "/data", {{"input-format", "csv"}}}, {"b", "/", {}}};
    manifest.options = {{"annotate", "none"}};
    manifest.beside = {{"archive.json", 90, hash128("{}")}, {"rejects/g000042.jsonl", 12, hash128("rejects")}};
    manifest.missing = {{"1995", 12}};
    manifest.checks = {{20, 50}, {{"izium", "Izium graves", 2, {"a1"}, 5}}};
    manifest.takedown_bytes = 77;
    manifest.takedowns = hash128("lines");
    manifest.sources = {{"-", 0, 0, hash128(""), "jsonl", 0},
                        {"wire/16.jsonl.gz", 123, -1, hash128("wire"), "jsonl", 9}};
    return manifest;
}

// The text with another word in it and a checksum that fits.
std::string edited(std::string text, const std::string& word, const std::string& other) {
    const auto at = text.find(word);
    REQUIRE(at != std::string::npos);
    text.replace(at, word.size(), other);
    const auto body = text.substr(0, text.rfind("xxh3-128 "));
    return body + "xxh3-128 " + hash128(body).hex() + "\n";
}

std::optional<Error> refusal(const std::string& text) {
    try {
        parse_manifest(text, "g000042.json");
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("a manifest is read as it was written") {
    CHECK(parse_manifest(write_manifest(small_manifest()), "m") == small_manifest());
    CHECK(parse_manifest(write_manifest({}), "m") == Manifest{});
    CHECK(write_manifest(small_manifest()) == write_manifest(small_manifest()));
}

TEST_CASE("a manifest ends in its checksum") {
    const auto text = write_manifest(small_manifest());
    const auto line = text.rfind('\n', text.size() - 2) + 1;
    CHECK(text.substr(line) == "xxh3-128 " + hash128(text.substr(0, line)).hex() + "\n");
}

TEST_CASE("each flipped bit of a manifest is found") {
    const auto whole = write_manifest(small_manifest());
    std::size_t missed = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            auto text = whole;
            text[at] = static_cast<char>(text[at] ^ 1 << bit);
            const auto error = refusal(text);
            missed += !error || error->kind() != ErrorKind::unavailable;
        }
    }
    CHECK(missed == 0);
}

TEST_CASE("a manifest cut short or grown is found") {
    const auto whole = write_manifest(small_manifest());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto error = refusal(whole.substr(0, size));
        REQUIRE(error);
        REQUIRE(error->kind() == ErrorKind::unavailable);
    }
    CHECK(refusal(whole + "\n"));
    CHECK(refusal(whole + whole));
    CHECK(std::string(refusal("")->what()).find("g000042.json: damaged") == 0);
}

TEST_CASE("a manifest of a newer format says so") {
    const auto error = refusal(edited(write_manifest(small_manifest()), "\"format\": 1", "\"format\": 2"));
    REQUIRE(error);
    CHECK(error->kind() == ErrorKind::config);
    CHECK(std::string(error->what()).find("newer") != std::string::npos);
    // Whatever else it holds: another format may lack what this one needs.
    CHECK(refusal(edited(edited(write_manifest(small_manifest()), "\"format\": 1", "\"format\": 2"), "\"articles\"",
                         "\"stories\""))
              ->kind() == ErrorKind::config);
}

TEST_CASE("a manifest with a true checksum and wrong content is refused") {
    struct Row {
        const char* why;
        const char* word;
        const char* other;
    };
    const std::vector<Row> rows{
        {"a shard file out of its folder", "\"2022.g000042\"", "\"../2022.g000042\""},
        {"an absolute path", "\"2022.g000042\"", "\"/etc/passwd\""},
        {"a folder below", "\"2022.g000042\"", "\"a/b\""},
        {"the folder itself", "\"2022.g000042\"", "\".\""},
        {"the folder above", "\"2022.g000042\"", "\"..\""},
        {"a hidden file", "\"2022.g000042\"", "\".2022\""},
        {"no name", "\"2022.g000042\"", "\"\""},
        {"NUL in a name", "\"2022.g000042\"", "\"2022\\u0000.g\""},
        {"a name that is no text", "\"2022.g000042\"", "2022"},
        {"a file beside it that is above the archive", "\"rejects/g000042.jsonl\"", "\"../g000042.jsonl\""},
        {"a file beside it that is too deep", "\"rejects/g000042.jsonl\"", "\"rejects/a/b\""},
        {"a file beside it by its whole path", "\"rejects/g000042.jsonl\"", "\"/etc/passwd\""},
        {"no JSON", "{", "["},
        {"a key is missing", "\"undated\": 1", "\"dated\": 1"},
        {"a number that is text", "\"generation\": 42", "\"generation\": \"42\""},
        {"a number below 0", "\"articles\": 2", "\"articles\": -2"},
        {"a number that is not whole", "\"articles\": 2", "\"articles\": 2.5"},
        {"a size below 0", "\"size\": 4096", "\"size\": -1"},
        {"a digest of the wrong length", "\"digest\": \"", "\"digest\": \"0"},
        {"a list that is none", "\"hidden\": [", "\"hidden\": 7, \"more\": ["},
        {"no format", "\"format\": 1", "\"formats\": 1"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto error = refusal(edited(write_manifest(small_manifest()), row.word, row.other));
        REQUIRE(error);
        CHECK(error->kind() == ErrorKind::unavailable);
        CHECK(std::string(error->what()).find('\n') == std::string::npos);
    }
}

TEST_CASE("a source path that is no UTF-8 does not stop the writing") {
    auto manifest = small_manifest();
    manifest.sources[1].path = "wire/caf\xE9.jsonl";
    CHECK(parse_manifest(write_manifest(manifest), "m").sources[1].path == "wire/caf\uFFFD.jsonl");
}

TEST_CASE("the digest of articles does not depend on their order") {
    std::mt19937_64 random(42);
    std::vector<Hash128> hashes;
    hashes.reserve(100);
    for (int i = 0; i < 100; ++i) hashes.push_back({random(), random()});
    const auto sum_of = [](const std::vector<Hash128>& all) {
        ArchiveDigest digest;
        for (const auto& hash : all) digest.add(hash);
        return digest.sum();
    };
    const Hash128 sum = sum_of(hashes);
    std::shuffle(hashes.begin(), hashes.end(), random);
    CHECK(sum_of(hashes) == sum);

    // Parts summed apart make the same whole.
    ArchiveDigest whole(sum_of({hashes.begin(), hashes.begin() + 30}));
    whole.add(sum_of({hashes.begin() + 30, hashes.end()}));
    CHECK(whole.sum() == sum);

    ArchiveDigest digest(sum);
    digest.subtract(hashes.back());
    CHECK(digest.sum() == sum_of({hashes.begin(), hashes.end() - 1}));
    digest.add(hashes.back());
    CHECK(digest.sum() == sum);
    for (const auto& hash : hashes) digest.subtract(hash);
    CHECK(digest.sum() == Hash128{});
}

TEST_CASE("the digest carries and borrows between its halves") {
    ArchiveDigest digest(Hash128{1, UINT64_MAX});
    digest.add({0, 1});
    CHECK(digest.sum() == Hash128{2, 0});
    digest.subtract({0, 1});
    CHECK(digest.sum() == Hash128{1, UINT64_MAX});
    digest.add({UINT64_MAX, UINT64_MAX});
    CHECK(digest.sum() == Hash128{1, UINT64_MAX - 1});
    // An article counts as often as it is there.
    CHECK(ArchiveDigest().sum() == Hash128{});
}

TEST_CASE("a manifest from before articles were annotated has no annotators") {
    Manifest manifest;
    const std::string text = write_manifest(manifest);
    std::string body = text.substr(0, text.rfind("xxh3-128 "));
    const auto line = body.find(" \"annotators\": {},\n");
    REQUIRE(line != std::string::npos);
    body.erase(line, std::string(" \"annotators\": {},\n").size());
    const auto homes = body.find(" \"homes\": \"\",\n");
    REQUIRE(homes != std::string::npos);
    body.erase(homes, std::string(" \"homes\": \"\",\n").size());
    CHECK(parse_manifest(body + "xxh3-128 " + hash128(body).hex() + "\n", "old") == manifest);
}
