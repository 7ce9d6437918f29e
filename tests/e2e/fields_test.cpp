// Fields of an archive's own, and articles in several languages, by the real programs.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

const std::string schema = R"({"fields": [
    {"name": "desk", "kind": "keyword", "facet": true, "help": "the desk that wrote it"},
    {"name": "standfirst", "kind": "text"},
    {"name": "editor", "kind": "person"},
    {"name": "firm", "record": "company", "kind": "organisation"},
    {"name": "venue", "kind": "place"},
    {"name": "event", "record": "eventDate", "kind": "date"},
    {"name": "price", "kind": "number"}]})";

const std::string lines = R"({"id":"a","title":"Ferry fares rise","desk":"Sport","price":10,"editor":"Ann O’Hara"}
{"id":"b","title":"Tickets for the regatta","desk":["Sport","World"],"price":["-2.5","40"],"standfirst":"Two graves at sea"}
{"id":"c","title":"The fair opens","company":"U.N.","venue":"Kyiv","eventDate":["2021-03-01","2024-12-31T10:00+02:00"]}
{"id":"d","title":"Nothing else"}
)";

void make_own(const Workspace& work) {
    work.write("own.json", schema);
    work.make_archive(lines, {"--schema", "own.json"});
}

nlohmann::json first_hit(const Workspace& work, const std::string& query) {
    return parse_json_lines(work.query({"archive", query, "--format", "jsonl"}).output).at(0);
}

TEST_CASE("fields of every kind are found by name and value") {
    const Workspace work;
    make_own(work);
    struct Row {
        const char* query;
        Words ids;
        const char* reason;
    };
    const std::vector<Row> rows{
        {"desk:sport", {"a", "b"}, "a keyword"},
        {"desk:wor*", {"b"}, "a beginning of one"},
        {"standfirst:grave", {"b"}, "a word of a text"},
        {"editor:ohara", {"a"}, "a part of a person's name"},
        {"firm:UN", {"c"}, "an organisation, under another key of the record"},
        {"venue:Kyiv", {"c"}, "a place"},
        {"event:2021", {"c"}, "a date"},
        {"event:2024-12-31", {"c"}, "another of it"},
        {"event:2022..2023", {}, "none between them"},
        {"price:10", {"a"}, "a number"},
        {"price:-3..12", {"a", "b"}, "a range"},
        {"price:11..39", {}, "none within"},
        {"price:..0", {"b"}, "an open range"},
        {"-desk:sport the", {"c"}, "an exclusion"},
    };
    for (const auto& row : rows) {
        INFO(row.query << ": " << row.reason);
        auto ids = work.ids({row.query});
        std::sort(ids.begin(), ids.end());
        CHECK(ids == row.ids);
    }
    CHECK(work.ids({"title:the", "price~40"}).front() == "b");
}

TEST_CASE("fields of the archive's own are shown in every form") {
    const Workspace work;
    make_own(work);
    CHECK(first_hit(work, "regatta").at("fields") ==
          nlohmann::json({{"desk", {"Sport", "World"}}, {"standfirst", {"Two graves at sea"}}, {"price", {-2.5, 40}}}));
    CHECK(first_hit(work, "fair").at("fields").at("event") ==
          nlohmann::json({"2021-03-01", "2024-12-31T10:00:00+02:00"}));
    CHECK_FALSE(first_hit(work, "nothing").contains("fields"));
    const auto csv = work.query({"archive", "ferry", "--format", "csv"}).output;
    CHECK_THAT(csv, Catch::StartsWith("rank,id,score,date,title,source,dateline,status,persons,organisations,places,"
                                      "snippet,copies,desk,standfirst,editor,firm,venue,event,price\r\n"));
    CHECK_THAT(csv, Catch::EndsWith(",Sport,,Ann O’Hara,,,,10\r\n"));
    CHECK_THAT(work.query({"archive", "ferry"}).output,
               Catch::Contains("desk: Sport · editor: Ann O’Hara · price: 10"));
    CHECK_THAT(work.query({"archive", "--show", "b"}).output, Catch::Contains("price          -2.5, 40\n"));
    const auto parsed = work.query({"archive", "price:10..20", "--parse"}).output;
    CHECK(nlohmann::json::parse(parsed).at("expression").at("least") == 10);
}

