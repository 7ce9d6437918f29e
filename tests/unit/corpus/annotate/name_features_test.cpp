#include "corpus/annotate/name_features.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace dateline;

namespace {

std::size_t shared(std::vector<Feature> a, std::vector<Feature> b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    std::vector<Feature> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both.size();
}

}  // namespace

TEST_CASE("A word gives other features at other distances, and in the other casing") {
    WordTable table{KnownNames()};
    const KnownWord& cased = table.find("Izium", Casing::cased);
    std::vector<Feature> at_place;
    std::vector<Feature> before;
    word_features(cased, 0, at_place);
    word_features(cased, -1, before);
    CHECK(at_place.size() > before.size());
    CHECK(shared(at_place, before) == 0);
    std::vector<Feature> caseless;
    word_features(table.find("Izium", Casing::caseless), 0, caseless);
    CHECK(shared(at_place, caseless) == 0);
}

TEST_CASE("Capitals and small letters give one set of features where case says nothing") {
    WordTable table{KnownNames()};
    std::vector<Feature> upper;
    std::vector<Feature> lower;
    word_features(table.find("IZIUM", Casing::caseless), 0, upper);
    word_features(table.find("izium", Casing::caseless), 0, lower);
    CHECK(upper == lower);
}

TEST_CASE("Repeats tell how a word was tagged elsewhere, not where it stands") {
    WordTable table{KnownNames()};
    const NameDocument text{{"Anna", "Berg", "won", ".", "Then", "Berg", "left", "."}, {0, 4}};
    const NameView view(text, table);
    const NameRepeats repeats(view, {{0, 2, NameClass::person, 1}});
    std::vector<Feature> second;
    repeats.features(5, second);
    CHECK(!second.empty());
    std::vector<Feature> first;
    repeats.features(0, first);  // "Anna" stands nowhere else
    CHECK(first.empty());
    std::vector<Feature> untagged;
    NameRepeats(view, {}).features(5, untagged);
    CHECK(shared(second, untagged) == 0);
}
