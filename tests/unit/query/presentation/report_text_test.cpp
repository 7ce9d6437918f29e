#include <catch2/catch.hpp>

#include "tests/unit/query/presentation/sample_report.hpp"

using namespace dateline;
using namespace dateline::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

TEST_CASE("Each search has a heading, a count, notes and items") {
    const auto presenter = make_text_report({});
    CHECK(presenter->begin(sample_report_head()).empty());
    auto report = sample_report();
    report.notes = {"a \x1b[1mnote"};
    const auto text = presenter->search(report);
    CHECK_THAT(text,
               StartsWith("graves\n------\n3 new or changed articles, 1 with copies folded\na  [1mnote\n\n 1. 2022"));
    report.title = "Graves at Izium";
    report.items.clear();
    report.reported = report.folded = 0;
    report.notes.clear();
    CHECK(presenter->search(report) == "\nGraves at Izium\n---------------\nnothing new\n");
    CHECK(presenter->end().empty());
}

TEST_CASE("A report says since when, and the first one does not call it nothing new") {
    const auto presenter = make_text_report({});
    auto report = sample_report();
    report.since = parse_day("2022-09-16");
    report.reported = report.folded = 1;
    CHECK_THAT(presenter->search(report), Contains("\n1 article since 2022-09-16\n"));
    SearchReport first;
    first.id = "s";
    first.first_time = true;
    first.notes = {"first time: 9 matches known from now on"};
    CHECK(presenter->search(first) == "\ns\n-\nfirst time: 9 matches known from now on\n");
}
