// What queries find in the sample archive, and where the faults of broken ones are. Each row has a reason of its own.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

/// Short names for the articles of the sample.
const std::map<std::string, std::string> nicknames{
    {"dl-2021-0329-suez-ever-given", "suez"},
    {"dl-2021-1219-santiago-boric", "boric"},
    {"dl-2022-0403-bucha", "bucha"},
    {"dl-2022-0707-birmingham-world-games", "birmingham"},
    {"dl-2022-0910-pakistan-floods", "pakistan"},
    {"dl-2022-0914-izium-flag", "flag"},
    {"dl-2022-0916-izium-un", "un"},
    {"dl-2022-0916-samarkand-modi-putin", "samarkand"},
    {"dl-2022-0919-queen-funeral", "queen"},
    {"dl-2022-0922-security-council", "council"},
    {"dl-2022-1030-lula-elected", "lula"},
    {"dl-2022-1207-atlanta-warnock", "warnock"},
    {"dl-2022-1218-world-cup-final", "final"},
    {"dl-2023-0319-credit-suisse", "ubs"},
    {"dl-2023-0404-finland-nato", "finland"},
    {"dl-2023-0528-erdogan-re-elected", "erdogan"},
    {"dl-2023-0619-beijing-blinken", "beijing"},
    {"dl-2023-0621-krakow-games", "krakow"},
    {"dl-2023-0718-victoria-games", "victoria"},
    {"dl-2023-0823-chandrayaan", "moon"},
    {"dl-2023-1219-reykjanes", "iceland"},
    {"dl-2024-0528-tbilisi-law", "tbilisi"},
    {"dl-2024-0726-paris-olympics", "olympics"},
    {"dl-background-grain-corridor", "grain"},
    {"havana-santiago-protests.txt", "havana"},
    {"izium-broadcast.txt", "broadcast"},
    {"marrakech-earthquake.txt", "marrakech"},
    {"nairobi-ruto.txt", "nairobi"},
    {"paris-texas-tornado.txt", "texas"},
    {"sudan-ceasefire.txt", "sudan"},
};

struct Row {
    const char* reason;
    Words query;        ///< arguments behind ARCHIVE
    const char* found;  ///< nicknames, in alphabetical order
};

// "Now" is Saturday, 17 September 2022.
const Row words[] = {
    {"both words are needed", {"izium", "graves"}, "broadcast un"},
    {"and so they are in one argument", {"izium graves"}, "broadcast un"},
    {"case makes no difference", {"IZIUM Graves"}, "broadcast un"},
    {"a word finds its plural", {"grave"}, "broadcast bucha un"},
    {"and a plural its singular", {"banks"}, "ubs"},
    {"inflected forms of a verb are one word", {"voting"}, "boric lula nairobi tbilisi warnock"},
    {"a name in another spelling is another word", {"izyum"}, "council"},
    {"accents need not be typed", {"krakow"}, "krakow"},
    {"and may be", {"Kraków"}, "krakow"},
    {"a letter with a stroke is folded too", {"wisla malopolska"}, "krakow"},
    {"Turkish letters", {"kilicdaroglu"}, "erdogan"},
    {"a dotless i is an i", {"KILIÇDAROĞLU"}, "erdogan"},
    {"Icelandic letters", {"reykjanes keflavik"}, "iceland"},
    {"a word with a cedilla inside an English text", {"turkiye"}, "erdogan finland grain marrakech"},
    {"a possessive is its word", {"iceland"}, "iceland"},
    {"a curly apostrophe is an apostrophe", {"l’amour"}, "olympics"},
    {"and a straight one finds it", {"l'amour"}, "olympics"},
    {"full stops in an abbreviation do not count", {"UN"}, "broadcast pakistan sudan un"},
    {"and it may be typed with them", {"U.N."}, "broadcast pakistan sudan un"},
    {"a number with a comma is one word", {"1,400"}, "pakistan"},
    {"a number with a point is one word", {"50.9"}, "lula"},
    {"words that only the title has count", {"swallow"}, "ubs"},
    {"a word with a hyphen is a phrase of its parts", {"run-off"}, "boric erdogan lula warnock"},
    {"such a word beside another: both are needed", {"run-off election"}, "boric warnock"},
    {"a word that nearly every article has finds them still", {"the", "izium"}, "broadcast flag samarkand un"},
    {"a sign alone is passed over", {"izium & graves"}, "broadcast un"},
    {"a question mark is no wildcard", {"graves?"}, "broadcast bucha un"},
    {"a comma between words is passed over", {"izium, graves"}, "broadcast un"},
    {"no article has all the words", {"izium tornado"}, ""},
    {"--any: one of the words is enough", {"--any", "izyum tornado"}, "council texas"},
    {"OR between words", {"izyum OR tornado"}, "council texas"},
    {"OR in small letters is a word", {"izyum or tornado"}, ""},
    {"AND may be written", {"izium AND graves"}, "broadcast un"},
    {"AND binds closer than OR", {"tornado OR izium graves"}, "broadcast texas un"},
    {"parentheses bind closest", {"(izium OR bucha) graves"}, "broadcast bucha un"},
    {"parentheses in parentheses", {"((izium OR (bucha)) AND (graves))"}, "broadcast bucha un"},
    {"alternatives of phrases", {"\"mass graves\" OR \"burial site\""}, "broadcast bucha un"},
};

