// Names need a model: what is done with them is for the end-to-end tests to say.
#include "corpus/annotate/run_annotate.hpp"

#include <fstream>

#include "schemas/error.hpp"
#include "tests/unit/corpus/annotate/captured_output.hpp"

using namespace dateline;
using Catch::Matchers::Contains;

namespace {

constexpr const char* good =
    R"({"id": "a", "title": "Ferry late", "body": "It was due on 2022-09-16.", "language": "en"}
)";

// A file of records, gone with the object.
class RecordsFile {
  public:
    explicit RecordsFile(const std::string& records) {
        std::string name = (std::filesystem::temp_directory_path() / "dateline-records-XXXXXX").string();
        ::close(::mkstemp(name.data()));
        path_ = name;
        std::ofstream(path_, std::ios::binary) << records;
    }
    ~RecordsFile() { std::filesystem::remove(path_); }
    RecordsFile(const RecordsFile&) = delete;
    RecordsFile& operator=(const RecordsFile&) = delete;
    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

struct Ran {
    int exit_code = 0;
    std::string results;
    std::string messages;
};

Ran run(const std::vector<std::string>& words) {
    const test::CapturedOutput results;
    const test::CapturedOutput messages;
    Output out = results.open();
    Output err = messages.open();
    Ran ran;
    ran.exit_code = run_annotate(parse_annotate_options(words), {out, err, {}});
    out.flush();
    err.flush();
    ran.results = results.text();
    ran.messages = messages.text();
    return ran;
}

ErrorKind error_of(const std::vector<std::string>& words, const std::string& part) {
    try {
        run(words);
    } catch (const Error& error) {
        CHECK_THAT(error.what(), Contains(part));
        return error.kind();
    }
    FAIL("no error");
    return ErrorKind::internal;
}

}  // namespace

TEST_CASE("an article becomes a line, and counts go to the messages") {
    const RecordsFile file(good);
    const auto ran = run({file.path(), "--only", "times", "--format", "jsonl"});
    CHECK(ran.exit_code == exit_done);
    CHECK(ran.results ==
          R"({"id":"a","mentions":[{"field":"body","start":14,"end":24,"surface":"2022-09-16","kind":"time",)"
          R"("time":{"type":"DATE","value":"2022-09-16","from":"2022-09-16","to":"2022-09-16"},"confidence":1.0}]})"
          "\n");
    CHECK(ran.messages == "1 article; times 1\n");
}

TEST_CASE("what is too much to be read of one article is left out and said") {
    std::string days;
    for (int year = 1100; year < 2200; ++year)
        for (int day = 1; day <= 20; ++day) days += std::to_string(year) + "-05-" + std::to_string(day + 9) + ". ";
    const RecordsFile file(R"({"id": "a", "title": "Days", "body": ")" + days + "\", \"language\": \"en\"}\n" + good);
    const auto ran = run({file.path(), "--only", "times", "--format", "jsonl"});
    CHECK(ran.exit_code == exit_done);
    CHECK(ran.messages ==
          "in 1 article only the first names and times were read: at most 150000, of them 20000 different\n"
          "2 articles; times 20001\n");
}

TEST_CASE("articles are shown one under the other") {
    const RecordsFile file(std::string(good) + good);
    const auto ran = run({file.path(), "--only", "times", "--timing"});
    CHECK_THAT(ran.results, Contains("[2022-09-16|2022-09-16]"));
    CHECK_THAT(ran.results, Contains("(1)\n\na  undated  Ferry late\n"));
    CHECK_THAT(ran.messages, Contains("2 articles; times 2\nannotated 2 articles, 0.0 MB of text in 0.00 s: "));
}

TEST_CASE("a record that can't be read is told and costs only itself") {
    const RecordsFile file(std::string("{\"id\": 1\n") + good);
    const auto ran = run({file.path(), "--only", "times", "--format", "jsonl"});
    CHECK(ran.exit_code == exit_with_rejects);
    CHECK_THAT(ran.results, Catch::Matchers::StartsWith("{\"id\":\"a\""));
    CHECK_THAT(ran.messages, Contains(file.path() + ":1: the record is not JSON"));
    CHECK_THAT(ran.messages, Contains("1 article; times 1; 1 record could not be read\n"));
}

TEST_CASE("files that can't be used are named") {
    const RecordsFile empty("");
    const RecordsFile file(good);
    const RecordsFile no_model("no model");
    CHECK(error_of({empty.path(), "--only", "times"}, empty.path()) == ErrorKind::bad_data);
    CHECK(error_of({"gone.jsonl"}, "gone.jsonl") == ErrorKind::no_input);
    CHECK(error_of({"--pretokenized", "gone.conll"}, "gone.conll") == ErrorKind::no_input);
    CHECK(error_of({file.path(), "--model", no_model.path()}, no_model.path()) == ErrorKind::config);
    CHECK(error_of({file.path(), "--model", "gone.model"}, "gone.model") == ErrorKind::config);
    CHECK(error_of({"--pretokenized", file.path(), "--model", no_model.path()}, no_model.path()) == ErrorKind::config);
    CHECK(error_of({file.path(), "--only", "times", "--authority", "gone.csv"}, "gone.csv") == ErrorKind::no_input);
}

TEST_CASE("what a paper calls Paris is learned from its articles, or read from a table") {
    const std::string records =
        R"({"id": "a", "source": "Leader", "body": "fire broke out in Paris, Texas, and near Blossom in Lamar County."}
{"id": "b", "source": "Leader", "body": "trucks from Bonham, Clarksville and Honey Grove met in Texas."}
{"id": "c", "source": "Leader", "body": "a storm hit Sulphur Springs, Texas, Mount Pleasant, Texas, and Dallas."}
{"id": "d", "source": "Leader", "body": "the fair opens in Paris on Monday."}
)";
    const RecordsFile articles(records);
    const RecordsFile no_table("paper,town\nleader,Paris\n");
    const RecordsFile homes("source,place\nleader,4717560\n");
    const auto paris_of = [&](const std::string& how) {
        const auto ran = run({articles.path(), "--only", "places", "--format", "jsonl", "--homes", how});
        return ran.results.substr(ran.results.find(R"("id":"d")"));
    };
    CHECK_THAT(paris_of("none"), Contains(R"("id":2988507,"name":"Paris")"));
    CHECK_THAT(paris_of("learn"), Contains(R"("id":4717560,"name":"Paris")"));
    CHECK_THAT(paris_of(homes.path()), Contains(R"("id":4717560,"name":"Paris")"));
    CHECK(error_of({articles.path(), "--homes", no_table.path()}, "line 1: no column") == ErrorKind::config);
}
