#include "corpus/readers/html_page.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

using Names = std::vector<std::string>;

ReaderContext at_path() {
    ReaderContext context;
    context.id_from_path = "2022/izium.html";
    context.file_time = 1663324620;
    return context;
}

// After the examples at schema.org/NewsArticle, as sites write them.
constexpr const char* news_page = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Graves found near Izium | Example Times</title>
<meta property="og:site_name" content="Example Times Online">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "WebPage", "@id": "https://example.com/2022/izium", "name": "Graves found"},
  {"@type": "NewsArticle", "headline": "Graves found near Izium", "url": "https://example.com/2022/izium",
   "datePublished": "2022-09-16T10:37:00Z", "dateModified": "2022-09-17T06:00:00Z",
   "author": {"@id": "#anna"}, "dateline": "IZIUM, Ukraine", "articleSection": "World", "keywords": ["war"],
   "correction": "An earlier version named another village.", "version": "2",
   "about": {"@type": "Place", "name": "Izium"}},
  {"@type": "Person", "@id": "#anna", "name": "Anna Example"}]}</script></head>
<body><nav><ul><li>Home</li></ul></nav><article><h1>Graves found near Izium</h1>
<p>Police opened graves on Friday.</p><p>They counted &ldquo;hundreds&rdquo; of crosses.</p></article>
<footer>&copy; Example</footer></body></html>)";

std::string with_head(const std::string& head) {
    return "<html><head>" + head + "</head><body><article><p>Text.</p></article></body></html>";
}
std::string with_linked(const std::string& members) {
    return with_head(R"(<script type="application/ld+json">{"@type":"NewsArticle","url":"u:1","headline":"A")" +
                     members + "}</script>");
}

}  // namespace

TEST_CASE("A page with JSON-LD becomes an article") {
    const auto article = read_article("html", news_page, at_path());
    CHECK(article.id == "https://example.com/2022/izium");
    CHECK(article.url == article.id);
    CHECK(article.title == "Graves found near Izium");
    CHECK(article.body == "Police opened graves on Friday.\n\nThey counted “hundreds” of crosses.");
    CHECK(to_string(*article.published) == "2022-09-16T10:37:00Z");
    CHECK(to_string(*article.updated) == "2022-09-17T06:00:00Z");
    CHECK(article.version == 2);
    CHECK(article.status == Status::corrected);
    CHECK(article.note == "An earlier version named another village.");
    CHECK(article.dateline == "IZIUM, Ukraine");
    CHECK(article.byline == "Anna Example");
    CHECK(article.source == "Example Times Online");
    CHECK(article.section == "World");
    CHECK(article.language == "en");
    CHECK(article.topics == Names{"war"});
    CHECK(article.places == Names{"Izium"});
}

TEST_CASE("A page with Open Graph alone becomes an article, named by its path") {
    const auto items =
        read_items("html",
                   with_head("<meta property=og:type content=article><meta property=og:title content=A>"
                             "<meta property=article:published_time content='Fri, 16 Sep 2022 10:05:00 GMT'>"
                             "<meta property=og:locale content=fr_FR>"),
                   at_path());
    REQUIRE(items.size() == 1);
    const auto& delivery = std::get<Delivery>(items[0]);
    CHECK(delivery.article.id == "2022/izium.html");
    CHECK(delivery.path_is_id);
    CHECK(delivery.file_time == 1663324620);
    CHECK(delivery.article.title == "A");
    CHECK(delivery.article.body == "Text.");
    CHECK(to_string(*delivery.article.published) == "2022-09-16T10:05:00Z");
    CHECK(delivery.article.language == "fr-fr");
}

TEST_CASE("A page that has an address is named by it wherever it lies") {
    const auto items = read_items("html", with_head("<link rel=canonical href=https://example.com/a>"), at_path());
    REQUIRE(items.size() == 1);
    CHECK(std::get<Delivery>(items[0]).article.id == "https://example.com/a");
    CHECK_FALSE(std::get<Delivery>(items[0]).path_is_id);
}

TEST_CASE("The one form of metadata makes up for the other") {
    CHECK(read_article("html", with_linked(R"(,"articleBody":"Body.")")).body == "Body.");
    CHECK(read_article("html", with_linked(R"(,"articleBody":"")")).body == "Text.");
    const auto article =
        read_article("html", with_head("<script type=application/ld+json>{\"@type\":\"NewsArticle\", broken}</script>"
                                       "<meta property=og:title content=T><meta name=author content=B>"));
    CHECK(article.title == "T");
    CHECK(article.byline == "B");
    const auto dated =
        read_article("html", "<meta name=date content=2022-09-16>" + with_linked(R"(,"datePublished":"yesterday")"));
    CHECK(to_string(*dated.published) == "2022-09-16");
    CHECK(read_article("html", R"(<meta property=og:type content=article><meta property=og:description content=D>
                                  <title>T</title>)")
              .body == "D");
    CHECK_FALSE(
        read_article("html", with_linked(R"(,"datePublished":"2022-09-16","dateModified":"2022-09-16")")).updated);
}

