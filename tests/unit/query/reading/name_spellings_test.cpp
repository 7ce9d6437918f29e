#include "query/reading/name_spellings.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "schemas/text_fold.hpp"

using namespace dateline;

namespace {

bool has(const std::vector<std::vector<std::string>>& spellings, const std::vector<std::string>& words) {
    return std::find(spellings.begin(), spellings.end(), words) != spellings.end();
}

}  // namespace

TEST_CASE("A Latin name has one spelling") {
    CHECK(name_spellings("Volodymyr Zelenskiy").size() == 1);
    CHECK(name_spellings("Müller").front() == std::vector<std::string>{"muller"});
    CHECK(name_spellings("").size() == 1);
}

TEST_CASE("A Cyrillic name has those of English-speaking papers too") {
    CHECK(name_spellings("Зеленський").front() == name_words("Зеленський"));
    CHECK(has(name_spellings("Харків"), {"kharkiv"}));
    CHECK(has(name_spellings("Шойгу"), {"shoygu"}));
    CHECK(has(name_spellings("Тимошенко"), {"tymoshenko"}));
}
