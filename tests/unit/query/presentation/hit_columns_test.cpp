#include "query/presentation/hit_columns.hpp"

#include <catch2/catch.hpp>

#include "query/presentation/presenter.hpp"
#include "schemas/error.hpp"
#include "tests/unit/query/presentation/sample_hit.hpp"

using namespace dateline;
using namespace dateline::test;
using Catch::Matchers::Contains;

namespace {

std::string refusal(const std::vector<std::string>& asked) {
    try {
        check_columns(asked, FieldTable::builtin());
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        return error.what();
    }
    return "";
}

PresenterOptions columns(std::vector<std::string> fields) { return {false, 80, std::move(fields)}; }

}  // namespace

TEST_CASE("columns that there are not are refused with the nearest, and those that are there twice") {
    CHECK(refusal({"id", "date", "corrected_by"}).empty());
    CHECK_THAT(refusal({"id", "tittle"}), Contains("tittle") && Contains("did you mean title?"));
    CHECK_THAT(refusal({"headline!"}), Contains("write rank, id, score, date"));
    CHECK(refusal({"id", "date", "id"}) == "--fields: id is there twice");
}

TEST_CASE("CSV has the columns that are asked for, in their order") {
    auto shown = sample_hit();
    shown.hit.corrects = {"old", "older"};
    const auto presenter = make_csv_presenter(columns({"title", "corrects", "id"}));
    CHECK(presenter->begin(sample_head(1)) == "title,corrects,id\r\n");
    CHECK(presenter->hit(shown) == "Graves found at Izium,old; older," + shown.hit.brief.id + "\r\n");
}

TEST_CASE("JSON Lines have the keys that are asked for, null where there is nothing") {
    const auto shown = sample_hit();
    const auto presenter = make_json_lines_presenter(columns({"title", "copies", "desk", "places"}));
    presenter->begin(sample_head(1));
    CHECK(presenter->hit(shown) ==
          "{\"title\":\"Graves found at Izium\",\"copies\":null,\"desk\":null,\"places\":[\"Izium\",\"Ukraine\"]}\n");
}

TEST_CASE("the archive's own fields are columns") {
    const OwnFields own;
    auto shown = sample_hit();
    shown.hit.fields = own.read(R"({"desk":["Sport"],"price":5})");
    const auto lines = make_json_lines_presenter(columns({"price", "id"}));
    lines->begin(sample_head(1));
    CHECK_THAT(lines->hit(shown), Catch::Matchers::StartsWith("{\"price\":[5],\"id\":"));
    const auto csv = make_csv_presenter(columns({"desk", "price"}));
    csv->begin(sample_head(1));
    CHECK(csv->hit(shown) == "Sport,5\r\n");
}
