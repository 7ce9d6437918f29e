#include "corpus/annotate/place_focus.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "shipped_places.hpp"

using namespace dateline;

namespace {

const auto izium = [] { return place_with("707292"); };
const auto ukraine = [] { return place_with("690791"); };
const auto paris = [] { return place_with("2988507"); };

std::size_t chosen(const std::vector<double>& focus) {
    return static_cast<std::size_t>(std::count_if(focus.begin(), focus.end(), [](double share) { return share > 0; }));
}

}  // namespace

TEST_CASE("the place is preferred to the country that holds it, unless that has much more") {
    auto focus = find_focus({{ukraine(), 0, 0, 3}, {izium(), 1, 1, 2}}, *shipped_places());
    CHECK(focus[1] > 0);
    CHECK(focus[0] == 0);
    focus = find_focus({{ukraine(), 2, 2, 8}, {izium(), 0, 0, 1}}, *shipped_places());
    CHECK(focus[0] > 0);
    CHECK(focus[1] == 0);
}

TEST_CASE("what stands in the title goes before what is named in passing") {
    const auto focus = find_focus({{paris(), 0, 0, 1}, {izium(), 1, 1, 3}}, *shipped_places());
    CHECK(focus[0] == 0);
    CHECK(focus[1] > 0.5);
    CHECK(focus[1] <= 1);
}

TEST_CASE("no more than three places are the focus, and none where there are none") {
    std::vector<PlaceMass> many;
    for (PlaceNumber number = 1000; number < 1500; ++number) many.push_back({number, 1, 1, 1});
    CHECK(chosen(find_focus(many, *shipped_places())) == most_focus);
    CHECK(find_focus({}, *shipped_places()).empty());
    CHECK(chosen(find_focus({{paris(), 0, 0, 0}}, *shipped_places())) == 0);
}

TEST_CASE("the country that the head of an article names for its place is what it is about, too") {
    auto focus = find_focus({{ukraine(), 0, 0, 0, 1}, {izium(), 1, 1, 2, 1}}, *shipped_places());
    CHECK(focus[1] > focus[0]);
    CHECK(focus[0] > 0);
    focus = find_focus({{paris(), 0, 0, 0, 1}, {izium(), 1, 1, 2}}, *shipped_places());
    CHECK(focus[0] == 0);
}

TEST_CASE("a dateline counts where its place is named again") {
    const auto focus = find_focus({{paris(), 0, 0, 2}, {izium(), 0, 0, 2, 1}}, *shipped_places());
    CHECK(focus[1] > focus[0]);
    CHECK(chosen(find_focus({{paris(), 0, 0, 0, 1}}, *shipped_places())) == 0);
}
