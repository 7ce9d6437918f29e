#include "query/options.hpp"

#include <catch2/catch.hpp>

#include "schemas/error.hpp"

using namespace dateline;
using Catch::Matchers::Contains;

namespace {

using Words = std::vector<std::string>;

const Moment clock_time = parse_moment("2022-09-16T10:05:00Z")->moment;

QueryJob parse(const Words& words) { return parse_options(words, clock_time); }

struct QueryRow {
    Words words;
    std::string query;
    const char* reason;
};

struct ErrorRow {
    Words words;
    std::string message;
    const char* reason;
};

}  // namespace

TEST_CASE("Words behind ARCHIVE are the query as typed") {
    const std::vector<QueryRow> rows{
        {{"a"}, "", "no query"},
        {{"a", "coffee"}, "coffee", "a word"},
        {{"a", "coffee", "brazil"}, "coffee brazil", "one blank between two words"},
        {{"a", "coffee brazil"}, "coffee brazil", "an argument with a blank is no phrase by itself"},
        {{"a", "\"mass grave\""}, "\"mass grave\"", "quotes that reach us are the query's"},
        {{"a", "coffee", "-brazil"}, "coffee -brazil", "a '-' excludes"},
        {{"a", "-brazil", "coffee"}, "-brazil coffee", "at the front too"},
        {{"a", "-n5x"}, "-n5x", "what only begins like an option is a word"},
        {{"a", "-hV"}, "-hV", "short options don't join"},
        {{"a", "-"}, "-", "a '-' alone"},
        {{"--limit", "5", "a", "--any", "coffee", "--format=json", "tea"}, "coffee tea", "options stand anywhere"},
        {{"a", "--", "--any", "-h"}, "--any -h", "nothing is an option behind --"},
        {{"--", "a", "coffee"}, "coffee", "not even ARCHIVE"},
        {{"a", "place~Ukraine", "date:2022..2023"}, "place~Ukraine date:2022..2023", "the query's own signs"},
        {{"a", "--person", "-x", "tea"}, "tea", "a value may begin with '-'"},
        {{"a", "--place=Paris, Texas", "tea"}, "tea", "a value with a blank"},
    };
    for (const auto& row : rows) {
        INFO(row.reason);
        const auto job = parse(row.words);
        CHECK(job.archive == "a");
        CHECK(job.question.text == row.query);
    }
}

TEST_CASE("Options are read") {
    const auto job =
        parse({"a",      "--person", "X",        "--person=Y", "--org",    "O",        "--place",  "P",
               "--from", "2022",     "--to",     "2023",       "--any",    "--prefer", "--sort",   "oldest",
               "-n",     "7",        "--offset", "3",          "--format", "csv",      "--explain"});
    CHECK(job.question.persons == Words{"X", "Y"});
    CHECK(job.question.organisations == Words{"O"});
    CHECK(job.question.places == Words{"P"});
    CHECK(job.question.from == "2022");
    CHECK(job.question.to == "2023");
    CHECK(job.any);
    CHECK(job.prefer);
    CHECK(job.order == Order::oldest);
    CHECK(job.limit == 7);
    CHECK(job.offset == 3);
    CHECK(job.format == "csv");
    CHECK(job.explain);
    CHECK(job.action == QueryJob::Action::search);
}

TEST_CASE("What is not said is as the help page says") {
    const auto job = parse({"a"});
    CHECK(job.limit == 10);
    CHECK(job.offset == 0);
    CHECK(job.format == "text");
    CHECK(job.order == Order::relevance);
    CHECK(job.now == clock_time);
    CHECK_FALSE(parse({"a", "--limit", "all"}).limit);
    CHECK(parse({"a", "--limit", "0"}).limit == 0);
    CHECK(parse({"a", "--topics", "t", "--format", "trec"}).limit == 1000);
    CHECK(parse({"a", "--topics", "t", "--format", "trec", "--limit", "20"}).limit == 20);
}

