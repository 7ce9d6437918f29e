#include <catch2/catch.hpp>

#include "tests/unit/query/presentation/sample_report.hpp"

using namespace dateline;
using namespace dateline::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

std::string feed_of(const SearchReport& report) {
    const auto presenter = make_atom_report({});
    auto feed = presenter->begin(sample_report_head());
    feed += presenter->search(report);
    return feed + presenter->end();
}

}  // namespace

TEST_CASE("A feed has what RFC 4287 asks for") {
    auto report = sample_report();
    report.title = "Graves at Izium";
    const auto feed = feed_of(report);
    CHECK_THAT(feed,
               StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">"
                          "\n<id>tag:dateline.invalid,2026:feed/"));
    CHECK_THAT(feed, Contains("<updated>2022-09-17T00:00:00Z</updated>\n<author><name>Dateline</name></author>"));
    CHECK_THAT(feed, Contains("<entry>\n<id>tag:dateline.invalid,2026:graves/a-1</id>\n"
                              "<title>Graves found at Izium</title>\n<updated>2022-09-17T00:00:00Z</updated>\n"
                              "<published>2022-09-16T10:05:00Z</published>\n<author><name>Reuters</name></author>\n"
                              "<category term=\"graves\" label=\"Graves at Izium\"/>\n"
                              "<link rel=\"alternate\" href=\"https://example.org/a?b=1&amp;c=2\"/>\n"
                              "<content type=\"text\">Some 450 graves were found.</content>\n</entry>\n</feed>\n"));
}

TEST_CASE("Nothing of an article gets out of its element") {
    auto report = sample_report();
    report.id = "a \"b\"/<c>";
    auto& item = report.items.front();
    item.url = "javascript:alert(1)";
    item.shown.hit.brief.id = "x/\xC3\xA9 &";
    item.shown.hit.brief.title = "<b>\x01 \xEF\xBF\xBE\xFF & \"more\"</b>";
    item.shown.hit.brief.published = "2022-09-16";
    item.shown.snippet.text = "]]></content><entry>";
    const auto feed = feed_of(report);
    CHECK_THAT(feed, Contains("<id>tag:dateline.invalid,2026:a%20%22b%22%2F%3Cc%3E/x%2F%C3%A9%20%26</id>"));
    CHECK_THAT(feed, Contains("<title>&lt;b&gt;  \uFFFD\uFFFD &amp; &quot;more&quot;&lt;/b&gt;</title>"));
    CHECK_THAT(feed, Contains("<published>2022-09-16T00:00:00Z</published>"));
    CHECK_THAT(feed, Contains("term=\"a &quot;b&quot;/&lt;c&gt;\""));
    CHECK_THAT(feed, Contains("<content type=\"text\">]]&gt;&lt;/content&gt;&lt;entry&gt;</content>"));
    CHECK_THAT(feed, !Contains("javascript"));
}

TEST_CASE("An article without title, date and source has an entry too") {
    auto report = sample_report();
    report.items.front().shown.hit.brief = {"a-1", "", "", "", "", Status::usable};
    const auto feed = feed_of(report);
    CHECK_THAT(feed, Contains("<title>(no title)</title>") && !Contains("<published>") && Contains("label=\"graves\""));
}
