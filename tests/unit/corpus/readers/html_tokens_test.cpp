#include "corpus/readers/html_tokens.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace dateline;

namespace {

// "[p]" "[/p]" "[br/]" "{script:raw text}" and text as it stands, a blank between two.
std::string tokens_of(std::string_view html) {
    std::string out;
    HtmlTokens tokens(html);
    while (const auto token = tokens.next()) {
        if (!out.empty()) out += ' ';
        switch (token->kind) {
            case HtmlToken::Kind::text:
                out += token->text;
                break;
            case HtmlToken::Kind::raw_text:
                out.append("{").append(token->name).append(":").append(token->text).append("}");
                break;
            case HtmlToken::Kind::open:
                out.append("[").append(token->name).append(token->closes_itself ? "/]" : "]");
                break;
            case HtmlToken::Kind::close:
                out.append("[/").append(token->name).append("]");
                break;
        }
    }
    return out;
}

struct Row {
    std::string why;
    std::string html;
    std::string tokens;
};

}  // namespace

TEST_CASE("HTML is cut into tags and text as the HTML Standard does") {
    const std::vector<Row> rows{
        {"nothing", "", ""},
        {"text alone", "a > b & c", "a > b & c"},
        {"tags and text", "<p>One <b>two</b></p>", "[p] One  [b] two [/b] [/p]"},
        {"capitals and blanks in tags", "<P\nCLASS=x >a</P >", "[p] a [/p]"},
        {"a tag that closes itself", "a<br/>b<br />c", "a [br/] b [br/] c"},
        {"'>' in a quoted value", "<a title=\"x > y\">z</a>", "[a] z [/a]"},
        {"'>' in a value of single quotes", "<a title='x > \"y'>z", "[a] z"},
        {"'>' ends a value without quotes", "<a href=x>y", "[a] y"},
        {"'<' that begins no tag", "a < b <3 <", "a < b <3 <"},
        {"a comment", "a<!-- <p> -->b", "a b"},
        {"the shortest comments", "a<!-->b<!--->c<!---->d", "a b c d"},
        {"a comment closed as it should not be", "a<!-- x --!>b", "a b"},
        {"a comment that begins with '!'", "a<!--!>b-->c", "a c"},
        {"a declaration and an instruction", "<!DOCTYPE html><?xml version='1.0'?>a", "a"},
        {"an end tag without a name", "a</>b</ p>c", "a b c"},
        {"script is not looked into", "<script>if (a<b) '<p>'</script>x",
         "[script] {script:if (a<b) '<p>'} [/script] x"},
        {"the end tag of another name ends no script", "<style></styles></STYLE >x",
         "[style] {style:</styles>} [/style] x"},
        {"a script that closes itself", "<script src=x />y", "[script/] y"},
        {"an empty script", "<script></script>x", "[script] [/script] x"},
        {"a script that does not end", "a<script>b<p>c", "a [script] {script:b<p>c}"},
        {"a comment that does not end", "a<!-- b <p>c</p>", "a"},
        {"a tag that does not end is text", "a <b is less", "a  <b is less"},
        {"a quote that does not close ends at the next '>'", "<a href=\"x>y</a><p>z", "[a] y [/a] [p] z"},
        {"after it, quotes hide no '>'", "<a b=\"x><i c='>'>d", "[a] [i] '>d"},
        {"two tags, one '>'", "<p<b>c", "[p<b] c"},
        {"NUL bytes", std::string("a\0<p\0>b", 7), std::string("a\0 [p\0] b", 9)},
    };
    for (const auto& row : rows) {
        INFO(row.why << ": " << row.html);
        CHECK(tokens_of(row.html) == row.tokens);
    }
}

TEST_CASE("Attributes are found by name, entities decoded") {
    HtmlTokens tokens(
        R"(<meta NAME=og:title content = "A &amp; B" data-x='"q"' hidden = x/y disabled name=second / a==b>)");
    const auto meta = tokens.next();
    REQUIRE(meta);
    CHECK(meta->attribute("name") == "og:title");
    CHECK(meta->attribute("content") == "A & B");
    CHECK(meta->attribute("data-x") == "\"q\"");
    CHECK(meta->attribute("hidden") == "x/y");
    CHECK(meta->attribute("disabled") == "");
    CHECK(meta->attribute("a") == "=b");
    CHECK_FALSE(meta->attribute("og:title"));
    CHECK_FALSE(HtmlToken{.text = " a=b"}.attribute("a"));
}

TEST_CASE("A span ends with the end tag of its element") {
    const auto span_of = [](std::string_view html) {
        HtmlTokens tokens(html);
        HtmlSpan span;
        span.open(*tokens.next());
        std::string inside;
        while (span.is_open()) {
            const auto token = tokens.next();
            if (!token) return inside + "...";
            if (span.take(*token)) inside += token->kind == HtmlToken::Kind::text ? token->text : "<>";
        }
        return inside;
    };
    CHECK(span_of("<nav>a</nav>b") == "a");
    CHECK(span_of("<nav>a<nav>b</nav>c</nav>d") == "a<>b<>c");
    CHECK(span_of("<nav>a<nav/>b</nav>c") == "a<>b");
    CHECK(span_of("<nav>a</div>b") == "a<>b...");
    CHECK(span_of("<nav/>a").empty());
}
