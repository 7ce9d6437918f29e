// dateline-gazetteer: what it makes of tables, what it says of those that it can't read, and how the other programs
// take what it made, whole or broken.
#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
namespace fs = std::filesystem;

const std::string kyiv =
    "703448\tKyiv\tKyiv\tKiev\t50.45466\t30.5238\tP\tPPLC\tUA\t\t12\t\t\t\t2797553\t\t100\tEurope/Kyiv\t2022-10-08\n";
const std::string izium =
    "707292\tIzium\tIzium\tIzyum\t49.20697\t37.27679\tP\tPPLA2\tUA\t\t07\t6304\t\t\t45884\t\t100\tEurope/Kyiv\t"
    "2023-01-23\n";
const std::string article =
    R"({"id":"1","title":"Rain","body":"Rain fell in Isjum and in other towns on Friday.","published":"2022-09-17"})"
    "\n";

/// A folder of GeoNames' tables with two towns of one country, a table of ours that calls one of them Isjum too, and
/// the article.
struct Tables {
    Workspace work;

    Tables() {
        work.write("geonames/countryInfo.txt",
                   "#ISO\tISO3\nUA\t\t\t\tUkraine\t\t\t45000000\tEU\t\t\t\t\t\t\t\t690791\t\n");
        work.write("geonames/cities500.txt", kyiv + izium);
        work.write("tables/own.tsv", "id\talternates\n707292\tIsjum\n");
        work.write("in.jsonl", article);
    }

    Outcome compile(const Words& options) const {
        Words words{DATELINE_GAZETTEER};
        words.insert(words.end(), options.begin(), options.end());
        return work.run(words);
    }
    Outcome compile_to(const std::string& file) const {
        return compile({"--geonames", "geonames", "--tables", "tables", "-o", file});
    }
    std::string made() const {
        REQUIRE_THAT(compile_to("small"), exits_with(0));
        return work.read("small");
    }
    bool left_behind(const std::string& file) const {
        return fs::exists(work.path(file)) || fs::exists(work.path(file + ".tmp"));
    }
};

}  // namespace

TEST_CASE_METHOD(Tables, "gazetteer: help and version come whatever else is missing") {
    for (const auto* option : {"--help", "-h"}) {
        const auto outcome = compile({option});
        CHECK_THAT(outcome, exits_with(0));
        CHECK_THAT(outcome.output, StartsWith("Usage: dateline-gazetteer ") && Contains("Exit codes:"));
    }
    for (const auto* option : {"--version", "-V"}) {
        const auto outcome = compile({option});
        CHECK_THAT(outcome, exits_with(0));
        CHECK_THAT(outcome.output, StartsWith("dateline-gazetteer "));
    }
}

TEST_CASE_METHOD(Tables, "gazetteer: wrong words are named, with the option that may be meant") {
    CHECK_THAT(compile({"--goenames", "geonames", "-o", "x"}), fails_with(64, "did you mean --geonames?"));
    CHECK_THAT(compile({"geonames", "-o", "x"}), fails_with(64, "\"geonames\": every word must be an option"));
    CHECK_THAT(compile({"-o", "x"}), fails_with(64, "no --geonames"));
    CHECK_THAT(compile({"--geonames", "geonames"}), fails_with(64, "no --output"));
    CHECK_THAT(compile({"--geonames", "geonames", "-o"}), fails_with(64, "--output needs a value"));
    CHECK_FALSE(left_behind("x"));
}

TEST_CASE_METHOD(Tables, "gazetteer: folders and files that are not there are named") {
    CHECK_THAT(compile({"--geonames", "gone", "-o", "x"}), fails_with(66, "gone: no countryInfo.txt there"));
    CHECK_THAT(compile({"--geonames", "geonames", "--tables", "gone", "-o", "x"}), fails_with(66, "gone"));
    CHECK_THAT(compile({"--geonames", "geonames", "--exonyms", "gone", "-o", "x"}), fails_with(66, "gone"));
    fs::remove(work.path("geonames/cities500.txt"));
    CHECK_THAT(compile_to("x"), fails_with(66, "geonames: no cities500.txt"));
    CHECK_FALSE(left_behind("x"));
}

