#include "indexer/source_rows.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

SourceFile file(const std::string& path, std::uint64_t records) {
    return {.path = path, .size = 1, .mtime = 2, .checksum = {}, .format = "jsonl", .records = records};
}

}  // namespace

TEST_CASE("a file that is read again has its newest row, and rows are in order of path") {
    const auto rows = merge_sources({file("b", 1), file("a", 1)}, {file("c", 2), file("b", 2)});
    CHECK(rows == std::vector<SourceFile>{file("a", 1), file("b", 2), file("c", 2)});
    CHECK(paths_of(rows) == std::set<std::string>{"a", "b", "c"});
    CHECK(merge_sources({}, {}).empty());
}

TEST_CASE("a source that is named once more stands for what it was, and comes last") {
    const RecordedSource wire{"wire", "/data", {}};
    const RecordedSource post{"post", "/data", {}};
    const RecordedSource elsewhere{"wire", "/other", {}};
    const RecordedSource as_csv{"wire", "/data", {{"input-format", "csv"}}};
    CHECK(join_named({wire, post, elsewhere}, {as_csv}) == std::vector<RecordedSource>{post, elsewhere, as_csv});
    CHECK(join_named({wire}, {}) == std::vector<RecordedSource>{wire});
}
