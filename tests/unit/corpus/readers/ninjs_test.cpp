#include "corpus/readers/ninjs.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

using Names = std::vector<std::string>;

// Shaped after "Complex text article" of the user guide (documentation/includes/examples/1.7/005).
constexpr const char* complex_article = R"({
  "uri" : "http://ninjs.example.com/newsitems/20220916izium",
  "type" : "text",
  "profile" : "text-only",
  "version" : "3",
  "firstcreated" : "2022-09-16T10:37:00Z",
  "versioncreated" : "2022-09-16T14:02:00+03:00",
  "pubstatus" : "usable",
  "urgency" : 2,
  "copyrightholder" : "Example News Agency",
  "copyrightnotice" : "Copyright 2022 Example News Agency",
  "usageterms" : "Not for use after 30 days",
  "ednote" : "Adds quote of governor in paragraph 3",
  "language" : "en-GB",
  "person" : [{"name" : "Oleh Synehubov", "rel" : "about", "code" : "http://www.wikidata.org/entity/Q1"}],
  "organisation" : [{"name" : "National Police of Ukraine", "rel" : "mentions"}],
  "place" : [{"name" : "Izium"}, {"name" : "Ukraine", "scheme" : "http://cvx.iptc.org/iso3166-1a2/", "code" : "ua"}],
  "subject" : [{"code" : "medtop:16000000", "name" : "conflict, war and peace"}, {"code" : "medtop:02000000"}],
  "event" : [{"name" : "Kharkiv counteroffensive"}],
  "byline" : "Anna Example and Petro Sample",
  "slugline" : "UKRAINE-IZIUM",
  "located" : "Izium, Ukraine",
  "headline" : "Graves found in forest near Izium",
  "headline_short" : "Graves near Izium",
  "description_text" : "What police found.",
  "body_text" : "Police opened graves on Friday. They counted crosses.",
  "body_xhtml" : "<p>Police opened graves on <b>Friday</b>.</p>\n<p>They counted crosses.</p>",
  "associations" : {"main" : {"uri" : "http://ninjs.example.com/p1", "type" : "picture", "headline" : "Crosses"}},
  "renditions" : {"r" : {"href" : "http://ninjs.example.com/r"}},
  "$standard" : {"name" : "ninjs", "version" : "1.4"},
  "trustindicator" : []
})";

// Shaped after examples/2.0/tt_text_image_2.json and the schema of 2.1.
constexpr const char* second_generation = R"({
    "uri": "http://agency.example/text/220917-val",
    "type": "text",
    "altids": [{"role": "internal", "value": "a0f2"}],
    "representationtype": "full",
    "version": "1",
    "versioncreated": "2022-09-17T13:40:18+02:00",
    "contentcreated": "2022-09-17T13:00:00+02:00",
    "pubstatus": "usable",
    "language": "sv",
    "headlines": [{"role": "short", "value": "Rösterna räknade"}, {"role": "main", "value": "Alla röster räknade"}],
    "descriptions": [{"role": "text", "value": "Kort."}],
    "bodies": [
        {"role": "text", "charcount": 30, "contenttype": "text/plain", "value": "Alla röster\nValnämnden är klar."},
        {"role": "html5", "contenttype": "text/html", "value": "<html><head><title>T</title></head><body><article><p>Valnämnden &auml;r klar.</p><p>Resultatet st&aring;r fast.</p></article></body></html>"},
        {"role": "lead", "contenttype": "text/html", "value": "<p>Klar.</p>"},
        {"role": "ttnitf", "contenttype": "application/xml", "value": "<TTNITF><HEAD>x</HEAD></TTNITF>"}
    ],
    "people": [{"name": "Eva Exempel"}],
    "organisations": [{"name": "Valmyndigheten", "symbols": []}],
    "subjects": [{"literal": "11000000", "name": "Politik", "uri": "http://agency.example/subref/11000000"}],
    "places": [{"name": "Sverige"}, {"name": "Gotland", "geojson": {"type": "Point", "coordinates": [18.3, 57.6]}}],
    "infosources": [{"name": "Exempelbyrån", "role": "http://cv.iptc.org/newscodes/infosource/provider"}],
    "by": "Karl Prov",
    "located": "Visby",
    "standard": {"name": "ninjs", "version": "2.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"}
})";