const Row exclusions[] = {
    {"a minus excludes", {"graves", "-izium"}, "bucha"},
    {"the same in one argument", {"graves -izium"}, "bucha"},
    {"NOT is a minus", {"graves NOT izium"}, "bucha"},
    {"a minus before a phrase", {"graves -\"mass graves\""}, "broadcast un"},
    {"a minus before a group", {"graves -(izium OR kharkiv)"}, "bucha"},
    {"a minus before a field", {"izium -source:Reuters"}, "flag samarkand un"},
    {"several exclusions", {"izium -graves -samarkand"}, "flag"},
    {"a hyphen inside a word excludes nothing", {"south-west iceland"}, "iceland"},
    {"an excluded word is excluded in all its forms", {"bucha -grave"}, "council"},
    {"an exclusion of the title alone", {"izium -title:graves"}, "flag samarkand un"},
    {"an exclusion beside a condition stands alone", {"--place", "Izium", "-graves"}, "council flag"},
};

const Row phrases[] = {
    {"words one after the other", {"\"mass graves\""}, "bucha"},
    {"the same words apart do not count", {"\"graves mass\""}, ""},
    {"a phrase is taken as it stands: no plurals", {"\"mass grave\""}, ""},
    {"a curly quote opens and closes", {"“mass graves”"}, "bucha"},
    {"a phrase with a full stop inside", {"\"U.S. Secretary of State\""}, "broadcast bucha finland sudan"},
    {"a phrase over a hyphen", {"\"run off\""}, "boric erdogan lula warnock"},
    {"a phrase over a line's end", {"\"retaken Izium only days before\""}, "broadcast"},
    {"a phrase of the title", {"\"second bucha\""}, "broadcast"},
    {"no phrase reaches from the title into the text", {"\"at Izium Ukrainian\""}, ""},
    {"a phrase with accents, typed without", {"\"sao paulo\""}, "lula"},
    {"a phrase of one word takes no other form", {"\"grave\""}, ""},
    {"a plus takes a word as it stands", {"+graves"}, "broadcast bucha un"},
    {"and no other form of it", {"+grave"}, ""},
    {"NEAR within five words", {"secretary NEAR/5 accountability"}, ""},
    {"and within ten", {"blinken NEAR/10 accountability"}, "broadcast"},
    {"NEAR in either order", {"accountability NEAR/10 blinken"}, "broadcast"},
    {"a phrase with a distance", {"\"blinken accountability\"~10"}, "broadcast"},
    {"NEAR/1 is side by side", {"mass NEAR/1 graves"}, "bucha"},
    {"NEAR of three", {"flag NEAR/12 soldiers NEAR/12 izium"}, "flag"},
    {"phrases may be near each other", {"\"burial site\" NEAR/15 forest"}, "broadcast"},
};

