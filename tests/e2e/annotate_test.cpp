// dateline-annotate: what it reads out of texts, how it shows that, and what it does with texts and files that are odd.
#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <map>
#include <set>
#include <string>
#include <thread>

#include "tests/e2e/workspace.hpp"
#include "tests/unit/schemas/schema_judge.hpp"

namespace dateline::e2e {
namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using nlohmann::json;

const std::string sample = DATELINE_TREE "/corpus/sample/";
const std::string shipped_model = DATELINE_TREE "/corpus/models/names-en.model";

std::string record(const std::string& id, const std::string& title, const std::string& body,
                   const std::string& language = "en") {
    return json{{"id", id}, {"title", title}, {"body", body}, {"published", "2022-09-17"}, {"language", language}}
               .dump() +
           '\n';
}

/// The code points of a text, each as UTF-8.
std::vector<std::string> code_points(const std::string& text) {
    std::vector<std::string> points;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) points.emplace_back();
        points.back() += c;
    }
    return points;
}

std::string part(const std::vector<std::string>& points, std::size_t start, std::size_t end) {
    std::string out;
    for (std::size_t at = start; at < std::min(end, points.size()); ++at) out += points[at];
    return out;
}

/// A run that reads `records` and writes lines, each as the schema says, with surfaces that stand where they say.
std::vector<json> annotated(const Workspace& work, const std::string& records, const Words& options = {}) {
    static const test::SchemaJudge schema(test::read_json("schemas/mentions.schema.json"));
    Words words{"--format", "jsonl", "-"};
    words.insert(words.end(), options.begin(), options.end());
    const auto outcome = work.annotate(words, records);
    REQUIRE_THAT(outcome, exits_with(0));
    const auto lines = parse_json_lines(outcome.output);
    const auto given = parse_json_lines(records);
    REQUIRE(lines.size() == given.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        CAPTURE(given[i].at("id"));
        CHECK(schema.valid(lines[i]));
        std::map<std::string, std::vector<std::string>> points;
        for (const auto* field : {"title", "body"}) points[field] = code_points(given[i].at(field));
        std::size_t astray = 0;
        for (const auto& mention : lines[i].at("mentions"))
            astray += part(points.at(mention.at("field")), mention.at("start"), mention.at("end")) !=
                      mention.at("surface").get<std::string>();
        CHECK(astray == 0);
    }
    return lines;
}

/// The surfaces of each name of a kind, in order.
std::map<std::string, Words> named(const json& line, const std::string& kind) {
    std::map<std::string, Words> names;
    for (const auto& mention : line.at("mentions"))
        if (mention.at("kind") == kind) names[mention.at("name")].push_back(mention.at("surface"));
    return names;
}

/// "Friday = 2022-09-16" of each time.
std::set<std::string> times(const json& line) {
    std::set<std::string> all;
    for (const auto& mention : line.at("mentions"))
        if (mention.at("kind") == "time")
            all.insert(mention.at("surface").get<std::string>() + " = " +
                       mention.at("time").at("value").get<std::string>());
    return all;
}

}  // namespace

TEST_CASE("annotate: a broadcast script gives its people, organisations and days") {
    const Workspace work;
    const auto outcome = work.annotate({"--format", "jsonl", sample + "text/izium-broadcast.txt"});
    REQUIRE_THAT(outcome, exits_with(0));
    const json line = json::parse(outcome.output);
    const auto persons = named(line, "person");
    REQUIRE(persons.size() == 2);
    const Words zelenskiy{"Zelenskiy", "Volodymyr Zelenskiy", "Zelenskiy", "Zelenskiy", "Zelenskiy"};
    CHECK(persons.at("Volodymyr Zelenskiy") == zelenskiy);
    CHECK(persons.at("Antony Blinken") == Words{"Antony Blinken", "Blinken"});
    const auto organisations = named(line, "organisation");
    CHECK(organisations.count("Reuters") == 1);
    REQUIRE(organisations.count("United Nations") == 1);
    CHECK(organisations.at("United Nations").size() == 2);
    CHECK(times(line).count("Friday = 2022-09-16") == 1);
}