// Shaped after examples/3.0/dpa_text.json.
constexpr const char* third_generation =
    R"({"uri": "urn:newsml:agency.example:20230510:1", "version": "2", "versionCreated": "2023-05-10T16:02:28+02:00",)"
    R"("pubStatus": "usable", "urgency": 4, "copyrightHolder": "exa", "language": "de", "edNote": "Neu: Zitat",)"
    R"("altIds": [{"role": "r", "value": "v"}], "infoSources": [{"name": "exa"}, {"name": "zweite"}],)"
    R"("bodies": [{"role": "html", "contentType": "text/html", "value": "<section><p>Erster Absatz.</p><p>Zweiter.</p></section>"}],)"
    R"("headlines": [{"value": "<b>Faktencheck</b> &amp; mehr", "contentType": "text/html"}], "by": "Von Erika Beispiel, exa"})";

std::string with(const std::string& members) { return R"({"uri":"u1","headline":"A",)" + members + "}"; }

}  // namespace

TEST_CASE("An item of ninjs 1 becomes an article") {
    const auto article = read_article("ninjs", complex_article);
    CHECK(article.id == "http://ninjs.example.com/newsitems/20220916izium");
    CHECK(article.title == "Graves found in forest near Izium");
    CHECK(article.body == "Police opened graves on Friday.\n\nThey counted crosses.");
    CHECK(to_string(*article.published) == "2022-09-16T10:37:00Z");
    CHECK(to_string(*article.updated) == "2022-09-16T14:02:00+03:00");
    CHECK(article.version == 3);
    CHECK(article.status == Status::usable);
    CHECK(article.note == "Adds quote of governor in paragraph 3");
    CHECK(article.language == "en-gb");
    CHECK(article.persons == Names{"Oleh Synehubov"});
    CHECK(article.organisations == Names{"National Police of Ukraine"});
    CHECK(article.places == Names{"Izium", "Ukraine"});
    CHECK(article.topics == Names{"conflict, war and peace", "medtop:02000000"});
    CHECK(article.byline == "Anna Example and Petro Sample");
    CHECK(article.dateline == "Izium, Ukraine");
    CHECK(article.source == "Example News Agency");
    CHECK(
        article.extra ==
        R"({"urgency":2,"copyrightholder":"Example News Agency","copyrightnotice":"Copyright 2022 Example News Agency",)"
        R"("usageterms":"Not for use after 30 days","event":[{"name":"Kharkiv counteroffensive"}],)"
        R"("slugline":"UKRAINE-IZIUM","trustindicator":[]})");
}

TEST_CASE("An item of ninjs 2 becomes an article") {
    const auto article = read_article("ninjs", second_generation);
    CHECK(article.id == "http://agency.example/text/220917-val");
    CHECK(article.title == "Alla röster räknade");
    CHECK(article.body == "Valnämnden är klar.\n\nResultatet står fast.");
    CHECK(to_string(*article.published) == "2022-09-17T13:00:00+02:00");
    CHECK(to_string(*article.updated) == "2022-09-17T13:40:18+02:00");
    CHECK(article.persons == Names{"Eva Exempel"});
    CHECK(article.organisations == Names{"Valmyndigheten"});
    CHECK(article.places == Names{"Sverige", "Gotland"});
    CHECK(article.topics == Names{"Politik"});
    CHECK(article.source == "Exempelbyrån");
    CHECK(article.byline == "Karl Prov");
    CHECK(article.dateline == "Visby");
    CHECK(article.extra.empty());
}

TEST_CASE("An item of ninjs 3 becomes an article") {
    const auto article = read_article("ninjs", third_generation);
    CHECK(article.id == "urn:newsml:agency.example:20230510:1");
    CHECK(article.title == "Faktencheck & mehr");
    CHECK(article.body == "Erster Absatz.\n\nZweiter.");
    CHECK(article.version == 2);
    CHECK(to_string(*article.published) == "2023-05-10T16:02:28+02:00");
    CHECK_FALSE(article.updated);
    CHECK(article.note == "Neu: Zitat");
    CHECK(article.source == "exa");
    CHECK(article.byline == "Von Erika Beispiel, exa");
    CHECK(article.extra == R"({"urgency":4,"copyrightHolder":"exa"})");
}

