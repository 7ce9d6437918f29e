#include "schemas/article_record.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

using namespace dateline;
using nlohmann::json;

namespace {

// An article as it is taken from a record.
Article taken(const std::string& record) {
    Article article;
    RecordMends mends;
    const auto fault = parse_record(record, article, mends);
    INFO(record);
    REQUIRE_FALSE(fault);
    REQUIRE_FALSE(check_article(article, mends));
    return article;
}

// The code of the reason why a record is not taken.
std::string refused(const std::string& record) {
    Article article;
    RecordMends mends;
    auto fault = parse_record(record, article, mends);
    if (!fault) fault = check_article(article, mends);
    return fault ? std::string(reject_code(fault->reason)) : "taken";
}

RecordFault fault_of(const std::string& record) {
    Article article;
    RecordMends mends;
    const auto fault = parse_record(record, article, mends);
    REQUIRE(fault);
    return *fault;
}

class RandomRecords {
  public:
    explicit RandomRecords(std::uint64_t seed) : random_(seed) {}

    // Mostly a record that is taken.
    json record() {
        json record = json::object();
        for (const auto* key :
             {"id", "title", "body", "dateline", "byline", "source", "section", "language", "url", "desk", "Title"})
            if (chance(2)) record[key] = text();
        for (const auto* key : {"published", "updated", "embargo"})
            if (chance(2)) record[key] = moment();
        for (const auto* key : {"topics", "persons", "organisations", "places"})
            if (chance(2)) record[key] = list();
        if (chance(3)) record["version"] = random_() >> (1 + random_() % 62);
        if (chance(3)) record["status"] = pick({"usable", "corrected", "withheld", "cancelled"});
        if (chance(3)) record["extra"] = value(3);
        if (chance(3)) record[text()] = value(3);
        return record;
    }

