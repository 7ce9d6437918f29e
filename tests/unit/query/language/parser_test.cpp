#include "query/language/parser.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "query/language/describe.hpp"
#include "query/language/query_error.hpp"
#include "query/language/query_words.hpp"

using namespace dateline;

namespace {

const Day friday = *make_day(2022, 9, 16);

ParsedQuery parse(std::string_view text, bool any = false, bool filtered = false) {
    return parse_query(text, FieldTable::builtin(), {friday, any, filtered});
}

struct Row {
    std::string query;
    std::string canonical;
    std::string reason;
};

const std::vector<Row> queries{
    // Words.
    {"", "", "an empty query matches everything"},
    {" \t ", "", "so do blanks"},
    {"graves", "graves", "a word"},
    {"Graves", "graves", "case is folded"},
    {"Café", "cafe", "accents are folded"},
    {"Москва", "москва", "other scripts stay"},
    {"mass graves", "mass AND graves", "blanks mean AND"},
    {"mass\u00A0graves", "mass AND graves", "a blank that does not break parts words"},
    {"mass\ngraves", "mass AND graves", "so does a line end"},
    {"U.N.", "un", "initials are a word"},
    {"o'brien", "o'brien", "an inner apostrophe stays"},
    {"o’brien", "o'brien", "a curly apostrophe is one"},
    {"AT&T", "at&t", "an inner ampersand stays"},
    {"Ukraine's", "ukraine", "a possessive goes"},
    {"3.5", "3.5", "a decimal number is a word"},
    {"war,", "war", "punctuation at the end goes"},
    {"who?", "who", "a question mark is no wildcard"},
    {"mid-term", "\"mid term\"", "a hyphen makes a phrase of the parts"},
    {"well-to-do family", "\"well to do\" AND family", "a phrase beside a word"},
    {"2022-09-16", "\"2022 09 16\"", "a date in plain words is no field"},
    {"北京", "\"北 京\"", "letters of a script without blanks are words in a row"},
    {"graves/bodies", "\"graves bodies\"", "a slash parts words as a hyphen does"},
    {std::string("mass\0graves", 11), "mass AND graves", "NUL parts words"},
    {"mass\x01graves", "mass AND graves", "a control character parts words"},
    {"mass \xFF graves", "mass AND graves", "a damaged byte is no word"},
    {"\xF0\x9F\x98\x80 graves", "graves", "an emoji is no word"},
    {"& graves", "graves", "an ampersand alone is left out"},
    {"Russia - Ukraine", "russia AND ukraine", "a dash among blanks is punctuation"},
    {"Russia -- Ukraine", "russia AND ukraine", "so are two"},
    {"graves & OR bodies", "graves OR bodies", "what is left out leaves no hole"},
    {"graves OR &", "graves", "an alternative without a word is none"},
    {"graves -&", "graves", "nor is an exclusion"},
    {"(&) graves", "graves", "nor a group"},
    {"and or not near", "and AND or AND not AND near", "operators are capitals"},
    {"And Or", "and AND or", "all of them"},
    {"ORANGE ANDES NOTE NEARBY", "orange AND andes AND note AND nearby", "and words of their own"},
    // Phrases.
    {"\"mass grave\"", "\"mass grave\"", "a phrase"},
    {"“mass grave”", "\"mass grave\"", "curly quotes"},
    {"„mass grave“", "\"mass grave\"", "low quotes"},
    {"«mass grave»", "\"mass grave\"", "angled quotes"},
    {"“mass grave\"", "\"mass grave\"", "quotes of two kinds"},
    {"\"graves\"", "+graves", "a single word in quotes stands as it is"},
    {"\"Mass Grave, found\"", "\"mass grave found\"", "punctuation and case go"},
    {"\"mid-term vote\"", "\"mid term vote\"", "a hyphen in a phrase"},
    {"\"AND\"", "+and", "quotes make words of operators"},
    {"\"title:graves\"", "\"title graves\"", "and of fields"},
    {"\"-graves (found)\"", "\"graves found\"", "and punctuation of signs and parentheses"},
    {"\"mass\"\"grave\"", "+mass AND +grave", "two phrases without a blank"},
    {"mass\"grave site\"", "mass AND \"grave site\"", "a quote ends a word"},
    {"\"\" graves", "graves", "an empty phrase is left out"},
    {"\"mass * grave\"", "\"mass grave\"", "a star alone is punctuation in a phrase"},
    {"\"mass grave\"~5", "+mass NEAR/5 +grave", "words within a distance"},
    {"\"graves\"~5", "+graves", "a distance needs two words"},
    {"\"a b c\"~1000", "+a NEAR/1000 +b NEAR/1000 +c", "the longest distance"},
    // Exclusions.
    {"graves -bucha", "graves -bucha", "a word less"},
    {"-bucha graves", "graves -bucha", "wherever it stands"},
    {"graves NOT bucha", "graves -bucha", "NOT is the same"},
    {"graves AND NOT bucha", "graves -bucha", "also behind AND"},
    {"graves -bucha -mariupol", "graves -(bucha OR mariupol)", "neither of two"},
    {"mass graves -bucha", "(mass AND graves) -bucha", "from all words"},
    {"graves -\"mass grave\"", "graves -\"mass grave\"", "a phrase less"},
    {"graves -(bucha mariupol)", "graves -(bucha AND mariupol)", "a group less"},
    {"graves -(a -b)", "graves -(a -b)", "an exclusion within an exclusion"},
    {"graves (-bucha)", "graves -bucha", "an exclusion in parentheses excludes"},
    {"graves -mid-term", "graves -\"mid term\"", "only the first '-' is a sign"},
    {"graves -OR", "graves -or", "behind a sign stands a word"},
    {"graves -title:bucha", "graves -title:bucha", "a field less"},
    {"place:Ukraine -kyiv", "place:\"Ukraine\" -kyiv", "from a field"},
    {"place~Ukraine -kyiv", "place~\"Ukraine\" -kyiv", "from what a preference ranks"},
    {"\"graves\"-bucha", "+graves AND bucha", "a hyphen behind a quote is no sign"},
    {"(graves)-bucha", "graves -bucha", "but it is one behind a parenthesis"},
    {"graves NOT a NEAR/3 b", "graves -(a NEAR/3 b)", "NEAR binds tighter than NOT"},
    {"temperature -5", "temperature -5", "a number behind '-' is excluded too"},
    // Words as they stand.
    {"+graves", "+graves", "without stem"},
    {"+graves found", "+graves AND found", "one of two"},
    {"+NOT", "+not", "a word behind '+' is no operator"},
    {"+\"mass grave\"", "\"mass grave\"", "a phrase stands as it is anyway"},
    {"+place:Ukraine", "place:\"Ukraine\"", "a field requires anyway"},
    {"C++", "c", "plus signs at the end are punctuation"},
    {"+graves NEAR/5 found", "+graves NEAR/5 found", "within a chain"},
    // Operators and groups.
    {"graves AND bodies", "graves AND bodies", "AND"},
    {"graves OR bodies", "graves OR bodies", "OR"},
    {"a OR b OR c", "a OR b OR c", "OR three times is one list"},
    {"a b OR c d", "(a AND b) OR (c AND d)", "a blank binds tighter than OR"},
    {"a AND b OR c", "(a AND b) OR c", "so does AND"},
    {"(a OR b) c", "(a OR b) AND c", "parentheses bind tightest"},
    {"a (b c)", "a AND b AND c", "a group of the same kind melts in"},
    {"((a))", "a", "parentheses without need"},
    {"(a OR (b AND (c OR d)))", "a OR (b AND (c OR d))", "groups in groups"},
    {"a(b OR c)d", "a AND (b OR c) AND d", "parentheses end words"},
    {"(a)(b)", "a AND b", "groups without a blank"},
    {"a OR (b -c)", "a OR (b -c)", "an exclusion inside an alternative"},
    {"graves NEAR bodies", "graves NEAR/10 bodies", "ten words if not said"},
    {"graves NEAR/5 bodies", "graves NEAR/5 bodies", "five words"},
    {"a NEAR/1 b", "a NEAR/1 b", "the shortest distance"},
    {"a NEAR/5 b NEAR/5 c", "a NEAR/5 b NEAR/5 c", "three in a chain"},
    {"\"mass grave\" NEAR/5 mid-term", "\"mass grave\" NEAR/5 \"mid term\"", "phrases in a chain"},
    {"x a NEAR/5 b y", "x AND (a NEAR/5 b) AND y", "NEAR binds tighter than a blank"},
    {"a OR b NEAR/2 c", "a OR (b NEAR/2 c)", "and than OR"},
    {"(a) NEAR/5 b", "a NEAR/5 b", "parentheses about one word"},
    // Wildcards.
    {"fed*", "fed*", "all words that begin so"},
    {"Élys*", "elys*", "folded"},
    {"ab*", "ab*", "two letters are enough"},
    {"19*", "19*", "digits are letters here"},
    {"-fed* rates", "rates -fed*", "excluded"},
    {"+fed* rates", "fed* AND rates", "'+' changes nothing"},
    // Fields.
    {"title:graves", "title:graves", "a word of the title"},
    {"Title:graves", "title:graves", "field names in any case"},
    {"title:\"mass grave\"", "title:\"mass grave\"", "a phrase of the title"},
    {"title:“mass grave”", "title:\"mass grave\"", "in curly quotes"},
    {"title:\"graves\"", "title:=\"graves\"", "a single word in quotes stands as it is"},
    {"title:=graves", "title:=\"graves\"", "':=' takes it as it stands"},
    {"title:mid-term", "title:\"mid-term\"", "a phrase of the parts"},
    {"title:grav*", "title:grav*", "a wildcard"},
    {"source:reut*", "source:reut*", "a wildcard of a keyword"},
    {"source:\"reut*\"", "source:\"reut*\"", "in quotes a star is itself"},
    {"source:new-york*", "source:new-york*", "a keyword is one value, whatever is in it"},
    {"person:Zelensky", "person:\"Zelensky\"", "a name"},
    {"person:zelen*", "person:zelen*", "the beginning of a name"},
    {"person:=\"Volodymyr Zelenskiy\"", "person:=\"Volodymyr Zelenskiy\"", "the whole name"},
    {"person~Zelensky graves", "person~\"Zelensky\" AND graves", "a preference"},
    {"place:\"Paris, Texas\"", "place:\"Paris, Texas\"", "a comma in a value"},
    {"entity:Reuters", "entity:\"Reuters\"", "a group of fields"},
    {"id:AB-12/c", "id:\"AB-12/c\"", "an id keeps its case"},
    {"id:-x", "id:\"-x\"", "an id may begin with a minus"},
    {"id:12793", "id:\"12793\"", "digits"},
    {"is:undated", "is:\"undated\"", "a state"},
    {"is:Undated", "is:\"undated\"", "a state in any case"},
    {"date:2022-09", "date:\"2022-09-01..2022-09-30\"", "a month"},
    {"date:2022-09-16", "date:\"2022-09-16\"", "a day"},
    {"date:..2020", "date:\"..2020-12-31\"", "an open range"},
    {"date:2020..", "date:\"2020-01-01..\"", "the other way"},
    {"date:\"last week\"", "date:\"2022-09-05..2022-09-11\"", "words need quotes"},
    {"date:last-week", "date:\"2022-09-05..2022-09-11\"", "or a hyphen"},
    {"date:yesterday graves", "date:\"2022-09-15\" AND graves", "yesterday is counted from today as given"},
    {"date~2022 graves", "date~\"2022-01-01..2022-12-31\" AND graves", "a preferred time"},
    {"date:=2022", "date:=\"2022-01-01..2022-12-31\"", "':=' makes no difference for dates"},
    {"updated:2022/2023", "updated:\"2022-01-01..2023-12-31\"", "an ISO interval"},
    {"url:\"http://a.b/c\"", "url:\"http://a.b/c\"", "a URL as value"},
    {"url:http://a.b/c", "url:\"http://a.b/c\"", "without quotes too"},
    {"language:en language:fr", "language:\"en\" AND language:\"fr\"", "one field twice"},
    {"(place:Ukraine OR place:Russia) graves", "(place:\"Ukraine\" OR place:\"Russia\") AND graves",
     "fields as alternatives"},
    {"(title:graves)", "title:graves", "a parenthesis ends a value"},
    {"10:30", "\"10 30\"", "a time is no field"},
    {"3:2", "\"3 2\"", "nor is a score"},
    {"10:30pm", "\"10 30pm\"", "nor a time with letters"},
    {"16:9-format", "\"16 9 format\"", "nor a ratio"},
    {"http://example.com/a", "\"http example com a\"", "nor a URL"},
    {"U.S.:China", "\"us china\"", "nor what is no name"},
    {"-place:Ukraine place:Russia", "place:\"Russia\" -place:\"Ukraine\"", "an excluded field first"},
};

const std::vector<Row> queries_of_any{
    {"mass graves", "mass OR graves", "words in a row are alternatives"},
    {"graves", "graves", "one word"},
    {"mass graves -bucha", "(mass OR graves) -bucha", "exclusions exclude"},
    {"a AND b c", "(a AND b) OR c", "a written AND binds tighter"},
    {"a OR b c", "a OR b OR c", "a written OR changes nothing"},
    {"mass graves place:Ukraine", "place:\"Ukraine\" AND (mass OR graves)", "fields still require"},
    {"graves place~Ukraine", "place~\"Ukraine\" AND graves", "preferences stay outside"},
    {"place:Ukraine date:2022-09-16", "place:\"Ukraine\" AND date:\"2022-09-16\"", "all of the fields"},
    {"(place:Ukraine OR place:Russia) a b", "(place:\"Ukraine\" OR place:\"Russia\") AND (a OR b)",
     "a group of fields requires"},
    {"place:Ukraine OR place:Russia a b", "(place:\"Ukraine\" OR place:\"Russia\") AND (a OR b)",
     "also without parentheses"},
    {"(place:Ukraine AND graves) b", "(place:\"Ukraine\" AND graves) OR b", "a field with a word is an alternative"},
    {"+mass graves found", "+mass AND (graves OR found)", "'+' requires"},
    {"(a b) c", "a OR b OR c", "a group of alternatives melts in"},
    {"a NEAR/5 b c", "(a NEAR/5 b) OR c", "NEAR binds tighter"},
    {"& a", "a", "what is left out leaves no hole"},
};

struct Fault {
    std::string query;
    Span span;
    std::string message;
    std::string reason;
};

const std::vector<Fault> faults{
    // Quotes and parentheses.
    {"\"mass grave", {0, 1}, "never closed", "a quote that does not end"},
    {"graves “mass", {7, 10}, "never closed", "a curly one; the caret is under its three bytes"},
    {"\"a\" \"", {4, 5}, "never closed", "a quote at the end"},
    {"title:\"mass", {6, 7}, "never closed", "in a field"},
    {"(graves", {0, 1}, "this '(' is never closed", "a parenthesis that does not end"},
    {"a (b (c)", {2, 3}, "this '(' is never closed", "the outer one"},
    {"(", {0, 1}, "this '(' is never closed", "alone"},
    {"graves)", {6, 7}, "no '(' stands before", "one too many"},
    {")", {0, 1}, "no '(' stands before", "alone"},
    {"title:graves)", {12, 13}, "no '(' stands before", "behind a value"},
    {"a () b", {2, 4}, "nothing stands between", "an empty group"},
    {"(a OR )", {3, 5}, "OR has nothing behind it", "half a group"},
    {"( AND a)", {2, 5}, "AND has nothing before it", "the other half"},
    // Operators.
    {"AND graves", {0, 3}, "AND has nothing before it", "AND first"},
    {"OR graves", {0, 2}, "OR has nothing before it", "OR first"},
    {"graves AND", {7, 10}, "AND has nothing behind it", "AND last"},
    {"graves OR", {7, 9}, "OR has nothing behind it", "OR last"},
    {"graves NOT", {7, 10}, "NOT has nothing behind it", "NOT last"},
    {"a AND OR b", {6, 8}, "OR has nothing before it", "two in a row"},
    {"a OR AND b", {5, 8}, "AND has nothing before it", "the other way"},
    {"NEAR graves", {0, 4}, "NEAR has nothing before it", "NEAR first"},
    {"graves NEAR/5", {7, 13}, "NEAR/5 has nothing behind it", "NEAR last"},
    {"a NEAR/0 b", {7, 8}, "write 1 to 1000", "no distance"},
    {"a NEAR/1001 b", {7, 11}, "write 1 to 1000", "too long a distance"},
    {"a NEAR/x b", {7, 8}, "no number of words", "no number"},
    {"a NEAR/ b", {7, 7}, "no number of words", "nothing behind the slash"},
    {"a NEAR/5x b", {7, 9}, "no number of words", "a number and more"},
    {"a NEAR/99999999999 b", {7, 18}, "no number of words", "more than a number holds"},
    {"a NEAR/5 b NEAR/3 c", {11, 17}, "write NEAR/5 here too", "two distances in a chain"},
    {"a NEAR/5 (b OR c)", {9, 17}, "words or phrases only", "a group in a chain"},
    {"a NEAR/5 fed*", {9, 13}, "words or phrases only", "a wildcard in a chain"},
    {"a NEAR/5 title:b", {9, 16}, "words or phrases only", "a field in a chain"},
    {"title:b NEAR a", {0, 7}, "words or phrases only", "a field before it"},
    {"a NEAR -b", {7, 8}, "words or phrases only", "an exclusion in a chain"},
    {"x -a NEAR b", {2, 4}, "exclude with NOT a NEAR b", "an exclusion before it"},
    {"a NEAR NOT b", {7, 10}, "words or phrases only", "NOT in a chain"},
    {"a NEAR &", {7, 8}, "words or phrases only", "no word in a chain"},
    {"\"a b\"~", {6, 6}, "no number of words", "a distance is missing"},
    {"\"a b\"~x", {6, 7}, "no number of words", "no distance"},
    {"\"a b\"~5000", {6, 10}, "write 1 to 1000", "too long"},
    {"\"a b\" ~5", {6, 8}, "without a blank", "a blank before the '~'"},
    {"place:\"Kyiv\"~100", {12, 16}, "a distance can stand behind a phrase", "behind a field's value"},
    {"near:\"Kyiv\"~x", {12, 13}, "is no distance", "behind near, but no number"},
    {"near:Kyiv~30000km", {10, 17}, "from 0 to 20037 km", "farther than the earth allows"},
    {"near:\"Kyiv\"~-5km", {12, 16}, "from 0 to 20037 km", "less than nothing"},
    {"near:91,30", {5, 7}, "latitude goes from -90 to 90", "beyond the pole"},
    {"near:50.45,181~5", {11, 14}, "longitude goes from -180 to 180", "all the way round"},
    {"near:50.45", {10, 10}, "is no longitude", "half of a point"},
    {"near:50.45,30.52,7", {11, 18}, "is no longitude", "more than a point"},
    {"near:~5km", {5, 5}, "names no place", "a distance alone"},
    {"near:\"...\"", {6, 9}, "names no place", "punctuation"},
    {"about:bananas", {6, 13}, "is no date", "no time"},
    // Exclusions.
    {"-graves", {0, 7}, "nothing but exclusions", "an exclusion alone"},
    {"NOT graves", {0, 10}, "nothing but exclusions", "in letters"},
    {"-a -b", {0, 5}, "nothing but exclusions", "two"},
    {"-place:Ukraine", {0, 14}, "nothing but exclusions", "of a field"},
    {"& -graves", {0, 9}, "nothing but exclusions", "what is left out is nothing to exclude from"},
    {"a OR -b", {5, 7}, "an exclusion beside OR", "an exclusion as alternative"},
    {"NOT a OR b", {0, 5}, "an exclusion beside OR", "the first one"},
    {"a OR (-b)", {5, 9}, "an exclusion beside OR", "in parentheses"},
    {"a NOT NOT b", {2, 9}, "excluded twice", "NOT twice"},
    {"a NOT -b", {2, 7}, "excluded twice", "NOT and a sign"},
    {"a -(-b)", {2, 7}, "an exclusion of nothing but exclusions", "twice, in parentheses"},
    {"a --b", {2, 4}, "one '-' excludes", "two signs"},
    {"a ---b", {2, 5}, "one '-' excludes", "three"},
    {"++a", {0, 2}, "one '+' requires", "two plus signs"},
    {"a +-b", {2, 4}, "in front of a word", "both signs"},
    {"+(a b)", {0, 2}, "in front of a word", "'+' before a group"},
    {"graves -place~Kyiv", {7, 18}, "a preference ('~') can't be excluded", "an excluded preference"},
    {"+place~Kyiv", {0, 11}, "leave one of them out", "required and preferred"},
    {"a OR place~Kyiv", {5, 15}, "a preference ('~') beside OR", "a preference as alternative"},
    {"place~Kyiv OR a", {0, 10}, "a preference ('~') beside OR", "the first one"},
    {"a OR (place~Kyiv date~2022)", {5, 27}, "a preference ('~') beside OR", "nothing but preferences"},
    // Words and wildcards.
    {"&", {0, 1}, "holds no word", "punctuation alone finds nothing, not everything"},
    {"& ... -", {0, 1}, "holds no word", "more of it"},
    {"\"\"", {0, 2}, "holds no word", "an empty phrase"},
    {"(&)", {1, 2}, "holds no word", "in parentheses"},
    {"\xFF\xFE", {0, 2}, "holds no word", "damaged bytes alone"},
    {"*", {0, 1}, "2 letters or more", "a star alone"},
    {"f*", {0, 2}, "2 letters or more", "one letter"},
    {"É*", {0, 3}, "2 letters or more", "one letter of two bytes"},
    {"..*", {0, 3}, "single word of 2 letters", "two characters that are no letters"},
    {"*ing", {0, 1}, "only at the end", "a star in front"},
    {"wom*n", {3, 4}, "only at the end", "a star in the middle"},
    {"fed**", {3, 4}, "only at the end", "two stars"},
    {"mid-ter*", {0, 8}, "single word", "behind two words"},
    {"\"mass grav*\"", {10, 11}, "a phrase can't hold a '*'", "in a phrase"},
    {"graves fed*,", {10, 11}, "only at the end", "a comma behind the star"},
    // Fields.
    {"persn:Zelensky", {0, 5}, "did you mean \"person\"", "a slip of the pen"},
    {"graves plcae:Kyiv", {7, 12}, "did you mean \"place\"", "letters swapped; not the first word"},
    {"persons:Zelensky", {0, 7}, "did you mean \"person\"", "the key of the record"},
    {"organisations:UN", {0, 13}, "did you mean \"org\"", "the key of the record is far from the name"},
    {"organization:UN", {0, 12}, "did you mean \"org\"", "a longer form"},
    {"lang:en", {0, 4}, "did you mean \"language\"", "a shorter form"},
    {"published:2022", {0, 9}, "did you mean \"date\"", "another word, known from records"},
    {"body:graves", {0, 4}, "unknown field \"body\"", "a field that is not asked for"},
    {"corrected:Kyiv", {0, 9}, "unknown field \"corrected\"", "a state that is no field"},
    {"foo:bar", {0, 3}, "the fields are id, title", "like nothing: all are named"},
    {"Re: graves", {0, 2}, "in quotes it is a word", "a headline with a colon"},
    {"graves:", {0, 6}, "unknown field \"graves\"", "a colon at the end"},
    {"mailto:a@b.c", {0, 6}, "unknown field", "no URL with slashes"},
    {"Київ:x", {0, 8}, "unknown field \"Київ\"", "a name in another script"},
    {"roam~2", {0, 4}, "unknown field \"roam\"", "no fuzzy words"},
    {"a -persn:b", {3, 8}, "did you mean \"person\"", "behind a sign"},
    {"title:", {6, 6}, "a value is missing", "at the end"},
    {"title: graves", {6, 6}, "a value is missing", "a blank before the value"},
    {"title:=", {7, 7}, "a value is missing", "behind ':='"},
    {"place~", {6, 6}, "a value is missing", "behind '~'"},
    {"title:\"\"", {6, 8}, "a value is missing", "empty quotes"},
    {"title:(a b)", {6, 7}, "write (title:a OR title:b)", "a group as value"},
    {"title:&", {6, 7}, "holds no word", "punctuation as value"},
    {"person:...", {7, 10}, "holds no word", "punctuation as name"},
    {"source:\"&\"", {8, 9}, "holds no word", "punctuation as keyword"},
    {"title:-war", {6, 10}, "write -title:\"war\"", "a minus inside the value"},
    {"title:f*", {6, 8}, "2 letters or more", "one letter before the star"},
    {"title:mid-ter*", {6, 14}, "single word", "two words before the star"},
    {"title:\"mass grav*\"", {16, 17}, "a phrase can't hold a '*'", "in a phrase of the title"},
    {"source:*", {7, 8}, "2 letters or more", "a star alone"},
    {"source:r*s", {8, 9}, "only at the end", "in the middle"},
    {"source:=reut*", {8, 13}, "takes no '*'", "whole and beginning at once"},
    {"is:undatd", {3, 9}, "undated, corrected, withheld, cancelled, embargoed", "no state: all are named"},
    {"date:soon", {5, 9}, "write a date as", "no date"},
    {"date:septembr", {5, 13}, "did you mean \"september\"", "a slip of the pen"},
    {"date:\"last wek\"", {11, 14}, "write a date as", "in quotes the caret is under the word"},
    {"date:last week", {5, 14}, "write date:\"last week\"", "without the quotes"},
    {"graves date:3 days ago", {12, 22}, "write date:\"3 days ago\"", "three words"},
    {"date:september 2022", {5, 19}, "write date:\"september 2022\"", "a month and a year"},
    {"date:september graves", {5, 14}, "add the year", "what follows makes no date of it"},
    {"date:2022..2020", {5, 15}, "ends before it begins", "a range the wrong way round"},
    {"date:5.9.2022", {5, 13}, "can be read in two ways", "ambiguous"},
    {"date:2022*", {9, 10}, "write a date as", "a star in a date"},
    {"date:\"2022", {5, 6}, "never closed", "a date in a quote that does not end"},
};

QueryError fault_of(const std::string& query, bool any = false) {
    try {
        parse(query, any);
    } catch (const QueryError& error) {
        return error;
    }
    FAIL("it was parsed: " << query);
    throw;
}

std::string repeated(std::string_view piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

}  // namespace

TEST_CASE("queries are understood") {
    for (const Row& row : queries) {
        INFO(row.query << ": " << row.reason);
        CHECK(canonical_query(*parse(row.query).expression) == row.canonical);
    }
}

TEST_CASE("queries of any word are understood") {
    for (const Row& row : queries_of_any) {
        INFO(row.query << ": " << row.reason);
        CHECK(canonical_query(*parse(row.query, true).expression) == row.canonical);
    }
}

TEST_CASE("a canonical query is its own canonical form") {
    for (const Row& row : queries) {
        INFO(row.canonical << ": " << row.reason);
        CHECK(canonical_query(*parse(row.canonical).expression) == row.canonical);
    }
    for (const Row& row : queries_of_any) {
        INFO(row.canonical << ": " << row.reason);
        CHECK(canonical_query(*parse(row.canonical).expression) == row.canonical);
    }
}

TEST_CASE("what can't be understood is refused with its place and a mend") {
    for (const Fault& row : faults) {
        INFO(row.query << ": " << row.reason);
        const QueryError error = fault_of(row.query);
        CHECK_THAT(error.what(), Catch::Contains(row.message));
        CHECK(error.span().begin == row.span.begin);
        CHECK(error.span().end == row.span.end);
        CHECK(error.kind() == ErrorKind::usage);
    }
}

TEST_CASE("faults of structure are refused where any word is enough too") {
    for (const std::string query :
         {"AND a", "a AND", "(a", "a)", "a OR -b", "-a", "&", "a OR place~Kyiv", "NOT NOT a"}) {
        INFO(query);
        CHECK(fault_of(query, true).kind() == ErrorKind::usage);
    }
}

TEST_CASE("exclusions may stand alone where something else narrows the result") {
    const auto query = parse("-a -b", false, true);
    CHECK(query.expression->kind == Expression::Kind::without);
    CHECK(query.expression->children.size() == 1);
    CHECK(canonical_query(*query.expression) == "-(a OR b)");
}

TEST_CASE("nodes say where they stand") {
    const auto query = parse("„mass grave“ -place:\"Kyiv Oblast\"");
    REQUIRE(query.expression->kind == Expression::Kind::without);
    CHECK(query.expression->children[0]->span == Span{0, 16});
    CHECK(query.expression->children[1]->span == Span{18, 37});
}

TEST_CASE("what is left out is noted, the first five by name") {
    CHECK(parse("graves").notes.empty());
    const auto few = parse("& graves /");
    REQUIRE(few.notes.size() == 1);
    CHECK(few.notes[0] == "left out, as no word is in it: \"&\", \"/\"");
    const auto many = parse("graves " + repeated("& ", 1000));
    REQUIRE(many.notes.size() == 1);
    CHECK(many.notes[0] == "left out, as no word is in it: \"&\", \"&\", \"&\", \"&\", \"&\" and 995 more");
}

TEST_CASE("parentheses can be 200 deep and no deeper") {
    const auto nested = [](std::size_t depth) { return repeated("(", depth) + "a" + repeated(")", depth); };
    CHECK(canonical_query(*parse(nested(200)).expression) == "a");
    CHECK(fault_of(nested(201)).span() == Span{200, 201});
    CHECK_THAT(fault_of(nested(500)).what(), Catch::Contains("200 deep"));
    CHECK_THAT(fault_of(repeated("(", 100'000)).what(), Catch::Contains("200 deep"));
    CHECK_THAT(fault_of("a " + repeated("-(b ", 500)).what(), Catch::Contains("200 deep"));
    CHECK(canonical_query(*parse(repeated("(a) ", 1000)).expression).size() > 1000);
}

TEST_CASE("real nesting comes back as deep as it was") {
    std::string text = "x";
    for (int level = 0; level < 100; ++level) text = "(a OR (b " + text + "))";
    CHECK(canonical_query(*parse(text).expression).size() > text.size());
}

TEST_CASE("a query has at most 10,000 words") {
    CHECK(parse(repeated("a ", max_query_nodes)).expression->children.size() == max_query_nodes);
    CHECK_THAT(fault_of(repeated("a ", max_query_nodes + 1)).what(), Catch::Contains("at most 10000 words"));
    CHECK_THAT(fault_of("\"" + repeated("a ", max_query_nodes + 1) + "\"").what(),
               Catch::Contains("at most 10000 words"));
    CHECK_THAT(fault_of("title:\"" + repeated("a ", 2 * max_query_nodes) + "\"").what(),
               Catch::Contains("at most 10000 words"));
    CHECK_THAT(fault_of(repeated("id:a ", max_query_nodes + 1)).what(), Catch::Contains("at most 10000 words"));
    CHECK_THAT(fault_of(repeated("a-b-c ", max_query_nodes / 2)).what(), Catch::Contains("at most 10000 words"));
}

TEST_CASE("a query has at most 256 KiB") {
    CHECK(parse(std::string(max_query_bytes, 'a')).expression->words[0].size() == max_query_bytes);
    CHECK_THAT(fault_of(std::string(max_query_bytes + 1, ' ')).what(), Catch::Contains("at most 262144 bytes"));
}

TEST_CASE("the fields are those of the table that is given") {
    const auto table = FieldTable::parse(R"({"format": 1, "fields": [
        {"name": "id", "record": "id", "kind": "id", "prefix": "Q"},
        {"name": "words", "record": "words", "kind": "number", "slot": 64}]})");
    const auto query = parse_query("words:100..250", table, {friday, false, false});
    CHECK(query.expression->field == table.find("words"));
    CHECK(query.expression->numbers == NumberRange{100, 250});
    CHECK_THROWS_AS(parse_query("title:graves", table, {friday, false, false}), QueryError);
}