TEST_CASE("a value that does not fit its field is a reject, one that is dropped is none") {
    const Workspace work;
    work.write("own.json", schema);
    work.write("bad.jsonl", R"({"id":"a","body":"one","price":"cheap"}
{"id":"b","body":"two","eventDate":"soon"}
{"id":"c","body":"three","desk":{"name":"Sport"}}
{"id":"d","body":"four","price":"7.5"}
)");
    CHECK_THAT(work.index({"add", "archive", "bad.jsonl", "--schema", "own.json"}), exits_with(1));
    const auto rejects = parse_json_lines(work.read("archive/rejects/g000001.jsonl"));
    REQUIRE(rejects.size() == 3);
    CHECK(rejects[0].at("reason") == "wrong-type");
    CHECK(rejects[0].at("detail") == "price: cheap");
    CHECK(rejects[1].at("reason") == "bad-date");
    CHECK(rejects[2].at("reason") == "wrong-type");
    CHECK(work.ids({"price:7.5"}) == Words{"d"});
    CHECK_THAT(work.index({"add", "archive", "bad.jsonl", "--drop-fields", "price,eventDate,desk", "--tolerate", "1"}),
               exits_with(0));
    CHECK(work.ids({"two"}) == Words{"b"});
}

TEST_CASE("columns of CSV are fields of the archive's own") {
    const Workspace work;
    work.write("own.json", schema);
    work.write("news.csv",
               "id,title,body,desk,price,eventDate\n1,Fares,They rise.,Sport,-2.5,2022-06-15\n"
               "2,Fares,They fall.,,,\n");
    CHECK_THAT(work.index({"add", "archive", "news.csv", "--schema", "own.json", "--map", "desk=desk"}), exits_with(0));
    CHECK(work.ids({"price:-3..-2 desk:sport event:2022-06"}) == Words{"1"});
    CHECK(work.ids({"fares"}).size() == 2);
}

