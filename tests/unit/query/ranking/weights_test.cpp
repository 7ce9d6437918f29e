#include "query/ranking/weights.hpp"

#include <catch2/catch.hpp>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

std::string refusal(std::string_view json) {
    try {
        parse_weights(json, "w.json");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::config);
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("weights that are named change, the others stay") {
    const auto weights = parse_weights(R"({"place": 0, "time": 2})", "w.json");
    CHECK(weights.place == 0);
    CHECK(weights.time == 2);
    CHECK(weights.entity == Weights{}.entity);
}

TEST_CASE("for articles like one, words weigh as they do and all else a part") {
    const auto weights = weights_for_like(parse_weights(R"({"place": 0.5, "like": 0.5})", "w.json"));
    CHECK(weights.text == Weights{}.text);
    CHECK(weights.proximity == Weights{}.proximity);
    CHECK(weights.place == 0.25);
    CHECK(weights.entity == Weights{}.entity / 2);
    CHECK(weights.time == Weights{}.time / 2);
}

TEST_CASE("every weight has a row with its source, and a value that may be given") {
    for (const auto& row : weight_table()) {
        CHECK_FALSE(row.source.empty());
        CHECK(Weights{}.*row.value >= 0);
        CHECK(Weights{}.*row.value <= most_weight);
    }
    CHECK(weight_table().size() * sizeof(double) == sizeof(Weights));
}

TEST_CASE("weights that can't be are refused by name") {
    CHECK(refusal(R"({"plase": 1})") == "w.json: no weight is called \"plase\": did you mean place?");
    CHECK(refusal("{\"" + std::string(100'000, 'x') + "\": 1}").size() < 120);
    CHECK(refusal(R"({"place": -1})") == "w.json: place is -1: a weight is a number from 0 to 100");
    CHECK(refusal(R"({"place": 1e9})").find("place is 1000000000.0") != std::string::npos);
    CHECK(refusal(R"({"place": "much"})").find("place is \"much\"") != std::string::npos);
    CHECK(refusal("[1]") == "w.json: not an object of JSON, as {\"place\": 0.5}");
    CHECK(refusal("{").empty() == false);
    CHECK_THROWS_AS(read_weights("/no/such/file"), Error);
}
