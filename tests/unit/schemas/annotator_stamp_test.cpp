#include "schemas/annotator_stamp.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

AnnotatorStamp full() {
    AnnotatorStamp stamp;
    stamp.version = 12;
    stamp.names = stamp.places = stamp.times = true;
    stamp.model = "0011223344556677";
    stamp.gazetteer = "8899aabbccddeeff";
    stamp.authority = "0123456789abcdef";
    stamp.homes = "fedcba9876543210";
    return stamp;
}

}  // namespace

TEST_CASE("a stamp is a short text and comes back from it") {
    CHECK(to_string(full()) == "v12-npt-m0011223344556677-g8899aabbccddeeff-a0123456789abcdef-hfedcba9876543210");
    CHECK(parse_stamp(to_string(full())) == full());
    AnnotatorStamp times;
    times.version = 1;
    times.times = true;
    CHECK(to_string(times) == "v1-t");
    CHECK(parse_stamp("v1-t") == times);
    CHECK(to_string(AnnotatorStamp{}).empty());
}

TEST_CASE("what is no stamp is told") {
    for (const auto* text : {"", "v", "v1", "1-npt", "v1-", "v1-x", "v1-tn", "v01-n", "v1-n-", "v1-n-m",
                             "v1-n-m001122334455667", "v1-n-m00112233445566GG", "v1-n-x0011223344556677",
                             "v99999999999-n", "v1-p-g8899aabbccddeeff-m0011223344556677", "v1-n-m0011223344556677 "})
        CHECK(parse_stamp(text) == std::nullopt);
}

TEST_CASE("stamps are told in words") {
    CHECK(describe_stamp("v1-nt-m0011223344556677-a0123456789abcdef") ==
          "version 1; names, times; model 0011223344556677, authority 0123456789abcdef");
    CHECK(describe_stamp("v1-t") == "version 1; times");
    CHECK(describe_stamp("") == "none");
    CHECK(describe_stamp("later") == "later");
}

TEST_CASE("what differs between two stamps is named") {
    CHECK(differences(full(), full()).empty());
    AnnotatorStamp other = full();
    other.version = 13;
    other.times = false;
    other.gazetteer.clear();
    other.authority = "1123456789abcdef";
    CHECK(differences(full(), other) ==
          std::vector<std::string>{"the program's rules", "what is read", "the gazetteer", "the authority file"});
}
