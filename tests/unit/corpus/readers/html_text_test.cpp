#include "corpus/readers/html_text.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace dateline;

namespace {

struct Row {
    std::string why;
    std::string html;
    std::string text;
};

std::string repeat(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("HTML becomes the paragraphs that a browser shows") {
    const std::vector<Row> rows{
        {"text alone", "  One\n two\t three ", "One two three"},
        {"paragraphs", "<p>One</p>\n<p>Two</p>", "One\n\nTwo"},
        {"paragraphs that are not closed", "<p>One<p>Two", "One\n\nTwo"},
        {"blocks in blocks part once", "<div><section><p>One</p></section></div><div><h2>Two</h2></div>", "One\n\nTwo"},
        {"elements of HTML 5", "<article>One<figure><figcaption>Two</figcaption></figure></article>", "One\n\nTwo"},
        {"inline elements part nothing", "Volo<b>dym</b>yr <i>Zelensky</i>", "Volodymyr Zelensky"},
        {"elements that nobody knows part nothing", "<x-name>Ki</x-name>v", "Kiv"},
        {"blanks at the edge of an inline element", "a<b> c</b>", "a c"},
        {"a line end", "One<br>two<br/> three", "One\ntwo\nthree"},
        {"two line ends are a paragraph", "One<br> <br>two", "One\n\ntwo"},
        {"a list", "<ul><li>One<li>Two</ul>Three", "One\n\nTwo\n\nThree"},
        {"rows are paragraphs, cells words", "<table><tr><th>A<td>1<tr><td>B</td><td>2</td></table>", "A 1\n\nB 2"},
        {"lines of <pre> stay", "<pre>\nKyiv    1\nIzium  22\n</pre>end", "Kyiv    1\nIzium  22\n\nend"},
        {"entities", "caf&eacute; &mdash; &#8217; &#x2019;&amp;lt;",
         "caf\xC3\xA9 \xE2\x80\x94 \xE2\x80\x99 \xE2\x80\x99&lt;"},
        {"a blank written as a number is a blank", "a&#32;&#10; b", "a b"},
        {"a non-breaking blank is kept", "10&nbsp;km", "10\xC2\xA0km"},
        {"scripts and styles vanish", "a<script>x</script><style>y</style>b<noscript>z</noscript>", "ab"},
        {"a title of the page is not shown", "<head><title>T</title></head><body>b", "b"},
        {"templates vanish, also in one another", "a<template>x<template>y</template>z</template>b", "ab"},
        {"a drawing vanishes, an empty one too", "a<svg><title>t</title><text>x</text></svg>b<svg/>c", "abc"},
        {"what is in a video vanishes", "a<video>No video</video>b", "ab"},
        {"comments vanish", "a<!-- <p>x</p> -->b", "ab"},
        {"an end tag without its beginning", "a</b></video>b</p>c", "ab\n\nc"},
        {"a NUL byte", std::string("a\0<b>b", 6), std::string("a\0b", 3)},
        {"damaged UTF-8 stays as it is", "a\xFF<b>\xC3", "a\xFF\xC3"},
    };
    for (const auto& row : rows) {
        INFO(row.why << ": " << row.html);
        CHECK(html_to_text(row.html) == row.text);
    }
}

TEST_CASE("Blocks are told from what stands in a line") {
    for (const auto* name : {"p", "div", "h6", "pre", "figcaption"}) CHECK(is_block_element(name));
    for (const auto* name : {"", "b", "br", "td", "script", "P", "x-story"}) CHECK_FALSE(is_block_element(name));
}

TEST_CASE("Entities become characters") {
    const std::vector<Row> rows{
        {"none", "AT T", "AT T"},
        {"by name", "&eacute;&Eacute;&mdash;&hellip;&apos;&quot;", "\xC3\xA9\xC3\x89\xE2\x80\x94\xE2\x80\xA6'\""},
        {"by number", "&#233;&#xE9;&#Xe9;&#128512;", "\xC3\xA9\xC3\xA9\xC3\xA9\xF0\x9F\x98\x80"},
        {"numbers of Windows-1252", "&#146;&#x80;", "\xE2\x80\x99\xE2\x82\xAC"},
        {"numbers that are no characters", "&#0;&#xD800;&#99999999999999;", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"no digits", "&#;&#x;&#xg", "&#;&#x;&#xg"},
        {"decoded once", "&amp;eacute;", "&eacute;"},
        {"without a semicolon", "caf&eacute au lait &copy 2024 &#233 &amp",
         "caf\xC3\xA9 au lait \xC2\xA9 2024 \xC3\xA9 &"},
        {"not without a semicolon: unclear", "a&mdash b &larr", "a&mdash b &larr"},
        {"the parameter of an address", "?a=1&copy=2&lt=3", "?a=1&copy=2&lt=3"},
        {"names that are none", "R&D; AT&T &; & &nosuchentity;", "R&D; AT&T &; & &nosuchentity;"},
        {"the longest name", "&thetasym;&thetasymx;", "\xCF\x91&thetasymx;"},
        {"at the end", "a &", "a &"},
    };
    for (const auto& row : rows) {
        INFO(row.why << ": " << row.html);
        CHECK(decode_entities(row.html) == row.text);
    }
}

// Each takes minutes where the time grows with the square of the length.
TEST_CASE("Hostile HTML of megabytes gives its text") {
    constexpr std::size_t many = 1'000'000;
    const std::vector<Row> rows{
        {"deep nesting", repeat("<div>", many) + "x", "x"},
        {"end tags that close nothing", repeat("<b>", many) + "x" + repeat("</i>", many), "x"},
        {"one long attribute", "<p title=\"" + std::string(10 * many, 'x') + "\">y", "y"},
        {"many attributes", "<p" + repeat(" a=b", many) + ">y", "y"},
        {"comments that end oddly", repeat("<!-- a --!>", many) + "y", "y"},
        {"a comment of dashes", "y<!--" + std::string(10 * many, '-'), "y"},
        {"comments that don't end", "y" + repeat("<!-- ", many), "y"},
        {"quotes that don't close", repeat("<a b='>\" ", many / 2) + "<p>y", "y"},
        {"a script that does not end", "y<script>" + repeat("</scrip", many), "y"},
        {"blanks", "y" + std::string(10 * many, ' '), "y"},
        {"templates", repeat("<template>", many) + repeat("</template>", many) + "y", "y"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto text = html_to_text(row.html);
        CHECK(text.substr(text.size() - 1) == row.text);
    }
    CHECK(html_to_text(repeat("<a <b=\"", many)).size() == 7 * many);
    CHECK(decode_entities(repeat("&a", many)).size() == 2 * many);
    CHECK(decode_entities("&" + std::string(10 * many, 'a')).size() == 10 * many + 1);
}