TEST_CASE("Now is the clock's, or what is said") {
    CHECK(to_string(parse({"a", "--now", "2001-09-11"}).now.day) == "2001-09-11");
    CHECK(parse({"a", "--now", "2022-09-16T10:05:00+03:00"}).now.utc_seconds() == clock_time.utc_seconds() - 10'800);
}

TEST_CASE("The actions") {
    CHECK(parse({"-h"}).action == QueryJob::Action::help);
    CHECK(parse({"--help", "a"}).action == QueryJob::Action::help);
    CHECK(parse({"-V"}).action == QueryJob::Action::version);
    CHECK(parse({"a", "--show", "id"}).action == QueryJob::Action::show);
    CHECK(parse({"a", "--parse", "tea"}).action == QueryJob::Action::parse);
    CHECK(parse({"a", "--topics", "-", "--format", "jsonl"}).action == QueryJob::Action::topics);
    CHECK(parse({"a", "--saved", "-"}).action == QueryJob::Action::saved);
}

TEST_CASE("Copies are folded for people, and for evaluations and exports where it is asked") {
    CHECK(parse({"a", "tea"}).fold);
    CHECK(parse({"a", "tea", "--format", "json"}).fold);
    CHECK_FALSE(parse({"a", "tea", "--all"}).fold);
    CHECK_FALSE(parse({"a", "tea", "--format", "trec"}).fold);
    CHECK_FALSE(parse({"a", "tea", "--limit", "all"}).fold);
    CHECK_FALSE(parse({"a", "--topics", "-", "--format", "jsonl"}).fold);
    CHECK(parse({"a", "--topics", "-", "--format", "trec", "--fold"}).fold);
    CHECK(parse({"a", "tea", "--limit", "all", "--fold"}).fold);
}

TEST_CASE("Saved searches") {
    const auto job = parse({"a", "--saved", "s", "--since", "last", "--state", "folder", "--format", "atom"});
    CHECK(job.saved == "s");
    CHECK(job.state == "folder");
    CHECK(job.format == "atom");
    CHECK_FALSE(job.since);
    CHECK(job.limit == 20);
    CHECK(job.fold);
    CHECK(parse({"a", "--saved", "s", "--limit", "all"}).fold);
    CHECK_FALSE(parse({"a", "--saved", "s", "--all"}).fold);
    CHECK(to_string(parse({"a", "--saved", "s", "--since", "2022-09"}).since.value()) == "2022-09-01");
    CHECK(to_string(parse({"a", "--saved", "s", "--since", "yesterday"}).since.value()) == "2022-09-15");
}

TEST_CASE("What is to be counted") {
    CHECK_FALSE(parse({"a"}).counts.asks());
    const auto counts = parse({"a", "--facets", "person, place", "--facet-limit", "3", "--timeline=month"}).counts;
    CHECK(counts.facets == std::vector<std::string>{"person", "place"});
    CHECK(counts.facet_limit == 3);
    CHECK(counts.timeline == Granularity::month);
    CHECK_FALSE(counts.places);
    CHECK(counts.typical == 0);
    CHECK(parse({"a", "--typical", "tea"}).counts.typical == 10);
    CHECK(parse({"a", "--typical", "20"}).question.text == "20");
    CHECK(parse({"a", "tea", "--typical=20", "--limit", "0"}).counts.typical == 20);
    const auto table = parse({"a", "--count-by", "month,place"});
    CHECK(table.counts.count_by == std::vector<std::string>{"month", "place"});
    CHECK(table.format == "csv");
    CHECK(parse({"a", "--count-by", "month", "--format", "jsonl"}).format == "jsonl");
    CHECK(parse({"a", "--format", "geojson"}).counts.places);
}

TEST_CASE("What is wrong with a command line is named, with the mend") {
    const std::vector<ErrorRow> rows{
        {{}, "ARCHIVE is missing", "nothing"},
        {{"--any"}, "ARCHIVE is missing", "options alone"},
        {{"a", "--limt", "5"}, "\"--limt\": did you mean --limit?", "a typo"},
        {{"a", "--lim", "5"}, "unknown option \"--lim\"", "no option is cut short"},
        {{"a", "--clusters", "person"}, "unknown option \"--clusters\": see --help", "what is not there is unknown"},
        {{"a", "--facets", "person,,place"}, "--facets: a name is missing in \"person,,place\"", "an empty name"},
        {{"a", "--facet-limit", "5"}, "--facet-limit needs --facets", "a limit of nothing"},
        {{"a", "--facets", "person", "--facet-limit", "0"}, "write 1 or more", "no values"},
        {{"a", "--facets", "person", "--format", "csv"}, "--facets knows the formats text and json", "rows are hits"},
        {{"a", "--facets", "person", "--show", "1"}, "--facets goes with a query alone", "facets of one article"},
        {{"a", "--typical=0"}, "--typical: 0 words and names are none", "none of them"},
        {{"a", "--typical=many"}, "--typical: \"many\" is no number", "no number of them"},
        {{"a", "--typical="}, "--typical needs a value", "a number is missing"},
        {{"a", "--typical", "--format", "ids"}, "--typical knows the formats text and json", "a list of ids"},
        {{"a", "--typical", "--show", "1"}, "--typical goes with a query alone", "words of one article"},
        {{"a", "--typical", "--count-by", "month"}, "--count-by goes without", "words and a table"},
        {{"a", "--timeline", "week"}, "--timeline: \"week\" is no unit: write day, month or year", "an unknown unit"},
        {{"a", "--timeline", "day", "--topics", "t", "--format", "trec"}, "--timeline goes with a query", "of a batch"},
        {{"a", "--count-by", "month", "--format", "json"}, "--count-by knows the formats csv and jsonl", "a table"},
        {{"a", "--count-by", "month", "--timeline", "month"}, "--count-by goes without", "two things at once"},
        {{"a", "--format", "geojson", "--facets", "place"}, "--format geojson goes without --facets", "map and list"},
        {{"a", "--names", "--count-by", "month"}, "--count-by goes with a query alone", "a table of names"},
        {{"a", "--x\x1b[31m"}, "\"--x [31m\"", "no control character in a message"},
        {{"a", "--limit"}, "--limit needs a value", "a value is missing"},
        {{"a", "-n"}, "--limit needs a value", "for the short one too"},
        {{"a", "--limit="}, "--limit needs a value", "an empty one"},
        {{"a", "--any=yes"}, "--any takes no value", "a value too many"},
        {{"a", "--limit", "ten"}, "--limit: \"ten\" is no number", "no number"},
        {{"a", "--limit", "-1"}, "--limit: \"-1\" is no number", "a negative one"},
        {{"a", "--limit", "99999999999999999999"}, "is no number", "one that is too large"},
        {{"a", "--offset", "1.5"}, "--offset: \"1.5\" is no number", "no whole one"},
        {{"a", "--format", "xml"},
         "--format: \"xml\" is no format: write text, json, jsonl, csv, ids, geojson or trec",
         "an unknown format"},
        {{"a", "--sort", "best"}, "--sort: \"best\" is no order", "an unknown order"},
        {{"a", "--now", "yesterday"}, "--now: \"yesterday\" is no time", "now is a fixed time"},
        {{"a", "--now", "2022-09-16T99:00"}, "is no time", "half of it unreadable"},
        {{"a", "--show", "1", "--parse"}, "exclude each other", "two actions"},
        {{"a", "--saved", "s", "--topics", "t"}, "exclude each other", "saved searches and topics"},
        {{"a", "tea", "--saved", "s"}, "put nothing behind ARCHIVE", "saved searches and a query"},
        {{"a", "--saved", "s", "--person", "x"}, "put nothing behind ARCHIVE", "saved searches and a condition"},
        {{"a", "--saved", "s", "--format", "csv"}, "text, json and atom", "a format that reports don't have"},
        {{"a", "tea", "--format", "atom"}, "is no format", "a format that only reports have"},
        {{"a", "--saved", "s", "--sort", "oldest"}, "without --sort", "an order of reports"},
        {{"a", "--saved", "s", "--like", "x"}, "--like goes with a query alone", "saved searches and a likeness"},
        {{"a", "--saved", "s", "--facets", "person"}, "--facets goes with a query alone", "facets of reports"},
        {{"a", "--saved", "s", "--since", "soon"}, "--since: ", "no date"},
        {{"a", "--saved", "s", "--since", "..2020"}, "no first day", "a date without a beginning"},
        {{"a", "tea", "--since", "last"}, "--since needs --saved", "since of a query"},
        {{"a", "tea", "--state", "f"}, "--state needs --saved", "a state of a query"},
        {{"a", "--show", "1", "tea"}, "--show takes no query", "an id and words"},
        {{"a", "--all", "--fold"}, "--all and --fold exclude each other", "folded and not"},
        {{"a", "--like", "1", "--show", "1"},
         "--like goes with a query alone",
         "what is like an article, and that one"},
        {{"a", "--like", "1", "--names"}, "--like goes with a query alone", "what is like an article, and names"},
        {{"a", "--show", "1", "--format", "csv"}, "--show knows the formats", "an article is no table"},
        {{"a", "--topics", "t"}, "--topics needs --format trec or --format jsonl", "text can't tell topics apart"},
        {{"a", "--topics", "t", "--format", "trec", "tea"},
         "--topics takes its queries from the file",
         "a batch and words"},
    };
    for (const auto& row : rows) {
        INFO(row.reason);
        try {
            parse(row.words);
            FAIL_CHECK("taken");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::usage);
            CHECK_THAT(error.what(), Contains(row.message));
        }
    }
}

TEST_CASE("The help page names every option and every field that can be asked for, and no other") {
    const auto help = help_text();
    for (const char* option : {"--person", "--limit", "--topics", "--now", "--explain", "--version"})
        CHECK_THAT(help, Contains(option));
    for (const auto& field : FieldTable::builtin().fields()) {
        INFO(field.name);
        const bool named = help.find("\n  " + field.name + ":") != std::string::npos;
        CHECK(named == (FieldTable::builtin().find(field.name) != nullptr));
    }
}
