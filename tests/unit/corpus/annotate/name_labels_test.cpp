#include "corpus/annotate/name_labels.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

constexpr NameLabel person(NamePart part) { return make_label(NameClass::person, part); }
constexpr NameLabel place(NamePart part) { return make_label(NameClass::location, part); }

}  // namespace

TEST_CASE("Labels tell class and part") {
    for (NameLabel label = 0; label < inner_labels; ++label)
        CHECK(make_label(class_of(label), part_of(label)) == label);
}

TEST_CASE("A name that has begun goes on until its last token") {
    CHECK(may_follow(person(NamePart::begin), person(NamePart::last)));
    CHECK(may_follow(person(NamePart::inside), person(NamePart::inside)));
    CHECK_FALSE(may_follow(person(NamePart::begin), place(NamePart::last)));
    CHECK_FALSE(may_follow(person(NamePart::begin), outside_label));
    CHECK_FALSE(may_follow(outside_label, person(NamePart::inside)));
    CHECK(may_follow(person(NamePart::last), person(NamePart::begin)));
    CHECK(may_follow(outside_label, outside_label));
    CHECK_FALSE(may_follow(person(NamePart::unit), person(NamePart::last)));
}

TEST_CASE("Labels become spans") {
    const std::vector<NameSpan> spans = spans_of({outside_label, person(NamePart::begin), person(NamePart::inside),
                                                  person(NamePart::last), place(NamePart::unit), outside_label},
                                                 10);
    CHECK(spans == std::vector<NameSpan>{{11, 14, NameClass::person, 1}, {14, 15, NameClass::location, 1}});
    CHECK(spans_of({}).empty());
}
