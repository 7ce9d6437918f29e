// Readers and writers at the same time, and sources that are written to while they are read.
#include <catch2/catch.hpp>

#include <signal.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <string>
#include <thread>

#include "tests/e2e/made_articles.hpp"
#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

void take_a_breath() { std::this_thread::sleep_for(std::chrono::microseconds(200)); }

/// A delivery in which each of three years has its page of the same edition. Answers that show pages of two editions
/// are of two generations.
std::string edition(int number) {
    std::vector<json> pages;
    for (const int year : {2020, 2021, 2022}) {
        const auto name = std::to_string(year);
        pages.push_back({{"id", "page-" + name},
                         {"published", name + "-05-01"},
                         {"title", "Edition " + std::to_string(number)},
                         {"body", "The page of " + name + '.'},
                         {"version", number}});
    }
    pages.push_back({{"id", "extra-" + std::to_string(number)}, {"published", "2021-06-01"}, {"title", "Extra"}});
    return json_lines(pages);
}

/// Asks again and again, and follows what it is told.
class Reader {
  public:
    explicit Reader(const Workspace& work) : work_(work) {}

    /// Takes the answer where one is there, and asks for the next.
    void step() {
        if (process_ && !process_->ended()) return;
        if (process_) take(process_->wait());
        process_ = std::make_unique<Process>(
            work_.query_command({"archive", "edition", "--limit", "all", "--format", "jsonl"}));
    }
    int answers() const { return answers_; }
    int editions() const { return static_cast<int>(editions_.size()); }

  private:
    void take(const Outcome& outcome) {
        INFO(outcome);
        REQUIRE(outcome.exit_code == 0);
        std::set<std::string> titles;
        const auto pages = parse_json_lines(outcome.output);
        for (const auto& page : pages) titles.insert(page.at("title").get<std::string>());
        REQUIRE(pages.size() == 3);
        REQUIRE(titles.size() == 1);
        const int now = std::stoi(titles.begin()->substr(std::string("Edition ").size()));
        // What was asked later is not answered by an older generation, but for the one edition that a rollback takes.
        REQUIRE((editions_.empty() || now >= *editions_.rbegin() - 1));
        editions_.insert(now);
        ++answers_;
    }

    const Workspace& work_;
    std::unique_ptr<Process> process_;
    std::set<int> editions_;
    int answers_ = 0;
};

using Readers = std::vector<std::unique_ptr<Reader>>;

/// Runs a command while all read.
void write_beside(const Readers& readers, const Workspace& work, Words words) {
    words.push_back("--quiet");
    Process writer(work.index_command(words));
    while (!writer.ended()) {
        for (const auto& reader : readers) reader->step();
        take_a_breath();
    }
    CHECK_THAT(writer.wait(), exits_with(0));
}

/// Publishes an edition while all read.
void add_beside(const Readers& readers, const Workspace& work, int number) {
    work.write("next.jsonl", edition(number));
    write_beside(readers, work, {"add", "archive", "next.jsonl", "--annotate", "none"});
}

TEST_CASE("8 readers through 50 publications, sweeps, rollbacks and takedowns: no error, no mixed answer") {
    constexpr int rounds = 9;
    constexpr int publications = 50;
    const Workspace work;
    work.make_archive(edition(1), {"--partition", "year", "--annotate", "none", "--quiet"});
    Readers readers;
    for (int i = 0; i < 8; ++i) readers.push_back(std::make_unique<Reader>(work));
    std::set<std::string> extras{"extra-1"};
    for (int round = 0; round < rounds; ++round) {
        const int number = 2 + 3 * round;
        add_beside(readers, work, number);
        add_beside(readers, work, number + 1);
        write_beside(readers, work, {"rollback", "archive"});
        add_beside(readers, work, number + 2);
        // What the rollback took is gone, and what is taken down is gone for good. A purge publishes twice.
        Words remove{"remove", "archive", "extra-" + std::to_string(number + 2), "--reason", "court"};
        if (round % 2 == 0) remove.push_back("--purge");
        write_beside(readers, work, remove);
        extras.insert("extra-" + std::to_string(number));
    }
    CHECK(work.status().at("live").at("generation") == "g0000" + std::to_string(1 + publications));
    const auto found = work.ids({"title:extra", "--limit", "all"});
    CHECK(std::set<std::string>(found.begin(), found.end()) == extras);
    int answers = 0;
    int editions = 0;
    for (const auto& reader : readers) {
        answers += reader->answers();
        editions += reader->editions();
    }
    CHECK(answers >= publications);
    CHECK(editions >= publications);
}

TEST_CASE("writers at once: one goes on, the others are told to try again, and what was told is there") {
    const Workspace work;
    std::set<std::string> expected;
    for (int round = 0; round < 8; ++round) {
        CAPTURE(round);
        // The first round makes the archive.
        std::vector<std::unique_ptr<Process>> writers;
        for (int i = 0; i < 3; ++i) {
            const auto id = "id-" + std::to_string(round) + '-' + std::to_string(i);
            work.write(id + ".jsonl", json_lines({{{"id", id}, {"published", "2021-01-01"}, {"title", "Told"}}}));
            writers.push_back(std::make_unique<Process>(
                work.index_command({"add", "archive", id + ".jsonl", "--annotate", "none", "--quiet"})));
        }
        int done = 0;
        for (int i = 0; i < 3; ++i) {
            const auto outcome = writers[static_cast<std::size_t>(i)]->wait();
            INFO(outcome);
            CHECK((outcome.exit_code == 0 || outcome.exit_code == 75));
            if (outcome.exit_code != 0) continue;
            expected.insert("id-" + std::to_string(round) + '-' + std::to_string(i));
            ++done;
        }
        CHECK(done >= 1);
    }
    const auto found = work.ids({"told", "--limit", "all"});
    CHECK(std::set<std::string>(found.begin(), found.end()) == expected);
}

TEST_CASE("a source that changes while it is read does no harm, and the next run has it as it is") {
    const Workspace work;
    const auto article = [](const std::string& day, const std::string& title) {
        return json_lines({{{"id", "first"}, {"updated", day}, {"published", "2021-01-01"}, {"title", title}}});
    };
    const auto before = article("2021-01-02", "The old title");
    const auto after = article("2021-01-03", "The new title");
    REQUIRE(before.size() == after.size());
    const auto others = made_articles({.count = 1500});
    work.write("news.jsonl", before + others);

    const Words add{"add", "archive", "news.jsonl", "--annotate", "none", "--quiet", "--tolerate", "100%"};
    Process run(work.index_command(add));
    while (!run.ended() && !fs::exists(work.path("archive/scratch"))) take_a_breath();
    run.send(SIGSTOP);
    {
        std::fstream news(work.path("news.jsonl"), std::ios::in | std::ios::out | std::ios::binary);
        news << after;
        news.seekp(0, std::ios::end);
        news << made_articles({.count = 20, .seed = 2, .id_prefix = "late-"}) << "{\"id\": \"half\", \"tit";
    }
    run.send(SIGCONT);
    CHECK_THAT(run.wait(), exits_with(0));
    std::ofstream(work.path("news.jsonl"), std::ios::app) << "le\": \"Now whole\"}\n";

    CHECK_THAT(work.index(add), exits_with(0));
    const auto digest = work.status().at("live").at("digest");
    CHECK(work.status().at("live").at("articles") == 1522);
    fs::remove_all(work.path("archive"));
    CHECK_THAT(work.index(add), exits_with(0));
    CHECK(work.status().at("live").at("digest") == digest);
}

}  // namespace
}  // namespace dateline::e2e
