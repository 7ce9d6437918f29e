#include "indexer/options.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

using Words = std::vector<std::string>;

AddOptions parse_add(const Words& words) {
    Words all{"add"};
    all.insert(all.end(), words.begin(), words.end());
    return std::get<AddOptions>(parse_command(all));
}

std::string text_of(const Words& words) { return std::get<PrintText>(parse_command(words)).text; }

}  // namespace

TEST_CASE("add has its sources in order and its defaults") {
    const auto options = parse_add({"archive", "b", "a", "-"});
    CHECK(options.archive == "archive");
    CHECK(options.create.archive == "archive");
    CHECK(options.sources == Words{"b", "a", "-"});
    CHECK(options.reading.input_format.empty());
    CHECK(options.reading.limits.max_record == 8U << 20);
    CHECK(options.reading.limits.max_ratio == 200);
    CHECK(options.reading.encoding.empty());
    CHECK(options.reading.columns.empty());
    CHECK(options.jobs >= 1);
    CHECK(options.memory == 512);
    CHECK(options.report.empty());
    CHECK(options.metrics.empty());
    CHECK(options.log == LogFormat::text);
    CHECK_FALSE(options.quiet);
    CHECK_FALSE(options.dry_run);
    CHECK(options.tolerate.records == 0);
    CHECK(options.tolerate.percent == 0);
    CHECK(options.drop_fields.empty());
    CHECK(options.annotated.names);
    CHECK(options.annotated.places);
    CHECK(options.annotated.times);
    CHECK(options.annotation.authority.empty());
    CHECK(options.create.partition == Partitioning::automatic);
    CHECK(options.create.language == "en");
}

TEST_CASE("add takes its options before, between and behind") {
    const auto options = parse_add({"--jobs",
                                    "3",
                                    "archive",
                                    "--memory=1024",
                                    "a",
                                    "--report",
                                    "-",
                                    "--quiet",
                                    "--dry-run",
                                    "--tolerate",
                                    "5",
                                    "--drop-fields",
                                    "persons,topics",
                                    "--input-format",
                                    "jsonl",
                                    "--max-record=100",
                                    "--max-ratio",
                                    "1000",
                                    "--encoding=KOI8-R",
                                    "--map",
                                    "title=Headline,body=Full Text",
                                    "--map=byline=By=line",
                                    "--annotate",
                                    "none",
                                    "--partition",
                                    "month",
                                    "--language",
                                    "de",
                                    "--schema",
                                    "fields.json",
                                    "b"});
    CHECK(options.sources == Words{"a", "b"});
    CHECK(options.jobs == 3);
    CHECK(options.memory == 1024);
    CHECK(options.report == "-");
    CHECK(options.quiet);
    CHECK(options.dry_run);
    CHECK(options.tolerate.records == 5);
    CHECK(options.drop_fields == std::set<std::string>{"persons", "topics"});
    CHECK(options.reading.input_format == "jsonl");
    CHECK(options.reading.limits.max_record == 100);
    CHECK(options.reading.limits.max_ratio == 1000);
    CHECK(options.reading.encoding == "KOI8-R");
    CHECK(options.reading.columns ==
          std::map<std::string, std::string>{{"title", "Headline"}, {"body", "Full Text"}, {"byline", "By=line"}});
    CHECK(options.create.partition == Partitioning::month);
    CHECK(options.create.language == "de");
    CHECK(options.create.schema == "fields.json");
}

TEST_CASE("behind -- everything is a name") {
    const auto options = parse_add({"--quiet", "--", "archive", "--jobs", "-x"});
    CHECK(options.archive == "archive");
    CHECK(options.sources == Words{"--jobs", "-x"});
}

TEST_CASE("create and status take an archive") {
    const auto create = std::get<CreateOptions>(parse_command({"create", "a", "--partition", "none"}));
    CHECK(create.archive == "a");
    CHECK(create.partition == Partitioning::none);
    CHECK(create.schema.empty());
    CHECK(std::get<CreateOptions>(parse_command({"create", "a", "--schema=b"})).schema == "b");
    const auto status = std::get<StatusOptions>(parse_command({"status", "--json", "a"}));
    CHECK(status.archive == "a");
    CHECK(status.json);
    CHECK_FALSE(std::get<StatusOptions>(parse_command({"status", "a"})).json);
}