TEST_CASE("Pages however broken give what can be read, or one reject") {
    const std::string deep = with_linked(R"(,"x":)" + std::string(3000, '[') + std::string(3000, ']'));
    check_rows(
        "html",
        {
            {"nothing", "", {"line 1 byte 0: not-an-article"}},
            {"a page without text or metadata",
             "<html><body><img src=x></body></html>",
             {"line 1 byte 0: not-an-article"}},
            {"a title alone is no text", "<title>Index</title>", {"line 1 byte 0: not-an-article"}},
            {"scripts alone", "<html><script>x</script>", {"line 1 byte 0: not-an-article"}},
            {"a comment that does not end", "<html><!-- <p>a</p>", {"line 1 byte 0: not-an-article"}},
            {"a page that says it is an article, and no more",
             "<meta property=og:type content=article>",
             {"line 1 byte 0: no-text"}},
            {"a text without metadata", "<p>a</p>", {"2022/izium.html: "}},
            {"plain text", "a b c", {"2022/izium.html: "}},
            {"a title and a text", "<title>T</title><p>a</p>", {"2022/izium.html: T"}},
            {"metadata and a title without text",
             with_head("") + R"(<meta property=og:type content=article><title>T</title>)",
             {"2022/izium.html: T"}},
            {"JSON-LD that is cut short",
             "<title>T</title><p>a</p><script type=application/ld+json>{\"@type\":",
             {"2022/izium.html: T"}},
            {"JSON-LD that is nested too deep", "<title>T</title>" + deep, {"2022/izium.html: T"}},
            {"JSON-LD of wrong types",
             with_linked(R"(,"author":7,"keywords":{},"about":true,"datePublished":[[]])"),
             {"u:1: A"}},
            {"a headline that is a list of nothing",
             "<h1>T</h1><p>a</p><script type=application/ld+json>{\"@type\":\"Article\",\"headline\":[null]}</script>",
             {"2022/izium.html: T"}},
            {"a script that does not end", "<title>T</title><p>a</p><script>b", {"2022/izium.html: T"}},
            {"a title that does not end", "<p>a</p><title>T", {"2022/izium.html: T"}},
            {"a tag that does not end", "<title>T</title><p>a</p><div class=", {"2022/izium.html: T"}},
            {"a quote that does not close", "<title>T</title><p class=\"x>a</p>", {"2022/izium.html: T"}},
            {"end tags alone", "</p></article>a", {"2022/izium.html: "}},
            {"NUL bytes", std::string("<title>T</title><p>a\0b</p>", 26), {"2022/izium.html: T"}},
            {"a day that is none", with_linked(R"(,"datePublished":"2022-02-30")"), {"line 1 byte 0: bad-date"}},
            {"a meta date that can't be read", with_head("<meta name=date content=soon>"), {"line 1 byte 0: bad-date"}},
            {"an update that can't be read", with_linked(R"(,"dateModified":"soon")"), {"line 1 byte 0: bad-date"}},
            {"a version that is no count", with_linked(R"(,"version":"final")"), {"u:1: A"}},
        },
        at_path());
}

TEST_CASE("A page over the limit is rejected, and what the reject says is of use") {
    auto context = at_path();
    context.limits.max_record = 100;
    const auto items = read_items("html", "<p>" + std::string(1000, 'x'), context);
    REQUIRE(items.size() == 1);
    CHECK(std::get<Reject>(items[0]).reason == RejectReason::too_large);
    const auto dated = read_items("html", with_linked(R"(,"datePublished":"soon")"), at_path());
    REQUIRE(dated.size() == 1);
    CHECK(std::get<Reject>(dated[0]).id == "u:1");
    CHECK(std::get<Reject>(dated[0]).detail == "published: soon");
}

TEST_CASE("Web pages are recognised by their first element") {
    for (const std::string head :
         {"<!DOCTYPE html><title>x", "<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">", "<HTML>",
          "\xEF\xBB\xBF\n<html lang=en>", "<!-- saved from url=(0014)about:internet -->\n<html>",
          "<?xml version=\"1.0\"?><!DOCTYPE html SYSTEM \"about:legacy-compat\"><html xmlns=\"x\">",
          "<meta charset=utf-8>", "<p>One</p>", "<div>One"}) {
        INFO(head);
        const Format* format = recognise(head);
        REQUIRE(format != nullptr);
        CHECK(format->name == "html");
    }
    for (const std::string head : {"", "a <html>", "<REUTERS NEWID=\"1\">", "<DOC>\n<DOCNO>", "<nitf><head>", "<rss>",
                                   "{\"a\":\"<html>\"}", "<b", "</html>"}) {
        INFO(head);
        CHECK_FALSE(looks_like_html_page(head));
    }
}
