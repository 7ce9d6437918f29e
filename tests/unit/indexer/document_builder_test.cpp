#include "indexer/document_builder.hpp"

#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "schemas/custom_schema.hpp"
#include "schemas/number.hpp"
#include "schemas/terms.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

using Lines = std::vector<std::string>;

Lines terms_beginning(const Xapian::Document& document, std::string_view start) {
    Lines terms;
    for (const auto& line : terms_of(document)) {
        if (line.starts_with(start)) terms.push_back(line);
    }
    return terms;
}

std::vector<unsigned> slots_of(const Xapian::Document& document) {
    std::vector<unsigned> slots;
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
        slots.push_back(value.get_valueno());
    return slots;
}

std::uint64_t length_of(const Xapian::Document& document) {
    std::uint64_t length = 0;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) length += term.get_wdf();
    return length;
}

Moment moment(std::string_view text) { return parse_moment(text).value().moment; }

// An article with something in every field.
Article full_article() {
    Article article;
    article.id = "tag:reuters.com,2022:1";
    article.title = "Mass graves";
    article.body = "Izium's graves: 450 bodies.";
    article.published = moment("2022-09-16T23:30:00-05:00");
    article.updated = moment("2022-09-17");
    article.embargo = moment("2022-09-18T06:00:00Z");
    article.version = 3;
    article.status = Status::corrected;
    article.dateline = "IZIUM, Ukraine";
    article.byline = "Jane Doe";
    article.source = "Reuters";
    article.section = "World";
    article.language = "en";
    article.url = "https://example.org/A";
    article.topics = {"War Crimes", "Élysée"};
    article.persons = {"Volodymyr Zelenskiy", "Antony Blinken"};
    article.organisations = {"U.N."};
    article.places = {"Izium", "Ukraine"};
    article.extra = R"({"desk":"Kyiv"})";
    return article;
}

Xapian::Document build(const Article& article, const std::string& language = "en") {
    return DocumentBuilder(FieldTable::builtin(), language).build(prepare(article)).document;
}

Hash128 indexed_hash(const Article& article) {
    return DocumentBuilder(FieldTable::builtin(), "en").build(prepare(article)).indexed;
}

std::vector<ListEntry> given(const Lines& values) {
    std::vector<ListEntry> entries;
    for (const auto& value : values) entries.push_back({.value = value, .count = 1, .flags = given_flag});
    return entries;
}

// A text of words that no other has.
std::string rare_words(int from, int count) {
    std::string text;
    for (int i = from; i < from + count; ++i) text += "word" + std::to_string(i) + ' ';
    return text;
}

}  // namespace

TEST_CASE("an article makes the terms of the contract") {
    CHECK(terms_of(build(full_article())) == Lines{
                                                 "450 1 @105",
                                                 "Adoe 0 @2",
                                                 "Ajane 0 @1",
                                                 "D20220916 0",
                                                 "Len 0",
                                                 "M202209 0",
                                                 "Qtag:reuters.com,2022:1 0",
                                                 "Sgraves 0 @2",
                                                 "Smass 0 @1",
                                                 "Uhttps://example.org/a 0",
                                                 "XBYLINEFULLjane doe 0",
                                                 "XDATELINEFULLizium ukraine 0",
                                                 "XDATELINEizium 0 @1",
                                                 "XDATELINEukraine 0 @2",
                                                 "XEMBARGOD20220918 0",
                                                 "XEMBARGOM202209 0",
                                                 "XEMBARGOY2022 0",
                                                 "XIScorrected 0",
                                                 "XISembargoed 0",
                                                 "XORGFULLun 0",
                                                 "XORGun 0",
                                                 "XPERSONFULLantony blinken 0",
                                                 "XPERSONFULLvolodymyr zelenskiy 0",
                                                 "XPERSONantony 0",
                                                 "XPERSONblinken 0",
                                                 "XPERSONvolodymyr 0",
                                                 "XPERSONzelenskiy 0",
                                                 "XPLACEFULLizium 0",
                                                 "XPLACEFULLukraine 0",
                                                 "XPLACEizium 0",
                                                 "XPLACEukraine 0",
                                                 "XSECTIONworld 0",
                                                 "XSOURCEreuters 0",
                                                 "XTOPICelysee 0",
                                                 "XTOPICwar crimes 0",
                                                 "XUPDATEDD20220917 0",
                                                 "XUPDATEDM202209 0",
                                                 "XUPDATEDY2022 0",
                                                 "Y2022 0",

                                                 "ZSgrave 0",
                                                 "ZSmass 0",
                                                 "Zbodi 1",
                                                 "Zgrave 4",
                                                 "Zizium 1",
                                                 "Zmass 3",
                                                 "bodies 1 @106",
                                                 "graves 4 @2,104",
                                                 "izium 1 @103",
                                                 "mass 3 @1",
                                             });
}

