#include "schemas/version_log.hpp"

#include <catch2/catch.hpp>

#include "schemas/article_record.hpp"

using namespace dateline;

namespace {

KnownVersion version(std::string id, std::int64_t number, std::string record = {}) {
    KnownVersion made;
    made.id = std::move(id);
    made.revision.version = number;
    made.record = record.empty() ? "r" + std::to_string(number) : std::move(record);
    return made;
}

}  // namespace

TEST_CASE("a version is written and read as it is") {
    Article article;
    article.id = "a \"1\"";
    article.version = 3;
    article.updated = parse_moment("2022-09-16T10:05:00+03:00")->moment;
    article.status = Status::corrected;
    article.note = "Corrects the day.";
    const auto known = known_version(article, hash128("record"));
    CHECK(
        write_versions({known}) ==
        R"({"id":"a \"1\"","version":3,"updated":"2022-09-16T07:05:00Z","status":"corrected","note":"Corrects the day.","record":")" +
            hash128("record").hex() + "\"}\n");
    CHECK(parse_versions(write_versions({known})) == std::vector{known});

    Article bare;
    bare.id = "b";
    const auto plain = known_version(bare, {});
    bare.status = Status::cancelled;
    const auto final = known_version(bare, hash128("final"));
    CHECK(parse_versions(write_versions({plain, final})) == std::vector{plain, final});
    CHECK(write_versions({final}).find("version") == std::string::npos);
}

TEST_CASE("a damaged log loses the damaged lines alone") {
    const std::string good = write_versions({version("a", 1)});
    CHECK(parse_versions("{\"id\":\n" + good + "[]\n{\"id\":7}\n\n" + good.substr(0, 10)) ==
          std::vector{version("a", 1)});
    CHECK(parse_versions("").empty());
}

TEST_CASE("joined logs are in order and have each version once") {
    const auto joined =
        join_versions({version("a", 2), version("b", 1)}, {version("a", 3), version("b", 1), version("a", 2)});
    CHECK(joined == std::vector{version("a", 3), version("a", 2), version("b", 1)});
    // The same content with another time is the same version.
    auto later = version("a", 2);
    later.revision.updated = 5;
    CHECK(join_versions({version("a", 2)}, {later}).size() == 1);
}