const Row wildcards[] = {
    {"all words that begin so", {"investigat*"}, "broadcast un"},
    {"a whole word begins with itself", {"izium*"}, "broadcast flag samarkand un"},
    {"spelling variants by their beginning", {"zelensk*"}, "broadcast bucha council erdogan flag queen un"},
    {"a wildcard with other words", {"iz* graves"}, "broadcast un"},
    {"a wildcard with accents", {"erdoğ*"}, "erdogan grain samarkand"},
    {"a beginning that no word has", {"qxz*"}, ""},
    {"a wildcard is excluded", {"graves -zelensky*"}, "broadcast"},
    {"a wildcard in a field", {"person:zelensk*"}, "bucha council flag queen un"},
    {"a wildcard of a keyword is its beginning", {"topic:war-*"}, "bucha council un"},
    {"a wildcard of a title", {"title:gra*"}, "broadcast grain"},
};

const Row names[] = {
    {"a family name in all its spellings", {"person:Zelensky"}, "bucha council flag un"},
    {"a full name", {"person:\"Volodymyr Zelensky\""}, "bucha council flag un"},
    {"a first name", {"person:Volodymyr"}, "bucha council flag un"},
    {"a name in small letters", {"person:blinken"}, "beijing bucha council finland"},
    {"a name without its accents", {"person:guterres person:antonio"}, "council pakistan"},
    {"accents that are not there", {"person:blínken"}, "beijing bucha council finland"},
    {"first and last without the middle", {"person:\"Luiz Silva\""}, ""},
    {"two parts with one between", {"person:\"Recep Erdogan\""}, "samarkand"},
    {"parts of two different persons are no name", {"person:\"Volodymyr Blinken\""}, ""},
    {"two persons", {"person:Putin person:Modi"}, "samarkand"},
    {"the option is the field", {"--person", "Putin", "--person", "Modi"}, "samarkand"},
    {"an option beside words", {"--person", "Zelensky", "bucha"}, "bucha council un"},
    {"exact is the whole name", {"person:=\"Antony Blinken\""}, "beijing bucha council finland"},
    {"exact is not a part of it", {"person:=Blinken"}, ""},
    {"exact folds as well", {"person:=\"antonio guterres\""}, "council pakistan"},
    {"a name in a text is no person yet", {"person:Ruto"}, ""},
    {"an organisation", {"org:\"united nations\""}, "pakistan un"},
    {"an organisation's part", {"org:council"}, "council"},
    {"an abbreviation", {"org:NATO"}, "finland"},
    {"the option for organisations", {"--org", "UBS"}, "ubs"},
    {"a place", {"place:Izium"}, "council flag un"},
    {"a place of two words", {"place:\"Santa Clara\""}, "birmingham ubs"},
    {"a place by a part of its name", {"place:kharkiv"}, "flag un"},
    {"namesakes are told apart by what follows", {"place:\"Birmingham, England\""}, "birmingham"},
    {"or not at all", {"place:Birmingham"}, "birmingham victoria"},
    {"a place with accents", {"place:sao-paulo"}, "lula"},
    {"the option for places", {"--place", "Moscow", "--place", "France"}, "council"},
    {"any kind of name", {"entity:bucha"}, "bucha council un"},
    {"the kinds are different", {"person:bucha"}, ""},
    {"a preference requires nothing", {"izium person~Zelensky"}, "broadcast flag samarkand un"},
    {"--prefer makes preferences of conditions",
     {"--prefer", "--person", "Zelensky", "izium"},
     "broadcast flag samarkand un"},
    {"where it was filed", {"dateline:Georgia"}, "tbilisi warnock"},
    {"the dateline of a text file", {"dateline:havana"}, "havana"},
    {"the byline by a part", {"byline:sports"}, "birmingham final olympics victoria"},
};