TEST_CASE("only words and stems of title and body count for the length") {
    // Two words of the title weigh 3, four of the body 1; each but the number has a stem of the same weight.
    CHECK(length_of(build(full_article())) == (2 * 3 + 3 * 1) * 2 + 1);
    Article bare = full_article();
    bare.persons.clear();
    bare.topics.clear();
    bare.byline.clear();
    CHECK(length_of(build(bare)) == length_of(build(full_article())));
}

TEST_CASE("an article fills the slots of the contract") {
    const Article article = full_article();
    const auto document = build(article);
    CHECK(slots_of(document) == std::vector<unsigned>{0, 1, 2, 4, 5, 6, 7, 8, 9, 13, 15, slot::brief, slot::order,
                                                      slot::fingerprint, slot::revision});
    CHECK(decode_seconds(document.get_value(0)) == moment("2022-09-17T04:30:00Z").utc_seconds());
    CHECK(decode_seconds(document.get_value(1)) == moment("2022-09-17T00:00:00Z").utc_seconds());
    CHECK(decode_seconds(document.get_value(2)) == moment("2022-09-18T06:00:00Z").utc_seconds());
    CHECK(decode_list(document.get_value(4)) == given({"Reuters"}));
    CHECK(decode_list(document.get_value(5)) == given({"World"}));
    CHECK(decode_list(document.get_value(6)) == given({"en"}));
    CHECK(decode_list(document.get_value(7)) == given({"Volodymyr Zelenskiy", "Antony Blinken"}));
    CHECK(decode_list(document.get_value(8)) == given({"U.N."}));
    CHECK(decode_list(document.get_value(9)) == given({"Izium", "Ukraine"}));
    CHECK(decode_list(document.get_value(13)) == given({"War Crimes", "Élysée"}));
    CHECK(decode_brief(document.get_value(slot::brief)) == brief_of(article));
    CHECK(document.get_value(slot::order) == order_key(article.published, article.id));
    CHECK(decode_revision(document.get_value(slot::revision)) == revision_of(article));
}

TEST_CASE("the fingerprint is that of the record and of what is indexed") {
    const auto prepared = prepare(full_article());
    const auto built = DocumentBuilder(FieldTable::builtin(), "en").build(prepared);
    const auto fingerprint = decode_fingerprint(built.document.get_value(slot::fingerprint));
    CHECK(fingerprint.record == prepared.record_hash);
    CHECK(fingerprint.indexed == built.indexed);
}

TEST_CASE("the whole record is the first line of the data") {
    const auto prepared = prepare(full_article());
    const std::string data = build(full_article()).get_data();
    REQUIRE(data.find('\n') != std::string::npos);
    CHECK(data.substr(0, data.find('\n')) == prepared.record);
    CHECK(prepared.record.find("\"extra\":{\"desk\":\"Kyiv\"}") != std::string::npos);
}

TEST_CASE("what an article lacks makes neither term nor slot") {
    Article article;
    article.id = "1";
    article.body = "Word";
    CHECK(terms_of(build(article)) == Lines{"Len 0", "Q1 0", "XISundated 0", "Zword 1", "word 1 @1"});
    CHECK(slots_of(build(article)) == std::vector<unsigned>{6, slot::brief, slot::order, slot::fingerprint});
    CHECK(decode_revision(build(article).get_value(slot::revision)) == Revision{});
}

