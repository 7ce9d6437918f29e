#include "corpus/annotate/annotation_resources.hpp"

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

// A file of the test's own, gone with the object.
class OwnFile {
  public:
    OwnFile(const char* name, const std::string& bytes)
        : path_((std::filesystem::temp_directory_path() / ("dateline-resources-" + std::to_string(::getpid()) + name))
                    .string()) {
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    ~OwnFile() { std::filesystem::remove(path_); }
    OwnFile(const OwnFile&) = delete;
    OwnFile& operator=(const OwnFile&) = delete;
    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

ErrorKind kind_of(const AnnotatorOptions& options, const AnnotationSources& sources) {
    try {
        load_annotation(options, sources);
    } catch (const Error& error) {
        return error.kind();
    }
    FAIL("no error");
    std::abort();
}

AnnotatorOptions reading(const char* what) { return parse_annotated("--annotate", what); }

}  // namespace

TEST_CASE("what is read is all, none or a list") {
    struct Row {
        const char* what;
        bool names, places, times;
    };
    for (const Row& row : {Row{"all", true, true, true}, Row{"none", false, false, false},
                           Row{"names", true, false, false}, Row{"times,places", false, true, true}}) {
        const auto options = reading(row.what);
        CHECK(options.names == row.names);
        CHECK(options.places == row.places);
        CHECK(options.times == row.times);
    }
    for (const auto* what : {"", "name", "names,", ",", "names,all", "none,times", "Names"})
        CHECK_THROWS_WITH(reading(what), Catch::StartsWith(std::string("--annotate ") + what + ": must be all, none"));
}

TEST_CASE("the stamp says what is read and by what") {
    const OwnFile authority("a.csv", "canonical,kind\nAnna Nowak,person\n");
    const auto all =
        load_annotation(reading("all"), {.authority = authority.path(), .model = {}, .gazetteer = {}, .homes = {}});
    CHECK(all.resources.model != nullptr);
    CHECK(all.resources.gazetteer != nullptr);
    CHECK(all.resources.authority->find("Anna Nowak") != nullptr);
    CHECK(all.stamp.authority == hash128(all.authority).hex().substr(0, 16));
    CHECK(parse_stamp(to_string(all.stamp)) == all.stamp);
    CHECK(all.stamp.gazetteer == all.resources.gazetteer->fingerprint().hex().substr(0, 16));
    const auto times =
        load_annotation(reading("times"), {.authority = "gone", .model = "gone", .gazetteer = "gone", .homes = "gone"});
    CHECK(to_string(times.stamp) == "v1-t");
    CHECK(load_annotation(reading("names"), {}).stamp.gazetteer.empty());
}

TEST_CASE("the stamp does not depend on where files are") {
    const std::string rows = "canonical,kind\nAnna Nowak,person\n";
    const OwnFile one("1.csv", rows);
    const OwnFile two("2.csv", rows);
    const auto stamp_of = [](const OwnFile& file) {
        AnnotationSources sources;
        sources.authority = file.path();
        return load_annotation(parse_annotated("--annotate", "names"), sources).stamp;
    };
    CHECK(stamp_of(one) == stamp_of(two));
}

TEST_CASE("files that are missing or broken are told apart") {
    const OwnFile broken("broken", "no such thing");
    CHECK(kind_of(reading("all"), {.authority = "gone.csv", .model = {}, .gazetteer = {}, .homes = {}}) ==
          ErrorKind::no_input);
    CHECK(kind_of(reading("all"), {.authority = broken.path(), .model = {}, .gazetteer = {}, .homes = {}}) ==
          ErrorKind::config);
    CHECK(kind_of(reading("all"), {.authority = {}, .model = broken.path(), .gazetteer = {}, .homes = {}}) ==
          ErrorKind::config);
    CHECK(kind_of(reading("all"), {.authority = {}, .model = {}, .gazetteer = "gone.gazetteer", .homes = {}}) ==
          ErrorKind::no_input);
    CHECK(kind_of(reading("all"), {.authority = {}, .model = {}, .gazetteer = broken.path(), .homes = {}}) ==
          ErrorKind::config);
    CHECK(kind_of(reading("all"), {.authority = {}, .model = {}, .gazetteer = {}, .homes = "gone.csv"}) ==
          ErrorKind::no_input);
}

TEST_CASE("each option sets its file") {
    AnnotationSources sources;
    for (const auto& row : annotation_options()) sources.*(row.file) = row.name;
    CHECK(sources.authority == "authority");
    CHECK(sources.model == "model");
    CHECK(sources.gazetteer == "gazetteer");
    CHECK(sources.homes == "homes");
}
