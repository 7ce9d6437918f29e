#include "indexer/pipeline.hpp"

#include <catch2/catch.hpp>
#include <csignal>

#include "indexer/interruption.hpp"
#include "schemas/terms.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

// A run over files that a test writes.
class Run {
  public:
    explicit Run(Partitioning partitioning = Partitioning::year) {
        config_.partition = partitioning;
        make_folder("scratch");
    }
    Run& with(const std::string& name, std::string_view content) {
        sources_.push_back(folder_.write(name, content));
        return *this;
    }
    PipelineResult run(const PipelineOptions& options = {}, const Manifest* live = nullptr,
                       const ArchiveLayout& layout = ArchiveLayout("")) const {
        SourceReader reader(sources_, {});
        Progress progress(true);
        return run_pipeline(reader, layout, config_, live, folder_.path("scratch"), options, progress);
    }
    std::vector<std::string> scratch() const { return names_in(folder_.path("scratch")); }
    // The articles of the chunks that were not taken back: ids by chunk.
    static std::vector<std::vector<std::string>> ids(const PipelineResult& result) {
        std::vector<std::vector<std::string>> chunks;
        for (const auto& chunk : result.chunks) {
            chunks.emplace_back();
            for (const auto& [id, record] : articles_in(Xapian::Database(chunk.path.string())))
                chunks.back().push_back(id);
        }
        return chunks;
    }

  private:
    void make_folder(const std::string& name) const { std::filesystem::create_directories(folder_.path(name)); }

    TestFolder folder_;
    ArchiveConfig config_;
    std::vector<std::string> sources_;
};

PipelineOptions with_jobs(std::size_t jobs) {
    PipelineOptions options;
    options.jobs = jobs;
    return options;
}

std::vector<Article> stories(int count) {
    std::vector<Article> articles;
    for (int i = 0; i < count; ++i) {
        const std::string year = std::to_string(2000 + i % 3);
        articles.push_back(story("id" + std::to_string(i), "text number " + std::to_string(i), year + "-05-01"));
    }
    return articles;
}

}  // namespace

TEST_CASE("the chunks of a run don't depend on the number of jobs") {
    Run run;
    const auto chunk = static_cast<int>(ChunkLimits{}.articles);
    auto articles = stories(3 * chunk + chunk / 2);
    // Some come again in a newer version, so that chunks lose what they have.
    for (std::size_t i = 0; i < 40; ++i) {
        auto newer = version_of(articles[i * 50], 2);
        newer.body += " updated";
        articles.push_back(newer);
    }
    run.with("a.jsonl", json_lines(articles)).with("b.jsonl", "{\"title\": 5}\n" + json_lines(stories(10)));
    const auto one = run.run(with_jobs(1));
    REQUIRE(one.chunks.size() > 3);
    REQUIRE_FALSE(one.retracted.empty());
    const auto ids = Run::ids(one);
    for (const std::size_t jobs : {2U, 3U, 7U}) {
        const auto many = run.run(with_jobs(jobs));
        CAPTURE(jobs);
        CHECK(Run::ids(many) == ids);
        CHECK(many.retracted == one.retracted);
        CHECK(many.rejects == one.rejects);
        REQUIRE(many.chunks.size() == one.chunks.size());
        for (std::size_t i = 0; i < one.chunks.size(); ++i) {
            CHECK(many.chunks[i].number == one.chunks[i].number);
            CHECK(many.chunks[i].unit == one.chunks[i].unit);
            CHECK(many.chunks[i].digest == one.chunks[i].digest);
        }
    }
}

TEST_CASE("every record is counted once") {
    Run run;
    run.with("a.jsonl", json_lines(stories(600)) + json_lines(stories(5)) + "broken\n{}\n");
    const auto result = run.run(with_jobs(2));
    CHECK(result.counts.records == 607);
    CHECK(result.counts.taken == 600);
    CHECK(result.counts.repeated == 5);
    CHECK(result.counts.rejected == std::map<std::string, std::uint64_t>{{"broken-json", 1}, {"no-text", 1}});
    REQUIRE(result.rejects.size() == 2);
    CHECK(result.rejects[0].where.line == 606);
    CHECK(result.rejects[1].where.line == 607);
}

TEST_CASE("a dry run decides the same and builds nothing") {
    Run run;
    run.with("a.jsonl", json_lines(stories(800)));
    auto options = with_jobs(2);
    options.dry_run = true;
    const auto result = run.run(options);
    CHECK(result.counts.taken == 800);
    CHECK(result.chunks.empty());
    CHECK(run.scratch().empty());
}

