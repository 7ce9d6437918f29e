// What dateline-annotate finds is what dateline-index keeps: in full, in the terms, and for no score.
#include <xapian.h>
#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>

#include "schemas/article_record.hpp"
#include "schemas/manifest.hpp"
#include "schemas/stored_mentions.hpp"
#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

using Catch::Matchers::Contains;
using nlohmann::json;

const std::string sample = DATELINE_TREE "/corpus/sample/";
const Words whole_sample{sample + "wire.jsonl", sample + "text", sample + "forms"};

Words add(const std::string& archive, const Words& sources, const Words& options = {}) {
    Words words{"add", archive, "--quiet"};
    words.insert(words.end(), sources.begin(), sources.end());
    words.insert(words.end(), options.begin(), options.end());
    return words;
}

json status(const Workspace& work, const std::string& archive) {
    const auto outcome = work.index({"status", archive, "--json"});
    REQUIRE_THAT(outcome, exits_with(0));
    return json::parse(outcome.output).at("live");
}

std::string digest(const Workspace& work, const std::string& archive) {
    return status(work, archive).at("digest").get<std::string>();
}

/// The shards of an archive's live generation.
std::vector<Xapian::Database> shards(const Workspace& work, const std::string& archive) {
    std::vector<Xapian::Database> databases;
    const json live = status(work, archive);
    for (const auto& shard : live.at("shards"))
        databases.emplace_back(work.path(archive) / "shards" / shard.at("file").get<std::string>());
    return databases;
}

/// Of each article the line of mentions that the archive keeps, by id.
std::map<std::string, json> stored_mentions(const Workspace& work, const std::string& archive) {
    std::map<std::string, json> lines;
    for (const auto& shard : shards(work, archive))
        for (auto id = shard.postlist_begin(""); id != shard.postlist_end(""); ++id) {
            const std::string data = shard.get_document(*id).get_data();
            Article article;
            RecordMends mends;
            REQUIRE_FALSE(parse_record(split_data(data).record, article, mends));
            const auto mentions = decode_mentions(split_data(data).mentions, article);
            lines[article.id] = json::parse(mentions_json(article.id, mentions));
        }
    return lines;
}

/// A line without offsets, which count in the text as given.
json without_offsets(json line) {
    for (auto& mention : line.at("mentions")) {
        mention.erase("start");
        mention.erase("end");
    }
    return line;
}

std::vector<json> annotate_lines(const Workspace& work, const Words& sources, const Words& options = {}) {
    Words words{"--format", "jsonl"};
    words.insert(words.end(), options.begin(), options.end());
    words.insert(words.end(), sources.begin(), sources.end());
    return parse_json_lines(work.annotate(words).output);
}

std::string record(const std::string& id, const std::string& body) {
    return json{{"id", id}, {"body", body}, {"published", "2022-09-16"}, {"language", "en"}}.dump() + '\n';
}

const std::string izium =
    record("izium", "KYIV, Sept 15 (Wire) - Volodymyr Zelenskiy spoke of graves near Izium, Ukraine.");
const std::string budget = record("budget", "The chancellor spoke of the budget in London on Friday.");

std::string report_of(const Workspace& work, const Words& words) {
    const auto outcome = work.index(words);
    REQUIRE_THAT(outcome, exits_with(0));
    return outcome.errors;
}

const std::string springfield = "The fair in Springfield drew a crowd, and the mayor spoke of new roads.";

/// Articles of a made-up paper whose towns lie in Illinois, and one that only its home makes clear. The last comes in
/// a file of its own.
void write_local_paper(const Workspace& work) {
    const auto local = [](int number, const std::string& body, const char* source) {
        return json{{"id", std::to_string(number)},
                    {"body", body},
                    {"published", "2019-05-0" + std::to_string(number % 9 + 1)},
                    {"language", "en"},
                    {"source", source}}
                   .dump() +
               '\n';
    };
    const char* towns[] = {"Peoria and Pekin",        "Decatur and Mattoon",  "Champaign and Urbana",
                           "Quincy and Jacksonville", "Galesburg and Peoria", "Carbondale and Alton",
                           "Rockford and Joliet"};
    std::string lines;
    int number = 0;
    for (int round = 0; round < 2; ++round)
        for (const char* pair : towns)
            lines +=
                local(++number, std::string("Rain fell in ") + pair + ". Schools were shut in Effingham, Illinois.",
                      "Prairie Post");
    work.write("local.jsonl", lines + local(20, springfield, "Prairie Post") + local(21, springfield, "Far Wire"));
    work.write("later.jsonl", local(22, springfield, "Prairie Post"));
}