TEST_CASE("a schema that can't be used is refused with the reason, and nothing is made") {
    const Workspace work;
    struct Row {
        const char* why;
        std::string content;
        int code;
        const char* message;
    };
    const std::vector<Row> rows{
        {"a name", R"({"fields": [{"name": "person", "kind": "text"}]})", 78, "the name \"person\" is taken"},
        {"a prefix", R"({"fields": [{"name": "desk", "kind": "text", "prefix": "XORG"}]})", 78, "taken by \"org\""},
        {"a slot", R"({"fields": [{"name": "desk", "kind": "number", "slot": 7}]})", 78, "from 64 to 255"},
        {"a kind", R"({"fields": [{"name": "desk", "kind": "wood"}]})", 78, "unknown kind \"wood\""},
        {"a key", R"({"fields": [{"name": "who", "kind": "person", "record": "persons"}]})", 78, "taken by \"person\""},
        {"no JSON", "name: desk", 65, "own.json: no JSON"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        work.write("own.json", row.content);
        CHECK_THAT(work.index({"create", "archive", "--schema", "own.json"}), fails_with(row.code, row.message));
        CHECK_FALSE(std::filesystem::exists(work.path("archive")));
    }
    CHECK_THAT(work.index({"create", "archive", "--schema", "missing.json"}), fails_with(66, "missing.json"));
}

TEST_CASE("an archive keeps its schema") {
    const Workspace work;
    work.write("own.json", schema);
    work.write("other.json", R"({"fields": [{"name": "desk", "kind": "text"}]})");
    work.write("news.jsonl", lines);
    CHECK_THAT(work.index({"create", "archive", "--schema", "own.json"}), exits_with(0));
    CHECK_THAT(work.index({"add", "archive", "news.jsonl", "--schema", "other.json"}), fails_with(78, "other.json"));
    CHECK_THAT(work.index({"add", "archive", "news.jsonl", "--schema", "own.json"}), exits_with(0));
    CHECK_THAT(work.index({"add", "archive", "news.jsonl"}), exits_with(0));
    CHECK(work.ids({"desk:world"}) == Words{"b"});
    // The same articles are the same archive, whatever the threads.
    const auto digest = work.status().at("live").at("digest");
    std::filesystem::remove_all(work.path("archive"));
    CHECK_THAT(
        work.index({"add", "archive", "news.jsonl", "--schema", "own.json", "--jobs", "1", "--partition", "none"}),
        exits_with(0));
    CHECK(work.status().at("live").at("digest") == digest);
}

// Articles of forty words and more that name no language, one of them too short to tell.
std::string four_languages() {
    const std::vector<std::pair<const char*, const char*>> bodies{
        {"de",
         "Der Bundestag hat am Donnerstag nach langer Debatte neue Gesetze zur Reform der Krankenhäuser beschlossen. "
         "Die Abgeordneten der Regierung stimmten dafür, während die Opposition das Vorhaben ablehnte. Der Minister "
         "sprach von einem wichtigen Schritt für die Versorgung der Menschen auf dem Land."},
        {"fr",
         "Le gouvernement a présenté mercredi son projet de budget pour l'année prochaine, qui prévoit une baisse des "
         "dépenses et une hausse des impôts sur les grandes entreprises. Les députés de l'opposition ont critiqué le "
         "texte, tandis que le ministre a défendu un effort juste et nécessaire pour réduire la dette du pays."},
        {"es",
         "El presidente anunció el martes que el gobierno enviará ayuda a las familias que perdieron sus casas en las "
         "inundaciones. Los vecinos de la ciudad dijeron que el agua subió muy rápido durante la noche y que muchos "
         "tuvieron que esperar en los techos hasta que llegaron los equipos de rescate por la mañana."},
        {"ru",
         "Президент заявил в понедельник, что правительство направит помощь семьям, которые потеряли дома во время "
         "наводнения. Жители города рассказали, что вода поднялась очень быстро ночью и многим пришлось ждать на "
         "крышах, пока утром не прибыли спасатели. По словам министра, в регионе объявлен режим чрезвычайной "
         "ситуации и работают сотни людей."},
        {"en",
         "The bank said on Tuesday that it would keep interest rates where they are until the summer, as prices in "
         "the shops go on rising more slowly than a year ago. Its governor told reporters that the board had been of "
         "one mind, and that the next step would depend on wages."},
        {"short", "Der Bundestag tagt."},
    };
    std::vector<nlohmann::json> records;
    for (const auto& [id, body] : bodies) records.push_back({{"id", id}, {"body", body}});
    records.push_back({{"id", "given"}, {"body", bodies[0].second}, {"language", "fr"}});
    return json_lines(records);
}

TEST_CASE("the language of long articles is recognised, and their words are found by their stems") {
    const Workspace work;
    work.make_archive(four_languages());
    CHECK(work.status().at("live").at("languages") ==
          nlohmann::json({{"de", 1}, {"en", 2}, {"es", 1}, {"fr", 2}, {"ru", 1}}));
    struct Row {
        const char* query;
        Words ids;
        const char* reason;
    };
    const std::vector<Row> rows{
        {"language:de", {"de"}, "recognised"},
        {"language:fr", {"fr", "given"}, "what is given is believed"},
        {"language:en", {"en", "short"}, "what is too short is in the archive's"},
        {"Abgeordneter", {"de"}, "another form, by the German stem alone"},
        {"Bundestag", {"de", "given", "short"}, "the form as it stands, in every language"},
        {"Abgeordneter language:de", {"de"}, "narrowed to it"},
        {"Abgeordneter language:en", {}, "or to another"},
        {"entreprise", {"fr"}, "a French stem"},
        {"familia", {"es"}, "a Spanish stem"},
        {"вода спасатель", {"ru"}, "a Russian stem"},
        {"rate", {"en"}, "and an English one, all in one archive"},
        {"minister OR ministre", {"de", "fr", "given"}, "several at once"},
    };
    for (const auto& row : rows) {
        INFO(row.query << ": " << row.reason);
        auto ids = work.ids({row.query});
        std::sort(ids.begin(), ids.end());
        auto expected = row.ids;
        std::sort(expected.begin(), expected.end());
        CHECK(ids == expected);
    }
    const auto record = nlohmann::json::parse(work.query({"archive", "--show", "ru", "--format", "json"}).output);
    CHECK(record.at("language") == "ru");
    const auto english = nlohmann::json::parse(work.query({"archive", "--show", "en", "--format", "json"}).output);
    CHECK_FALSE(english.contains("language"));
    // What was recognised once is no change the next time.
    const auto again = work.index({"add", "archive", "articles.jsonl", "--report", "-", "--quiet"});
    CHECK(nlohmann::json::parse(again.output).at("counts").at("unchanged") == 7);
}

}  // namespace
}  // namespace dateline::e2e
