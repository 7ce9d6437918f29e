#include "schemas/field_table.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

const std::string id_row = R"({"name": "id", "kind": "id", "record": "id", "prefix": "Q"})";

std::string table_of(const std::string& rows) { return R"({"format": 1, "fields": [)" + id_row + "," + rows + "]}"; }

std::optional<std::string> refusal(const std::string& json) {
    try {
        FieldTable::parse(json);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::config);
        return error.what();
    }
    return std::nullopt;
}

// Levenshtein with swaps, by trying everything.
std::size_t slow_distance(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) return a.size() + b.size();
    std::size_t best = std::min({slow_distance(a.substr(1), b) + 1, slow_distance(a, b.substr(1)) + 1,
                                 slow_distance(a.substr(1), b.substr(1)) + (a[0] != b[0])});
    if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0])
        best = std::min(best, slow_distance(a.substr(2), b.substr(2)) + 1);
    return best;
}

}  // namespace

TEST_CASE("no two fields share a name, a prefix or a slot") {
    std::multiset<std::string> names;
    std::multiset<std::string> prefixes;
    std::multiset<int> slots;
    for (const auto& field : FieldTable::builtin().fields()) {
        CAPTURE(field.name);
        names.insert(field.name);
        CHECK(names.count(field.name) == 1);
        for (const auto& prefix : {field.prefix, field.full_prefix, field.month_prefix, field.year_prefix}) {
            if (!prefix.empty()) prefixes.insert(prefix);
            CHECK(prefixes.count(prefix) <= 1);
        }
        if (field.slot >= 0) slots.insert(field.slot);
        CHECK(slots.count(field.slot) <= 1);
        CHECK_FALSE(field.help.empty());
    }
    CHECK(names.size() == 22);
}

TEST_CASE("prefixes are those that Omega uses where it has one") {
    const auto& table = FieldTable::builtin();
    for (const auto& [name, prefix] : std::vector<std::pair<std::string, std::string>>{
             {"id", "Q"}, {"title", "S"}, {"byline", "A"}, {"date", "D"}, {"language", "L"}, {"url", "U"}}) {
        CAPTURE(name);
        REQUIRE(table.find(name) != nullptr);
        CHECK(table.find(name)->prefix == prefix);
    }
    CHECK(table.find("date")->month_prefix == "M");
    CHECK(table.find("date")->year_prefix == "Y");
}

TEST_CASE("fields are found by the name that is asked for") {
    const auto& table = FieldTable::builtin();
    CHECK(table.find("person")->kind == FieldKind::person);
    CHECK(table.find("entity")->members == std::vector<std::string>{"person", "org", "place"});
    CHECK(table.find("near") != nullptr);     // not to be asked
    CHECK(table.find("body") == nullptr);     // not asked for
    CHECK(table.find("persons") == nullptr);  // the record's key
    CHECK(table.find("Person") == nullptr);
    CHECK(table.find("") == nullptr);
}

TEST_CASE("kinds are written as in the table") {
    const auto rows = nlohmann::json::parse(FieldTable::builtin().json()).at("fields");
    for (const auto& row : rows) {
        const Field* field = FieldTable::builtin().find(row.at("name").get<std::string>());
        if (field != nullptr) CHECK(to_string(field->kind) == row.at("kind"));
    }
    CHECK(to_string(FieldKind::number) == "number");  // of which no built-in field is
}

TEST_CASE("fields are found by the key of a record") {
    const auto& table = FieldTable::builtin();
    CHECK(table.find_record_key("persons")->name == "person");
    CHECK(table.find_record_key("published")->name == "date");
    CHECK(table.find_record_key("body")->name == "body");
    CHECK(table.find_record_key("person") == nullptr);
    CHECK(table.find_record_key("") == nullptr);
}