TEST_CASE("an article without a language has the archive's") {
    Article article;
    article.id = "1";
    article.body = "Häuser";
    const auto german = build(article, "de");
    CHECK(terms_beginning(german, "L") == Lines{"Lde 0"});
    CHECK(decode_list(german.get_value(6)) == given({"de"}));
    CHECK(terms_beginning(german, "Z") == Lines{"Zhaus 1"});
    article.language = "xx";
    // A language that no stemmer knows leaves words as they are.
    CHECK(terms_beginning(build(article, "de"), "Z") == Lines{"Zhauser 1"});
    CHECK(terms_beginning(build(article, "de"), "L") == Lines{"Lxx 0"});
}

TEST_CASE("one builder stems each article in its own language") {
    DocumentBuilder builder(FieldTable::builtin(), "en");
    Article article;
    article.id = "1";
    article.body = "nations";
    const auto stem_in = [&](const std::string& language) {
        article.language = language;
        return terms_beginning(builder.build(prepare(article)).document, "Z");
    };
    CHECK(stem_in("en") == Lines{"Znation 1"});
    CHECK(stem_in("xx") == Lines{"Znations 1"});
    CHECK(stem_in("en") == Lines{"Znation 1"});
}

TEST_CASE("a title alone is an article, and a name without words makes no term") {
    Article article;
    article.id = "1";
    article.title = "Word";
    article.persons = {"...", "Ada"};
    article.places = {"--"};
    const auto document = build(article);
    CHECK(terms_beginning(document, "XPERSON") == Lines{"XPERSONFULLada 0", "XPERSONada 0"});
    CHECK(terms_beginning(document, "XPLACE").empty());
    CHECK(decode_list(document.get_value(7)) == given({"Ada"}));
    CHECK(document.get_value(9).empty());
}

TEST_CASE("long words and ids become terms that Xapian takes") {
    Article article;
    article.id = std::string(5000, 'i');
    article.title = std::string(10'000, 't');
    article.topics = {std::string(10'000, 'k')};
    article.persons = {std::string(10'000, 'p') + ' ' + std::string(10'000, 'q')};
    TestFolder folder;
    Xapian::WritableDatabase database(folder.path("db").string(), Xapian::DB_CREATE);
    database.add_document(build(article));
    database.commit();
    CHECK(database.get_termfreq(id_term(article.id)) == 1);
    CHECK(decode_brief(database.get_document(1).get_value(slot::brief)).id == article.id);
}

TEST_CASE("text of a field of its own is found under its prefix alone") {
    const auto fields = FieldTable::parse(R"({"format": 1, "fields": [
        {"name": "id", "record": "id", "kind": "id", "prefix": "Q"},
        {"name": "body", "record": "body", "kind": "text", "prefix": ""},
        {"name": "section", "record": "section", "kind": "text", "prefix": "XDESK", "weight": 0}]})");
    Article article;
    article.id = "1";
    article.body = "word";
    article.section = "Old News";
    const auto document = DocumentBuilder(fields, "en").build(prepare(article)).document;
    CHECK(terms_of(document) ==
          Lines{"Q1 0", "XDESKnews 0 @2", "XDESKold 0 @1", "ZXDESKnews 0", "ZXDESKold 0", "Zword 1", "word 1 @1"});
}

namespace {

FieldTable own_fields() {
    return with_schema(FieldTable::builtin(), R"({"fields": [
        {"name": "desk", "kind": "keyword"}, {"name": "lead", "kind": "text"}, {"name": "kicker", "kind": "text", "weight": 2},
        {"name": "editor", "kind": "person"}, {"name": "venue", "kind": "place"}, {"name": "firm", "kind": "organisation"},
        {"name": "event", "kind": "date"}, {"name": "price", "kind": "number"},
        {"name": "mood", "kind": "text", "facet": true}]})");
}