TEST_CASE("annotate: offsets count code points, whatever they take in bytes") {
    const Workspace work;
    const auto lines = annotated(
        work,
        record("1", "Caf\u00E9s f\u00EAted \U0001F600 Emmanuel Macron",
               "\U0001F600\U0001F468\u200D\U0001F469 On Friday President Emmanuel Macron met Angela Merkel in Paris.") +
            record("2", "\u041A\u0438\u0457\u0432",
                   "\u0417\u0435\u043B\u0435\u043D\u0441\u044C\u043A\u0438\u0439 met Joe Biden in Washington on "
                   "2022-09-16."));
    CHECK(named(lines[0], "person").count("Emmanuel Macron") == 1);
    CHECK(times(lines[0]) == std::set<std::string>{"Friday = 2022-09-16"});
    CHECK(times(lines[1]) == std::set<std::string>{"2022-09-16 = 2022-09-16"});
}

TEST_CASE("annotate: the whole sample gives lines as the schema says") {
    const Workspace work;
    const test::SchemaJudge schema(test::read_json("schemas/mentions.schema.json"));
    const auto outcome = work.annotate({"--format", "jsonl", sample + "wire.jsonl", sample + "text", sample + "forms"});
    REQUIRE_THAT(outcome, exits_with(0));
    const auto lines = parse_json_lines(outcome.output);
    CHECK(lines.size() == 82);
    for (const auto& line : lines) {
        CAPTURE(line.at("id"));
        CHECK(schema.valid(line));
    }
}

TEST_CASE("annotate: people see the text with its mentions, and what they are") {
    const Workspace work;
    work.write("in.jsonl", record("w-1", "Merkel in Paris", "Angela Merkel left Paris on Friday."));
    const auto outcome = work.annotate({"in.jsonl"});
    CHECK_THAT(outcome, exits_with(0));
    CHECK_THAT(outcome.output, Contains("w-1  2022-09-17  "));
    CHECK_THAT(outcome.output, Contains("[Angela Merkel|person] left [Paris|place] on [Friday|2022-09-16]."));
    CHECK_THAT(outcome.output, Contains("persons        Angela Merkel ("));
    CHECK_THAT(outcome.output, Contains("times          Friday = 2022-09-16 (1)"));
    CHECK_THAT(outcome.errors, EndsWith("times 1\n"));
    CHECK(outcome.output.find('\x1b') == std::string::npos);
}

TEST_CASE("annotate: on a terminal mentions have colours, unless there is NO_COLOR") {
    if (!has_terminals()) return;
    const Workspace work;
    work.write("in.jsonl", record("w-1", "Merkel in Paris", "Angela Merkel left Paris on Friday."));
    auto command = work.annotate_command({"in.jsonl"});
    command.terminal = true;
    const auto coloured = run(command);
    CHECK_THAT(coloured.output, Contains("\x1b[1;36mAngela Merkel\x1b[0m left "));
    CHECK_THAT(coloured.output, Contains("\x1b[1;33mFriday\x1b[0m\x1b[2m[2022-09-16]\x1b[0m"));
    command.environment["NO_COLOR"] = "1";
    CHECK_THAT(run(command).output, Contains("[Angela Merkel|person]"));
}

TEST_CASE("annotate: --only gives names or times alone") {
    const Workspace work;
    const std::string text = record("1", "Merkel in Paris", "Angela Merkel left Paris on Friday.");
    const auto names = annotated(work, text, {"--only", "names"});
    CHECK(times(names[0]).empty());
    CHECK(named(names[0], "person").size() == 1);
    const auto only_times = annotated(work, text, {"--only=times", "--model", "gone.model"});
    CHECK(only_times[0].at("mentions").size() == 1);
}

TEST_CASE("annotate: tokens in columns come back with tags, and all other lines as they were") {
    const Workspace work;
    const std::string tokens =
        "-DOCSTART- -X- O O\n\n# doc = 1\nAngela NNP B-NP O\nMerkel NNP I-NP O\nleft VBD O O\nParis NNP B-NP O\n. . O "
        "O\n\n"
        "# a note\nReuters\tNNP\nsaid\tVBD\nso\tRB\n.\t.\n\n\n";
    const auto outcome = work.annotate({"--pretokenized", "-", "--timing"}, tokens);
    CHECK_THAT(outcome, exits_with(0));
    CHECK(outcome.output ==
          "-DOCSTART- -X- O O\n\n# doc = 1\nAngela\tB-PER\nMerkel\tI-PER\nleft\tO\nParis\tB-LOC\n.\tO\n\n"
          "# a note\nReuters\tB-ORG\nsaid\tO\nso\tO\n.\tO\n\n\n");
    CHECK_THAT(outcome.errors, Contains("tagged 9 tokens in "));
    // What was printed is read again and comes back the same.
    work.write("tagged.conll", outcome.output);
    CHECK(work.annotate({"--pretokenized", "tagged.conll"}).output == outcome.output);
    CHECK_THAT(work.annotate({"--pretokenized", "-"}, "\n\n"), exits_with(65));
    CHECK_THAT(work.annotate({"--pretokenized", "gone.conll"}), fails_with(66, "gone.conll"));
    CHECK_THAT(work.annotate({"--pretokenized", "."}), exits_with(74));
}