TEST_CASE_METHOD(Tables, "gazetteer: a broken line is named by file and line, and the file before it stays") {
    const std::string before = made();
    std::string north = izium;
    work.write("geonames/cities500.txt", kyiv + north.replace(north.find("49.20697"), 8, "north"));
    CHECK_THAT(compile_to("small"), fails_with(65, "geonames/cities500.txt: line 2: latitude \"north\""));
    work.write("geonames/cities500.txt", kyiv + "707292\tIzium\n");
    CHECK_THAT(compile_to("small"), fails_with(65, "geonames/cities500.txt: line 2: "));
    work.write("geonames/cities500.txt", kyiv);
    CHECK_THAT(compile_to("small"), fails_with(65, "tables/own.tsv: line 2: "));
    CHECK(work.read("small") == before);
}

TEST_CASE_METHOD(Tables, "gazetteer: an output that can't be written is named") {
    CHECK_THAT(compile_to("gone/x"), fails_with(73, "gone/x"));
    CHECK_THAT(compile_to("geonames"), fails_with(73, "geonames"));
    // By a link of ours: a program at fault must not reach the device of all.
    fs::create_symlink("/dev/full", work.path("device"));
    CHECK_THAT(compile_to("device"), fails_with(74, "device"));
    CHECK(fs::is_symlink(work.path("device")));
    CHECK(fs::is_character_file(work.path("device")));
}

TEST_CASE_METHOD(Tables, "gazetteer: the same tables give the same bytes, through a link too") {
    const auto outcome = compile_to("small");
    CHECK_THAT(outcome, exits_with(0));
    CHECK_THAT(outcome.output, StartsWith("small: 3 places, ") && Contains("GeoNames (geonames.org) 2023-01-23"));
    work.write("target", "something else");
    fs::create_symlink("target", work.path("link"));
    CHECK_THAT(compile_to("link"), exits_with(0));
    CHECK(fs::is_symlink(work.path("link")));
    CHECK(work.read("target") == work.read("small"));
    CHECK_FALSE(fs::exists(work.path("target.tmp")));
}

TEST_CASE_METHOD(Tables, "gazetteer: the other programs know its places") {
    made();
    const auto outcome = work.annotate({"in.jsonl", "--gazetteer", "small", "--format", "jsonl"});
    REQUIRE_THAT(outcome, exits_with(0));
    CHECK_THAT(outcome.output, Contains(R"("surface":"Isjum")") && Contains(R"("id":707292)"));
    work.make_archive(article, {"--gazetteer", "small"});
    CHECK(work.ids({"place:Izium", "--gazetteer", "small"}) == Words{"1"});
    CHECK(work.ids({"place:Kyiv", "--gazetteer", "small"}).empty());
    CHECK(work.ids({"place:Ukraine", "--gazetteer", "small"}) == Words{"1"});
}

TEST_CASE_METHOD(Tables, "gazetteer: one that is damaged is refused by every program that takes it") {
    const std::string whole = made();
    work.make_archive(article, {"--gazetteer", "small"});
    std::string flipped = whole;
    flipped[whole.size() / 2] = static_cast<char>(flipped[whole.size() / 2] ^ 1);
    std::string newer = whole;
    newer[8] = static_cast<char>(newer[8] + 1);
    struct Row {
        std::string name;
        std::string bytes;
        std::string words;
    };
    for (const Row& row : {Row{"cut", whole.substr(0, whole.size() / 2), "cut short"},
                           Row{"head", whole.substr(0, 20), "cut short"}, Row{"longer", whole + "more", ""},
                           Row{"flipped", flipped, "damaged"}, Row{"newer", newer, "a gazetteer of version "},
                           Row{"empty", "", "cut short"}, Row{"other", article, "no gazetteer"}}) {
        CAPTURE(row.name);
        work.write(row.name, row.bytes);
        const std::string words = row.name + ": " + row.words;
        CHECK_THAT(work.annotate({"in.jsonl", "--gazetteer", row.name}), fails_with(78, words));
        CHECK_THAT(work.index({"add", "new", "in.jsonl", "--gazetteer", row.name}), fails_with(78, words));
        CHECK_FALSE(fs::exists(work.path("new")));
        CHECK_THAT(work.query({"archive", "place:Izium", "--gazetteer", row.name}), fails_with(78, words));
    }
}

TEST_CASE_METHOD(Tables, "gazetteer: every program that has one says whose work it is") {
    for (const auto& outcome : {work.annotate({"--version"}), work.index({"--version"}), work.query({"--version"})}) {
        CHECK_THAT(outcome, exits_with(0));
        CHECK_THAT(outcome.output, Contains("\nPlaces: GeoNames (geonames.org) ") && Contains(", CC BY 4.0\n"));
    }
}

}  // namespace dateline::e2e
