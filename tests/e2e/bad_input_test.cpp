// Sources that are broken, hostile or odd: what can be taken is taken, the rest is told, and memory stays bounded.
#include <catch2/catch.hpp>

#include <fstream>
#include <string>

#include "tests/e2e/made_articles.hpp"
#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

using nlohmann::json;

const std::string good_line = "{\"id\": \"good\", \"title\": \"Good words\"}\n";

/// The rejects of the live generation.
std::vector<json> rejects(const Workspace& work) {
    const std::string generation = work.status().at("live").at("generation");
    return parse_json_lines(work.read("archive/rejects/" + generation + ".jsonl"));
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

TEST_CASE("a source with nothing to read is an error, and makes no archive") {
    Workspace work;
    work.write("empty.jsonl", "");
    work.write("blank.jsonl", "\n\n  \n");
    work.write("binary/picture.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
    work.write("binary/.hidden.jsonl", good_line);
    std::filesystem::create_directories(work.path("folder/in/folder"));
    for (const auto* source : {"empty.jsonl", "blank.jsonl", "folder", "binary", "binary/picture.png"}) {
        CAPTURE(source);
        CHECK_THAT(work.index({"add", "archive", source}), fails_with(65, source));
        CHECK_FALSE(std::filesystem::exists(work.path("archive/CURRENT")));
    }
    CHECK_THAT(work.index({"add", "archive", "-"}), fails_with(65, "-"));
    CHECK_THAT(work.index({"add", "archive", "gone.jsonl"}), fails_with(66, "gone.jsonl"));
}

TEST_CASE("nothing of a run is taken where one of its sources is not there") {
    Workspace work;
    work.write("good.jsonl", good_line);
    CHECK_THAT(work.index({"add", "archive", "good.jsonl", "gone.jsonl"}), fails_with(66, "gone.jsonl"));
    CHECK_FALSE(std::filesystem::exists(work.path("archive/CURRENT")));
    work.make_archive(good_line);
    const auto before = work.status();
    work.write("more.jsonl", "{\"id\": \"more\", \"title\": \"More\"}\n");
    CHECK_THAT(work.index({"add", "archive", "more.jsonl", "gone.jsonl"}), fails_with(66, "gone.jsonl"));
    CHECK(work.status() == before);
}

TEST_CASE("a gzip file that is cut short gives what can be read, and one reject") {
    Workspace work;
    work.write("in.jsonl", made_articles());
    REQUIRE_THAT(work.run({"gzip", "-k", "in.jsonl"}), exits_with(0));
    const std::string packed = work.read("in.jsonl.gz");
    work.write("cut.jsonl.gz", packed.substr(0, packed.size() * 6 / 10));
    CHECK_THAT(work.index({"add", "archive", "cut.jsonl.gz"}), exits_with(1));

    const auto ids = work.ids({"--sort", "newest"});
    CHECK(ids.size() > 100);
    CHECK(ids.size() < 300);
    for (const auto& id : ids) CHECK(std::stoul(id.substr(5)) < ids.size());  // the first of the file, and no others
    REQUIRE(rejects(work).size() == 1);
    CHECK(rejects(work)[0].at("reason") == "truncated");
    CHECK(rejects(work)[0].at("source") == "cut.jsonl.gz");
    CHECK_THAT(work.index({"add", "archive", "cut.jsonl.gz"}), exits_with(0));

    // The whole file is an update that mends it.
    work.write("cut.jsonl.gz", packed);
    CHECK_THAT(work.index({"add", "archive", "cut.jsonl.gz"}), exits_with(0));
    CHECK(work.ids({}).size() == 300);
    CHECK(work.status().at("rejects") == 0);
}

TEST_CASE("a gzip file with damage in the middle or only a head") {
    Workspace work;
    work.write("in.jsonl", made_articles());
    REQUIRE_THAT(work.run({"gzip", "-k", "in.jsonl"}), exits_with(0));
    std::string packed = work.read("in.jsonl.gz");
    for (std::size_t i = packed.size() / 2; i < packed.size() / 2 + 64; ++i) packed[i] = static_cast<char>(~packed[i]);
    work.write("damaged.jsonl.gz", packed);
    CHECK_THAT(work.index({"add", "archive", "damaged.jsonl.gz"}), exits_with(1));
    CHECK(rejects(work).back().at("reason") == "truncated");
    for (const std::size_t size : {2U, 10U, 20U}) {
        CAPTURE(size);
        work.write("head.gz", packed.substr(0, size));
        CHECK_THAT(work.index({"add", "other", "head.gz"}), fails_with(65, "head.gz"));
    }
}

TEST_CASE("a line of 100 MB is rejected in bounded memory") {
    Workspace work;
    {
        std::ofstream file(work.path("huge.jsonl"), std::ios::binary);
        file << good_line << "{\"id\": \"huge\", \"title\": \"";
        const std::string words = repeated("many words ", 100'000);
        for (std::size_t size = 0; size < 100'000'000; size += words.size()) file << words;
        file << "\"}\n{\"id\": \"last\", \"title\": \"Last words\"}\n";
    }
    const auto outcome = work.index({"add", "archive", "huge.jsonl", "--memory", "64", "--jobs", "1"});
    CHECK_THAT(outcome, exits_with(1));
    if (!DATELINE_SANITIZED) CHECK(outcome.peak_kib < 150L * 1024);
    REQUIRE(rejects(work).size() == 1);
    CHECK(rejects(work)[0].at("reason") == "too-large");
    CHECK(rejects(work)[0].at("line") == 2);
    CHECK(work.ids({"words", "--sort", "oldest"}) == Words{"good", "last"});
}

TEST_CASE("the option --max-record sets what is too large") {
    Workspace work;
    work.write("in.jsonl", good_line + "{\"id\": \"long\", \"title\": \"" + std::string(2000, 'x') + "\"}\n");
    CHECK_THAT(work.index({"add", "archive", "in.jsonl", "--max-record", "1000"}), exits_with(1));
    CHECK(work.ids({}) == Words{"good"});
    CHECK_THAT(work.index({"add", "archive", "in.jsonl", "--max-record", "3000"}), exits_with(0));
    CHECK(work.ids({"--sort", "oldest"}) == Words{"good", "long"});
    CHECK_THAT(work.index({"add", "archive", "in.jsonl", "--max-record", "0"}), fails_with(64, "--max-record"));
}

TEST_CASE("each kind of bad record is told by reason, line and id, and the rest goes on") {
    Workspace work;
    work.write("in.jsonl", good_line +                                                         // 1
                               "not json\n"                                                    // 2
                               "[1, 2]\n"                                                      // 3
                               "{\"id\": \"e\", \"body\": \"\\u0000\\u0001 \"}\n"              // 4
                               "{\"id\": \"d\", \"title\": \"T\", \"published\": \"soon\"}\n"  // 5
                               "{\"id\": \"s\", \"title\": \"T\", \"status\": \"lost\"}\n"     // 6
                               "{\"id\": \"w\", \"title\": {\"a\": 1}}\n"                      // 7
                               "{\"id\": \"z\", \"title\": \"End\"}");  // 8, without a line's end
    CHECK_THAT(work.index({"add", "archive", "in.jsonl"}), exits_with(1));
    CHECK(work.ids({"--sort", "oldest"}) == Words{"good", "z"});
    std::vector<std::string> told;
    for (const auto& reject : rejects(work)) {
        CHECK(reject.at("source") == "in.jsonl");
        told.push_back(std::to_string(reject.at("line").get<int>()) + ' ' + reject.at("reason").get<std::string>() +
                       ' ' + reject.at("id").get<std::string>());
    }
    CHECK(told == Words{"2 broken-json ", "3 not-an-object ", "4 no-text e", "5 bad-date d", "6 bad-status s",
                        "7 wrong-type w"});
}

TEST_CASE("a source in which everything is bad") {
    Workspace work;
    work.write("bad.jsonl", "{\"id\": 1\n{\"id\": 2\n");
    CHECK_THAT(work.index({"add", "archive", "bad.jsonl"}), exits_with(1));
    CHECK_THAT(work.query({"archive"}), exits_with(1));
    CHECK(work.status().at("rejects") == 2);
}

TEST_CASE("NUL and control characters everywhere are cut, and the article is found") {
    Workspace work;
    const std::string nul("\0\x01\x1f\x7f", 4);
    json record{{"id", "i" + nul + "d"},
                {"title", "Ti" + nul + "tle"},
                {"body", "bo" + nul + "dy\tand\nlines"},
                {"published", "2022-09-16"},
                {"source", "sou" + nul + "rce"},
                {"persons", {"Ana" + nul + " Nowak", nul}},
                {"topics", {"to" + nul + "pic"}},
                {"dateline", nul},
                {"key" + nul, "value" + nul}};
    work.make_archive(record.dump() + "\n");
    for (const auto* query :
         {"title", "body and lines", "source:source", "person:\"ana nowak\"", "topic:topic", "id:id", "date:2022"}) {
        CAPTURE(query);
        CHECK(work.ids({query}) == Words{"id"});
    }
    CHECK(work.ids({"ti\x01tle\x7f"}).size() <= 1);  // whatever it means, it does no harm
}

TEST_CASE("control characters that stand raw in a source") {
    Workspace work;
    const std::string raw = "{\"id\": \"raw\", \"title\": \"a\x01" + std::string(1, '\0') + "b\"}\n";
    work.write("in.jsonl", raw + good_line);
    CHECK_THAT(work.index({"add", "archive", "in.jsonl"}), exits_with(1));
    CHECK(work.ids({}) == Words{"good"});
    CHECK(rejects(work).at(0).at("reason") == "broken-json");

    work.write("story.txt", "A title\x02 here\n\nText with \x1b[31m colour and a bell\x07.\n");
    CHECK_THAT(work.index({"add", "archive", "story.txt"}), exits_with(0));
    CHECK(work.ids({"bell colour"}) == Words{"story.txt"});
}

TEST_CASE("words and names of 10,000 bytes are kept apart from others that begin alike") {
    Workspace work;
    const std::string long_word(10'000, 'w');
    const std::string other = std::string(9'999, 'w') + 'x';
    const std::string accents = repeated("é", 5'000);
    work.make_archive(json_lines({{{"id", "one"},
                                   {"title", "One " + accents},
                                   {"body", "before " + long_word + " after"},
                                   {"source", long_word},
                                   {"persons", {long_word + " Nowak"}},
                                   {"topics", {long_word}},
                                   {"places", {accents}}}}));
    for (const auto& query :
         {long_word, "\"" + long_word + " after\"", "source:" + long_word, "topic:" + long_word, "person:" + long_word,
          "person:\"" + long_word + " nowak\"", "place:" + accents, accents}) {
        CAPTURE(query.substr(0, 20));
        CHECK(work.ids({query}) == Words{"one"});
    }
    for (const auto& query : {other, "source:" + other, "topic:" + other, "person:" + other}) {
        CAPTURE(query.substr(0, 20));
        CHECK(work.ids({query}).empty());
    }
}

TEST_CASE("an id of 5,000 characters is an id") {
    Workspace work;
    const std::string one(5'000, 'i');
    const std::string two = std::string(4'999, 'i') + 'j';
    work.make_archive(json_lines({{{"id", one}, {"title", "Words one"}}, {{"id", two}, {"title", "Words two"}}}));
    CHECK(work.ids({"one"}) == Words{one});
    CHECK(work.ids({"id:" + two}) == Words{two});
    CHECK_THAT(work.query({"archive", "--show", one}), exits_with(0));
    CHECK_THAT(work.query({"archive", "--show", std::string(4'998, 'i')}), exits_with(1));
    CHECK_THAT(work.query({"archive", "words", "--format", "trec"}), exits_with(0));

    work.write("update.jsonl", json{{"id", one}, {"version", 2}, {"title", "Words three"}}.dump());
    CHECK_THAT(work.index({"add", "archive", "update.jsonl"}), exits_with(0));
    CHECK(work.ids({"words", "--sort", "oldest"}) == Words{one, two});
}

TEST_CASE("invalid UTF-8 harms nothing, in sources and in questions") {
    Workspace work;
    work.write("in.jsonl", "{\"id\": \"bad\", \"title\": \"caf\xe9 \xf0\x28\x8c\x28 words\"}\n" + good_line);
    CHECK_THAT(work.index({"add", "archive", "in.jsonl"}), exits_with(0));
    CHECK(work.ids({"words", "--sort", "oldest"}) == Words{"bad", "good"});
    work.write("latin.txt", "A caf\xe9 opens\n\nIn Krak\xf3w a caf\xe9 opened its doors again on Friday.\n");
    CHECK_THAT(work.index({"add", "archive", "latin.txt"}), exits_with(0));
    CHECK(work.ids({"doors"}) == Words{"latin.txt"});
    CHECK(work.ids({"id:good"}) == Words{"good"});
    for (const auto* query : {"caf\xe9", "\xff\xfe", "person:\xc3", "\"\xf0\x9f doors\"", "doors \xed\xa0\x80"}) {
        const auto outcome = work.query({"archive", "--format", "json", query});
        INFO(outcome);
        CHECK((outcome.exit_code == 0 || outcome.exit_code == 1 || outcome.exit_code == 64));
        if (outcome.exit_code != 64) CHECK_NOTHROW(json::parse(outcome.output));
    }
}

TEST_CASE("the years 1600 and 2199 are years like others") {
    Workspace work;
    work.make_archive(json_lines({{{"id", "old"}, {"title", "Words"}, {"published", "1600-02-29T23:59:59-11:00"}},
                                  {{"id", "now"}, {"title", "Words"}, {"published", "2022-09-16"}},
                                  {{"id", "far"}, {"title", "Words"}, {"published", "2199-12-31T23:59:59Z"}},
                                  {{"id", "none"}, {"title", "Words"}}}),
                      {"--partition", "decade"});
    CHECK(work.ids({"date:1600"}) == Words{"old"});
    CHECK(work.ids({"date:1600-02-29"}) == Words{"old"});
    CHECK(work.ids({"date:2199-12"}) == Words{"far"});
    CHECK(work.ids({"date:..1700"}) == Words{"old"});
    CHECK(work.ids({"date:1000..2999", "--sort", "oldest"}) == Words{"old", "now", "far"});
    CHECK(work.ids({"--sort", "newest", "words"}) == Words{"far", "now", "old", "none"});
    CHECK(work.status().at("live").at("shards").size() == 4);

    work.write("out.jsonl",
               "{\"id\": \"a\", \"title\": \"A\", \"published\": \"0900-01-01\"}\n{\"id\": \"b\", \"title\": \"B\", "
               "\"published\": \"3000-01-01\"}\n"
               "{\"id\": \"c\", \"title\": \"C\", \"published\": \"2023-02-29\"}\n");
    CHECK_THAT(work.index({"add", "archive", "out.jsonl"}), exits_with(1));
    CHECK(rejects(work).size() == 3);
}

TEST_CASE("a query of any length or depth is answered or refused") {
    Workspace work;
    work.make_archive(good_line);
    std::string many;
    for (int i = 0; i < 5'000; ++i) many += "word" + std::to_string(i) + ' ';
    const std::string deep = std::string(60'000, '(') + "good" + std::string(60'000, ')');
    for (const auto& query : {many, repeated("good ", 20'000), deep, repeated("NOT ", 10'000) + "good",
                              repeated("good OR ", 9'000) + "good", repeated("-", 10'000) + "good",
                              "\"" + repeated("good ", 20'000) + "\"", std::string(100'000, 'g') + "*"}) {
        const auto outcome = work.query({"archive", query});
        INFO(outcome);
        CHECK((outcome.exit_code == 0 || outcome.exit_code == 1 || outcome.exit_code == 64));
    }
}

TEST_CASE("standard input, several sources and odd names") {
    Workspace work;
    CHECK_THAT(work.index({"add", "archive", "-"}, good_line), exits_with(0));
    work.write("with blank/-dash.jsonl", "{\"id\": \"dash\", \"title\": \"Dash\"}\n");
    work.write("new\nline.jsonl", "{\"id\": \"line\", \"title\": \"Line\"}\n{\n");
    CHECK_THAT(work.index({"add", "archive", "with blank", "new\nline.jsonl"}), exits_with(1));
    CHECK(work.ids({"--sort", "oldest"}) == Words{"dash", "good", "line"});
    CHECK(rejects(work).at(0).at("source") == "new\nline.jsonl");
}

TEST_CASE("forms are known by their content, and --input-format insists") {
    Workspace work;
    work.write("lines.txt", good_line);
    work.write("array.json", "[{\"id\": \"a\", \"title\": \"First\"}, {\"id\": \"b\", \"title\": \"Second\"}]");
    work.write("reuters.sgm",
               "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS NEWID=\"7\">\n<DATE>26-FEB-1987 15:01:01.79</DATE>\n"
               "<PLACES><D>brazil</D></PLACES>\n<TEXT>&#2;\n<TITLE>COFFEE &amp; COCOA</TITLE>\n<BODY>Prices "
               "rose.\n&#3;</BODY></TEXT>\n</REUTERS>\n");
    work.write("story.txt", "Title of the story\n\nIts words.\n");
    CHECK_THAT(work.index({"add", "archive", "lines.txt", "array.json", "reuters.sgm", "story.txt"}), exits_with(0));
    CHECK(work.ids({"--sort", "oldest"}) == Words{"7", "a", "b", "good", "story.txt"});
    CHECK(work.ids({"coffee place:brazil date:1987-02-26"}) == Words{"7"});
    CHECK_THAT(work.index({"add", "other", "lines.txt", "--input-format", "nope"}), fails_with(64, "nope"));
    CHECK_THAT(work.index({"add", "other", "story.txt", "--input-format", "jsonl"}), exits_with(1));
}

}  // namespace
}  // namespace dateline::e2e