Xapian::Document build_own(const std::string& extra) {
    static const FieldTable fields = own_fields();
    Article article;
    article.id = "1";
    article.body = "Word";
    article.extra = extra;
    auto prepared = prepare(article);
    RecordMends mends;
    REQUIRE_FALSE(read_custom_values(article, fields, prepared.custom, mends));
    return DocumentBuilder(fields, "en").build(prepared).document;
}

}  // namespace

TEST_CASE("fields of the archive's own make terms and slots as built-in ones of their kind") {
    struct Row {
        const char* why;
        const char* extra;
        const char* prefix;
        Lines terms;
        const char* stem_prefix;
        Lines stems;
    };
    const std::vector<Row> rows{
        {"keywords",
         R"({"desk":["Späte Nacht","Sport"]})",
         "XDESK",
         {"XDESKspate nacht 0", "XDESKsport 0"},
         "ZXDESK",
         {}},
        {"text that is not ranked, from 1",
         R"({"lead":["Old graves","Old"]})",
         "XLEAD",
         {"XLEADgraves 0 @2", "XLEADold 0 @1,103"},
         "ZXLEAD",
         {"ZXLEADgrave 0", "ZXLEADold 0"}},
        {"ranked text, behind the body",
         R"({"kicker":"Words"})",
         "XKICKER",
         {"XKICKERwords 0 @102"},
         "Zword",
         {"Zword 3"}},
        {"persons",
         R"({"editor":"Ann O'Hara"})",
         "XEDITOR",
         {"XEDITORFULLann ohara 0", "XEDITORann 0 @1", "XEDITORohara 0 @2"},
         "ZXEDITOR",
         {}},
        {"places", R"({"venue":"Izium"})", "XVENUE", {"XVENUEFULLizium 0", "XVENUEizium 0 @1"}, "ZXVENUE", {}},
        {"organisations", R"({"firm":"U.N."})", "XFIRM", {"XFIRMFULLun 0", "XFIRMun 0 @1"}, "ZXFIRM", {}},
        {"dates",
         R"({"event":["2022-09-16","2021-09-16"]})",
         "XEVENT",
         {"XEVENT20210916 0", "XEVENT20220916 0", "XEVENTM202109 0", "XEVENTM202209 0", "XEVENTY2021 0",
          "XEVENTY2022 0"},
         "ZXEVENT",
         {}},
        {"numbers", R"({"price":5})", "XPRICE", {}, "ZXPRICE", {}},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto document = build_own(row.extra);
        CHECK(terms_beginning(document, row.prefix) == row.terms);
        CHECK(terms_beginning(document, row.stem_prefix) == row.stems);
        // Only ranked text counts for the length: "words" and its stem, 2 each, beside the body's word.
        CHECK(length_of(document) == (std::string_view(row.prefix) == "XKICKER" ? 6 : 2));
    }
}

TEST_CASE("fields of the archive's own keep their values in slots") {
    const auto fields = own_fields();
    const auto value = [&](const char* name, const std::string& extra) {
        return build_own(extra).get_value(static_cast<Xapian::valueno>(fields.find(name)->slot));
    };
    CHECK(decode_list(value("desk", R"({"desk":["Späte Nacht",7]})")) == given({"Späte Nacht", "7"}));
    CHECK(decode_list(value("editor", R"({"editor":["Ann","..."]})")) == given({"Ann"}));
    CHECK(decode_list(value("mood", R"({"mood":"Glad"})")) == given({"Glad"}));
    CHECK(decode_seconds(value("event", R"({"event":["2022-09-16","2021-09-16T01:00+03:00"]})")) ==
          moment("2021-09-15T22:00:00Z").utc_seconds());
    CHECK(decode_numbers(value("price", R"({"price":["7.5",-2]})")) == std::vector<double>{-2, 7.5});
    CHECK(slots_of(build_own("")) == std::vector<unsigned>{6, slot::brief, slot::order, slot::fingerprint});
}