/// Places that an article speaks of, by their numbers.
std::set<std::string> places_of(const json& line) {
    std::set<std::string> places;
    for (const auto& mention : line.at("mentions"))
        if (mention.contains("place")) places.insert(mention.at("place").at("id").dump());
    return places;
}

}  // namespace

TEST_CASE("annotated archive: what dateline-annotate prints is what is kept") {
    const Workspace work;
    REQUIRE_THAT(work.index(add("archive", whole_sample)), exits_with(0));
    const auto kept = stored_mentions(work, "archive");
    std::map<std::string, std::set<std::string>> printed;  // an id may come in several versions
    for (const auto& line : annotate_lines(work, whole_sample))
        printed[line.at("id").get<std::string>()].insert(without_offsets(line).dump());
    CHECK(kept.size() == 80);
    std::size_t mentions = 0;
    for (const auto& [id, line] : kept) {
        CAPTURE(id);
        CHECK(printed[id].count(without_offsets(line).dump()) == 1);
        mentions += line.at("mentions").size();
    }
    CHECK(mentions > 1000);
}

TEST_CASE("annotated archive: offsets are those that dateline-annotate prints where nothing was cut from the text") {
    const Workspace work;
    work.write("in.jsonl", izium + budget);
    REQUIRE_THAT(work.index(add("archive", {"in.jsonl"})), exits_with(0));
    const auto kept = stored_mentions(work, "archive");
    for (const auto& line : annotate_lines(work, {"in.jsonl"}))
        CHECK(line == kept.at(line.at("id").get<std::string>()));
}

TEST_CASE("annotated archive: no score of a text is another than without annotation") {
    const Workspace work;
    REQUIRE_THAT(work.index(add("with", whole_sample)), exits_with(0));
    REQUIRE_THAT(work.index(add("without", whole_sample, {"--annotate", "none"})), exits_with(0));
    for (const Words& query :
         {Words{"graves"}, Words{"\"mass graves\""}, Words{"--any", "Zelensky Izium graves budget"},
          Words{"title:graves"}, Words{"the OR of"}, Words{"gra*"}, Words{"president -Brazil"},
          Words{"climate NEAR/5 damage"}, Words{"+election -Brazil"}}) {
        CAPTURE(query);
        const auto hits = [&](const char* archive) {
            Words words{archive, "--plain", "--format", "jsonl", "--limit", "all"};
            words.insert(words.end(), query.begin(), query.end());
            std::vector<std::pair<std::string, double>> scores;
            for (const auto& hit : parse_json_lines(work.query(words).output))
                scores.emplace_back(hit.at("id").get<std::string>(), hit.at("score").get<double>());
            return scores;
        };
        const auto with = hits("with");
        CHECK_FALSE(with.empty());
        CHECK(with == hits("without"));
    }
}

TEST_CASE("annotated archive: lengths are those of the text alone") {
    const Workspace work;
    REQUIRE_THAT(work.index(add("with", whole_sample, {"--partition", "none"})), exits_with(0));
    REQUIRE_THAT(work.index(add("without", whole_sample, {"--partition", "none", "--annotate", "none"})),
                 exits_with(0));
    const auto lengths = [&](const std::string& archive) {
        std::map<std::string, Xapian::termcount> by_order;
        const auto shard = shards(work, archive).at(0);
        for (auto id = shard.postlist_begin(""); id != shard.postlist_end(""); ++id)
            by_order[shard.get_document(*id).get_value(21)] = shard.get_doclength(*id);
        return by_order;
    };
    CHECK(lengths("with") == lengths("without"));
}

TEST_CASE("annotated archive: threads and partitions make no difference") {
    const Workspace work;
    REQUIRE_THAT(work.index(add("one", whole_sample, {"--jobs", "1"})), exits_with(0));
    REQUIRE_THAT(work.index(add("many", whole_sample, {"--jobs", "4", "--partition", "month"})), exits_with(0));
    CHECK(digest(work, "one") == digest(work, "many"));
    REQUIRE_THAT(work.index(add("none", whole_sample, {"--annotate", "none"})), exits_with(0));
    CHECK(digest(work, "one") != digest(work, "none"));
    const auto read_by = status(work, "one").at("annotators");
    REQUIRE(read_by.size() == 1);
    CHECK(read_by[0].at("articles") == 80);
    CHECK_THAT(read_by[0].at("what").get<std::string>(), Contains("names, places, times; model "));
    CHECK(status(work, "none").at("annotators") == json::parse(R"([{"stamp": "", "articles": 80, "what": "none"}])"));
}

