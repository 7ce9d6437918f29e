#include "query/presentation/counts_text.hpp"

#include <catch2/catch.hpp>

#include "schemas/terminal_text.hpp"

using namespace dateline;
using Catch::Matchers::Contains;

namespace {

Counts sample() {
    Counts counts;
    counts.archive = 5000;
    counts.facets = {{"place", {{"Kyiv\x1b[2J", {12, 48}}, {"Izium", {1, 4000}, true}}, true}, {"topic", {}, false}};
    counts.timeline = Timeline{Granularity::month, {}, {3, 9}};
    counts.timeline->periods = {{*parse_day("2022-08-01"), {1, 400}, false},
                                {*parse_day("2022-09-01"), {8, 100}, true},
                                {*parse_day("2022-10-01"), {0, 0}, false},
                                {*parse_day("2022-11-01"), {0, 7}, false}};
    return counts;
}

}  // namespace

TEST_CASE("facets and timelines are lines of numbers and bars") {
    CHECK(counts_text(sample(), 60) ==
          "\nBy place, and the share of all articles that have it\n"
          "       12   25.0 %  Kyiv [2J\n"
          "        1   <0.1 %  Izium (asked for)\n"
          "  and others (--facet-limit)\n"
          "\nBy topic, and the share of all articles that have it\n"
          "  none\n"
          "\nBy month, and the share of all articles of the month\n"
          "  2022-08  ██▋                          1    0.2 %\n"
          "  2022-09  █████████████████████        8    8.0 %  burst\n"
          "  2022-10  (the archive has nothing)\n"
          "  2022-11                               0    0.0 %\n"
          "  undated                               3   33.3 %\n"
          "  burst: unusually many (Kleinberg's automaton)\n");
    CHECK(counts_text({}, 80).empty());
    Counts nothing;
    nothing.timeline = Timeline{};
    CHECK_THAT(counts_text(nothing, 80), Catch::EndsWith("of the month\n  none\n"));
}

TEST_CASE("what is typical is a list of words and one of each kind of name") {
    Counts counts;
    counts.typical = Typical{3,
                             {{"frost", {3, 4}, false, 1234.5678}},
                             {{"person", {{"Ann\x1b[2J", {2, 2}, true, 7.125}}, false}, {"org", {}, false}}};
    CHECK(counts_text(counts, 60) ==
          "\nTypical words: of the first 3, of all articles, and the score\n"
          "        3        4     1234.6  frost\n"
          "\nTypical persons: of all found, of all articles, and the score\n"
          "        2        2        7.1  Ann [2J (asked for)\n"
          "\nTypical organisations: of all found, of all articles, and the score\n"
          "  none\n"
          "  score: log-likelihood ratio (Dunning)\n");
}

TEST_CASE("lines are as wide as the terminal at most") {
    Counts counts = sample();
    counts.facets[0].values[0].value = std::string(300, 'x');
    for (const std::size_t columns : {45U, 80U, 140U, 500U}) {
        const std::string text = counts_text(counts, columns);
        for (std::size_t begin = 0; begin < text.size();) {
            const auto end = text.find('\n', begin);
            const std::string line = text.substr(begin, end - begin);
            INFO(line);
            if (!line.starts_with("By ") && line.find("burst:") == std::string::npos)
                CHECK(display_width(line) <= columns);
            begin = end + 1;
        }
    }
    CHECK_NOTHROW(counts_text(counts, 0));
}

TEST_CASE("a cross table is CSV that a spreadsheet may open") {
    const CrossTable table{{"month", "place"}, {{{"2022-09", "Paris, Texas"}, {2, 5}}, {{"", "=1+1"}, {1, 1}}}};
    CHECK(table_csv_head(table) == "month,place,articles,archive\r\n");
    CHECK(table_csv_row(table.rows[0]) == "2022-09,\"Paris, Texas\",2,5\r\n");
    CHECK(table_csv_row(table.rows[1]) == ",'=1+1,1,1\r\n");
}