TEST_CASE("a text that is long enough is known by its likeness") {
    Article article = story("1", rare_words(0, 60));
    article.title = "Mass graves found at Izium";
    article.persons = {"Ann Smith"};
    const auto document = build(article);
    CHECK(decode_likeness(document.get_value(slot::likeness)) == likeness_signature(article.title, article.body));

    SECTION("one builder makes each signature anew") {
        DocumentBuilder builder(FieldTable::builtin(), "en");
        builder.build(prepare(story("0", rare_words(100, 10))));
        CHECK(terms_of(builder.build(prepare(article)).document) == terms_of(document));
    }
    SECTION("a short text has none") {
        Article shorter = article;
        shorter.body = rare_words(0, 10);
        CHECK(build(shorter).get_value(slot::likeness).empty());
    }
}

TEST_CASE("text of the archive's own fields is no part of the likeness") {
    const auto document = build_own(R"({"kicker":")" + rare_words(0, 60) + "\"}");
    CHECK(document.get_value(slot::likeness).empty());
}

TEST_CASE("the hash of what is indexed doesn't depend on the builder's past") {
    const auto hash = indexed_hash(full_article());
    DocumentBuilder builder(FieldTable::builtin(), "en");
    for (int i = 0; i < 1000; ++i) {
        Article other = story(std::to_string(i), rare_words(i, 20), "1990-01-01");
        other.persons = {"Person " + std::to_string(i), "Antony Doe"};
        builder.build(prepare(other));
    }
    const auto built = builder.build(prepare(full_article()));
    CHECK(built.indexed == hash);
    CHECK(terms_of(built.document) == terms_of(build(full_article())));
}