TEST_CASE("annotated archive: what is unchanged is read once more where who reads has changed") {
    const Workspace work;
    work.write("in.jsonl", izium + budget);
    work.write("names.csv", "canonical,kind,aliases\nVolodymyr Zelensky,person,Volodymyr Zelenskiy\n");
    const Words again{"add", "archive", "in.jsonl"};
    REQUIRE_THAT(work.index({"add", "archive", "in.jsonl", "--annotate", "none"}), exits_with(0));
    CHECK_THAT(report_of(work, again), Contains("re-read 2 of 2 unchanged articles"));
    CHECK_THAT(report_of(work, again), Contains("2 unchanged; ") && Contains("nothing to publish"));
    const std::string before = digest(work, "archive");
    // Whoever reads nothing leaves what was read.
    CHECK_THAT(report_of(work, {"add", "archive", "in.jsonl", "--annotate", "none"}), Contains("nothing to publish"));
    Words with_names = again;
    with_names.insert(with_names.end(), {"--authority", "names.csv"});
    CHECK_THAT(report_of(work, with_names),
               Contains("re-read 1 of 2 unchanged articles: the authority file has changed"));
    CHECK_THAT(report_of(work, with_names), Contains("nothing to publish"));
    CHECK(stored_mentions(work, "archive").at("izium").dump().find("Volodymyr Zelensky\"") != std::string::npos);
    CHECK(status(work, "archive").at("annotators").size() == 2);
    // And back: the archive is what it was.
    CHECK_THAT(report_of(work, again), Contains("re-read 1 of 2 unchanged articles"));
    CHECK(digest(work, "archive") == before);
}

TEST_CASE("annotated archive: an archive that is read in two runs is the one that is read in one") {
    const Workspace work;
    work.write("in.jsonl", izium + budget);
    REQUIRE_THAT(work.index(add("later", {"in.jsonl"}, {"--annotate", "times"})), exits_with(0));
    REQUIRE_THAT(work.index(add("later", {"in.jsonl"})), exits_with(0));
    REQUIRE_THAT(work.index(add("once", {"in.jsonl"})), exits_with(0));
    CHECK(digest(work, "later") == digest(work, "once"));
}

TEST_CASE("annotated archive: where a paper is at home is learned, as dateline-annotate does, and kept") {
    const Workspace work;
    write_local_paper(work);
    CHECK_THAT(report_of(work, {"add", "archive", "local.jsonl"}), Contains("learned the homes of 1 source;"));
    auto kept = stored_mentions(work, "archive");
    for (const auto& line : annotate_lines(work, {"local.jsonl"}))
        CHECK(line == kept.at(line.at("id").get<std::string>()));
    const std::set<std::string> in_illinois{"4250542"};
    CHECK(places_of(kept.at("20")) == in_illinois);
    CHECK(places_of(kept.at("21")) != in_illinois);
    // One article tells of no home: it is read by the table that is there.
    CHECK_THAT(report_of(work, {"add", "archive", "later.jsonl"}), !Contains("learned"));
    kept = stored_mentions(work, "archive");
    CHECK(places_of(kept.at("22")) == in_illinois);
    CHECK(status(work, "archive").at("annotators").size() == 1);
    CHECK_THAT(report_of(work, {"add", "archive", "local.jsonl", "later.jsonl"}), Contains("nothing to publish"));
}

