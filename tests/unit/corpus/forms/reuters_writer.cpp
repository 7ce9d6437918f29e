// The SGML of Reuters-21578, the wire's control characters and all, but in UTF-8.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>

#include "tests/unit/corpus/forms/form.hpp"
#include "tests/unit/corpus/forms/markup.hpp"
#include "tests/unit/corpus/forms/wire_lines.hpp"

namespace dateline::forms {

namespace {

constexpr std::size_t indent = 4;

std::string in_capitals(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

// "26-FEB-1987 15:01:01.00"
std::string date(const Moment& moment) {
    const auto day = in_capitals(fmt::format("{:%d-%b-%Y}", moment.day));
    return element("DATE", moment.time ? fmt::format("{} {:%H:%M:%S}.00", day, *moment.time) : day);
}

std::string labels(const std::string& tag, const std::vector<std::string>& texts) {
    return "<" + tag + ">" + elements("D", texts) + "</" + tag + ">\n";
}

// "west-germany"
std::vector<std::string> hyphenated(std::vector<std::string> names) {
    for (auto& name : names) std::replace(name.begin(), name.end(), ' ', '-');
    return names;
}

// "    IZIUM, Sept 16 - "
std::string dateline(const Article& article) {
    if (article.dateline.empty()) return {};
    const auto day = article.published ? fmt::format(", {:%b} {}", article.published->day,
                                                     unsigned{calendar_date(article.published->day).day()})
                                       : "";
    return std::string(indent, ' ') + article.dateline + day + " - ";
}

}  // namespace

std::string write_reuters(const Article& article) {
    const auto line = dateline(article);
    return "<REUTERS TOPICS=\"YES\" LEWISSPLIT=\"TRAIN\" OLDID=\"5544\"" + attribute("NEWID", article.id) + ">\n" +
           (article.published ? date(*article.published) : "") + labels("TOPICS", article.topics) +
           labels("PLACES", hyphenated(article.places)) + labels("PEOPLE", hyphenated(article.persons)) +
           labels("ORGS", article.organisations) +
           "<EXCHANGES></EXCHANGES>\n<COMPANIES></COMPANIES>\n<UNKNOWN> \n&#5;&#5;&#5;C "
           "T\n&#22;&#22;&#1;f0704&#31;reute\nu f BC-NEWS   02-26 0105</UNKNOWN>\n<TEXT>&#2;\n" +
           element("TITLE", article.title) +
           element("AUTHOR", article.byline.empty() ? "" : "By " + article.byline + ", Reuters") + "<DATELINE>" +
           escaped(line) + "</DATELINE><BODY>" + escaped(wire_lines(article.body, indent, line.size())) +
           " Reuter\n&#3;</BODY></TEXT>\n</REUTERS>";
}

}  // namespace dateline::forms