TEST_CASE("help and version are printed whatever else is missing") {
    const auto [words, part] = GENERATE(table<Words, std::string>({
        {{"--help"}, "dateline-index create ARCHIVE"},
        {{"-h"}, "Exit codes:"},
        {{"--version"}, "Licence: GPL-2.0-or-later"},
        {{"--version"}, "\nPlaces: GeoNames (geonames.org)"},
        {{"-V"}, DATELINE_VERSION},
        {{"add", "--help"}, "Usage: dateline-index add ARCHIVE SOURCE..."},
        {{"add", "archive", "-h"}, "--drop-fields"},
        {{"create", "--help"}, "--partition"},
        {{"status", "--help"}, "--json"},
    }));
    CAPTURE(words);
    CHECK_THAT(text_of(words), Catch::Contains(part));
}

TEST_CASE("a command line that can't be understood is a usage error that names the word") {
    const auto [words, message] = GENERATE(table<Words, std::string>({
        {Words{},
         "no command given: the commands are create, add, rebuild, remove, rollback, status, coverage and verify; "
         "--help tells "
         "more"},
        {{"ad"}, "unknown command \"ad\": did you mean add?"},
        {{"crate", "a"}, "unknown command \"crate\": did you mean create?"},
        {{"stauts", "a"}, "unknown command \"stauts\": did you mean status?"},
        {{"optimise"},
         "unknown command \"optimise\": the commands are create, add, rebuild, remove, rollback, status, coverage and "
         "verify"},
        {{"--quiet", "add"},
         "unknown command \"--quiet\": the commands are create, add, rebuild, remove, rollback, status, coverage and "
         "verify"},
        {{"add"}, "no ARCHIVE given: see --help"},
        {{"add", "a"}, "no SOURCE given: name a file, a folder, or - for standard input"},
        {{"add", "", "b"}, "ARCHIVE is an empty name"},
        {{"create", ""}, "ARCHIVE is an empty name"},
        {{"status", ""}, "ARCHIVE is an empty name"},
        {{"create"}, "no ARCHIVE given: see --help"},
        {{"create", "a", "b"}, "too many arguments: see --help"},
        {{"status", "a", "b"}, "too many arguments: see --help"},
        {{"add", "a", "b", "--job", "2"}, "unknown option --job: did you mean --jobs?"},
        {{"add", "a", "b", "--jbos=2"}, "unknown option --jbos=2: did you mean --jobs?"},
        {{"add", "a", "b", "--dryrun"}, "unknown option --dryrun: did you mean --dry-run?"},
        {{"add", "a", "b", "--colour"}, "unknown option --colour: see --help"},
        {{"add", "a", "b", "-x"}, "unknown option -x: see --help"},
        {{"add", "a", "b", "--takedowns", "x"}, "unknown option --takedowns: see --help"},
        {{"add", "a", "b", "--archive", "c"}, "unknown option --archive: see --help"},
        {{"add", "a", "--rest", "c"}, "unknown option --rest: see --help"},
        {{"create", "a", "--jobs", "2"}, "unknown option --jobs: see --help"},
        {{"status", "a", "--jsn"}, "unknown option --jsn: did you mean --json?"},
        {{"add", "a", "b", "--jobs"}, "the required argument for option '--jobs' is missing"},
        {{"add", "a", "b", "--jobs", "1", "--jobs", "2"}, "option '--jobs' cannot be specified more than once"},
        {{"add", "a", "b", "--jobs", "0"}, "--jobs 0: must be a whole number from 1 to 256"},
        {{"add", "a", "b", "--jobs", "257"}, "--jobs 257: must be a whole number from 1 to 256"},
        {{"add", "a", "b", "--jobs", "two"}, "--jobs two: must be a whole number from 1 to 256"},
        {{"add", "a", "b", "--jobs", "2x"}, "--jobs 2x: must be a whole number from 1 to 256"},
        {{"add", "a", "b", "--jobs=-1"}, "--jobs -1: must be a whole number from 1 to 256"},
        {{"add", "a", "b", "--jobs", "99999999999999999999"},
         "--jobs 99999999999999999999: must be a whole number from 1 to 256"},
        {{"add", "a", "b", "--memory", "63"}, "--memory 63: must be a whole number from 64 to 1048576"},
        {{"add", "a", "b", "--memory", "1G"}, "--memory 1G: must be a whole number from 64 to 1048576"},
        {{"add", "a", "b", "--max-record", "0"}, "--max-record 0: must be a whole number from 1 to 1073741824"},
        {{"add", "a", "b", "--max-ratio", "0"}, "--max-ratio 0: must be a whole number from 1 to 1000000"},
        {{"add", "a", "b", "--map", "Headline"}, "--map Headline: must be KEY=COLUMN, as in title=Headline,body=Text"},
        {{"add", "a", "b", "--map", "title="}, "--map title=: must be KEY=COLUMN, as in title=Headline,body=Text"},
        {{"add", "a", "b", "--map", "=A"}, "--map =A: must be KEY=COLUMN, as in title=Headline,body=Text"},
        {{"add", "a", "b", "--map", "title=A,,body=B"}, "--map : must be KEY=COLUMN, as in title=Headline,body=Text"},
        {{"add", "a", "b", "--map", "title=A", "--map", "title=B"}, "--map title=B: the key has a column already"},
        {{"add", "a", "b", "--partition", "week"}, "--partition week: must be auto, year, month, decade or none"},
        {{"add", "a", "b", "--language", "xx"},
         "--language xx: no stemmer for it: give an ISO 639-1 code such as en, de, fr"},
        {{"add", "a", "b", "--annotate", "some"}, "--annotate some: must be all, none"},
        {{"add", "a", "b", "--annotate", "none", "--model", "m"}, "--annotate none has no use for --model"},
        {{"add", "a", "b", "--authority", ""}, "--authority is an empty name"},
        {{"add", "a", "b", "--tolerate", "many"},
         "--tolerate many: must be a number of records (5) or a part of them (0.5%)"},
    }));
    CAPTURE(words);
    std::string told;
    CHECK(error_of([&words = words] { parse_command(words); }, &told) == ErrorKind::usage);
    CHECK_THAT(told, Catch::StartsWith(message));
    CHECK(told.find('\n') == std::string::npos);
}