TEST_CASE("annotated archive: homes can be learned of a pipe, named, and done without") {
    const Workspace work;
    write_local_paper(work);
    REQUIRE_THAT(work.index({"add", "named", "local.jsonl"}), exits_with(0));
    REQUIRE_THAT(work.index({"add", "piped", "-"}, work.read("local.jsonl")), exits_with(0));
    CHECK(digest(work, "piped") == digest(work, "named"));
    // Who is told of none reads once more what had some, and the archive keeps none from then on.
    CHECK_THAT(report_of(work, {"add", "named", "local.jsonl", "--homes", "none"}),
               Contains("re-read 15 of 16 unchanged articles: the homes of sources has changed"));
    CHECK_THAT(report_of(work, {"add", "named", "local.jsonl"}), Contains("nothing to publish"));
    CHECK_THAT(report_of(work, {"add", "named", "local.jsonl", "--homes", "learn"}), Contains("re-read 15 of 16"));
    CHECK(digest(work, "piped") == digest(work, "named"));
    work.write("homes.csv", "source,place\nFar Wire,\"Springfield, Missouri\"\nPrairie Post,Illinois\n");
    REQUIRE_THAT(work.index({"add", "named", "local.jsonl", "--homes", "homes.csv"}), exits_with(0));
    CHECK(places_of(stored_mentions(work, "named").at("21")) == std::set<std::string>{"4409896"});
    // A run that reads no places leaves the table there; one that learns keeps what it learns nothing of.
    REQUIRE_THAT(work.index({"add", "named", "later.jsonl", "--annotate", "none"}), exits_with(0));
    REQUIRE_THAT(work.index({"add", "named", "local.jsonl", "--homes", "learn"}), exits_with(0));
    CHECK(places_of(stored_mentions(work, "named").at("21")) == std::set<std::string>{"4409896"});
}

TEST_CASE("annotated archive: what is asked for is read, and no more") {
    const Workspace work;
    work.write("in.jsonl", izium);
    struct Row {
        const char* what;
        std::set<std::string> kinds;
    };
    for (const Row& row : {Row{"names", {"person", "organisation", "place"}}, Row{"times", {"time"}},
                           Row{"places", {"place"}}, Row{"none", {}}}) {
        CAPTURE(row.what);
        REQUIRE_THAT(work.index(add(row.what, {"in.jsonl"}, {"--annotate", row.what})), exits_with(0));
        const auto stored = stored_mentions(work, row.what);
        for (const auto& mention : stored.at("izium").at("mentions"))
            CHECK(row.kinds.count(mention.at("kind").get<std::string>()) == 1);
    }
}

TEST_CASE("annotated archive: files that can't be used leave no archive behind") {
    const Workspace work;
    work.write("in.jsonl", izium);
    work.write("broken", "no such thing");
    struct Row {
        Words options;
        int code;
        const char* words;
    };
    for (const Row& row :
         {Row{{"--annotate", "some"}, 64, "--annotate some"},
          Row{{"--annotate", "none", "--authority", "broken"}, 64, "--authority"},
          Row{{"--gazetteer", "gone"}, 66, "gone"}, Row{{"--gazetteer", "broken"}, 78, "broken"},
          Row{{"--authority", "gone.csv"}, 66, "gone.csv"}, Row{{"--authority", "broken"}, 78, "broken"},
          Row{{"--model", "broken"}, 78, "broken"}, Row{{"--homes", "gone.csv"}, 66, "gone.csv"}}) {
        CAPTURE(row.options);
        CHECK_THAT(work.index(add("archive", {"in.jsonl"}, row.options)), fails_with(row.code, row.words));
        CHECK_FALSE(std::filesystem::exists(work.path("archive")));
    }
}

TEST_CASE("annotated archive: a record's places by number and point are certain") {
    const Workspace work;
    const std::string body = R"("body":"Rain.","published":"2022-09-16")";
    work.write("in.jsonl",
               R"({"id":"number",)" + body + R"(,"places":[{"name":"the town","id":707292}]})" + "\n" +
                   R"({"id":"point",)" + body + R"(,"places":[{"name":"a camp","lat":48.51,"lon":37.25}]})" + "\n" +
                   R"({"id":"unknown",)" + body + R"(,"places":[{"name":"Nowhere","id":4000000000}]})" + "\n" +
                   R"({"id":"half",)" + body + R"(,"places":[{"name":"a camp","lat":48.51}]})" + "\n");
    const auto outcome = work.index({"add", "archive", "in.jsonl", "--partition", "none"});
    CHECK_THAT(outcome, exits_with(1));
    CHECK_THAT(outcome.errors, Contains("1 id of places that the gazetteer does not know"));
    CHECK_THAT(work.read("archive/rejects/g000001.jsonl"), Contains("bad-place"));
    const auto shard = shards(work, "archive").at(0);
    const auto has = [&](const char* term) { return shard.get_termfreq(term); };
    CHECK(has("XPLACEID707292") == 1);
    CHECK(has("XPLACEID690791") == 1);
    CHECK(has("XPLACEFULLnowhere") == 1);
    CHECK(has("XPLACEID4000000000") == 0);
    CHECK(has("XNEARq277x434") == 1);
    CHECK(has("XNEARq278x434") == 1);
}

}  // namespace dateline::e2e
