#include "query/presentation/names_text.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

std::vector<ListedName> names() {
    const Field* person = FieldTable::builtin().find("person");
    const Field* org = FieldTable::builtin().find("org");
    return {{person,
             "Volodymyr Zelenskiy",
             31,
             {{"Volodymyr Zelenskiy", 28}, {"Volodymyr Zelensky", 4}},
             make_day(2022, 9, 14),
             make_day(2022, 10, 2)},
            {org, "=Evil\x1b, Inc", 1, {{"=Evil\x1b, Inc", 1}}, std::nullopt, std::nullopt}};
}

}  // namespace

TEST_CASE("names for people stand one a line, without controls") {
    CHECK(names_text(names()) ==
          "     31  person 2022-09-14..2022-10-02  Volodymyr Zelenskiy (Volodymyr Zelensky 4)\n"
          "      1  org    undated                 =Evil , Inc\n");
}

TEST_CASE("names as JSON Lines and CSV") {
    const std::string lines = names_lines(names());
    CHECK(lines.starts_with(R"({"kind":"person","name":"Volodymyr Zelenskiy","articles":31,"first":"2022-09-14",)"));
    CHECK(lines.find(R"("first":null)") != std::string::npos);
    const std::string csv = names_csv(names());
    CHECK(csv.starts_with("kind,name,articles,first,last,variants\r\nperson,Volodymyr Zelenskiy,31,2022-09-14,"));
    CHECK(csv.find("\"'=Evil") != std::string::npos);
}
