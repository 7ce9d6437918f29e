#include "schemas/custom_schema.hpp"

#include <catch2/catch.hpp>
#include <optional>
#include <string>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

std::string schema_of(const std::string& rows) { return R"({"fields": [)" + rows + "]}"; }

FieldTable with_rows(const std::string& rows) { return with_schema(FieldTable::builtin(), schema_of(rows)); }

std::optional<std::string> refusal(const std::string& schema, ErrorKind kind) {
    try {
        with_schema(FieldTable::builtin(), schema);
    } catch (const Error& error) {
        CHECK(error.kind() == kind);
        return error.what();
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("what a row leaves out is filled in") {
    const auto table = with_rows(R"(
        {"name": "desk_2", "kind": "keyword"}, {"name": "lead", "kind": "text"}, {"name": "editor", "kind": "person"},
        {"name": "event", "kind": "date"}, {"name": "price", "kind": "number"})");
    struct Row {
        const char* name;
        const char* prefix;
        const char* full_prefix;
        const char* month_prefix;
        const char* year_prefix;
        int slot;
    };
    const std::vector<Row> rows{
        {"desk_2", "XDESK", "", "", "", 64},
        {"lead", "XLEAD", "", "", "", -1},
        {"editor", "XEDITOR", "XEDITORFULL", "", "", 65},
        {"event", "XEVENT", "", "XEVENTM", "XEVENTY", 66},
        {"price", "", "", "", "", 67},
    };
    REQUIRE(custom_fields(table).size() == rows.size());
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const auto* field = table.find(row.name);
        REQUIRE(field != nullptr);
        CHECK(field->custom);
        CHECK(field->record_key == row.name);
        CHECK(field->prefix == row.prefix);
        CHECK(field->full_prefix == row.full_prefix);
        CHECK(field->month_prefix == row.month_prefix);
        CHECK(field->year_prefix == row.year_prefix);
        CHECK(field->slot == row.slot);
    }
    CHECK(table.find("lead")->weight == 0);
    CHECK(table.has_custom());
    CHECK_FALSE(table.find("person")->custom);
}

TEST_CASE("what a row says is kept") {
    const auto table = with_rows(R"(
        {"name": "desk", "record": "newsDesk", "kind": "keyword", "prefix": "XNEWSDESK", "slot": 65, "facet": true,
         "help": "who wrote it"},
        {"name": "editor", "kind": "person", "prefix": "XED", "full_prefix": "XEDWHOLE"},
        {"name": "ends", "kind": "date", "prefix": "XENDS", "month_prefix": "XENDSMONTH", "year_prefix": "XENDSYEAR"},
        {"name": "lead", "kind": "text", "weight": 2}, {"name": "kicker", "kind": "text", "facet": true})");
    const auto* desk = table.find("desk");
    CHECK(desk->record_key == "newsDesk");
    CHECK(desk->prefix == "XNEWSDESK");
    CHECK(desk->slot == 65);
    CHECK(desk->facet);
    CHECK(desk->help == "who wrote it");
    CHECK(table.find("editor")->full_prefix == "XEDWHOLE");
    CHECK(table.find("editor")->slot == 64);
    CHECK(table.find("ends")->month_prefix == "XENDSMONTH");
    CHECK(table.find("ends")->slot == 66);
    CHECK(table.find("lead")->weight == 2);
    CHECK(table.find("lead")->slot == -1);
    CHECK(table.find("kicker")->slot == 67);
}

TEST_CASE("the built-in rows stay as they are, in front") {
    const auto table = with_rows(R"({"name": "desk", "kind": "keyword"})");
    const auto& builtin = FieldTable::builtin().fields();
    REQUIRE(table.fields().size() == builtin.size() + 1);
    CHECK(std::equal(builtin.begin(), builtin.end(), table.fields().begin()));
    CHECK(custom_fields(FieldTable::builtin()).empty());
    CHECK_FALSE(FieldTable::builtin().has_custom());
    CHECK(with_rows("").fingerprint() == FieldTable::builtin().fingerprint());
}

TEST_CASE("a table with a schema is read again from its own JSON") {
    const auto table = with_rows(R"({"name": "desk", "kind": "keyword"}, {"name": "price", "kind": "number"})");
    const auto again = FieldTable::parse(table.json());
    CHECK(again.fields() == table.fields());
    CHECK(again.fingerprint() == table.fingerprint());
    CHECK(again.has_custom());
}

TEST_CASE("a prefix may begin as another does: the capitals of a term end where its value begins") {
    const auto table = with_rows(R"({"name": "issue", "kind": "keyword"}, {"name": "pers", "kind": "keyword"})");
    CHECK(table.find("issue")->prefix == "XISSUE");
    CHECK(table.find("pers")->prefix == "XPERS");
}

TEST_CASE("a schema that clashes is refused and says which row and why") {
    struct Row {
        const char* why;
        const char* row;
        const char* message;
    };
    const std::vector<Row> rows{
        {"a name that is taken", R"({"name": "person", "kind": "keyword", "record": "who"})",
         "field \"person\": the name \"person\" is taken"},
        {"a name that is not asked for", R"({"name": "near", "kind": "place", "prefix": "XBY"})",
         "the name \"near\" is taken"},
        {"the name of a row before", R"({"name": "desk", "kind": "keyword"}, {"name": "desk", "kind": "number"})",
         "the name \"desk\" is taken"},
        {"a key of a built-in field", R"({"name": "who", "kind": "person", "record": "persons"})",
         "the record key \"persons\" is taken by \"person\""},
        {"a key that every record has", R"({"name": "state", "kind": "keyword", "record": "status"})",
         "\"status\" is a key that every record has"},
        {"the same by its name", R"({"name": "version", "kind": "number"})",
         "\"version\" is a key that every record has"},
        {"the bag of all others", R"({"name": "other", "kind": "text", "record": "extra"})",
         "\"extra\" is a key that every record has"},
        {"no key", R"({"name": "other", "kind": "text", "record": ""})", "\"record\" is empty"},
        {"a prefix that is taken", R"({"name": "desk", "kind": "keyword", "prefix": "XORG"})",
         "the prefix \"XORG\" is taken by \"org\""},
        {"a prefix that another makes of itself", R"({"name": "desk", "kind": "keyword", "prefix": "XPERSONFULL"})",
         "taken by \"person\""},
        {"a prefix that is no field's", R"({"name": "desk", "kind": "keyword", "prefix": "XLIKE"})",
         "taken by what belongs to no field"},
        {"names that make the same prefix", R"({"name": "desk_1", "kind": "text"}, {"name": "desk_2", "kind": "text"})",
         "field \"desk_2\": the prefix \"XDESK\" is taken by \"desk_1\""},
        {"the full names of one are another",
         R"({"name": "desk", "kind": "person"}, {"name": "deskfull", "kind": "text"})", "\"XDESKFULL\" is taken"},
        {"the months of one are another", R"({"name": "ends", "kind": "date"}, {"name": "endsm", "kind": "keyword"})",
         "\"XENDSM\" is taken"},
        {"a prefix that does not begin with X", R"({"name": "desk", "kind": "keyword", "prefix": "K"})",
         "must be X and other letters"},
        {"X alone", R"({"name": "desk", "kind": "keyword", "prefix": "X"})", "must be X and other letters"},
        {"a prefix in small letters", R"({"name": "desk", "kind": "keyword", "prefix": "Xdesk"})", "A to Z only"},
        {"a prefix that is no text", R"({"name": "desk", "kind": "keyword", "prefix": 7})", "\"prefix\" is no text"},
        {"a name too long to make a prefix of", R"({"name": "abcdefghijklmnopqrstuvwxyz", "kind": "keyword"})",
         "longer than 24 letters"},
        {"a slot that is taken",
         R"({"name": "a", "kind": "number", "slot": 70}, {"name": "b", "kind": "number", "slot": 70})",
         "field \"b\": slot 70 is taken by \"a\""},
        {"a slot of ours", R"({"name": "a", "kind": "number", "slot": 63})",
         "\"slot\" is no whole number from 64 to 255"},
        {"a slot over a byte", R"({"name": "a", "kind": "number", "slot": 256})", "from 64 to 255"},
        {"a slot that is not whole", R"({"name": "a", "kind": "number", "slot": 64.5})", "from 64 to 255"},
        {"a slot that is no number", R"({"name": "a", "kind": "number", "slot": "64"})", "from 64 to 255"},
        {"an unknown kind", R"({"name": "desk", "kind": "wood"})", "field \"desk\": unknown kind \"wood\""},
        {"a kind that only the built-in table has", R"({"name": "desk", "kind": "group", "members": ["person"]})",
         "unknown key \"members\""},
        {"the kind of ids", R"({"name": "desk", "kind": "id"})", "unknown kind \"id\""},
        {"no kind", R"({"name": "desk"})", "unknown kind \"\""},
        {"a kind that is no text", R"({"name": "desk", "kind": 7})", "\"kind\" is no text"},
        {"a key that is misspelled", R"({"name": "desk", "kind": "keyword", "facets": true})",
         "unknown key \"facets\""},
        {"a weight below 0", R"({"name": "lead", "kind": "text", "weight": -1})", "\"weight\""},
        {"a facet that is no truth value", R"({"name": "desk", "kind": "keyword", "facet": 1})", "desk"},
        {"no name", R"({"kind": "keyword"})", "row 1: no name"},
        {"a row that is no object", R"("desk")", "row 1: no object"},
        {"a name in capitals", R"({"name": "Desk", "kind": "keyword"})", "a to z"},
        {"a name that a query takes for a word", R"({"name": "7days", "kind": "keyword"})", "begins with a letter"},
        {"a name with a blank", R"({"name": "my desk", "kind": "keyword"})", "a to z, 0 to 9 and _"},
        {"a name that is no text", R"({"name": 7, "kind": "keyword"})", "row 1"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto message = refusal(schema_of(row.row), ErrorKind::config);
        REQUIRE(message);
        CHECK_THAT(*message, Catch::StartsWith("field table: ") && Catch::Contains(row.message));
        CHECK(message->find('\n') == std::string::npos);
    }
}

TEST_CASE("a schema that is none is refused") {
    struct Row {
        const char* why;
        const char* schema;
        ErrorKind kind;
        const char* message;
    };
    const std::vector<Row> rows{
        {"nothing", "", ErrorKind::bad_data, "no JSON"},
        {"cut short", R"({"fields": [)", ErrorKind::bad_data, "no JSON"},
        {"a list", R"([{"name": "desk", "kind": "keyword"}])", ErrorKind::config, "a schema is"},
        {"no fields", R"({"format": 1})", ErrorKind::config, "a schema is"},
        {"fields that are no list", R"({"fields": {"name": "desk"}})", ErrorKind::config, "a schema is"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto message = refusal(row.schema, row.kind);
        REQUIRE(message);
        CHECK_THAT(*message, Catch::Contains(row.message));
    }
}

TEST_CASE("a schema of more fields than there are slots is refused") {
    std::string rows;
    for (int i = 0; i < 193; ++i)
        rows += (i > 0 ? "," : "") + (R"({"name": "n)" + std::to_string(i)) + R"(", "kind": "number"})";
    CHECK_THAT(refusal(schema_of(rows), ErrorKind::config).value_or(""), Catch::Contains("\"n192\": no slot is left"));
}
