#include "corpus/annotate/lead_paragraph.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace dateline;

namespace {

std::string lead(std::string_view body) {
    const auto found = find_lead(body);
    return std::string(body.substr(found.begin, found.end - found.begin));
}

}  // namespace

TEST_CASE("The lead is the first paragraph without its dateline") {
    struct Row {
        std::string why;
        std::string body;
        std::string lead;
    };
    const std::string line(130, 'x');
    const Row rows[] = {
        {"an empty line", "Rain fell.\n\nMore fell.", "Rain fell."},
        {"lines of a column", "Rain\nfell.\n\nMore fell.", "Rain\nfell."},
        {"an indented line", "   Rain\nfell.\n   More fell.", "Rain\nfell."},
        {"a line end of another system", "Rain fell.\r\n\r\nMore fell.", "Rain fell.\r"},
        {"long lines are paragraphs", line + "\nMore fell.", line},
        {"one paragraph", "Rain fell.", "Rain fell."},
        {"a dateline at its head", "KYIV, Sept 16 (Reuters) - Rain fell.\n\nMore fell.", "Rain fell."},
        {"a dateline by itself", "KYIV, Sept 16 (Reuters) -\n\nRain fell.\n\nMore fell.", "Rain fell."},
        {"a script's dateline", "KYIV, UKRAINE (SEPTEMBER 16, 2022) (Reuters)\n\nRain fell.", "Rain fell."},
        {"empty lines in front", "\n\n Rain fell.\n\nMore fell.", "Rain fell."},
        {"a dateline alone", "KYIV, Sept 16 (Reuters) -", ""},
        {"nothing", "", ""},
        {"blanks", " \n \n", ""},
    };
    for (const Row& row : rows) {
        INFO(row.why);
        CHECK(lead(row.body) == row.lead);
    }
}
