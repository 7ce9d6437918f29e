#include "corpus/annotate/times.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "found_times.hpp"

using namespace dateline;

namespace {

struct Row {
    std::string published;
    std::string sentence;  // without brackets
    std::string found;     // as found_times() says it
};

std::vector<std::string> split(const std::string& text, const std::string& mark) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(mark, at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + mark.size();
    }
    return parts;
}

// Takes the brackets out of a sentence, and gives what stood in each.
std::vector<std::string> take_brackets(std::string& sentence) {
    std::vector<std::string> inside;
    for (auto open = sentence.find('['); open != std::string::npos; open = sentence.find('[', open)) {
        const auto close = sentence.find(']', open);
        inside.push_back(sentence.substr(open + 1, close - open - 1));
        sentence.erase(close, 1).erase(open, 1);
    }
    return inside;
}

Row read_row(const std::string& line) {
    const auto columns = split(line, "\t");
    Row row{columns.at(0) == "-" ? "" : columns.at(0), columns.at(1), {}};
    const auto surfaces = take_brackets(row.sentence);
    const auto times = columns.size() > 2 ? split(columns[2], "; ") : std::vector<std::string>{};
    REQUIRE(surfaces.size() == times.size());
    for (std::size_t i = 0; i < times.size(); ++i) row.found += (i == 0 ? "[" : "; [") + surfaces[i] + "] " + times[i];
    return row;
}

std::vector<Row> read_rows() {
    std::ifstream file(DATELINE_TREE "/tests/unit/corpus/annotate/times.tsv");
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && line.front() != '#') rows.push_back(read_row(line));
    return rows;
}

}  // namespace

TEST_CASE("Times are found in sentences of news, and no others") {
    const auto rows = read_rows();
    CHECK(rows.size() >= 400);
    for (const auto& row : rows) {
        INFO(row.sentence);
        CHECK(found_times(row.sentence, row.published) == row.found);
    }
}

TEST_CASE("Languages with a table of times are known by their code") {
    for (const auto* language : {"en", "en-gb", "de", "fr", "es", "ru", "uk"}) CHECK(has_time_rules(language));
    for (const auto* language : {"", "pl", "english", "xx"}) CHECK_FALSE(has_time_rules(language));
}

TEST_CASE("Texts of any size and bytes are read in order") {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "the first last 16 of May - to 1990 ";
    text += "\xFF\xFE \x01 May\xE2\x80";
    const auto tokens = tokenize(text);
    std::uint32_t end = 0;
    for (const auto& span : find_times(tokens, Moment{*make_day(2022, 9, 16), {}, {}}, "en")) {
        CHECK(span.begin >= end);
        CHECK(span.end > span.begin);
        end = span.end;
    }
    CHECK(end <= text.size());
}