TEST_CASE("annotate: a language without a model has its dates alone, and that is said") {
    const Workspace work;
    const std::string german =
        record("1", "Flut in Ystad", "Angela Merkel kam am 16. September 2022 nach Paris.", "de");
    const auto lines = annotated(work, german + german);
    CHECK(named(lines[0], "person").empty());
    CHECK(times(lines[0]) == std::set<std::string>{"16. September 2022 = 2022-09-16"});
    const std::string finnish = record("3", "T", "Joe Biden, 16. syyskuuta 2022, 2022-09-16.", "fi");
    const auto outcome = work.annotate({"-"}, german + german + record("2", "T", "Joe Biden spoke.") + finnish);
    CHECK_THAT(outcome, exits_with(0));
    CHECK_THAT(outcome.output, Contains("no names       there is no model of \"de\"\n"));
    CHECK_THAT(outcome.errors, Contains("no names in 3 articles: there is no model of de (2), fi (1)\n"));
    CHECK_THAT(outcome.errors, Contains("only times in figures in 1 article: there are no rules of fi (1)\n"));
}

TEST_CASE("annotate: odd texts are read in time, with offsets that hold") {
    const Workspace work;
    const std::string hebrew = "\u05D1\u05E0\u05D9\u05DE\u05D9\u05DF";
    std::string many;
    for (int i = 0; i < 20'000; ++i) many += "Angela Merkel, ";
    const std::string records =
        record("run", "A run", std::string(1'000'000, 'x')) +
        record("capitals", "MERKEL MEETS BIDEN IN WASHINGTON", "ANGELA MERKEL MET JOE BIDEN ON FRIDAY.") +
        record("emoji", "\U0001F600\U0001F600", "\U0001F468\u200D\U0001F469\u200D\U0001F467 \U0001F1FA\U0001F1E6") +
        record("hebrew", hebrew, hebrew + " " + hebrew + " 2022-09-16 \u200Fx\u200E") +
        record("points", "...", "... --- !!! ((((( [[[[[") + record("many", "Many", many);
    const auto lines = annotated(work, records);
    CHECK(lines[0].at("mentions").empty());
    CHECK(times(lines[1]) == std::set<std::string>{"FRIDAY = 2022-09-16"});
    CHECK(times(lines[3]) == std::set<std::string>{"2022-09-16 = 2022-09-16"});
    CHECK_THAT(work.annotate({"-"}, records), exits_with(0));
}

TEST_CASE("annotate: control characters reach no terminal") {
    const Workspace work;
    const auto outcome = work.annotate({"-"}, record("a\x1b[2J", "Mer\x07kel",
                                                     "Angela Merkel \x1b]0;title\x07 left.\xC2\x9B"
                                                     "31m\u202E Paris") +
                                                  "\x1b[31m\n");
    CHECK_THAT(outcome, exits_with(1));
    for (const auto* text : {&outcome.output, &outcome.errors})
        for (const auto* control : {"\x1b", "\x07", "\xC2\x9B", "\u202E"})
            CHECK(text->find(control) == std::string::npos);
}

TEST_CASE("annotate: a model that can't be used is named, and how to mend that") {
    const Workspace work;
    const std::string model = work.read(shipped_model);
    work.write("cut.model", model.substr(0, model.size() / 2));
    work.write("head.model", model.substr(0, 10));
    work.write("empty.model", "");
    std::string flipped = model;
    flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 1);
    work.write("flipped.model", flipped);
    std::string other = model;
    other[8] = static_cast<char>(other[8] + 1);
    work.write("version.model", other);
    work.write("in.jsonl", record("1", "T", "B"));
    for (const std::string name : {"cut", "head", "empty", "flipped", "version", "gone"}) {
        CHECK_THAT(work.annotate({"in.jsonl", "--model", name + ".model"}), fails_with(78, name + ".model"));
        CHECK_THAT(work.annotate({"--pretokenized", "in.jsonl", "--model", name + ".model"}),
                   fails_with(78, name + ".model"));
    }
    work.write("own.model", model);
    CHECK_THAT(work.annotate({"in.jsonl", "--model", "own.model"}), exits_with(0));
}