TEST_CASE("names are those of persons, organisations and places") {
    std::set<std::string> names;
    for (const auto& field : FieldTable::builtin().fields()) {
        if (field.is_name()) names.insert(field.name);
    }
    CHECK(names == std::set<std::string>{"byline", "dateline", "focus", "org", "person", "place"});
}

TEST_CASE("the nearest field is offered") {
    struct Row {
        const char* why;
        const char* name;
        std::optional<std::string> nearest;
    };
    const std::vector<Row> rows{
        {"a letter is missing", "persn", "person"},
        {"a letter too many", "persons", "person"},
        {"two letters are swapped", "palce", "place"},
        {"two mistakes", "lnguag", "language"},
        {"three are too many", "lnuag", std::nullopt},
        {"itself", "org", "org"},
        {"a field that is not asked for is not offered", "body", std::nullopt},
        {"a field of places", "nea", "near"},
        {"one letter is like nothing", "x", std::nullopt},
        {"two letters that both differ", "xx", std::nullopt},
        {"nothing", "", std::nullopt},
        {"a word of 10,000 letters", "personpersonperson", std::nullopt},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(FieldTable::builtin().nearest(row.name) == row.nearest);
    }
}

TEST_CASE("a broken table is refused and says why") {
    struct Row {
        const char* why;
        std::string json;
        const char* message;
    };
    const std::vector<Row> rows{
        {"no JSON", "{", "parse error"},
        {"no object", "[]", "field table"},
        {"no format", R"({"fields": []})", "format"},
        {"a newer format", R"({"format": 2, "fields": []})", "newer"},
        {"no fields", R"({"format": 1})", "fields"},
        {"no id", R"({"format": 1, "fields": []})", "kind \"id\""},
        {"two ids", table_of(R"({"name": "id2", "kind": "id", "prefix": "Q"})"), "id2"},
        {"the id under another prefix", R"({"format": 1, "fields": [{"name": "id", "kind": "id", "prefix": "I"}]})",
         "\"Q\""},
        {"a row that is no object", table_of("7"), "row 2"},
        {"no name", table_of(R"({"kind": "keyword", "prefix": "XA"})"), "row 2"},
        {"an empty name", table_of(R"({"name": "", "kind": "keyword", "prefix": "XA"})"), "a to z"},
        {"a name that the query language would cut",
         table_of(R"({"name": "my desk", "kind": "keyword", "prefix": "XA"})"), "my desk"},
        {"a name that is no text", table_of(R"({"name": 7, "kind": "keyword", "prefix": "XA"})"), "row 2"},
        {"no kind", table_of(R"({"name": "desk", "prefix": "XA"})"), "desk"},
        {"an unknown kind", table_of(R"({"name": "desk", "kind": "wood", "prefix": "XA"})"), "\"wood\""},
        {"a name that is taken", table_of(id_row), "the name \"id\" is taken"},
        {"a key of records that is taken",
         table_of(R"({"name": "a", "record": "id", "kind": "keyword", "prefix": "XA"})"),
         "the record key \"id\" is taken by \"id\""},
        {"a prefix that is taken", table_of(R"({"name": "desk", "kind": "keyword", "prefix": "Q"})"), "\"Q\" is taken"},
        {"a prefix taken twice in one row",
         table_of(R"({"name": "desk", "kind": "person", "prefix": "XA", "full_prefix": "XA"})"), "\"XA\" is taken"},
        {"a prefix that is reserved", table_of(R"({"name": "desk", "kind": "keyword", "prefix": "XLIKE"})"),
         "\"XLIKE\" is taken"},
        {"a prefix of a reserved row",
         table_of(
             R"({"name": "near", "kind": "place", "prefix": "XNEAR", "reserved": true}, {"name": "desk", "kind": "keyword", "prefix": "XNEAR"})"),
         "\"XNEAR\" is taken"},
        {"small letters in a prefix", table_of(R"({"name": "desk", "kind": "keyword", "prefix": "Xdesk"})"), "A to Z"},
        {"the prefix of stems", table_of(R"({"name": "desk", "kind": "keyword", "prefix": "Z"})"), "stems"},
        {"several letters without X", table_of(R"({"name": "desk", "kind": "keyword", "prefix": "DESK"})"),
         "begin with X"},
        {"a prefix longer than 24 letters",
         table_of(R"({"name": "desk", "kind": "keyword", "prefix": "XABCDEFGHIJKLMNOPQRSTUVWXY"})"), "24 letters"},
        {"a keyword without a prefix", table_of(R"({"name": "desk", "kind": "keyword"})"), "needs a prefix"},
        {"a state without a prefix", table_of(R"({"name": "desk", "kind": "state"})"), "needs a prefix"},
        {"text that is not ranked and has no prefix", table_of(R"({"name": "desk", "kind": "text", "weight": 0})"),
         "needs a prefix"},
        {"a number without a slot", table_of(R"({"name": "words", "kind": "number"})"), "needs a slot"},
        {"a name without the prefix of full names", table_of(R"({"name": "desk", "kind": "person", "prefix": "XA"})"),
         "full_prefix"},
        {"a date without months", table_of(R"({"name": "desk", "kind": "date", "prefix": "XA", "year_prefix": "XB"})"),
         "month_prefix"},
        {"a group of none", table_of(R"({"name": "all", "kind": "group"})"), "needs members"},
        {"a group of what is not there", table_of(R"({"name": "all", "kind": "group", "members": ["desk"]})"),
         "no field \"desk\""},
        {"a group of itself", table_of(R"({"name": "all", "kind": "group", "members": ["all"]})"), "is a group"},
        {"a slot that is taken",
         table_of(R"({"name": "a", "kind": "number", "slot": 64}, {"name": "b", "kind": "number", "slot": 64})"),
         "slot 64 is taken"},
        {"a slot that belongs to no field", table_of(R"({"name": "a", "kind": "number", "slot": 22})"),
         "slot 22 is taken"},
        {"a slot below 0", table_of(R"({"name": "a", "kind": "number", "slot": -1})"), "\"slot\""},
        {"a slot that wraps round", table_of(R"({"name": "a", "kind": "number", "slot": 4294967360})"), "\"slot\""},
        {"a slot that is not whole", table_of(R"({"name": "a", "kind": "number", "slot": 64.5})"), "\"slot\""},
        {"a slot that is no number", table_of(R"({"name": "a", "kind": "number", "slot": true})"), "\"slot\""},
        {"a weight below 0", table_of(R"({"name": "a", "kind": "text", "prefix": "XA", "weight": -1})"), "\"weight\""},
        {"a facet that is no truth value",
         table_of(R"({"name": "a", "kind": "keyword", "prefix": "XA", "facet": "yes"})"), "row 2"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto message = refusal(row.json);
        REQUIRE(message);
        CHECK(message->find("field table") == 0);
        CHECK_THAT(*message, Catch::Contains(row.message));
        CHECK(message->find('\n') == std::string::npos);
    }
}

TEST_CASE("a table of one's own is taken") {
    const auto table = FieldTable::parse(
        table_of(R"({"name": "desk", "record": "desk", "kind": "keyword", "prefix": "XDESK", "slot": 64},
        {"name": "words", "kind": "number", "slot": 65}, {"name": "later", "kind": "keyword", "prefix": "XLIKE", "reserved": true})"));
    CHECK(table.find("desk")->slot == 64);
    CHECK(table.find("desk")->weight == 1);
    CHECK(table.find("words")->kind == FieldKind::number);
    CHECK(table.find("later") == nullptr);
}

TEST_CASE("a table's fingerprint is that of what it says") {
    const auto one = FieldTable::parse(table_of(R"({"name": "desk", "kind": "keyword", "prefix": "XDESK"})"));
    const auto spaced =
        FieldTable::parse(table_of("\n {\"kind\":\"keyword\",  \"prefix\":\"XDESK\", \"name\":\"desk\"}\n"));
    const auto other = FieldTable::parse(table_of(R"({"name": "desk", "kind": "keyword", "prefix": "XDESKS"})"));
    CHECK(one.fingerprint().size() == 32);
    CHECK(one.fingerprint() == spaced.fingerprint());
    CHECK(one.fingerprint() != other.fingerprint());
    CHECK(FieldTable::parse(FieldTable::builtin().json()).fingerprint() == FieldTable::builtin().fingerprint());
}

namespace {

Article full_article() {
    Article article;
    article.id = "a1";
    article.title = "T";
    article.body = "B";
    article.published = parse_moment("2022-09-16")->moment;
    article.updated = parse_moment("2022-09-17")->moment;
    article.embargo = parse_moment("2022-09-18")->moment;
    article.corrects = "a0";
    article.note = "the day";
    article.dateline = "KYIV";
    article.byline = "By A";
    article.source = "Wire";
    article.section = "World";
    article.language = "en";
    article.url = "u";
    article.topics = {"war", "law"};
    article.persons = {"P"};
    article.organisations = {"O"};
    article.places = {"Izium"};
    return article;
}

}  // namespace

TEST_CASE("every field that stands in a record finds its value") {
    const Article article = full_article();
    for (const auto& field : FieldTable::builtin().fields()) {
        CAPTURE(field.name);
        if (field.record_key.empty() || field.kind == FieldKind::id) continue;
        if (field.kind == FieldKind::date) {
            CHECK(field_moment(article, field).has_value());
            CHECK_FALSE(field_moment({}, field).has_value());
        } else {
            CHECK_FALSE(field_values(article, field).empty());
            CHECK(field_values({}, field).empty());
        }
    }
    const auto& table = FieldTable::builtin();
    CHECK(field_values(article, *table.find("topic")) == std::vector<std::string_view>{"war", "law"});
    CHECK(field_moment(article, *table.find("updated")) == article.updated);
}

TEST_CASE("a field that is cleared is not given") {
    Article article = full_article();
    for (const auto* key :
         {"title", "body", "published", "updated", "embargo", "corrects", "note", "dateline", "byline", "source",
          "section", "language", "url", "topics", "persons", "organisations", "places"}) {
        CAPTURE(key);
        CHECK(clear_field(article, key));
    }
    Article bare;
    bare.id = "a1";
    CHECK(article == bare);
    CHECK_FALSE(clear_field(article, "id"));
    CHECK_FALSE(clear_field(article, "person"));
    CHECK_FALSE(clear_field(article, ""));
    CHECK(article.id == "a1");
}

TEST_CASE("an article is known by its states") {
    using States = std::vector<std::string_view>;
    Article article;
    CHECK(article_states(article) == States{"undated"});
    article = full_article();
    CHECK(article_states(article) == States{"embargoed"});
    article.embargo.reset();
    CHECK(article_states(article).empty());
    article.status = Status::withheld;
    article.published.reset();
    CHECK(article_states(article) == States{"undated", "withheld"});
}

TEST_CASE("the distance of words is counted as by trying everything") {
    CHECK(edit_distance("person", "person", 2) == 0);
    CHECK(edit_distance("palce", "place", 2) == 1);
    CHECK(edit_distance("", "ab", 2) == 2);
    CHECK(edit_distance("", "", 0) == 0);
    CHECK(edit_distance("abc", "", 2) == 3);
    std::mt19937_64 random(7);
    const auto word = [&] {
        std::string out;
        for (auto left = random() % 6; left > 0; --left) out += static_cast<char>('a' + random() % 3);
        return out;
    };
    for (int round = 0; round < 2000; ++round) {
        const auto a = word();
        const auto b = word();
        CAPTURE(a, b);
        for (std::size_t bound = 0; bound <= 6; ++bound)
            CHECK(edit_distance(a, b, bound) == std::min(slow_distance(a, b), bound + 1));
    }
}
