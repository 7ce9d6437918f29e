#include "corpus/readers/page_metadata.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

using Names = std::vector<std::string>;

TEST_CASE("Open Graph and meta tags are read") {
    const std::string page = R"(<!DOCTYPE html><html lang="en-GB" prefix="og: https://ogp.me/ns#"><head>
        <title>Graves found - Example Times</title>
        <meta property="og:type" content="article"><meta property="og:title" content="Graves found &amp; opened">
        <meta property="og:url" content="https://example.com/og"><link rel="canonical" href="https://example.com/izium">
        <meta property="og:site_name" content="Example Times"><meta property="og:description" content="Short.">
        <meta property="article:published_time" content="2022-09-16T10:37:00Z">
        <meta property="article:modified_time" content="2022-09-17T08:00:00Z">
        <meta property="article:author" content="https://www.facebook.com/anna"><meta name="Author" content="Anna Example">
        <meta property="article:section" content="World"><meta property="article:tag" content="war">
        <meta property="article:tag" content="Izium"><meta name="keywords" content="left, out">
        <script type="application/ld+json">{"a":"<b>"}</script><script>var x;</script>
        <script type="application/ld+json">[]</script></head><body></body></html>)";
    const auto metadata = read_page_metadata(page);
    const auto& facts = metadata.facts;
    CHECK(facts.is_article);
    CHECK(facts.url == "https://example.com/izium");
    CHECK(facts.title == "Graves found & opened");
    CHECK(facts.description == "Short.");
    CHECK(facts.published == "2022-09-16T10:37:00Z");
    CHECK(facts.updated == "2022-09-17T08:00:00Z");
    CHECK(facts.byline == "Anna Example");
    CHECK(facts.source == "Example Times");
    CHECK(facts.section == "World");
    CHECK(facts.language == "en-GB");
    CHECK(facts.topics == Names{"war", "Izium"});
    CHECK(metadata.linked_data == std::vector<std::string_view>{R"({"a":"<b>"})", "[]"});
}

TEST_CASE("Where one tag is missing another stands in") {
    const auto of = [](std::string_view page) { return read_page_metadata(page).facts; };
    CHECK(of("<title> A\n B </title><h1>C <i>D</i></h1><h1>E</h1>").title == "C D");
    CHECK(of("<title> A\n B </title><svg><title>x</title></svg>").title == "A B");
    CHECK(of("<h1></h1><h1>A").title.empty());
    CHECK(of("<link rel=canonical href=/a><meta property=og:url content=https://example.com/b>").url ==
          "https://example.com/b");
    CHECK(of("<link rel=canonical href=/a>").url.empty());
    CHECK(of("<meta property=og:locale content=fr_FR>").language == "fr_FR");
    CHECK(of("<meta name=news_keywords content='a, b'>").topics == Names{"a", "b"});
    CHECK(of("<time itemprop=datePublished datetime=2022-09-16>Friday</time>").published == "2022-09-16");
    CHECK(of("<meta name=date content=' '><meta name=DC.date content=2022>").published == "2022");
    CHECK(of("<meta name=author content=A><meta name=author content=B>").byline == "A, B");
}

TEST_CASE("A page says that it is an article in several ways") {
    const auto is_article = [](std::string_view page) { return read_page_metadata(page).facts.is_article; };
    CHECK(is_article("<meta property=og:type content=article>"));
    CHECK(is_article("<meta property=article:section content=World>"));
    CHECK(is_article("<div itemscope itemtype=https://schema.org/NewsArticle>"));
    CHECK(is_article("<div itemprop=articleBody>"));
    CHECK_FALSE(is_article("<meta property=og:type content=website>"));
    CHECK_FALSE(is_article("<article>a</article>"));
    CHECK_FALSE(is_article(""));
}
