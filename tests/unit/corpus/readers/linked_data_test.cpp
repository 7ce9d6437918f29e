#include "corpus/readers/linked_data.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

using Names = std::vector<std::string>;

PageFacts facts_of(std::string_view json) {
    const auto facts = read_linked_article({json});
    REQUIRE(facts);
    return *facts;
}

std::string title_of(const std::vector<std::string_view>& scripts) {
    const auto facts = read_linked_article(scripts);
    return facts ? facts->title : "no article";
}

}  // namespace

TEST_CASE("The article is found wherever it stands") {
    struct Row {
        std::string why;
        std::string json;
        std::string title;
    };
    const Row rows[] = {
        {"alone", R"({"@type":"NewsArticle","headline":"A"})", "A"},
        {"another kind of article", R"({"@type":"ReportageNewsArticle","headline":"A"})", "A"},
        {"a live blog", R"({"@type":"LiveBlogPosting","headline":"A"})", "A"},
        {"of several types", R"({"@type":["WebPage","NewsArticle"],"headline":"A"})", "A"},
        {"a type as an address", R"({"@type":"http://schema.org/NewsArticle","headline":"A"})", "A"},
        {"in a list", R"([{"@type":"WebSite","name":"S"},{"@type":"Article","headline":"A"}])", "A"},
        {"in a graph", R"({"@graph":[{"@type":"WebPage","name":"P"},{"@type":"Article","headline":"A"}]})", "A"},
        {"what the page is about", R"({"@type":"WebPage","mainEntity":{"@type":"Article","headline":"A"}})", "A"},
        {"the first with a headline", R"([{"@type":"Article"},{"@type":"Article","headline":"A"}])", "A"},
        {"the first of two", R"([{"@type":"Article","headline":"A"},{"@type":"Article","headline":"B"}])", "A"},
        {"one that has but a name", R"({"@type":"Article","name":"A"})", "A"},
        {"no article", R"({"@type":"WebPage","headline":"A"})", "no article"},
        {"a type that is no text", R"({"@type":{"a":1},"headline":"A"})", "no article"},
        {"no object", R"("NewsArticle")", "no article"},
        {"lists in lists", R"([[[{"@type":"Article","headline":"A"}]]])", "A"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(title_of({row.json}) == row.title);
    }
}

TEST_CASE("A script that can't be read is passed over") {
    const std::string good = R"({"@type":"Article","headline":"A"})";
    const std::string deep = std::string(5000, '[') + std::string(5000, ']');
    CHECK(title_of({}) == "no article");
    CHECK(title_of({R"({"@type":"Article","headline":)", good}) == "A");
    CHECK(title_of({"", "<!-- -->", deep, good}) == "A");
    CHECK(title_of({deep}) == "no article");
    CHECK(title_of({"{\"@type\":\"Article\",\"headline\":\"a\nb\"}"}) == "no article");
}

TEST_CASE("What an article says of itself is read") {
    const auto facts = facts_of(R"({
        "@context": "https://schema.org", "@type": "NewsArticle", "@id": "#article",
        "mainEntityOfPage": {"@type": "WebPage", "@id": "https://example.com/2022/izium"},
        "headline": "Graves &amp; crosses", "articleBody": "One.\nTwo.", "description": "Short.",
        "datePublished": "2022-09-16T10:37:00Z", "dateModified": "2022-09-17", "version": 3,
        "author": [{"@type": "Person", "name": "Anna Example"}, "Petro Sample"],
        "publisher": {"@type": "Organization", "name": "Example Times"},
        "articleSection": ["World", "Europe"], "keywords": "war, Izium,graves", "inLanguage": "en-GB",
        "dateline": "IZIUM, Ukraine", "correction": [{"@type": "CorrectionComment", "text": "The number was wrong."}],
        "about": [{"@type": "Place", "name": "Izium"}, {"@type": "Thing", "name": "exhumation"}, "police"],
        "mentions": [{"@type": "Person", "name": "Oleh Synehubov"}, {"@type": "NGO", "name": "left out"},
                     {"@type": "NewsMediaOrganization", "name": "Other Times"}],
        "contentLocation": {"@type": "Place", "name": "Kharkiv Oblast"}})");
    CHECK(facts.is_article);
    CHECK(facts.url == "https://example.com/2022/izium");
    CHECK(facts.title == "Graves & crosses");
    CHECK(facts.body == "One.\nTwo.");
    CHECK(facts.description == "Short.");
    CHECK(facts.published == "2022-09-16T10:37:00Z");
    CHECK(facts.updated == "2022-09-17");
    CHECK(facts.version == "3");
    CHECK(facts.byline == "Anna Example, Petro Sample");
    CHECK(facts.source == "Example Times");
    CHECK(facts.section == "World");
    CHECK(facts.language == "en-GB");
    CHECK(facts.dateline == "IZIUM, Ukraine");
    CHECK(facts.correction == "The number was wrong.");
    CHECK(facts.topics == Names{"war", "Izium", "graves", "exhumation", "police"});
    CHECK(facts.persons == Names{"Oleh Synehubov"});
    CHECK(facts.organisations == Names{"Other Times"});
    CHECK(facts.places == Names{"Izium", "Kharkiv Oblast"});
}

TEST_CASE("Values come in other shapes") {
    const auto of = [](const std::string& members) {
        return facts_of(R"({"@type":"Article","headline":"A",)" + members + "}");
    };
    CHECK(of(R"("url":"https://example.com/a","mainEntityOfPage":"https://example.com/b")").url ==
          "https://example.com/a");
    CHECK(of(R"("mainEntityOfPage":"https://example.com/b")").url == "https://example.com/b");
    CHECK(of(R"("url":"/a","@id":"https://example.com/c")").url == "https://example.com/c");
    CHECK(of(R"("url":"/a","@id":"#c")").url.empty());
    CHECK(of(R"("articleBody":"<p>One.</p><p>Two.</p>")").body == "One.\n\nTwo.");
    CHECK(of(R"("articleBody":"<p>1 &lt;b&gt; 2 &amp;amp; <b>3</b></p>")").body == "1 <b> 2 &amp; 3");
    CHECK(of(R"("articleBody":"&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;A &amp;amp; B&lt;/p&gt;")").body == "One.\n\nA & B");
    CHECK(of(R"("articleBody":{"a":1},"text":"T")").body == "T");
    CHECK(of(R"("keywords":["a","b, c",{"@type":"DefinedTerm","name":"d"},null,7])").topics ==
          Names{"a", "b", "c", "d", "7"});
    CHECK(of(R"("inLanguage":{"@type":"Language","name":"French","alternateName":"fr"})").language == "fr");
    CHECK(of(R"("datePublished":["2022-09-16"])").published == "2022-09-16");
    CHECK(of(R"("correction":"Wrong name.")").correction == "Wrong name.");
    CHECK(of(R"("author":{"@type":"Person"},"creator":"B")").byline == "B");
    CHECK(of(R"("author":null,"publisher":[],"about":{},"mentions":[[]])").byline.empty());
}

TEST_CASE("References are followed among the objects of the page") {
    const std::string people = R"([{"@type":"Person","@id":"#p1","name":"Anna Example"},)"
                               R"({"@type":"Organization","@id":"#o1","name":"Example Times"}])";
    const std::string article = R"({"@type":"Article","headline":"A","author":{"@id":"#p1"},"publisher":{"@id":"#o1"},)"
                                R"("about":[{"@id":"#p1"},{"@id":"#none"}]})";
    const auto facts = read_linked_article({article, people});
    REQUIRE(facts);
    CHECK(facts->byline == "Anna Example");
    CHECK(facts->source == "Example Times");
    CHECK(facts->persons == Names{"Anna Example"});
    CHECK(facts->topics.empty());
}
