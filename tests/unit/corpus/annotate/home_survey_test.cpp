#include "corpus/annotate/home_survey.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace dateline;

namespace {

// A folder of the test's own, gone with the object.
class OwnFolder {
  public:
    OwnFolder() : path_(std::filesystem::temp_directory_path() / ("dateline-survey-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~OwnFolder() { std::filesystem::remove_all(path_); }
    OwnFolder(const OwnFolder&) = delete;
    OwnFolder& operator=(const OwnFolder&) = delete;
    std::string path(const char* name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

std::string lines(int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += R"({"id":")" + std::to_string(i) +
                R"(","body":"Rain fell."})"
                "\n";
    return text;
}

std::vector<std::string> ids(const std::vector<Item>& items) {
    std::vector<std::string> list;
    for (const Item& item : items) list.push_back(std::get<Delivery>(item).article.id);
    return list;
}

std::vector<Item> rest_of(SourceReader& reader) {
    std::vector<Item> items;
    while (auto item = reader.next()) items.push_back(std::move(*item));
    return items;
}

}  // namespace

TEST_CASE("a file is read twice, and nothing is held of it") {
    const OwnFolder folder;
    const std::vector<std::string> sources{folder.path("a.jsonl")};
    std::ofstream(sources[0]) << lines(1000);
    const SourceOptions options;
    SourceReader reader(sources, options);
    const auto given = given_alike(sources, options);
    HomeSurvey survey(reader, given);
    std::vector<std::string> seen;
    CHECK(survey.read([&](const HomeSurvey::Batch& batch) {
        for (const auto& id : ids(*batch)) seen.push_back(id);
    }));
    CHECK(seen.size() == 1000);
    CHECK(survey.take_held().empty());
    CHECK(ids(rest_of(reader)) == seen);
}

TEST_CASE("what can be read but once is held, as long as it is not too much") {
    const OwnFolder folder;
    const std::vector<std::string> sources{folder.path("pipe")};
    REQUIRE(::mkfifo(sources[0].c_str(), 0600) == 0);
    const SourceOptions options;
    struct Row {
        std::size_t most;
        bool all;
    };
    for (const Row& row : {Row{HomeSurvey::most_held, true}, Row{3000, false}}) {
        CAPTURE(row.most);
        std::thread writer([&] { std::ofstream(sources[0]) << lines(1000); });
        SourceReader reader(sources, options);
        const auto given = given_alike(sources, options);
    HomeSurvey survey(reader, given);
        std::size_t seen = 0;
        CHECK(survey.read([&](const HomeSurvey::Batch& batch) { seen += batch->size(); }, row.most) == row.all);
        CHECK(survey.was_too_much() == !row.all);
        auto items = survey.take_held();
        for (auto& item : rest_of(reader)) items.push_back(std::move(item));
        writer.join();
        CHECK((seen == 1000) == row.all);
        CHECK(items.size() == 1000);
        CHECK(ids(items).back() == "999");
    }
}