const Row keywords[] = {
    {"a source", {"source:\"Lowland Courier\""}, "birmingham boric grain krakow marrakech warnock"},
    {"a source in small letters", {"source:reuters"}, "broadcast"},
    {"a part of a source is none", {"source:Lowland"}, ""},
    {"a section", {"section:science"}, "iceland moon"},
    {"a topic with a hyphen", {"topic:war-crimes"}, "bucha council un"},
    {"a topic is whole", {"topic:war"}, "bucha council flag un"},
    {"a topic with an accent", {"topic:turkiye"}, "erdogan"},
    {"topics alternate", {"(topic:moon OR topic:volcano)"}, "iceland moon"},
    {"a word of the title", {"title:izium"}, "broadcast flag un"},
    {"a word of the title, as it is inflected", {"title:receive"}, "beijing"},
    {"a phrase of the title", {"title:\"five more years\""}, "erdogan"},
    {"an id", {"id:dl-2022-0916-izium-un"}, "un"},
    {"an id is whole", {"id:dl-2022"}, ""},
    {"a file is its own id", {"id:sudan-ceasefire.txt"}, "sudan"},
    {"what was corrected", {"is:corrected"}, "ubs"},
    {"a word with '://' is no field", {"http://example.org"}, ""},
    {"a time is no field", {"10:30"}, ""},
};

const Row dates[] = {
    {"a day", {"date:2022-09-16"}, "broadcast samarkand un"},
    {"a month", {"date:2022-09"}, "broadcast council flag pakistan queen samarkand un"},
    {"a year", {"date:2021"}, "boric suez"},
    {"the day as written, whatever the zone", {"date:2022-07-07"}, "birmingham"},
    {"and not the day of UTC", {"date:2022-07-08"}, ""},
    {"both ends of a range count", {"date:2022-09-14..2022-09-16"}, "broadcast flag samarkand un"},
    {"an open beginning", {"date:..2021"}, "boric suez"},
    {"months as ends of a range", {"date:2022-10..2022-12"}, "final lula warnock"},
    {"a range of decades", {"date:2020s place:Izium"}, "council flag un"},
    {"--from and --to", {"--from", "2022-09-14", "--to", "2022-09-16"}, "broadcast flag samarkand un"},
    {"--to alone", {"--to", "2021-12-19"}, "suez"},
    {"a month in words", {"date:\"September 2022\" izium"}, "broadcast flag samarkand un"},
    {"a day in words", {"date:\"16 September 2022\""}, "broadcast samarkand un"},
    {"a month in words, without quotes", {"date:september-2022 izium"}, "broadcast flag samarkand un"},
    {"yesterday is counted from --now", {"date:yesterday"}, "broadcast samarkand un"},
    {"today", {"date:today"}, ""},
    {"a weekday is the last one", {"date:wednesday"}, "flag"},
    {"this week begins on Monday", {"date:this-week"}, "broadcast flag samarkand un"},
    {"last week", {"date:\"last week\""}, "pakistan"},
    {"this month", {"date:\"this month\" -izium"}, "council pakistan queen"},
    {"so many days", {"date:\"last 3 days\""}, "broadcast samarkand un"},
    {"last year", {"date:last-year"}, "boric suez"},
    {"dates alternate", {"(date:2021 OR date:2022-10)"}, "boric lula suez"},
    {"a date is excluded", {"izium -date:2022-09-16"}, "flag"},
    {"a text file has the day of its dateline", {"date:2023-09-09"}, "marrakech"},
    {"and without a dateline it has none", {"tornado is:undated"}, "texas"},
    {"an update", {"updated:2022-09-15"}, "flag"},
    {"the day of the update is as written", {"updated:2022-09-16"}, "un"},
    {"what has no date is in no range", {"grain date:..2030"}, "erdogan"},
    {"what has no date can be asked for", {"grain is:undated"}, "grain"},
    {"a day that is not in the archive", {"date:1999-12-31"}, ""},
};

struct BrokenRow {
    const char* reason;
    const char* query;
    int position;  ///< character, from 1
    const char* message;
};