TEST_CASE("annotate: a newsroom's own list has the last word, and is refused where it contradicts itself") {
    const Workspace work;
    work.write("names.csv",
               "canonical,kind,aliases\nAngela Dorothea Merkel,person,Merkel|Angela Merkel\nParis,none,\n");
    const auto lines = annotated(work, record("1", "Merkel in Paris", "Angela Merkel left Paris on Friday."),
                                 {"--authority", "names.csv"});
    CHECK(named(lines[0], "person") ==
          std::map<std::string, Words>{{"Angela Dorothea Merkel", {"Merkel", "Angela Merkel"}}});
    CHECK(named(lines[0], "place").empty());
    work.write("cycle.csv", "canonical,kind,aliases\nAda,person,Bea\nBea,person,Ada\n");
    work.write("kind.csv", "canonical,kind,aliases\nAda,ship,\n");
    work.write("in.jsonl", record("1", "T", "B"));
    CHECK_THAT(work.annotate({"in.jsonl", "--authority", "cycle.csv"}), fails_with(78, "cycle.csv"));
    CHECK_THAT(work.annotate({"in.jsonl", "--authority", "kind.csv"}), fails_with(78, "kind.csv"));
    CHECK_THAT(work.annotate({"in.jsonl", "--authority", "gone.csv"}), fails_with(66, "gone.csv"));
}

TEST_CASE("annotate: wrong arguments and sources are errors that name them") {
    const Workspace work;
    work.write("empty.jsonl", "");
    CHECK_THAT(work.annotate({}), fails_with(64, "no SOURCE given"));
    CHECK_THAT(work.annotate({"in.jsonl", "--fromat", "jsonl"}), fails_with(64, "did you mean --format?"));
    CHECK_THAT(work.annotate({"in.jsonl", "--format", "xml"}), fails_with(64, "--format xml"));
    CHECK_THAT(work.annotate({"empty.jsonl", "--input-format", "jason"}), fails_with(64, "jason"));
    CHECK_THAT(work.annotate({"gone.jsonl"}), fails_with(66, "gone.jsonl"));
    CHECK_THAT(work.annotate({"empty.jsonl"}), fails_with(65, "empty.jsonl"));
    CHECK_THAT(work.annotate({"--", "--help"}), fails_with(66, "--help"));
    CHECK_THAT(work.annotate({"--help"}).output, Contains("Exit codes:"));
    CHECK_THAT(work.annotate({"--version"}).output, Contains("dateline-annotate "));
}

TEST_CASE("annotate: a bad record is told with its place, and the rest goes on") {
    const Workspace work;
    work.write("in.jsonl", "not json\n" + record("1", "T", "B on 2022-09-16") + "{\"id\": \"e\"}\n");
    const auto outcome = work.annotate({"in.jsonl", "--format", "jsonl"});
    CHECK_THAT(outcome, exits_with(1));
    CHECK(count_lines(outcome.output) == 1);
    CHECK_THAT(outcome.errors, Contains("in.jsonl:1: the record is not JSON"));
    CHECK_THAT(outcome.errors, Contains("in.jsonl:3: "));
    CHECK_THAT(outcome.errors, EndsWith("; 2 records could not be read\n"));
}

TEST_CASE("annotate: a closed pipe and Ctrl-C end it quietly") {
    const Workspace work;
    std::string records;
    for (int i = 0; i < 20'000; ++i) records += record(std::to_string(i), "A title", "It was on Friday, 2022-09-16.");
    work.write("in.jsonl", records);
    const auto outcome = work.run({"sh", "-c", "'" DATELINE_ANNOTATE "' in.jsonl --only times | head -n 1"});
    CHECK_THAT(outcome, exits_with(0));
    CHECK(outcome.errors.empty());
    auto command = work.annotate_command({"fifo"});
    REQUIRE_THAT(work.run({"mkfifo", "fifo"}), exits_with(0));
    Process waiting(command);
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    waiting.send(SIGINT);
    const auto stopped = waiting.wait();
    CHECK(stopped.signal == SIGINT);
    CHECK(stopped.errors.empty());
}

}  // namespace dateline::e2e