TEST_CASE("a builder that has forgotten its words goes on as before") {
    const auto hash = indexed_hash(full_article());
    DocumentBuilder builder(FieldTable::builtin(), "en");
    builder.build(prepare(full_article()));
    builder.build(prepare(story("many", rare_words(0, 120'000))));
    const auto built = builder.build(prepare(full_article()));
    CHECK(built.indexed == hash);
    CHECK(terms_of(built.document) == terms_of(build(full_article())));
}

TEST_CASE("the hash of what is indexed changes with the article") {
    using Change = std::function<void(Article&)>;
    const auto [what, change] = GENERATE(table<std::string, Change>({
        {"id", [](Article& a) { a.id += "2"; }},
        {"title", [](Article& a) { a.title += " found"; }},
        {"capitals of the title", [](Article& a) { a.title = "MASS graves"; }},
        {"body", [](Article& a) { a.body += " More."; }},
        {"punctuation of the body", [](Article& a) { a.body += "."; }},
        {"order of the body's words", [](Article& a) { a.body = "graves Izium's: 450 bodies."; }},
        {"published", [](Article& a) { a.published = moment("2022-09-15T23:30:00-05:00"); }},
        {"published: its zone", [](Article& a) { a.published = moment("2022-09-16T22:30:00-06:00"); }},
        {"published: none", [](Article& a) { a.published.reset(); }},
        {"updated", [](Article& a) { a.updated = moment("2022-09-18"); }},
        {"embargo", [](Article& a) { a.embargo.reset(); }},
        {"version", [](Article& a) { a.version = 4; }},
        {"status", [](Article& a) { a.status = Status::cancelled; }},
        {"dateline", [](Article& a) { a.dateline = "KYIV"; }},
        {"byline", [](Article& a) { a.byline.clear(); }},
        {"source", [](Article& a) { a.source = "AFP"; }},
        {"language", [](Article& a) { a.language = "fr"; }},
        {"topics", [](Article& a) { a.topics.emplace_back("UN"); }},
        {"order of topics", [](Article& a) { std::swap(a.topics[0], a.topics[1]); }},
        {"persons", [](Article& a) { a.persons.pop_back(); }},
        {"accents of a person", [](Article& a) { a.persons[1] = "Ántony Blinken"; }},
        {"a list's entry moves to another", [](Article& a) { std::swap(a.organisations, a.places); }},
        {"extra", [](Article& a) { a.extra = R"({"desk":"Lviv"})"; }},
    }));
    CAPTURE(what);
    Article article = full_article();
    change(article);
    CHECK_FALSE(indexed_hash(article) == indexed_hash(full_article()));
}

TEST_CASE("the hash doesn't change with the time of the file") {
    auto prepared = prepare(full_article());
    const auto hash = indexed_hash(full_article());
    prepared.revision.updated += 1;
    const auto built = DocumentBuilder(FieldTable::builtin(), "en").build(prepared);
    CHECK(built.indexed == hash);
    CHECK(decode_revision(built.document.get_value(slot::revision)) == prepared.revision);
}

namespace {

FoundPlace found_place(const char* id, const char* name) {
    FoundPlace place;
    place.id = id;
    place.name = name;
    return place;
}

// The article of the tests above with something of each kind found in it.
PreparedArticle annotated_article() {
    auto prepared = prepare(full_article());
    Findings& findings = prepared.findings;
    findings.persons = {{"Antony Blinken", 2, false, true}, {"Volodymyr Zelensky", 3, true, false}};
    findings.organisations = {{"UN", 1, true, false}, {"European Union", 1, true, false}};
    findings.place_names = {{"Izyum", 3, true, true}, {"Izium", 0, false, false}};
    FoundPlace izyum = found_place("707292", "Izyum");
    izyum.point = {49.2088, 37.2485};
    izyum.prominent = izyum.in_lead = izyum.in_focus = izyum.in_dateline = izyum.is_point = true;
    findings.places = {izyum, found_place("2017370", "Russia")};
    findings.times = {{{*parse_day("2022-09-01"), *parse_day("2022-09-30")}, TimeGrain::month, 2, true}};
    findings.mentions = "mentions";
    findings.stamp = "v1-n";
    return prepared;
}

std::vector<PlaceId> holders(const PlaceId& id) {
    return id == "707292" ? std::vector<PlaceId>{"706482", "690791"} : std::vector<PlaceId>{};
}

Xapian::Document build_annotated(const FieldTable& fields = FieldTable::builtin()) {
    return DocumentBuilder(fields, "en", holders).build(annotated_article()).document;
}

}  // namespace

TEST_CASE("persons that were found stand beside those that are given, each once") {
    const auto document = build_annotated();
    CHECK(terms_beginning(document, "XPERSON:") == Lines{});
    CHECK(terms_beginning(document, "XPERSONFULL") ==
          Lines{"XPERSONFULLantony blinken 0", "XPERSONFULLvolodymyr zelenskiy 0", "XPERSONFULLvolodymyr zelensky 0"});
    CHECK(terms_beginning(document, "XPERSONPROMINENT") == Lines{"XPERSONPROMINENTvolodymyr zelensky 0"});
    CHECK(terms_beginning(document, "XPERSONLEAD") == Lines{"XPERSONLEADantony blinken 0"});
    CHECK(terms_beginning(document, "XPERSONvolodymyr") == Lines{"XPERSONvolodymyr 0"});
    CHECK(decode_list(document.get_value(7)) ==
          std::vector<ListEntry>{{"Volodymyr Zelenskiy", 1, given_flag},
                                 {"Antony Blinken", 2, given_flag | found_flag | lead_flag},
                                 {"Volodymyr Zelensky", 3, found_flag | prominent_flag}});
}

TEST_CASE("names that fold to one are one, shown as they are given") {
    CHECK(decode_list(build_annotated().get_value(8)) ==
          std::vector<ListEntry>{{"U.N.", 1, given_flag | found_flag | prominent_flag},
                                 {"European Union", 1, found_flag | prominent_flag}});
}

TEST_CASE("a place is found by all it lies in, on its rungs, in focus and in the dateline") {
    const auto document = build_annotated();
    CHECK(terms_beginning(document, "XPLACEID") ==
          Lines{"XPLACEID2017370 0", "XPLACEID690791 0", "XPLACEID706482 0", "XPLACEID707292 0"});
    for (const auto* prefix : {"XPLACEPROMINENT", "XPLACELEAD", "XFOCUSID", "XDATELINEID"}) {
        const std::string start = prefix;
        CHECK(terms_beginning(document, prefix) == Lines{start + "690791 0", start + "706482 0", start + "707292 0"});
    }
    CHECK(terms_beginning(document, "XFOCUSFULL") == Lines{"XFOCUSFULLizyum 0"});
    CHECK(terms_beginning(document, "XFOCUSizyum") == Lines{"XFOCUSizyum 0 @1"});
    // The dateline is named as the record has it.
    CHECK(terms_beginning(document, "XDATELINEFULL") == Lines{"XDATELINEFULLizium ukraine 0"});
    CHECK(terms_beginning(document, "XPLACEFULL").size() == 2 + full_article().places.size() - 1);
}

TEST_CASE("points and cells are those of the places that have one") {
    const auto document = build_annotated();
    CHECK(terms_beginning(document, "XNEAR") == Lines{"XNEARq278x434 0"});
    CHECK(decode_points(document.get_value(10)) == std::vector<GeoPoint>{{49.2088, 37.2485}});
    auto prepared = annotated_article();
    prepared.findings.given_points = {{-33.9, 18.4}};
    const auto given = DocumentBuilder(FieldTable::builtin(), "en").build(prepared).document;
    CHECK(decode_points(given.get_value(10)) == std::vector<GeoPoint>{{-33.9, 18.4}, {49.2088, 37.2485}});
    CHECK(terms_beginning(given, "XNEAR").size() == 2);
}

TEST_CASE("times are exact by their unit and within all that hold it") {
    const auto document = build_annotated();
    CHECK(terms_beginning(document, "XABOUT") ==
          Lines{"XABOUTEXACT:M202209 0", "XABOUTWITHIN:C2020 0", "XABOUTWITHIN:Q20223 0", "XABOUTWITHIN:Y2022 0"});
    CHECK(decode_spoken(document.get_value(3)) == annotated_article().findings.times);
}

TEST_CASE("mentions stand behind the record, and the stamp is a term") {
    const auto document = build_annotated();
    CHECK(document.get_data() == annotated_article().record + "\nmentions");
    CHECK(terms_beginning(document, "XANNOTATOR") == Lines{"XANNOTATORv1-n 0"});
    CHECK(terms_beginning(build(full_article()), "XANNOTATOR").empty());
}

TEST_CASE("what was found counts for no length, and changes no term of the text") {
    const auto plain = build(full_article());
    const auto annotated = build_annotated();
    CHECK(length_of(annotated) == length_of(plain));
    for (const auto& line : terms_of(plain)) {
        const bool is_text = line.front() >= 'a' && line.front() <= 'z';
        if (is_text || line.front() == 'Z' || line.front() == 'S')
            CHECK(terms_beginning(annotated, line) == terms_beginning(plain, line));
    }
}

TEST_CASE("a table without ids, keys and ladders takes names alone") {
    const auto fields = FieldTable::parse(R"({"format": 1, "fields": [
        {"name": "id", "record": "id", "kind": "id", "prefix": "Q"},
        {"name": "person", "record": "persons", "kind": "person", "prefix": "XPERSON", "full_prefix": "XPERSONFULL", "slot": 7},
        {"name": "place", "record": "places", "kind": "place", "prefix": "XPLACE", "full_prefix": "XPLACEFULL", "slot": 9},
        {"name": "near", "kind": "near", "prefix": "XNEAR", "slot": 10, "reserved": true},
        {"name": "about", "kind": "period", "prefix": "XABOUTEXACT", "within_prefix": "XABOUTWITHIN", "slot": 3, "reserved": true}]})");
    const auto document = build_annotated(fields);
    CHECK(slots_of(document) == std::vector<unsigned>{7, 9, 20, 21, 22, 23});
    for (const auto& line : terms_of(document)) {
        const auto is = [&](std::string_view start) { return line.starts_with(start); };
        CHECK((is("Q") || is("XPERSON") || is("XPLACE") || is("XANNOTATOR")));
        CHECK_FALSE((is("XPLACEID") || is("XPLACELEAD")));
    }
}