TEST_CASE("The keys that Superdesk adds are read") {
    const auto article = read_article(
        "ninjs",
        R"({"guid":"urn:1","type":"text","headline":"A","body_html":"<p>B</p>","firstpublished":"2019-05-28T10:20:30+0000",)"
        R"("versioncreated":"2019-05-28T10:22:51+0000","version":"4","evolvedfrom":"urn:0","signal":[{"qcode":"sig:correction"}],)"
        R"("authors":[{"name":"Ann Example"},{"name":"Ben Sample"}],"keywords":["fish"],"service":[{"code":"a","name":"World"}],)"
        R"("dateline":{"text":"PERTH, May 28 EXA -","located":{}},"source":"EXA","priority":5,"extra":{"desk":"night"},"place":null})");
    CHECK(article.id == "urn:1");
    CHECK(article.body == "B");
    CHECK(to_string(*article.published) == "2019-05-28T10:20:30Z");
    CHECK(to_string(*article.updated) == "2019-05-28T10:22:51Z");
    CHECK(article.version == 4);
    CHECK(article.corrects == "urn:0");
    CHECK(article.status == Status::corrected);
    CHECK(article.byline == "Ann Example, Ben Sample");
    CHECK(article.topics == Names{"fish"});
    CHECK(article.section == "World");
    CHECK(article.dateline == "PERTH, May 28 EXA -");
    CHECK(article.source == "EXA");
    CHECK(article.extra == R"({"priority":5,"desk":"night"})");
}

