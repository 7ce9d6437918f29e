// What a run may take while it lasts: room on the disk, memory, open files.
#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <set>
#include <string>
#include <thread>

#include "indexer/disk_space.hpp"
#include "tests/e2e/made_articles.hpp"
#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// Bytes of a folder, each file once; files that go meanwhile are not counted.
std::uint64_t bytes_of(const fs::path& folder) {
    std::set<ino_t> met;
    std::uint64_t bytes = 0;
    std::error_code gone;
    for (fs::recursive_directory_iterator file(folder, gone), end; file != end; file.increment(gone)) {
        struct stat facts {};
        if (::lstat(file->path().c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) continue;
        if (met.insert(facts.st_ino).second) bytes += static_cast<std::uint64_t>(facts.st_size);
    }
    return bytes;
}

/// Looks at a folder every 20 ms as long as it lives.
class HeightOf {
  public:
    explicit HeightOf(fs::path folder) : folder_(std::move(folder)), thread_([this] { look(); }) {}
    ~HeightOf() {
        ends_ = true;
        thread_.join();
    }
    HeightOf(const HeightOf&) = delete;
    HeightOf& operator=(const HeightOf&) = delete;

    std::uint64_t bytes() const { return most_; }

  private:
    void look() {
        while (!ends_) {
            most_ = std::max(most_.load(), bytes_of(folder_));
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }

    fs::path folder_;
    std::atomic<bool> ends_{false};
    std::atomic<std::uint64_t> most_{0};
    std::thread thread_;
};

/// What the archive grew by at the height of a run.
std::uint64_t growth_during(const Workspace& work, const Words& words) {
    const std::uint64_t before = bytes_of(work.path("archive"));
    const HeightOf height(work.path("archive"));
    const auto outcome = work.index(words);
    CHECK_THAT(outcome, exits_with(0));
    return height.bytes() - std::min(before, height.bytes());
}

/// Several megabytes, with a version each so that later ones replace them.
std::string many_articles(unsigned seed, int version) {
    std::string lines;
    for (json record : parse_json_lines(made_articles({.count = 3000, .seed = seed, .sentences = 24}))) {
        record["version"] = version;
        lines += record.dump() + '\n';
    }
    return lines;
}

void check_height(std::uint64_t height, const SpaceQuestion& question, const std::string& what) {
    const auto asked = bytes_needed(question);
    std::cout << what << ": grew by " << height << " bytes of " << asked << " that are asked for ("
              << static_cast<double>(height) / static_cast<double>(question.plain) << " times the sources)\n";
    CHECK(height <= asked);
    CHECK(height >= asked / 4);
}

TEST_CASE("a run takes no more room than it asks for, and leaves what is stated") {
    struct Row {
        std::string annotate;
        std::uint64_t left;  ///< times the bytes of the sources, afterwards
    };
    const auto row = GENERATE(Row{"none", 4}, Row{"all", 6});
    const Workspace work;
    work.write("in.jsonl", many_articles(1, 1));
    const std::uint64_t bytes = fs::file_size(work.path("in.jsonl"));
    SpaceQuestion question{.plain = bytes, .annotated = row.annotate == "all"};
    REQUIRE_THAT(work.index({"create", "archive", "--partition", "year"}), exits_with(0));
    check_height(growth_during(work, {"rebuild", "archive", "in.jsonl", "--fresh", "--annotate", row.annotate}),
                 question, "from scratch, --annotate " + row.annotate);
    CHECK(bytes_of(work.path("archive")) <= row.left * bytes);

    work.write("in.jsonl", many_articles(2, 2));
    question.plain = fs::file_size(work.path("in.jsonl"));
    const auto status = work.status();
    for (const auto& shard : status.at("live").at("shards"))
        question.rewritten = std::max(question.rewritten, shard.at("bytes").get<std::uint64_t>());
    check_height(growth_during(work, {"rebuild", "archive", "--allow-shrink"}), question,
                 "all anew, --annotate " + row.annotate);
    // Two generations are kept.
    CHECK(bytes_of(work.path("archive")) <= row.left * (bytes + question.plain));
}

TEST_CASE("a rebuild that reads articles anew by another model asks for the room of all sources") {
    const Workspace work;
    work.write("in.jsonl", many_articles(1, 1));
    REQUIRE_THAT(work.index({"add", "archive", "in.jsonl", "--partition", "year", "--annotate", "none"}),
                 exits_with(0));
    check_height(growth_during(work, {"rebuild", "archive", "--annotate", "all"}),
                 {.plain = fs::file_size(work.path("in.jsonl"))}, "read by annotators");
}

/// A record of the largest size that is taken, of words as news repeats them.
std::string largest_record() {
    constexpr std::size_t largest = std::size_t{8} << 20;
    json record{{"id", "largest"}, {"title", "Minutes of the inquiry"}, {"published", "2021-05-01"}, {"body", ""}};
    std::string body;
    const std::size_t room = largest - record.dump().size();
    for (const json& made : parse_json_lines(made_articles({.count = 9000, .sentences = 200}))) {
        auto text = made.at("body").get<std::string>();
        std::replace(text.begin(), text.end(), '\n', ' ');  // which would take two bytes
        if (body.size() + text.size() + 2 > room) break;
        body += text + ' ';
    }
    record["body"] = body;
    return record.dump() + '\n';
}

// indexer/README.md: what a run takes at the least, however little it is told to stay within.
constexpr long least_mib = 128;
constexpr long least_mib_annotated = 256;
// And with one article of the largest size, of words that repeat.
constexpr long largest_mib = 384;

TEST_CASE("a run stays within the memory that is stated, with an article of the largest size too") {
    if (DATELINE_SANITIZED != 0) {
        std::cout << "skipped: a sanitizer takes memory of its own\n";
        return;
    }
    const Workspace work;
    work.write("many.jsonl", many_articles(1, 1));
    work.write("largest.jsonl", largest_record());
    REQUIRE(fs::file_size(work.path("largest.jsonl")) > std::size_t{8'300'000});
    const auto peak_mib = [&](const std::string& source, const std::string& annotate) {
        fs::remove_all(work.path("archive"));
        const auto outcome = work.index({"add", "archive", source, "--memory", "64", "--annotate", annotate});
        CHECK_THAT(outcome, exits_with(0));
        std::cout << source << ", --annotate " << annotate << ": " << outcome.peak_kib / 1024 << " MiB at the peak\n";
        return outcome.peak_kib / 1024;
    };
    CHECK(peak_mib("many.jsonl", "none") <= least_mib);
    CHECK(peak_mib("many.jsonl", "all") <= least_mib_annotated);
    CHECK(peak_mib("largest.jsonl", "none") <= largest_mib);
    CHECK(peak_mib("largest.jsonl", "all") <= largest_mib);
}

TEST_CASE("an archive of more shards than status thinks good can be built, warned of, asked and verified") {
    const Workspace work;
    std::string articles;
    constexpr int months = 210;
    for (int month = 0; month < months; ++month)
        articles += json{{"id", std::to_string(month)},
                         {"body", "Grain left the port."},
                         {"published",
                          std::to_string(2000 + month / 12) + '-' + std::to_string(101 + month % 12).substr(1) + "-01"}}
                        .dump() +
                    '\n';
    work.make_archive(articles, {"--partition", "month", "--annotate", "none"});
    const json status = work.status();
    CHECK(status.at("live").at("shards").size() == months);
    REQUIRE(status.at("warnings").size() == 1);
    CHECK_THAT(status.at("warnings").at(0).get<std::string>(), Catch::StartsWith("210 shards are many"));
    CHECK(work.ids({"grain", "--limit", "all"}).size() == months);
    CHECK_THAT(work.index({"verify", "archive"}), exits_with(0));
}

}  // namespace
}  // namespace dateline::e2e
