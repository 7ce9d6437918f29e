#include "query/presentation/snippet.hpp"

#include <catch2/catch.hpp>

#include "query/language/parser.hpp"
#include "schemas/text_fold.hpp"

using namespace dateline;

namespace {

Snippet snippet_of(const std::string& query, const std::string& text) {
    const auto parsed = parse_query(query, FieldTable::builtin(), {});
    const MatchWords words(*parsed.expression, {"en"});
    MatchWords::Finder finder(words, "en");
    return make_snippet(text, finder);
}

// With the marks as brackets.
std::string marked(const std::string& query, const std::string& text) {
    const Snippet snippet = snippet_of(query, text);
    std::string out;
    std::size_t point = 0;
    for (std::size_t i = 0; i <= snippet.text.size(); ++i) {
        const bool starts = i == snippet.text.size() || (static_cast<unsigned char>(snippet.text[i]) & 0xC0U) != 0x80U;
        if (starts) {
            for (const auto& mark : snippet.marks) {
                if (mark.end == point) out += "]";
                if (mark.begin == point) out += "[";
            }
            ++point;
        }
        if (i < snippet.text.size()) out += snippet.text[i];
    }
    return out;
}

std::string repeat(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

struct Row {
    std::string query;
    std::string text;
    std::string snippet;
    const char* reason;
};

}  // namespace

TEST_CASE("Snippets show the best place, with its matches marked") {
    const std::vector<Row> rows{
        {"graves", "Graves were found.", "[Graves] were found.", "a short text stays whole"},
        {"grave", "The graves' end.", "The [graves]' end.", "a match by stem is marked as it stands"},
        {"graves", "Graves\nand\n\n  more\tgraves", "[Graves] and more [graves]", "line ends and tabs become a blank"},
        {"graves", "(graves)", "([graves])", "punctuation clings"},
        {"київ", "у Києві, Київ та київ", "у Києві, [Київ] та [київ]", "marks count code points"},
        {"tea", "no match here", "no match here", "the beginning where nothing matches"},
        {"", "no query at all", "no query at all", "and where nothing is asked"},
        {"graves", "", "", "no text"},
        {"graves", " \n ", "", "nothing but blanks"},
        {"graves", "a\x1b[31mgraves\u202E b", "a [31mgraves b",
         "no control character passes, and the text is cut into words as it was indexed"},
        {"graves", "--- graves ---", "--- [graves] ---", "punctuation alone is kept"},
        {"北", "北京市", "[北]京市", "a letter of a script without blanks"},
        {"\"mass graves\" -izium", "mass graves at Izium", "[mass] [graves] at Izium",
         "what is excluded is not marked"},
    };
    for (const auto& row : rows) {
        INFO(row.reason);
        CHECK(marked(row.query, row.text) == row.snippet);
    }
}

TEST_CASE("A long text is cut out around the most different words of the query") {
    const std::string text =
        repeat("coffee prices. ", 40) + "Then mass graves of Izium were found. " + repeat("filler words. ", 40);
    const auto snippet = marked("coffee graves izium", text);
    CHECK(snippet.find("[graves] of [Izium]") != std::string::npos);
    CHECK(snippet.starts_with("\u2026 "));
    CHECK(snippet.ends_with(" \u2026"));
    const auto first = marked("filler", text);
    CHECK(first.starts_with("\u2026 [filler] words. [filler]"));
    CHECK(marked("nothing", text).starts_with("coffee prices. coffee"));
    CHECK(marked("words", repeat("filler words. ", 15)).find("\u2026") == std::string::npos);
}

TEST_CASE("A snippet is bounded whatever the text") {
    for (const auto& text : {std::string(100'000, 'x'), repeat("\u5317", 100'000), repeat("\xFF", 5000),
                             repeat(".", 100'000), repeat("graves", 50'000)}) {
        const auto snippet = snippet_of("graves", text);
        CHECK(snippet.text.size() < 1100);
        CHECK(count_code_points(snippet.text) > 0);
        for (const auto& mark : snippet.marks) {
            CHECK(mark.begin < mark.end);
            CHECK(mark.end <= count_code_points(snippet.text));
        }
    }
}

TEST_CASE("A record's snippet is of its body, else of its title, and never fails") {
    const auto parsed = parse_query("graves", FieldTable::builtin(), {});
    const MatchWords words(*parsed.expression, {"en"});
    const MatchWords both(*parsed.expression, {"en", "de"});
    CHECK(RecordSnippets(words, "en")(R"({"id":"1","title":"Coffee","body":"mass graves"})").text == "mass graves");
    CHECK(RecordSnippets(words, "en")(R"({"id":"1","title":"Graves"})").marks == std::vector<Mark>{{0, 6}});
    CHECK(RecordSnippets(both, "en")(R"({"id":"1","title":"Grabe graves","language":"de"})").marks.size() == 1);
    CHECK(RecordSnippets(words, "en")("no json") == Snippet{});
}
