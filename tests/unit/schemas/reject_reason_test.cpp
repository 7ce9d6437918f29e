#include "schemas/reject_reason.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace dateline;

TEST_CASE("each reason has a code and a sentence") {
    std::set<std::string_view> codes;
    for (std::size_t i = 0; i < reject_reasons().size(); ++i) {
        const auto& row = reject_reasons()[i];
        CHECK(static_cast<std::size_t>(row.reason) == i);
        CHECK(codes.insert(row.code).second);
        CHECK(reject_code(row.reason) == row.code);
        CHECK(reject_sentence(row.reason) == row.sentence);
    }
    CHECK(codes.size() == static_cast<std::size_t>(RejectReason::conflict) + 1);
}

TEST_CASE("an excerpt is one line, short, and whole letters") {
    CHECK(excerpt("a\nb\x7F") == "a b ");
    CHECK(excerpt(std::string(60, 'a')) == std::string(60, 'a'));
    CHECK(excerpt(std::string(61, 'a')) == std::string(60, 'a') + "...");
    CHECK(excerpt(std::string(59, 'a') + "\u00E9b") == std::string(59, 'a') + "...");
}