  private:
    bool chance(unsigned of) { return random_() % of == 0; }
    std::string pick(const std::vector<std::string>& from) { return from[random_() % from.size()]; }
    std::string text() {
        static const std::vector<std::string> pieces{
            "a",      "B",      " ",    "\n",     "\t",     "\r\n",    "\r",
            "\"",     "\\",     "/",    "é",      "東",     "😀",       "\u0085",
            "\u00A0", "\uFEFF", "\x01", "\x7F",   "{}[]",   ",",       ":",
            "0",      "'",      "<b>",  "\u2028", "\uFFFD", "e\u0301", std::string(1, '\0')};
        std::string out;
        for (auto left = random_() % 8; left > 0; --left) out += pick(pieces);
        return out;
    }
    json list() {
        if (chance(4)) return text();
        json list = json::array();
        for (auto left = random_() % 4; left > 0; --left) list.push_back(text());
        return list;
    }
    std::string moment() {
        Moment moment{.day = Day(std::chrono::days(static_cast<int>(random_() % 700'000) - 350'000)), .time = {}};
        if (chance(2)) moment.time = std::chrono::seconds(static_cast<int>(random_() % 86'400));
        if (moment.time) moment.offset = std::chrono::minutes(static_cast<int>(random_() % 1919) - 959);
        return to_string(moment);
    }
    json value(int depth) {
        switch (random_() % (depth > 0 ? 8 : 6)) {
            case 0:
                return nullptr;
            case 1:
                return chance(2);
            case 2:
                return static_cast<std::int64_t>(random_());
            case 3:
                return random_();
            case 4:
                return static_cast<double>(random_()) / static_cast<double>(random_() >> (random_() % 60));
            case 5:
                return text();
            case 6:
                return json::array({value(depth - 1), value(depth - 1)});
            default:
                return json{{text(), value(depth - 1)}, {pick({"extra", "title"}), value(depth - 1)}};
        }
    }
    std::mt19937_64 random_;
};

}  // namespace

TEST_CASE("what is no JSON is refused, whatever it is") {
    const std::vector<std::pair<const char*, std::string>> rows{
        {"nothing", ""},
        {"a blank", " "},
        {"words", "title"},
        {"an object that does not end", R"({"title": "T")"},
        {"a string that does not end", R"({"title": "T)"},
        {"two objects", R"({"title": "T"}{"title": "T"})"},
        {"a comma too many", R"({"title": "T",})"},
        {"single quotes", "{'title': 'T'}"},
        {"a line end in a string", "{\"title\": \"T\n\"}"},
        {"NUL", std::string("{\"title\": \"T\"}\0", 15)},
        {"an escape that is none", R"({"title": "\x41"})"},
        {"half of a surrogate pair", R"({"title": "\ud83d"})"},
        {"no number", R"({"title": "T", "n": NaN})"},
        {"an id beyond 64 bits", R"({"title": "T", "id": 18446744073709551616})"},
        {"a number beyond 64 bits under an unknown key", R"({"title": "T", "n": 123456789012345678901234567890})"},
        {"a number beyond floating point", R"({"title": "T", "n": 1e400})"},
        {"damaged UTF-8", "{\"title\": \"caf\xE9\"}"},
        {"UTF-16", std::string("{\0\"\0t\0\"\0", 8)},
        {"lists within lists, far too deep", std::string(100'000, '[')},
        {"the same, ended", "{\"title\": \"T\", \"n\": " + std::string(5'000, '[') + std::string(5'000, ']') + "}"},
    };
    for (const auto& [why, record] : rows) {
        INFO(why);
        CHECK(refused(record) == "broken-json");
    }
}

TEST_CASE("a fault names the key or the value") {
    CHECK(fault_of(R"({"title": 7})").detail == "title");
    CHECK(fault_of(R"({"title": "T", "persons": ["a", 7]})").detail == "persons");
    CHECK(fault_of(R"({"title": "T", "updated": "soon"})").detail == "updated: soon");
    CHECK(fault_of(R"({"title": "T", "status": "killed"})").detail == "killed");
    // The beginning of a long value, without control characters and cut between code points.
    const auto long_value = fault_of(json{{"published", "x\n" + std::string(57, 'y') + "éé"}}.dump()).detail;
    CHECK(long_value == "published: x " + std::string(57, 'y') + "...");
}

TEST_CASE("a record that fails leaves nothing of the one before") {
    Article article;
    RecordMends mends;
    REQUIRE_FALSE(parse_record(R"({"id": "a1", "title": "T", "topics": ["t"], "desk": 1})", article, mends));
    CHECK(article.extra == R"({"desk":1})");
    REQUIRE_FALSE(parse_record(R"({"body": "B"})", article, mends));
    Article body_only;
    body_only.body = "B";
    CHECK(article == body_only);
    REQUIRE(parse_record("", article, mends));
    CHECK(article == Article{});
}

TEST_CASE("the last of two equal keys counts") { CHECK(taken(R"({"title": "a", "title": "b"})").title == "b"); }

TEST_CASE("unknown keys are kept as they were") {
    const std::vector<std::tuple<const char*, std::string, std::string>> rows{
        {"none", R"({"title": "T"})", ""},
        {"compact", R"({"title": "T", "desk" : { "no" : [ 1 , 2.5 ] } })", R"({"desk":{"no":[1,2.5]}})"},
        {"null is a value there", R"({"title": "T", "desk": null})", R"({"desk":null})"},
        {"from extra and from beside it", R"({"a": 1, "title": "T", "extra": {"b": 2}, "c": 3})",
         R"({"a":1,"b":2,"c":3})"},
        {"an empty extra", R"({"title": "T", "extra": {}})", ""},
        {"extra that is null", R"({"title": "T", "extra": null})", ""},
        {"extra that is no object", R"({"title": "T", "extra": [1]})", R"({"extra":[1]})"},
        {"extra in extra", R"({"title": "T", "extra": {"extra": {"a": 1}}})", R"({"extra":{"a":1}})"},
        {"a known key in extra stays there", R"({"title": "T", "extra": {"title": "U"}})", R"({"title":"U"})"},
        {"large numbers", R"({"title": "T", "n": 18446744073709551615, "m": -9223372036854775808})",
         R"({"n":18446744073709551615,"m":-9223372036854775808})"},
        {"escapes", R"({"title": "T", "a\u0000\n\"": "\u0001\t\\"})", R"({"a\u0000\n\"":"\u0001\t\\"})"},
    };
    for (const auto& [why, record, extra] : rows) {
        INFO(why);
        CHECK(taken(record).extra == extra);
    }
}

TEST_CASE("every value of one line is cleaned") {
    Article article =
        taken(R"({"id": " a\u00011\n", "title": "T", "dateline": "\tKYIV\n", "byline": "A\nB", "source": "\u0000Wire",
        "section": "W ", "language": "EN-GB", "url": " u "})");
    CHECK(article.id == "a1");
    CHECK(article.dateline == "KYIV");
    CHECK(article.byline == "A B");
    CHECK(article.source == "Wire");
    CHECK(article.section == "W");
    CHECK(article.language == "en-gb");
    CHECK(article.url == "u");
}

TEST_CASE("lists lose what is empty or there twice") {
    CHECK(taken(R"({"title": "T", "topics": ["b", "", "a", " b ", "\u0001", "B", "a"]})").topics ==
          std::vector<std::string>{"b", "a", "B"});
    CHECK(taken(R"({"title": "T", "persons": "Volodymyr Zelenskiy"})").persons ==
          std::vector<std::string>{"Volodymyr Zelenskiy"});
    CHECK(taken(R"({"title": "T", "places": ""})").places.empty());
}

TEST_CASE("a time that can't be read is dropped and counted") {
    Article article;
    RecordMends mends;
    REQUIRE_FALSE(parse_record(
        R"({"title": "T", "published": "2022-09-16T99:00", "updated": "2022-09-17 soon", "embargo": "2022-09-18"})",
        article, mends));
    CHECK(mends.times_dropped == 2);
    CHECK(to_string(article.published.value()) == "2022-09-16");
}

TEST_CASE("an article without an id has one of its content") {
    Article article;
    article.title = "T";
    article.source = "Wire";
    article.published = parse_moment("2022-09-16")->moment;
    article.body = "B";
    const auto id = derive_id(article);
    CHECK(id.size() == 34);
    CHECK(id.substr(0, 2) == "h-");

    Article edited = article;
    edited.body = "B, corrected";
    CHECK(derive_id(edited) == id);  // an edit is an update
    edited.byline = "A";
    CHECK(derive_id(edited) == id);
    edited.title = "U";
    CHECK(derive_id(edited) != id);

    // Where one of the three is missing the body tells articles apart.
    for (const auto member : {&Article::source, &Article::title}) {
        Article one = article;
        (one.*member).clear();
        Article other = one;
        other.body = "C";
        CHECK(derive_id(one) != derive_id(other));
    }
    Article undated = article;
    undated.published.reset();
    CHECK(derive_id(undated) != id);
    // Values do not run into each other.
    Article left;
    Article right;
    left.source = "ab";
    left.title = "c";
    right.source = "a";
    right.title = "bc";
    CHECK(derive_id(left) != derive_id(right));
}

TEST_CASE("the canonical record") {
    CHECK(record_json({}) == "{}");
    CHECK(record_json(
              taken(R"({ "extra": {"z": 1}, "version": 0, "status": "usable", "topics": ["b", "a"], "title": "T \"1\"",
        "published": "20220916 1005Z", "id": 7 })")) ==
          R"({"id":"7","title":"T \"1\"","published":"2022-09-16T10:05:00Z","topics":["b","a"],"extra":{"z":1}})");
    CHECK(record_json(taken(R"({"body": "a\n\tb\\/\u007f\u2028é"})")) == "{\"body\":\"a\\n\\tb\\\\/\u2028é\"}");
    CHECK(record_json(taken(R"({"body": "B", "version": 3, "status": "withheld"})")) ==
          R"({"body":"B","version":3,"status":"withheld"})");
}

TEST_CASE("a checked article comes back from its record, and another check changes nothing") {
    RandomRecords records(20220916);
    int taken_records = 0;
    for (int round = 0; round < 3000; ++round) {
        const auto record = records.record().dump();
        CAPTURE(record);
        Article article;
        RecordMends mends;
        if (parse_record(record, article, mends) || check_article(article, mends)) continue;
        ++taken_records;

        Article again = article;
        REQUIRE_FALSE(check_article(again, mends));
        REQUIRE(again == article);

        const auto canonical = record_json(article);
        CAPTURE(canonical);
        REQUIRE_FALSE(parse_record(canonical, again, mends));
        REQUIRE(again == article);
        REQUIRE(record_json(again) == canonical);
        REQUIRE(mends.times_dropped + mends.bytes_replaced == 0);
        // What is written is JSON to others as well.
        REQUIRE(json::accept(canonical));
    }
    CHECK(taken_records > 1000);
}

TEST_CASE("random bytes are read or refused, never more") {
    std::mt19937_64 random(451);
    const std::string whole = R"({"id":"a1","title":"T","published":"2022-09-16","topics":["a"],"n":{"m":[1.5,null]}})";
    for (int round = 0; round < 20'000; ++round) {
        auto record = whole;
        for (auto changes = 1 + random() % 4; changes > 0; --changes)
            record[random() % record.size()] = static_cast<char>(random());
        Article article;
        RecordMends mends;
        if (!parse_record(record, article, mends) && !check_article(article, mends)) {
            Article again;
            REQUIRE_FALSE(parse_record(record_json(article), again, mends));
            REQUIRE(again == article);
        }
    }
}

TEST_CASE("a place keeps its number and point beside its name") {
    Article article;
    RecordMends mends;
    const std::string given = R"({"id":"1","title":"T","places":["Kyiv",{"name":" Izium","id":707292},)"
                              R"({"name":"Camp","lat":-0.5,"lon":37},{"name":"Kyiv","id":7},{"name":"Kyiv","id":8}]})";
    REQUIRE_FALSE(parse_record(given, article, mends));
    REQUIRE_FALSE(check_article(article, mends));
    CHECK(article.places == std::vector<std::string>{"Kyiv", "Izium", "Camp"});
    // Of one name, what is said first stands.
    CHECK(article.located ==
          std::vector<GivenPlace>{{"Kyiv", "7", {}}, {"Izium", "707292", {}}, {"Camp", "", GeoPoint{-0.5, 37}}});
    const std::string record = record_json(article);
    CHECK(record == R"({"id":"1","title":"T","places":[{"name":"Kyiv","id":"7"},{"name":"Izium","id":"707292"},)"
                    R"({"name":"Camp","lat":-0.5,"lon":37}]})");
    Article again;
    REQUIRE_FALSE(parse_record(record, again, mends));
    REQUIRE_FALSE(check_article(again, mends));
    CHECK(again == article);
}