TEST_CASE("a tolerance is a number of records or a part of them") {
    struct Row {
        const char* text;
        std::uint64_t rejects;
        std::uint64_t records;
        bool allowed;
    };
    const auto row = GENERATE(values<Row>({
        {"0", 0, 100, true},
        {"0", 1, 100, false},
        {"5", 5, 5, true},
        {"5", 6, 1'000'000, false},
        {"18446744073709551615", 1'000'000, 1'000'000, true},
        {"1%", 1, 100, true},
        {"1%", 2, 100, false},
        {"0.5%", 1, 200, true},
        {"0.5%", 1, 199, false},
        {"0%", 1, 1'000'000, false},
        {"0%", 0, 0, true},
        {"100%", 7, 7, true},
        {"50%", 0, 0, true},
    }));
    CAPTURE(row.text, row.rejects, row.records);
    CHECK(parse_tolerance(row.text).allows(row.rejects, row.records) == row.allowed);
}

TEST_CASE("what is no tolerance is a usage error") {
    const auto text = GENERATE(as<std::string>{}, "", "%", "-1", "+1", "1.5", "1 %", "-1%", "101%", "nan%", "inf%",
                               "5%%", "5x", "99999999999999999999");
    CAPTURE(text);
    CHECK(error_of([&] { parse_tolerance(text); }) == ErrorKind::usage);
}

TEST_CASE("add takes what is read and by which files") {
    const auto options = parse_add({"archive", "a", "--annotate=names,times", "--authority", "names.csv", "--model=m",
                                    "--gazetteer=g", "--homes", "h.csv"});
    CHECK(options.annotated.names);
    CHECK_FALSE(options.annotated.places);
    CHECK(options.annotated.times);
    CHECK(options.annotation.authority == "names.csv");
    CHECK(options.annotation.model == "m");
    CHECK(options.annotation.gazetteer == "g");
    CHECK(options.annotation.homes == "h.csv");
}
