#include <catch2/catch.hpp>

#include "tests/unit/query/presentation/sample_hit.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("an id is a line") {
    const auto presenter = make_ids_presenter({});
    auto shown = sample_hit();
    CHECK(presenter->begin(sample_head(1)).empty());
    CHECK(presenter->hit(shown) == shown.hit.brief.id + "\n");
    shown.hit.brief.id = "a\nb";
    CHECK(presenter->hit(shown) == "a b\n");
    CHECK(presenter->end().empty());
}