const BrokenRow broken[] = {
    {"a field that is mistyped", "graves persn:Zelensky", 8, "did you mean \"person\"?"},
    {"a field that there is none like", "colour:red", 1, "colour"},
    {"a time that is none", "about:bananas", 7, "is no date"},
    {"a quote that does not end", "izium \"mass graves", 7, "quote"},
    {"a parenthesis that does not end", "izium (graves", 7, "("},
    {"a parenthesis that was not opened", "izium graves)", 13, ")"},
    {"nothing in parentheses", "izium ()", 7, "("},
    {"nothing behind OR", "izium OR", 7, "OR"},
    {"nothing before OR", "OR izium", 1, "OR"},
    {"two operators in a row", "izium AND OR graves", 11, "OR"},
    {"nothing behind NOT", "izium NOT", 7, "NOT"},
    {"NEAR without a second word", "izium NEAR/3", 7, "NEAR"},
    {"NEAR with a number that is none", "izium NEAR/x graves", 12, "number of words"},
    {"NEAR with a field", "izium NEAR/3 person:x", 14, "NEAR"},
    {"a field without a value", "person: izium", 8, "person"},
    {"a date that is none", "date:2022-13", 6, "2022-13"},
    {"a day that is not in the calendar", "date:2022-02-30", 6, "2022-02-30"},
    {"a range from later to earlier", "date:2022-09..2022-01", 6, "2022"},
    {"a date of words that are none", "izium date:\"last foo\"", 18, "foo"},
    {"a wildcard in the middle", "gra*ves", 4, "*"},
    {"a wildcard alone", "izium *", 7, "*"},
    {"a wildcard behind one letter", "i*", 1, "*"},
    {"a wildcard in a phrase", "\"mass gra*\"", 10, "*"},
    {"an exclusion of everything", "-izium", 1, "-"},
    {"an exclusion as an alternative", "izium OR -graves", 10, "-"},
    {"an unknown state", "is:gone", 4, "gone"},
    {"the position counts characters, not bytes", "Türkiye Erdoğan persn:x", 17, "persn"},
};

/// The sample, as it lies in the tree.
const Workspace& sample() {
    static const Workspace work;
    static const bool made = [] {
        const std::string folder = DATELINE_TREE "/corpus/sample";
        REQUIRE_THAT(
            work.index({"add", "archive", folder + "/wire.jsonl", folder + "/text", "--annotate", "none", "--quiet"}),
            exits_with(0));
        return true;
    }();
    REQUIRE(made);
    return work;
}

std::string found(const Words& query) {
    Words arguments{"--now", "2022-09-17T12:00:00Z"};
    arguments.insert(arguments.end(), query.begin(), query.end());
    Words names_found;
    for (const auto& id : sample().ids(arguments)) names_found.push_back(nicknames.at(id));
    std::sort(names_found.begin(), names_found.end());
    std::string joined;
    for (const auto& name : names_found) joined += (joined.empty() ? "" : " ") + name;
    return joined;
}

template <std::size_t Count>
void check_rows(const Row (&rows)[Count]) {
    for (const auto& row : rows) {
        INFO(row.reason);
        CAPTURE(row.query);
        CHECK(found(row.query) == row.found);
    }
}

TEST_CASE("sample: words") { check_rows(words); }
TEST_CASE("sample: exclusions") { check_rows(exclusions); }
TEST_CASE("sample: phrases and nearness") { check_rows(phrases); }
TEST_CASE("sample: wildcards") { check_rows(wildcards); }
TEST_CASE("sample: names") { check_rows(names); }
TEST_CASE("sample: keywords, titles and states") { check_rows(keywords); }
TEST_CASE("sample: dates") { check_rows(dates); }

TEST_CASE("sample: a broken query is told with the place of its fault") {
    for (const auto& row : broken) {
        INFO(row.reason);
        const auto outcome = sample().query({"archive", row.query});
        INFO(outcome);
        CHECK_THAT(outcome, exits_with(64));
        CHECK(outcome.output.empty());
        CHECK(outcome.errors.find("(at character " + std::to_string(row.position) + ")\n") != std::string::npos);
        CHECK(outcome.errors.find(row.message) != std::string::npos);
        CHECK(outcome.errors.find("\n  " + std::string(row.query) + "\n") != std::string::npos);
        CHECK(outcome.errors.find("\n  " + std::string(static_cast<std::size_t>(row.position - 1), ' ') + '^') !=
              std::string::npos);
    }
}

TEST_CASE("sample: every article has a nickname") {
    Words ids;
    for (const auto& [id, name] : nicknames) ids.push_back(id);
    auto all = sample().ids({});
    std::sort(all.begin(), all.end());
    CHECK(all == ids);
}

}  // namespace
}  // namespace dateline::e2e
