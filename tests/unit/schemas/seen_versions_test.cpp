#include "schemas/seen_versions.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("A version is known by the id of the article and by its record") {
    const auto record = hash128("record");
    CHECK(version_key("a", record) == version_key("a", record));
    CHECK(version_key("a", record) != version_key("b", record));
    CHECK(version_key("a", record) != version_key("a", hash128("other")));
}

TEST_CASE("What was seen comes back from its bytes") {
    for (const auto& keys : {std::vector<std::uint64_t>{}, {7}, {9, 1, UINT64_MAX, 0, 9}}) {
        const auto read = SeenVersions::parse(SeenVersions(keys).bytes());
        REQUIRE(read);
        for (const auto key : keys) CHECK(read->has(key));
        CHECK_FALSE(read->has(8));
    }
    SeenVersions seen({5, 3});
    seen.add({4, 5});
    CHECK(seen.size() == 3);
    CHECK(SeenVersions({3, 4, 5}).bytes() == seen.bytes());
}

TEST_CASE("Any damage is noticed") {
    const auto bytes = SeenVersions({1, 2, 3}).bytes();
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(SeenVersions::parse(bytes.substr(0, size)));
    CHECK_FALSE(SeenVersions::parse(bytes + std::string(8, '\0')));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto flipped = bytes;
        flipped[at] = static_cast<char>(flipped[at] ^ 1);
        INFO(at);
        CHECK_FALSE(SeenVersions::parse(flipped));
    }
}