TEST_CASE("What the publisher says of an item is read") {
    struct Row {
        std::string why;
        std::string members;
        Status status;
        std::string corrects;
    };
    const Row rows[] = {
        {"nothing said", "\"x\":1", Status::usable, ""},
        {"cancelled, as the standard spells it", R"("pubstatus":"canceled")", Status::cancelled, ""},
        {"withheld", R"("pubstatus":"withheld")", Status::withheld, ""},
        {"not to be used any more", R"("pubstatus":"replaced","replacedby":"u2")", Status::withheld, ""},
        {"corrected", R"("pubstatus":"corrected")", Status::corrected, ""},
        {"a signal of the IPTC's vocabulary", R"("signal":["http://cv.iptc.org/newscodes/signal/correction"])",
         Status::corrected, ""},
        {"another signal", R"("signal":[{"code":"sig:update"}])", Status::usable, ""},
        {"a cancellation is no correction", R"("signal":["sig:correction"],"pubstatus":"canceled")", Status::cancelled,
         ""},
        {"a correction with an id of its own", R"("correctionof":"u0")", Status::corrected, "u0"},
        {"a replacement", R"("replacing":["u0","u00"])", Status::usable, "u0"},
        {"a rewrite", R"("rewrite_of":{"guid":"u0"})", Status::usable, "u0"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto article = read_article("ninjs", with(row.members));
        CHECK(article.status == row.status);
        CHECK(article.corrects == row.corrects);
    }
}

TEST_CASE("The body is the text with the surest paragraphs") {
    struct Row {
        std::string why;
        std::string members;
        std::string body;
    };
    const Row rows[] = {
        {"plain text alone stays as it is", R"("body_text":"a  b\n\nc < d &amp;")", "a  b\n\nc < d &amp;"},
        {"a name of the publisher's own, plain", R"("body_main":"a b")", "a b"},
        {"a name of the publisher's own, marked up", R"("body_main":"<p>a</p><p>b</p>")", "a\n\nb"},
        {"HTML before text, whatever their order", R"("body_richtext":"<p>a</p>","body_text":"a")", "a"},
        {"text before other markup", R"("body_nitf":"<body>x</body>","body_text":"a")", "a"},
        {"other markup where nothing else is", R"("body_nitf":"<body><p>x</p></body>")", "x"},
        {"a blank body is none", R"("body_html":" ","body_text":"a")", "a"},
        {"an HTML body without text is none", R"("body_html":"<p><br></p>","body_text":"a")", "a"},
        {"the longest of several", R"("bodies":[{"value":"lead"},{"value":"the whole"},{"value":"end"}])", "the whole"},
        {"one body without a list", R"("bodies":{"value":"a"})", "a"},
        {"bodies that are strings", R"("bodies":["a"])", "a"},
        {"a description where no body is", R"("description_text":"a")", "a"},
        {"a body before a description", R"("description_text":"a","body_text":"b")", "b"},
        {"descriptions", R"("descriptions":[{"contenttype":"text/html","value":"<i>a</i>"}])", "a"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(read_article("ninjs", with(row.members)).body == row.body);
    }
}

TEST_CASE("Ids, titles and dates have keys that stand in") {
    CHECK(read_article("ninjs", R"({"altids":{"x":"a1"},"headline":"A"})").id == "a1");
    CHECK(read_article("ninjs", R"({"altids":[{"role":"x","value":"a1"}],"headline":"A"})").id == "a1");
    CHECK(read_article("ninjs", R"({"uri":"u","guid":"g","headline":"A"})").id == "u");
    CHECK(read_article("ninjs", R"({"uri":12,"headline":"A"})").id == "12");
    CHECK(read_article("ninjs", R"({"uri":"u","title":"T","headline_short":"S"})").title == "S");
    CHECK(read_article("ninjs", R"({"uri":"u","title":"T"})").title == "T");
    CHECK(read_article("ninjs", R"({"uri":"u","headlines":[{"role":"x","value":"X"},{"value":"Y"}]})").title == "Y");
    CHECK(to_string(*read_article("ninjs", with(R"("embargoed":"2030-01-01T06:00:00Z")")).embargo) ==
          "2030-01-01T06:00:00Z");
    CHECK_FALSE(read_article("ninjs", with(R"("embargoed":"","versioncreated":" ")")).published);
    CHECK(read_article("ninjs", with(R"("version":7)")).version == 7);
    const auto odd = read_article("ninjs", with(R"("version":"1.2")"));
    CHECK(odd.version == 0);
    CHECK(odd.extra == R"({"version":"1.2"})");
}

TEST_CASE("Items stand in lines, in an array or over several lines") {
    check_rows(
        "ninjs",
        {
            {"a line each",
             "{\"uri\":\"1\",\"headline\":\"A\"}\n{\"uri\":\"2\",\"headline\":\"B\"}\n",
             {"1: A", "2: B"}},
            {"an array", "[{\"uri\":\"1\",\"headline\":\"A\"},{\"uri\":\"2\",\"headline\":\"B\"}]", {"1: A", "2: B"}},
            {"as programs print them",
             "{\n  \"uri\": \"1\",\n  \"headline\": \"A\"\n}\n{\n  \"uri\": \"2\",\n  \"headline\": \"B\"\n}\n",
             {"1: A", "2: B"}},
            {"a cancellation without a text", R"({"uri":"1","pubstatus":"canceled","type":"picture"})", {"1: "}},
            {"nothing", "", {}},
        });
}

TEST_CASE("What is no item, or a broken one, is rejected by itself") {
    const std::string good = "\n{\"uri\":\"2\",\"headline\":\"B\"}\n";
    const auto at_line = [&](const std::string& code) { return Names{"line 1 byte 0: " + code, "2: B"}; };
    check_rows(
        "ninjs",
        {
            {"no JSON", "{oops}" + good, at_line("broken-json")},
            {"cut short", R"({"uri":"1","headl)" + good, at_line("broken-json")},
            {"damaged UTF-8", "{\"uri\":\"1\",\"headline\":\"\xE9\"}" + good, at_line("broken-json")},
            {"no object", "[]" + std::string(), {}},
            {"an array in a line",
             R"({"uri":"1","headline":"A"})"
             "\n[7]\n",
             {"1: A", "line 2 byte 27: not-an-object"}},
            {"nested too deep", R"({"uri":"1","x":)" + std::string(2000, '[') + std::string(2000, ']') + "}" + good,
             at_line("too-deep")},
            {"a headline that is a number's list", R"({"uri":"1","headline":[1]})" + good, at_line("wrong-type")},
            {"an id that is an object", R"({"uri":{},"headline":"A"})" + good, at_line("wrong-type")},
            {"a body that is an object", R"({"uri":"1","body_text":{}})" + good, at_line("wrong-type")},
            {"a list of names with a number in it", R"({"uri":"1","headline":"A","person":[7]})" + good,
             at_line("wrong-type")},
            {"bodies that are numbers", R"({"uri":"1","bodies":[1]})" + good, at_line("wrong-type")},
            {"a date that is a number", R"({"uri":"1","headline":"A","versioncreated":20220916})" + good,
             at_line("wrong-type")},
            {"a version that is a list", R"({"uri":"1","headline":"A","version":[]})" + good, at_line("wrong-type")},
            {"a day that is none", R"({"uri":"1","headline":"A","versioncreated":"2022-02-30T00:00:00Z"})" + good,
             at_line("bad-date")},
            {"an embargo that can't be read", R"({"uri":"1","headline":"A","embargoed":"soon"})" + good,
             at_line("bad-date")},
            {"a status of nobody's", R"({"uri":"1","headline":"A","pubstatus":"gone"})" + good, at_line("bad-status")},
            {"a picture", R"({"uri":"1","type":"picture","headline":"A","description_text":"Crosses"})" + good,
             at_line("not-an-article")},
            {"a picture by its media type", R"({"uri":"1","mimetype":"image/jpeg","headline":"A"})" + good,
             at_line("not-an-article")},
            {"a package", R"({"uri":"1","type":"composite","headline":"A","associations":[]})" + good,
             at_line("not-an-article")},
            {"a planned event", R"({"uri":"1","type":"event","headlines":[{"value":"A"}]})" + good,
             at_line("not-an-article")},
            {"a text without one", R"({"uri":"1","type":"text"})" + good, at_line("no-text")},
            {"a body of empty markup", R"({"uri":"1","body_html":"<p></p><script>x</script>"})" + good,
             at_line("no-text")},
            {"a cancellation of nothing", R"({"pubstatus":"canceled"})" + good, at_line("no-id")},
            {"an array that does not end", R"([{"uri":"1","headline":"A"},)", {"1: A", "line 1 byte 28: truncated"}},
            {"an object that does not end", "{\n\"uri\":\"1\",\n\"headline\":\"A\"\n", {"line 1 byte 0: truncated"}},
        });
}

TEST_CASE("A reject names the item and the key at fault") {
    const auto items = read_items("ninjs", R"({"headline":7.5,"uri":"u1"})");
    REQUIRE(items.size() == 1);
    const auto& reject = std::get<Reject>(items[0]);
    CHECK(reject.id == "u1");
    CHECK(reject.detail == "headline");
}

TEST_CASE("Ninjs is recognised by its keys") {
    struct Row {
        std::string why;
        std::string head;
        std::string format;
    };
    const Row rows[] = {
        {"ninjs 1", complex_article, "ninjs"},
        {"ninjs 2", second_generation, "ninjs"},
        {"ninjs 3", third_generation, "ninjs"},
        {"an array of it", std::string("[") + complex_article + "]", "ninjs"},
        {"a cancellation", R"({"uri":"1","pubstatus":"canceled"})", "ninjs"},
        {"a head that is cut in a long text", R"({"uri":"1","versioncreated":"2022-09-16","body_text":"aaa)", "ninjs"},
        {"the first line is broken", "{\"x\n{\"uri\":\"1\",\"headline\":\"A\"}\n", "ninjs"},
        {"an article record", R"({"id":"1","title":"A","body":"B"})", "jsonl"},
        {"an article record with such keys", R"({"uri":"1","title":"A","body":"B","versioncreated":"x"})", "jsonl"},
        {"such keys inside of another", R"({"title":"A","ninjs":{"uri":"1","pubstatus":"usable"}})", "jsonl"},
        {"such words in a text", R"({"title":"\"uri\": \"pubstatus\":"})", "jsonl"},
        {"article records over several lines", "{\"title\": \"A\",\n \"uri\": \"1\"}\n", "json"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const Format* format = recognise(row.head);
        REQUIRE(format != nullptr);
        CHECK(format->name == row.format);
    }
}
