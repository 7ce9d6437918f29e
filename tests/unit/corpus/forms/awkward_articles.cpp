#include "tests/unit/corpus/forms/awkward_articles.hpp"

namespace dateline::forms {

namespace {

std::optional<Moment> moment(std::string_view text) { return parse_moment(text)->moment; }

Article marks() {
    Article article;
    article.id = "tag:example.org,2024:a&b\"c'<d>";
    article.title = "\"Profits < 5% & falling > 'hopes'\": R&D says &amp; means <b>and</b>";
    article.body =
        "He typed \"a < b && c > d\", then <p>this</p> and &lt;that&gt; and ]]> as if all of it were text.\n"
        "The second line has a \\backslash\\, {\"json\": [\"too\"]}, 50% off; #1 | @home.\n\n"
        "Oslo   12\nBergen  7\n\n"
        "Commas, semicolons; bars | and tags: <script>alert('no')</script> &copy; &nbsp; &#65; &nosuch;";
    article.published = moment("2024-02-29T23:59:59+05:45");
    article.note = "<none> & \"nothing\"";
    article.dateline = "ST. JOHN'S, Newfoundland";
    article.byline = "Sinéad O'Connor & \"Bo\" Li";
    article.source = "Smith & Sons \"Wire\"";
    article.section = "Arts & Books";
    article.language = "en";
    article.url = "https://example.org/a?b=1&copy=2#c";
    article.topics = {"R&D; law", "oil, gas", "a|b"};
    article.persons = {"Dwayne \"The Rock\" Johnson", "Ngozi Okonjo-Iweala"};
    article.organisations = {"AT&T", "Marks & Spencer"};
    article.places = {"St. John's, Newfoundland"};
    article.extra = R"({"said":"a \"b\" & <c>","count":2})";
    return article;
}

Article scripts() {
    Article article;
    article.id = "awkward-東京";
    article.title = "日本の首相、パリを訪問 — Премьер 🎌 “здесь”";
    article.body =
        "首相は水曜日にパリを訪れた。\n\nقال رئيس الوزراء إنه سعيد بالزيارة.\n\nप्रधानमंत्री ने कहा कि वे प्रसन्न हैं।\n\n"
        "Von 10\u00A0km Zusammen\u00ADarbeit in der \uFB01nalen Woche: ‘gut’, «bien», café und cafe\u0301, "
        "👩\u200D👧.";
    article.published = moment("2024-05-01T08:00:00+09:00");
    article.updated = moment("2024-05-01T12:30:00Z");
    article.dateline = "東京";
    article.byline = "山田太郎";
    article.source = "共同通信";
    article.section = "国際";
    article.language = "ja";
    article.url = "https://example.jp/東京";
    article.topics = {"外交"};
    article.persons = {"岸田文雄", "محمد بن سلمان"};
    article.organisations = {"外務省"};
    article.places = {"パリ", "Île-de-France"};
    return article;
}

Article correction() {
    Article article;
    article.id = "awkward-correction";
    article.title = "Flash: fireworks start an hour late on the first island of the new year";
    article.published = moment("2023-12-31T23:30:00-09:30");
    article.updated = moment("2024-01-01T21:05:10+12:45");
    article.embargo = moment("2024-01-02T00:00:00+14:00");
    article.version = 7;
    article.status = Status::corrected;
    article.corrects = "awkward-first";
    article.note = "Corrects the hour.";
    article.dateline = "Kiritimati";
    article.source = "Dateline Wire";
    article.language = "en";
    return article;
}

Article bare_days() {
    Article article;
    article.id = "awkward-days";
    article.body = "All are saved, it was said at first.\n\nThis was not so.";
    article.published = moment("1912-04-16");
    article.updated = moment("1912-04-18");
    article.embargo = moment("1912-04-17");
    article.version = 2;
    article.corrects = "awkward-titanic";
    article.note = "Replaces the first report.";
    article.dateline = "New York";
    article.byline = "Byron Baker";
    article.source = "Dateline Wire";
    article.language = "en";
    return article;
}

Article cancellation() {
    Article article;
    article.id = "awkward-cancelled";
    article.updated = moment("2024-03-01T10:00:00Z");
    article.version = 3;
    article.status = Status::cancelled;
    article.corrects = "awkward-first";
    article.note = "Sent by mistake.";
    article.source = "Dateline Wire";
    return article;
}

}  // namespace

std::vector<Article> awkward_articles() { return {marks(), scripts(), correction(), bare_days(), cancellation()}; }

}  // namespace dateline::forms
