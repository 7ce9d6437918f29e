// dateline-query over the sample archive: what people and programs get to see.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

using nlohmann::json;

constexpr auto un = "dl-2022-0916-izium-un";
constexpr auto broadcast = "izium-broadcast.txt";

struct SampleFixture {
    Workspace work;

    SampleFixture() {
        const std::string folder = DATELINE_TREE "/corpus/sample";
        REQUIRE_THAT(work.index({"add", "archive", folder + "/wire.jsonl", folder + "/text", "--annotate", "none"}),
                     exits_with(0));
    }

    Outcome ask(Words words) const {
        words.insert(words.begin(), "archive");
        return work.query(words);
    }
    std::string first(const std::string& query) const { return work.ids({"--any", query}).at(0); }
};

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// The fields of a line of RFC 4180.
Words csv_fields(const std::string& line) {
    Words fields{""};
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            if (!quoted && !fields.back().empty()) fields.back() += '"';  // the second of two
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

Words lines_of(const std::string& text) {
    Words lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

TEST_CASE_METHOD(SampleFixture, "the story that is most about the words comes first") {
    CHECK(first("izium graves Zelenskiy Bucha") == broadcast);
    CHECK(first("tornado Paris Texas") == "paris-texas-tornado.txt");
    CHECK(first("Erdoğan run-off Turkish") == "dl-2023-0528-erdogan-re-elected");
    CHECK(first("grain Black Sea agreement") == "dl-background-grain-corridor");
    CHECK(first("Lula Bolsonaro president Brazil") == "dl-2022-1030-lula-elected");
}

TEST_CASE_METHOD(SampleFixture, "a preference puts its story first and keeps the others") {
    const auto plain = work.ids({"graves"});
    const auto preferring = work.ids({"graves place~Geneva"});
    REQUIRE(preferring.size() == plain.size());
    CHECK(plain.at(0) != un);
    CHECK(preferring.at(0) == un);
}

TEST_CASE_METHOD(SampleFixture, "text shows rank, date, title, source, names and what matched") {
    const auto outcome = ask({"izium", "monitors"});
    INFO(outcome);
    CHECK_THAT(outcome, exits_with(0));
    for (const auto* part : {"1 article\n", " 1. 2022-09-16  UN rights office wants monitors at Izium burial site",
                             "Meridian News", "Liz Throssell", "Izium"}) {
        CAPTURE(part);
        CHECK(contains(outcome.output, part));
    }
    CHECK_FALSE(contains(outcome.output, "\x1b"));  // no colour where no terminal is
    CHECK(outcome.errors.empty());
}

TEST_CASE_METHOD(SampleFixture, "a terminal gets colours, unless NO_COLOR is set") {
    if (!has_terminals()) return;
    auto command = work.query_command({"archive", "izium"});
    command.terminal = true;
    command.environment = {{"TERM", "xterm"}};
    CHECK(contains(run(command).output, "\x1b[1m"));
    command.environment["NO_COLOR"] = "1";
    CHECK_FALSE(contains(run(command).output, "\x1b"));
}

TEST_CASE_METHOD(SampleFixture, "JSON tells of the question, the count and the hits") {
    const auto answer = json::parse(ask({"izium graves", "--format", "json"}).output);
    CHECK(answer.at("query").at("text") == "izium graves");
    CHECK(answer.at("total") == json{{"value", 2}, {"exact", true}, {"folded", 2}});
    REQUIRE(answer.at("hits").size() == 2);
    const auto& hit = answer["hits"][1];
    CHECK(hit.at("rank") == 2);
    CHECK(hit.at("id") == un);
    CHECK(hit.at("date") == "2022-09-16T14:05:00+02:00");
    CHECK(hit.at("source") == "Meridian News");
    CHECK(hit.at("persons").at(2) == "Volodymyr Zelenskyy");
    CHECK(hit.at("places").at(1) == "Izium");
}

TEST_CASE_METHOD(SampleFixture, "the marks of a snippet stand round the words of the query, counted in code points") {
    const auto hits = parse_json_lines(ask({"graves OR erdogan", "--format", "jsonl"}).output);
    REQUIRE(hits.size() == 6);
    for (const auto& hit : hits) {
        const std::string text = hit.at("snippet").at("text");
        std::vector<std::string> characters;
        for (const char c : text) {
            if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) characters.emplace_back();
            characters.back() += c;
        }
        for (const auto& mark : hit["snippet"].at("marks")) {
            std::string marked;
            for (std::size_t i = mark.at(0); i < mark.at(1); ++i) marked += characters.at(i);
            CAPTURE(text, marked);
            CHECK((contains(marked, "rave") || contains(marked, "Erdo")));
        }
    }
}

TEST_CASE_METHOD(SampleFixture, "JSON Lines are the hits of JSON, a line each") {
    const auto answer = json::parse(ask({"games", "--format", "json"}).output);
    CHECK(json(parse_json_lines(ask({"games", "--format", "jsonl"}).output)) == answer.at("hits"));
}

TEST_CASE_METHOD(SampleFixture, "the parts of a score add up to it, and so do the words of the text's part") {
    for (const auto* query : {"izium graves", "izium person~Zelensky date~2022-09", "zelensk* graves title:izium"}) {
        const auto outcome = ask({query, "--any", "--explain", "--format", "jsonl", "--limit", "all"});
        const auto hits = parse_json_lines(outcome.output);
        REQUIRE_FALSE(hits.empty());
        for (const auto& hit : hits) {
            double parts = 0;
            for (const auto& part : hit.at("explain").at("parts")) parts += part.at("score").get<double>();
            CAPTURE(query, hit.dump());
            CHECK(parts == hit.at("score").get<double>());  // sums of multiples of one unit are exact
            double words = 0;
            for (const auto& word : hit["explain"].at("words")) words += word.at("score").get<double>();
            CHECK(words <= parts);
        }
    }
}

TEST_CASE_METHOD(SampleFixture, "scores fall, and equal ones are newest first") {
    const auto hits = parse_json_lines(ask({"place:Ukraine", "--format", "jsonl", "--limit", "all"}).output);
    REQUIRE(hits.size() == 7);
    for (std::size_t i = 1; i < hits.size(); ++i) {
        CAPTURE(hits[i - 1].dump(), hits[i].dump());
        const double before = hits[i - 1].at("score");
        const double after = hits[i].at("score");
        CHECK(before >= after);
        if (before == after) CHECK(hits[i - 1].at("date") >= hits[i].at("date"));
    }
}

TEST_CASE_METHOD(SampleFixture, "CSV has a header and as many fields in each line") {
    const auto outcome = ask({"blinken", "--format", "csv", "--limit", "all"});
    const auto lines = lines_of(outcome.output);
    REQUIRE(lines.size() == 8);
    const auto header = csv_fields(lines[0]);
    CHECK(header[0] == "rank");
    for (const auto& line : lines) {
        CAPTURE(line);
        CHECK(csv_fields(line).size() == header.size());
        CHECK(line.ends_with('\r'));
    }
    CHECK(csv_fields(lines[1])[0] == "1");
}

TEST_CASE("no cell of CSV is a formula, and no cell breaks its line") {
    Workspace work;
    work.make_archive(
        json_lines({{{"id", "=1+1"}, {"title", "=HYPERLINK(\"http://x\",\"y\") words"}, {"source", "@SUM(A1)"}},
                    {{"id", "+b"}, {"title", "-2+3 \"quoted\", words"}, {"persons", {"=cmd|' /C calc'!A0"}}},
                    {{"id", "c"}, {"title", "\tTab words"}, {"body", "line\nline\r\nwords"}}}));
    const auto outcome = work.query({"archive", "words", "--format", "csv"});
    const auto lines = lines_of(outcome.output);
    REQUIRE(lines.size() == 4);
    for (const auto& line : lines) {
        for (const auto& field : csv_fields(line)) {
            CAPTURE(line, field);
            CHECK((field.empty() || !contains("=+-@\t", field.substr(0, 1))));
        }
    }
}

TEST_CASE_METHOD(SampleFixture, "trec lines have six columns, ranks from 1, and scores that fall strictly") {
    work.write("topics.jsonl",
               "{\"id\": \"t1\", \"query\": \"izium graves\"}\n\n{\"id\": 2, \"query\": \"games\", \"place\": "
               "\"Paris\", \"note\": [1]}\n"
               "{\"id\": \"t3\", \"query\": \"the\", \"from\": \"2022-09\", \"to\": \"2022-09\"}\n");
    const auto outcome = ask({"--topics", "topics.jsonl", "--format", "trec"});
    INFO(outcome);
    CHECK_THAT(outcome, exits_with(0));
    std::string topic;
    int rank = 0;
    double score = 0;
    std::vector<std::string> topics;
    for (const auto& line : lines_of(outcome.output)) {
        CAPTURE(line);
        std::istringstream columns(line);
        std::string id, q0, document, tag, more;
        int shown_rank = 0;
        double shown_score = 0;
        REQUIRE((columns >> id >> q0 >> document >> shown_rank >> shown_score >> tag));
        CHECK_FALSE((columns >> more));
        if (id != topic) {
            topics.push_back(topic = id);
            rank = 0;
            score = 1e9;
        }
        CHECK(shown_rank == ++rank);
        CHECK(shown_score < score);
        score = shown_score;
    }
    CHECK(topics == Words{"t1", "2", "t3"});
}

TEST_CASE_METHOD(SampleFixture, "topics take any of the words, and their conditions require") {
    const auto outcome = work.query(
        {"archive", "--topics", "-", "--format", "jsonl"},
        "{\"id\": \"a\", \"query\": \"izium tornado\"}\n{\"id\": \"b\", \"query\": \"games\", \"place\": \"Paris\"}\n");
    std::vector<std::string> found;
    for (const auto& hit : parse_json_lines(outcome.output))
        found.push_back(hit.at("topic").get<std::string>() + ' ' + hit.at("id").get<std::string>());
    std::sort(found.begin(), found.end());
    CHECK(found == Words{"a dl-2022-0914-izium-flag", "a dl-2022-0916-izium-un", "a dl-2022-0916-samarkand-modi-putin",
                         "a izium-broadcast.txt", "a paris-texas-tornado.txt", "b dl-2024-0726-paris-olympics"});
}

TEST_CASE_METHOD(SampleFixture, "a topic that is broken is told by its line") {
    for (const auto* line : {"{\"id\": \"a\"", "{\"query\": \"no id\"}", "[]", "{\"id\": \"a\", \"query\": 1}"}) {
        CAPTURE(line);
        work.write("topics.jsonl", std::string("{\"id\": \"good\", \"query\": \"izium\"}\n") + line + "\n");
        const auto outcome = ask({"--topics", "topics.jsonl", "--format", "trec"});
        CHECK_THAT(outcome, exits_with(65));
        CHECK(contains(outcome.errors, "topics.jsonl"));
        CHECK(contains(outcome.errors, "2"));
    }
    CHECK_THAT(ask({"--topics", "gone.jsonl", "--format", "trec"}), fails_with(66, "gone.jsonl"));
    work.write("topics.jsonl", "{\"id\": \"a\", \"query\": \"izium (\"}\n");
    CHECK_THAT(ask({"--topics", "topics.jsonl", "--format", "trec"}), fails_with(65, "topics.jsonl line 1"));
}

TEST_CASE_METHOD(SampleFixture, "the option --show gives one article, whole") {
    const auto outcome = ask({"--show", un});
    CHECK_THAT(outcome, exits_with(0));
    for (const auto* part : {"UN rights office wants monitors at Izium burial site", "2022-09-16T14:05:00+02:00",
                             "Liz Throssell", "hands bound."}) {
        CAPTURE(part);
        CHECK(contains(outcome.output, part));
    }
    const auto record = json::parse(ask({"--show", un, "--format", "json"}).output);
    CHECK(record.at("id") == un);
    CHECK(record.at("topics") == json{"war", "war-crimes", "human-rights"});
    CHECK_THAT(ask({"--show", "no-such-id"}), exits_with(1));
}

TEST_CASE_METHOD(SampleFixture, "the option --parse tells how a query was read, and searches nothing") {
    const auto parsed =
        json::parse(ask({"--parse", "izium -graves person:zel* date:last-month", "--now", "2022-10-02"}).output);
    CHECK(contains(parsed.at("understood"), "person:zel*"));
    CHECK(contains(parsed.at("understood"), "2022-09-01..2022-09-30"));
    CHECK(parsed.at("expression").at("kind") == "without");
}

TEST_CASE_METHOD(SampleFixture, "where nothing is found the answer says what would help") {
    const auto misspelt = ask({"izum"});
    CHECK_THAT(misspelt, exits_with(1));
    CHECK(contains(misspelt.output, "izium"));

    const auto too_much = ask({"izium", "tornado"});
    CHECK_THAT(too_much, exits_with(1));
    CHECK(contains(too_much.output, "--any"));
    CHECK(contains(too_much.output, "5"));

    const auto answer = json::parse(ask({"izum graves", "--format", "json"}).output);
    CHECK(answer.at("total").at("value") == 0);
    CHECK(answer.at("hits").empty());
    CHECK(answer.at("suggestions").at(0) == json{{"word", "izum"}, {"instead", "izium"}});
    CHECK(answer.at("any_total") == 3);

    for (const auto* format : {"jsonl", "trec"}) {
        const auto nothing = ask({"izum", "--format", format});
        CHECK_THAT(nothing, exits_with(1));
        CHECK(nothing.output.empty());
    }
}

TEST_CASE_METHOD(SampleFixture, "the option --limit 0 counts only") {
    const auto outcome = ask({"blinken", "--limit", "0"});
    CHECK_THAT(outcome, exits_with(0));
    CHECK(contains(outcome.output, "7 articles"));
    CHECK_FALSE(contains(outcome.output, "2022"));
    CHECK_THAT(ask({"qwertz", "--limit", "0"}), exits_with(1));
}

TEST_CASE_METHOD(SampleFixture, "no query at all is every article, newest first") {
    const auto hits = parse_json_lines(ask({"--format", "jsonl", "--limit", "all"}).output);
    REQUIRE(hits.size() == 30);
    CHECK(hits.back().at("date").is_null());
    CHECK(json::parse(ask({"--format", "json"}).output).at("hits").size() == 10);
}

TEST_CASE_METHOD(SampleFixture, "wrong usage is one line that names the word at fault, and 64") {
    CHECK_THAT(ask({"--sorted", "newest", "x"}), fails_with(64, "--sort"));
    CHECK_THAT(ask({"--sort", "bottom", "x"}), fails_with(64, "bottom"));
    CHECK_THAT(ask({"--format", "xml", "x"}), fails_with(64, "xml"));
    CHECK_THAT(ask({"--limit", "-1", "x"}), fails_with(64, "-1"));
    CHECK_THAT(ask({"--limit", "99999999999999999999", "x"}), fails_with(64, "99999999999999999999"));
    CHECK_THAT(ask({"--offset", "ten", "x"}), fails_with(64, "ten"));
    CHECK_THAT(ask({"--from", "2022-13", "x"}), exits_with(64));
    CHECK_THAT(ask({"--now", "soon", "x"}), fails_with(64, "soon"));
    CHECK_THAT(ask({"--show"}), fails_with(64, "--show"));
    CHECK_THAT(work.query({}), exits_with(64));
    CHECK_THAT(work.query({"no-archive", "x"}), fails_with(69, "no-archive"));
    CHECK_THAT(work.index({"ad", "archive", "x"}), fails_with(64, "add"));
    CHECK_THAT(work.index({"add", "archive"}), fails_with(64, "SOURCE"));
    CHECK_THAT(work.index({"add", "archive", "x", "--partitions", "year"}), fails_with(64, "--partition"));
    CHECK_THAT(work.index({"status", "no-archive"}), fails_with(69, "no-archive"));
    CHECK_THAT(work.index({}), exits_with(64));
}

TEST_CASE_METHOD(SampleFixture, "after -- everything is the query") {
    CHECK(work.ids({"--", "graves", "-izium"}) == Words{"dl-2022-0403-bucha"});
    CHECK_THAT(ask({"--", "--limit"}), exits_with(64));  // a broken query, no option
}

TEST_CASE_METHOD(SampleFixture, "help and version go to standard output") {
    for (const auto* option : {"--help", "-h", "--version", "-V"}) {
        for (const auto& outcome : {work.query({option}), work.index({option})}) {
            CHECK_THAT(outcome, exits_with(0));
            CHECK_FALSE(outcome.output.empty());
            CHECK(outcome.errors.empty());
        }
    }
    for (const auto* command : {"create", "add", "status"}) CHECK_THAT(work.index({command, "--help"}), exits_with(0));
    const auto help = work.query({"--help"}).output;
    for (const auto* field : {"person:", "place:", "date:", "topic:", "is:"}) CHECK(contains(help, field));
}

TEST_CASE_METHOD(SampleFixture, "a reader that closes its end early is no error") {
    const std::string query = DATELINE_QUERY;
    const auto outcome =
        work.run({"bash", "-c",
                  "set -o pipefail; '" + query +
                      "' archive the --limit all --format jsonl | head -c 10; echo; echo ${PIPESTATUS[0]}"});
    INFO(outcome);
    CHECK(outcome.errors.empty());
    const auto lines = lines_of(outcome.output);
    CHECK((lines.back() == "0" || lines.back() == "141"));
}

TEST_CASE_METHOD(SampleFixture, "results that can't be written are an error") {
    const std::string query = DATELINE_QUERY;
    const auto outcome = work.run({"sh", "-c", "'" + query + "' archive the >/dev/full"});
    CHECK_THAT(outcome, fails_with(74, "standard output"));
    const std::string index = DATELINE_INDEX;
    CHECK_THAT(work.run({"sh", "-c", "'" + index + "' status archive >/dev/full"}), fails_with(74, "standard output"));
}

/// All of the sample, in every form that it has.
struct WholeSample {
    Workspace work;

    WholeSample() {
        const std::string folder = DATELINE_TREE "/corpus/sample";
        REQUIRE_THAT(work.index({"add", "archive", folder + "/wire.jsonl", folder + "/text", folder + "/forms",
                                 "--annotate", "none"}),
                     exits_with(0));
    }
};

TEST_CASE_METHOD(WholeSample, "articles are found whatever form they came in") {
    const std::pair<const char*, const char*> rows[] = {
        {"kakhovka dnieper", "hp-2023-0606-kakhovka-dam"},                                 // JSON Lines
        {"Казахстан Токаев", "hp-2022-1121-astana-ru"},                                    // ... compressed
        {"martial law person:Yoon", "tag:lowlandcourier.example,2024:seoul-martial-law"},  // ninjs
        {"Karlspreis place:Aachen", "hp-2023-0514-karlspreis"},                            // NITF
        {"cathédrale person:Ulrich", "tag:meridiannews.example,2024:notre-dame"},          // NewsML-G2
        {"dateline:Lusaka", "LC210816-0002"},                                              // TREC
        {"topic:cocoa", "20221219"},                                                       // Reuters
        {"url:https://lowlandcourier.example/2022/11/07/bukoba", "lc-2022-1107-bukoba"},   // RSS
        {"byline:Bogotá", "tag:meridiannews.example,2022:petro"},                          // Atom
        {"place:Itaewon", "dw-2022-1030-itaewon"},                                         // CSV
        {"person:Sagnol", "https://harbourpress.example/sport/2024/georgia-euro"},         // JSON-LD
        {"topic:oil source:=\"Dateline Wire\"", "https://datelinewire.example/2023/12/13/cop28-dubai"},  // Open Graph
        {"tigray pretoria", "text/pretoria-tigray.txt"},                                                 // plain text
        {"stepanakert", "texts.tar.gz!goris-karabakh.txt"},                                              // ... in a tar
    };
    for (const auto& [query, id] : rows) {
        CAPTURE(query);
        CHECK(work.ids({query}) == Words{id});
    }
}

TEST_CASE_METHOD(WholeSample, "what is cancelled, withheld or under embargo is not found") {
    CHECK(work.ids({"--limit", "all"}).size() == 78);
    CHECK(work.ids({"artemis"}).empty());
    CHECK_THAT(work.query({"archive", "--show", "dl-2022-0828-artemis-countdown"}), exits_with(1));
    CHECK(work.ids({"islamabad rangers"}).empty());
    CHECK(work.ids({"interlaken", "--now", "2023-03-20T12:59:59Z"}).empty());
    CHECK(work.ids({"interlaken", "--now", "2023-03-20T13:00:00Z"}) == Words{"dl-2023-0320-ipcc-synthesis"});
    CHECK(work.ids({"is:corrected"}) == Words{"dl-2023-0728-niger-tchiani", "dl-2023-0319-credit-suisse"});
    CHECK(work.ids({"bazoum \"Thursday morning\""}).empty());  // the day before it was corrected
}

TEST_CASE("an article under embargo is not there until it ends") {
    Workspace work;
    work.make_archive(json_lines({{{"id", "later"}, {"title", "Budget speech"}, {"embargo", "2022-09-16T12:00:00Z"}},
                                  {{"id", "now"}, {"title", "Budget rumours"}}}));
    CHECK(work.ids({"budget", "--now", "2022-09-16T11:59:59Z"}) == Words{"now"});
    CHECK(work.ids({"budget", "--now", "2022-09-16T12:00:00Z", "--sort", "oldest"}) == Words{"later", "now"});
    CHECK_THAT(work.query({"archive", "--show", "later", "--now", "2022-09-16T11:00:00Z"}), exits_with(1));
    CHECK_THAT(work.query({"archive", "--show", "later", "--now", "2022-09-17"}), exits_with(0));
}

TEST_CASE("what an article says can't disturb a terminal or a line") {
    Workspace work;
    work.make_archive(json_lines({{{"id", "a\u0007b"},
                                   {"title", "Red \u001b[31m words\u0085 end"},
                                   {"source", "x\ny"},
                                   {"body", "words \u001b]0;t\u0007 words"}}}));
    for (const auto* format : {"text", "csv", "jsonl", "trec"}) {
        CAPTURE(format);
        const auto outcome = work.query({"archive", "words", "--format", format});
        CHECK_THAT(outcome, exits_with(0));
        CHECK_FALSE(contains(outcome.output, "\x1b"));
        CHECK_FALSE(contains(outcome.output, "\x07"));
        CHECK_FALSE(contains(outcome.output, "\xc2\x85"));
    }
}

TEST_CASE("words of several languages are stemmed each in its own") {
    Workspace work;
    work.make_archive(json_lines(
        {{{"id", "de"}, {"language", "de"}, {"title", "Häuser brennen"}, {"body", "Die Regierungen beraten."}},
         {{"id", "en"}, {"language", "en"}, {"title", "Houses are burning"}, {"body", "Governments meet."}},
         {{"id", "fr"}, {"language", "FR"}, {"title", "Les maisons brûlent"}}}));
    CHECK(work.ids({"haus"}) == Words{"de"});
    CHECK(work.ids({"regierung"}) == Words{"de"});
    CHECK(work.ids({"house"}) == Words{"en"});
    CHECK(work.ids({"maison"}) == Words{"fr"});
    CHECK(work.ids({"language:fr"}) == Words{"fr"});
    CHECK(work.status().at("live").at("languages") == json{{"de", 1}, {"en", 1}, {"fr", 1}});
}

}  // namespace
}  // namespace dateline::e2e
