#include "corpus/annotate/options.hpp"

#include <catch2/catch.hpp>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

using Words = std::vector<std::string>;
using Action = AnnotateJob::Action;

struct Fault {
    Words words;
    const char* message;
};

}  // namespace

TEST_CASE("sources in order, and what holds unless said otherwise") {
    const auto job = parse_annotate_options({"b", "-", "a"});
    CHECK(job.action == Action::annotate);
    CHECK(job.sources == Words{"b", "-", "a"});
    CHECK(job.format == AnnotateJob::Format::text);
    CHECK(job.annotator.names);
    CHECK(job.annotator.times);
    CHECK(job.annotator.language == "en");
    CHECK(job.authority.empty());
    CHECK(job.model.empty());
    CHECK_FALSE(job.timing);
}

TEST_CASE("options stand before, between and behind sources") {
    const auto job =
        parse_annotate_options({"--format=jsonl", "a",       "--only",        "times",      "b",     "--authority",
                                "names.csv",      "--model", "own.model",     "--language", "de-at", "--timing",
                                "--input-format", "csv",     "--map",         "title=Kop",  "--map", "body=Tekst",
                                "--max-record",   "1000",    "--max-ratio=5", "--encoding", "KOI8-R"});
    CHECK(job.sources == Words{"a", "b"});
    CHECK(job.format == AnnotateJob::Format::json_lines);
    CHECK_FALSE(job.annotator.names);
    CHECK(job.annotator.times);
    CHECK(job.annotator.language == "de-at");
    CHECK(job.authority == "names.csv");
    CHECK(job.model == "own.model");
    CHECK(job.timing);
    CHECK(job.reading.input_format == "csv");
    CHECK(job.reading.columns.size() == 2);
    CHECK(job.reading.limits.max_record == 1000);
    CHECK(job.reading.limits.max_ratio == 5);
    CHECK(job.reading.encoding == "KOI8-R");
}

TEST_CASE("behind -- everything is a source") {
    CHECK(parse_annotate_options({"--", "--format", "-x"}).sources == Words{"--format", "-x"});
}

TEST_CASE("places may be asked for alone, by another gazetteer and other homes") {
    const auto plain = parse_annotate_options({"a"});
    CHECK(plain.annotator.places);
    CHECK(plain.gazetteer.empty());
    CHECK(plain.homes == "learn");
    const auto job =
        parse_annotate_options({"a", "--only", "places", "--gazetteer", "own.gazetteer", "--homes", "homes.csv"});
    CHECK(job.annotator.places);
    CHECK_FALSE(job.annotator.names);
    CHECK_FALSE(job.annotator.times);
    CHECK(job.gazetteer == "own.gazetteer");
    CHECK(job.homes == "homes.csv");
}

TEST_CASE("names and times may be asked for together") {
    const auto job = parse_annotate_options({"a", "--only", "times,names"});
    CHECK(job.annotator.names);
    CHECK(job.annotator.times);
    CHECK_FALSE(parse_annotate_options({"a", "--only", "names"}).annotator.times);
}

TEST_CASE("tokens in columns are a job of their own") {
    const auto job = parse_annotate_options({"--pretokenized", "-", "--timing", "--model", "own.model"});
    CHECK(job.action == Action::tag_columns);
    CHECK(job.columns == "-");
    CHECK(job.model == "own.model");
    CHECK(job.timing);
}

TEST_CASE("help and version come whatever else is said") {
    CHECK(parse_annotate_options({"--help"}).action == Action::help);
    CHECK(parse_annotate_options({"a", "-h"}).action == Action::help);
    CHECK(parse_annotate_options({"-V", "--pretokenized", "x", "y"}).action == Action::version);
    for (const auto* part : {"Usage: dateline-annotate SOURCE...", "--pretokenized FILE", "--max-record BYTES",
                             "--only WHAT", "Exit codes:"})
        CHECK_THAT(annotate_help(), Catch::Matchers::Contains(part));
}

TEST_CASE("a command line that can't be understood is a usage error that names the word") {
    const std::vector<Fault> faults{
        {{}, "no SOURCE given: name a file"},
        {{"--timing"}, "no SOURCE given"},
        {{"a", "--fromat", "jsonl"}, "unknown option --fromat: did you mean --format?"},
        {{"a", "--modle=x"}, "unknown option --modle=x: did you mean --model?"},
        {{"a", "--jobs", "2"}, "unknown option --jobs: see --help"},
        {{"a", "-x"}, "unknown option -x: see --help"},
        {{"a", "--format"}, "the required argument for option '--format' is missing"},
        {{"a", "--format", "xml"}, "--format xml: must be text or jsonl"},
        {{"a", "--only", "shops"}, "--only shops: must be of names, places, times, with commas"},
        {{"a", "--only", "names,"}, "--only names,: must be of names, places, times, with commas"},
        {{"a", "--language", "English"}, "--language English: must be an ISO 639-1 code"},
        {{"a", "--max-record", "0"}, "--max-record 0: must be a whole number"},
        {{"a", "--map", "title"}, "--map title: must be KEY=COLUMN"},
        {{"--pretokenized", "x", "a"}, "--pretokenized takes no SOURCE: a"},
        {{"--pretokenized", "x", "--format", "jsonl"}, "--pretokenized has no use for --format"},
        {{"--pretokenized", "x", "--authority", "y"}, "--pretokenized has no use for --authority"},
        {{"--pretokenized", "x", "--max-record", "9"}, "--pretokenized has no use for --max-record"},
    };
    for (const auto& fault : faults) {
        INFO(fault.message);
        try {
            parse_annotate_options(fault.words);
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::usage);
            CHECK_THAT(error.what(), Catch::Matchers::StartsWith(fault.message));
        }
    }
}