TEST_CASE("fields that are dropped are as if they had not been given") {
    Article full = story("1", "text");
    full.persons = {"Ada"};
    full.topics = {"News"};
    Article bare = full;
    bare.persons.clear();
    PipelineOptions options;
    options.drop_fields = {"persons"};
    Run with_persons;
    Run without;
    const auto dropped = with_persons.with("a.jsonl", json_lines({full})).run(options);
    const auto expected = without.with("a.jsonl", json_lines({bare})).run();
    REQUIRE(dropped.chunks.size() == 1);
    CHECK(dropped.chunks[0].digest == expected.chunks.at(0).digest);
}

TEST_CASE("an article that is left without text is none") {
    Article title_alone;
    title_alone.id = "1";
    title_alone.title = "Title";
    PipelineOptions options;
    options.drop_fields = {"title"};
    Run run;
    const auto result = run.with("a.jsonl", json_lines({title_alone, story("2", "text")})).run(options);
    CHECK(result.counts.taken == 1);
    REQUIRE(result.rejects.size() == 1);
    CHECK(result.rejects[0].id == "1");
    CHECK(result.rejects[0].reason == RejectReason::no_text);
    CHECK(result.rejects[0].where.line == 1);
}

TEST_CASE("a run is compared with the live generation") {
    TestArchive archive;
    archive.add_articles({story("old", "text"), version_of(story("grown", "text"), 1)});
    const Manifest live = archive.live();
    auto grown = version_of(story("grown", "more text"), 2);
    Run run;
    run.with("a.jsonl", json_lines({story("old", "text"), grown, story("new", "text")}));
    const auto result = run.run(with_jobs(2), &live, archive.layout());
    CHECK(result.counts.unchanged == 1);
    CHECK(result.counts.updated == 1);
    CHECK(result.counts.taken == 1);
    CHECK(result.replaced == std::map<std::size_t, std::vector<std::string>>{{0, {"grown"}}});
    CHECK(Run::ids(result) == std::vector<std::vector<std::string>>{{"grown", "new"}});
}

TEST_CASE("an article of a file is as new as the file") {
    Run run;
    run.with("story.txt", "A title\n\nAnd the text of the story.\n");
    const auto result = run.run();
    REQUIRE(result.chunks.size() == 1);
    const Xapian::Database chunk(result.chunks[0].path.string());
    const auto revision = decode_revision(chunk.get_document(1).get_value(slot::revision));
    CHECK(revision.version == 0);
    CHECK(revision.updated > 1'600'000'000);
}

TEST_CASE("a chunk that can't be written ends the run") {
    TestFolder folder;
    SourceReader reader({folder.write("a.jsonl", json_lines(stories(2000)))}, {});
    Progress progress(true);
    const std::string no_folder = folder.write("file", "");
    const auto run = [&] { run_pipeline(reader, ArchiveLayout(""), {}, nullptr, no_folder, with_jobs(2), progress); };
    CHECK(error_of(run) == ErrorKind::io);
}

TEST_CASE("a signal ends the run") {
    CHECK(in_child([] {
              Run run;
              run.with("a.jsonl", json_lines(stories(10)));
              catch_interruptions();
              ::raise(SIGTERM);
              run.run();
              return 0;
          }) == interrupted_child);
}

TEST_CASE("chunks are smaller where articles are read") {
    auto options = with_jobs(4);
    options.memory = 256;
    const auto unread = chunk_limits(options);
    const LoadedAnnotation annotation;
    options.annotation = &annotation;
    CHECK(chunk_limits(options).bytes < unread.bytes);
}

TEST_CASE("chunks are smaller with more jobs and larger with more memory") {
    const auto limits = [](std::size_t jobs, std::uint64_t memory) {
        auto options = with_jobs(jobs);
        options.memory = memory;
        return chunk_limits(options);
    };
    for (const std::uint64_t memory : {64U, 256U, 512U, 4096U, 1U << 20}) {
        for (const std::size_t jobs : {1U, 2U, 8U, 256U}) {
            CAPTURE(jobs, memory);
            CHECK(limits(jobs, memory).bytes > 0);
            CHECK(limits(jobs + 1, memory).bytes <= limits(jobs, memory).bytes);
            CHECK(limits(jobs, 2 * memory).bytes >= limits(jobs, memory).bytes);
            // What waits is held as article and as record.
            CHECK(limits(jobs, memory).waiting_bytes <= (memory << 20) / 4);
        }
    }
}
