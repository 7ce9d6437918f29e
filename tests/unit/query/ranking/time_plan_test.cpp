#include "query/ranking/time_plan.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/query/annotated_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

Annotation speaks_of(Period days, TimeGrain grain) {
    Annotation annotation;
    annotation.times.push_back({days, grain});
    return annotation;
}

}  // namespace

TEST_CASE("A time is asked for by its units and what lies within them") {
    AnnotatedArchive archive({speaks_of(month_period(2022, 9), TimeGrain::month),
                              speaks_of({*make_day(1945, 5, 8), *make_day(1945, 5, 8)}, TimeGrain::day)});
    CHECK(archive.filter("about:2022-09-16") == "XABOUTEXACT:D20220916");
    CHECK(archive.filter("about:2022-09") == "(XABOUTEXACT:M202209 OR XABOUTWITHIN:M202209)");
    CHECK(archive.filter("about:2022-09-29..2022-10") ==
          "(XABOUTEXACT:D20220929 OR XABOUTEXACT:D20220930 OR XABOUTEXACT:M202210 OR XABOUTWITHIN:M202210)");
    CHECK(archive.filter("about:..1949") == "(XABOUTEXACT:C1940 OR XABOUTWITHIN:C1940)");
    CHECK(archive.filter("about:1800..1900") == "");
}

TEST_CASE("An open end is that of what the archive speaks of") {
    AnnotatedArchive archive({speaks_of(year_period(1955), TimeGrain::year), {}});
    CHECK(archive.filter("about:1950..") == "(XABOUTEXACT:C1950 OR XABOUTWITHIN:C1950)");
    AnnotatedArchive silent(std::vector<Annotation>{Annotation{}});
    CHECK(silent.filter("about:2022") == "");
}
