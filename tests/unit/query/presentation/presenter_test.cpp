#include "query/presentation/presenter.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace dateline;

TEST_CASE("Every format is found by its name and can be made") {
    std::set<std::string_view> names;
    for (const auto& format : output_formats()) {
        CHECK(find_output_format(format.name) == &format);
        CHECK(format.make({}) != nullptr);
        names.insert(format.name);
    }
    CHECK(names == std::set<std::string_view>{"text", "json", "jsonl", "csv", "ids", "geojson", "trec"});
    CHECK(find_output_format("kml") == nullptr);
    CHECK(find_output_format("") == nullptr);
}

TEST_CASE("Advice is notes, suggestions and what --any would find") {
    Answer answer;
    CHECK(advice_lines(answer).empty());
    answer.notes = {"a note"};
    answer.suggestions = {{"cofee", "coffee"}};
    answer.any_total = 5;
    CHECK(advice_lines(answer) == std::vector<std::string>{"a note",
                                                           "no article has \"cofee\": did you mean \"coffee\"?",
                                                           "no article has all of it; with --any there are 5"});
}
