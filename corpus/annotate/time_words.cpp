#include "corpus/annotate/time_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "corpus/annotate/time_calendar.hpp"

namespace dateline {

namespace {

using W = TimeWord;

constexpr std::array<std::string_view, static_cast<std::size_t>(W::count_)> names{
    "the",          "a",     "number",  "day",       "hour",         "year",    "short_year",
    "ordinal",      "few",   "couple",  "half",      "month",        "weekday", "weekday_short",
    "weekdays",     "unit",  "units",   "quarter",   "quarter_name", "season",  "daypart",
    "noon",         "today", "tonight", "now",       "then",         "decade",  "last",
    "past",         "next",  "coming",  "following", "previous",     "this",    "current",
    "that",         "ago",   "earlier", "later",     "holiday",      "part",    "part_of",
    "of",           "in",    "on",      "to",        "about",        "more",    "fiscal",
    "frequency",    "every", "times",   "period",    "full",         "am_pm",   "clock",
    "dotted_clock", "zone",  "oclock",  "iso_date",  "hyphen",       "comma",   "possessive",
    "other"};

struct Row {
    std::string_view word;
    TimeWords words;
    std::int32_t value;
};

constexpr Row row(std::string_view word, TimeWords words, std::int32_t value = 0) { return {word, words, value}; }
constexpr Row row(std::string_view word, W kind, std::int32_t value = 0) { return {word, words_of(kind), value}; }
constexpr Row row(std::string_view word, W kind, TimeUnit unit) {
    return {word, words_of(kind), static_cast<std::int32_t>(unit)};
}
constexpr Row row(std::string_view word, W kind, DayPart part) {
    return {word, words_of(kind), static_cast<std::int32_t>(part)};
}
constexpr Row row(std::string_view word, W kind, NowWord now) {
    return {word, words_of(kind), static_cast<std::int32_t>(now)};
}

constexpr auto small_number = words_of(W::number, W::day, W::hour);

constexpr std::array vocabulary = std::to_array<Row>({
    row("the", W::the),
    row("a", W::a, 1),
    row("an", W::a, 1),
    row("one", small_number, 1),
    row("two", small_number, 2),
    row("three", small_number, 3),
    row("four", small_number, 4),
    row("five", small_number, 5),
    row("six", small_number, 6),
    row("seven", small_number, 7),
    row("eight", small_number, 8),
    row("nine", small_number, 9),
    row("ten", small_number, 10),
    row("eleven", small_number, 11),
    row("twelve", small_number, 12),
    row("thirteen", W::number, 13),
    row("fourteen", W::number, 14),
    row("fifteen", W::number, 15),
    row("sixteen", W::number, 16),
    row("seventeen", W::number, 17),
    row("eighteen", W::number, 18),
    row("nineteen", W::number, 19),
    row("twenty", W::number, 20),
    row("thirty", W::number, 30),
    row("forty", W::number, 40),
    row("fifty", W::number, 50),
    row("sixty", W::number, 60),
    row("seventy", W::number, 70),
    row("eighty", W::number, 80),
    row("ninety", W::number, 90),
    row("hundred", W::number, 100),
    row("thousand", W::number, 1000),
    row("first", W::ordinal, 1),
    row("second", W::ordinal, 2),
    row("third", W::ordinal, 3),
    row("fourth", W::ordinal, 4),
    row("fifth", W::ordinal, 5),
    row("sixth", W::ordinal, 6),
    row("seventh", W::ordinal, 7),
    row("eighth", W::ordinal, 8),
    row("ninth", W::ordinal, 9),
    row("tenth", W::ordinal, 10),
    row("eleventh", W::ordinal, 11),
    row("twelfth", W::ordinal, 12),
    row("thirteenth", W::ordinal, 13),
    row("fourteenth", W::ordinal, 14),
    row("fifteenth", W::ordinal, 15),
    row("sixteenth", W::ordinal, 16),
    row("seventeenth", W::ordinal, 17),
    row("eighteenth", W::ordinal, 18),
    row("nineteenth", W::ordinal, 19),
    row("twentieth", W::ordinal, 20),
    row("thirtieth", W::ordinal, 30),
    row("few", W::few),
    row("several", W::few),
    row("many", W::few),
    row("couple", W::couple, 2),
    row("half", W::half),
    row("january", W::month, 1),
    row("jan", W::month, 1),
    row("february", W::month, 2),
    row("feb", W::month, 2),
    row("march", W::month, 3),
    row("mar", W::month, 3),
    row("april", W::month, 4),
    row("apr", W::month, 4),
    row("may", W::month, 5),
    row("june", W::month, 6),
    row("jun", W::month, 6),
    row("july", W::month, 7),
    row("jul", W::month, 7),
    row("august", W::month, 8),
    row("aug", W::month, 8),
    row("september", W::month, 9),
    row("sept", W::month, 9),
    row("sep", W::month, 9),
    row("october", W::month, 10),
    row("oct", W::month, 10),
    row("november", W::month, 11),
    row("nov", W::month, 11),
    row("december", W::month, 12),
    row("dec", W::month, 12),
    row("monday", W::weekday, 0),
    row("tuesday", W::weekday, 1),
    row("wednesday", W::weekday, 2),
    row("thursday", W::weekday, 3),
    row("friday", W::weekday, 4),
    row("saturday", W::weekday, 5),
    row("sunday", W::weekday, 6),
    row("mon", W::weekday_short, 0),
    row("tue", W::weekday_short, 1),
    row("tues", W::weekday_short, 1),
    row("wed", W::weekday_short, 2),
    row("thu", W::weekday_short, 3),
    row("thur", W::weekday_short, 3),
    row("thurs", W::weekday_short, 3),
    row("fri", W::weekday_short, 4),
    row("sat", W::weekday_short, 5),
    row("sun", W::weekday_short, 6),
    row("mondays", W::weekdays, 0),
    row("tuesdays", W::weekdays, 1),
    row("wednesdays", W::weekdays, 2),
    row("thursdays", W::weekdays, 3),
    row("fridays", W::weekdays, 4),
    row("saturdays", W::weekdays, 5),
    row("sundays", W::weekdays, 6),
    row("minute", W::unit, TimeUnit::minute),
    row("hour", W::unit, TimeUnit::hour),
    row("day", W::unit, TimeUnit::day),
    row("weekend", W::unit, TimeUnit::weekend),
    row("week", W::unit, TimeUnit::week),
    row("fortnight", W::unit, TimeUnit::fortnight),
    row("month", W::unit, TimeUnit::month),
    row("quarter", words_of(W::unit, W::quarter), static_cast<std::int32_t>(TimeUnit::quarter)),
    row("qtr", words_of(W::unit, W::quarter), static_cast<std::int32_t>(TimeUnit::quarter)),
    row("mth", W::unit, TimeUnit::month),
    row("yr", W::unit, TimeUnit::year),
    row("qtrs", W::units, TimeUnit::quarter),
    row("mths", W::units, TimeUnit::month),
    row("yrs", W::units, TimeUnit::year),
    row("year", W::unit, TimeUnit::year),
    row("decade", W::unit, TimeUnit::decade),
    row("century", W::unit, TimeUnit::century),
    row("q1", W::quarter_name, 1),
    row("q2", W::quarter_name, 2),
    row("q3", W::quarter_name, 3),
    row("q4", W::quarter_name, 4),
    row("seconds", W::units, TimeUnit::second),
    row("minutes", W::units, TimeUnit::minute),
    row("hours", W::units, TimeUnit::hour),
    row("days", W::units, TimeUnit::day),
    row("weekends", W::units, TimeUnit::weekend),
    row("weeks", W::units, TimeUnit::week),
    row("fortnights", W::units, TimeUnit::fortnight),
    row("months", W::units, TimeUnit::month),
    row("quarters", W::units, TimeUnit::quarter),
    row("years", W::units, TimeUnit::year),
    row("decades", W::units, TimeUnit::decade),
    row("centuries", W::units, TimeUnit::century),
    row("spring", W::season, 0),
    row("summer", W::season, 1),
    row("fall", W::season, 2),
    row("autumn", W::season, 2),
    row("winter", W::season, 3),
    row("morning", W::daypart, DayPart::morning),
    row("afternoon", W::daypart, DayPart::afternoon),
    row("evening", W::daypart, DayPart::evening),
    row("night", W::daypart, DayPart::night),
    row("noon", W::noon, 12),
    row("midday", W::noon, 12),
    row("midnight", W::noon, 24),
    row("yesterday", W::today, -1),
    row("today", W::today, 0),
    row("tomorrow", W::today, 1),
    row("tonight", W::tonight),
    row("overnight", W::tonight, -1),
    row("now", W::now, NowWord::present),
    row("currently", W::now, NowWord::present),
    row("nowadays", W::now, NowWord::present),
    row("recently", W::now, NowWord::past),
    row("recent", W::then, NowWord::past),
    row("soon", W::now, NowWord::future),
    row("future", W::then, NowWord::future),
    row("twenties", W::decade, 20),
    row("thirties", W::decade, 30),
    row("forties", W::decade, 40),
    row("fifties", W::decade, 50),
    row("sixties", W::decade, 60),
    row("seventies", W::decade, 70),
    row("eighties", W::decade, 80),
    row("nineties", W::decade, 90),
    row("last", W::last, -1),
    row("past", W::past, -1),
    row("next", W::next, 1),
    row("coming", W::coming, 1),
    row("upcoming", W::coming, 1),
    row("following", W::following, 1),
    row("previous", W::previous, -1),
    row("preceding", W::previous, -1),
    row("prior", W::previous, -1),
    row("this", W::this_),
    row("these", W::this_),
    row("current", W::current),
    row("latest", W::current),
    row("that", W::that),
    row("same", W::that),
    row("ago", W::ago, -1),
    row("earlier", words_of(W::earlier, W::part), -1),
    row("before", W::earlier, -1),
    row("later", words_of(W::later, W::part), 1),
    row("after", W::later, 1),
    row("from", W::in),
    row("early", W::part),
    row("late", W::part),
    row("mid", W::part),
    row("middle", W::part_of),
    row("beginning", W::part_of),
    row("start", W::part_of),
    row("end", W::part_of),
    row("christmas", W::holiday, 1225),
    row("halloween", W::holiday, 1031),
    row("thanksgiving", W::holiday, thanksgiving),
    row("of", W::of),
    row("in", W::in),
    row("into", W::in),
    row("since", W::in),
    row("until", W::in),
    row("till", W::in),
    row("during", W::in),
    row("through", W::in),
    row("throughout", W::in),
    row("between", W::in),
    row("by", W::in),
    row("for", W::in),
    row("within", W::in),
    row("on", W::on),
    row("at", W::on),
    row("to", W::to),
    row("and", W::to),
    row("or", W::to),
    row("about", W::about),
    row("around", W::about),
    row("approximately", W::about),
    row("roughly", W::about),
    row("some", W::about),
    row("nearly", W::about),
    row("almost", W::about),
    row("another", W::a, 1),
    row("barely", W::about),
    row("fiscal", W::fiscal),
    row("financial", W::fiscal),
    row("daily", W::frequency, TimeUnit::day),
    row("hourly", W::frequency, TimeUnit::hour),
    row("nightly", W::frequency, TimeUnit::day),
    row("weekly", W::frequency, TimeUnit::week),
    row("fortnightly", W::frequency, TimeUnit::fortnight),
    row("monthly", W::frequency, TimeUnit::month),
    row("quarterly", W::frequency, TimeUnit::quarter),
    row("yearly", W::frequency, TimeUnit::year),
    row("annually", W::frequency, TimeUnit::year),
    row("than", W::more),
    row("more", W::more),
    row("least", W::more),
    row("other", W::other, 2),
    row("every", W::every),
    row("each", W::every),
    row("once", W::times, 1),
    row("twice", W::times, 2),
    row("times", W::times),
    row("period", W::period),
    row("near", W::full),
    row("foreseeable", W::full),
    row("full", W::full),
    row("entire", W::full),
    row("whole", W::full),
    row("am", W::am_pm, 0),
    row("a.m", W::am_pm, 0),
    row("pm", W::am_pm, 12),
    row("p.m", W::am_pm, 12),
    row("gmt", W::zone),
    row("utc", W::zone),
    row("bst", W::zone),
    row("cet", W::zone),
    row("est", W::zone),
    row("edt", W::zone),
    row("cst", W::zone),
    row("cdt", W::zone),
    row("mst", W::zone),
    row("mdt", W::zone),
    row("pst", W::zone),
    row("pdt", W::zone),
    row("et", W::zone),
    row("o'clock", W::oclock),
    row("'s", W::possessive),
    row("'", W::possessive),
    row(",", W::comma),
    row("-", W::hyphen),
    row("/", W::hyphen),
    row("--", W::hyphen),
});

constexpr std::size_t slots = 1024;  // a power of two, four times the words
constexpr std::uint16_t empty_slot = 0xFFFF;

constexpr std::size_t slot_of(std::string_view word) {
    std::uint64_t hash = word.size();
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x9E3779B97F4A7C15U;
    return static_cast<std::size_t>(hash >> 40) % slots;
}

// Open addressing: a word's row stands in the first free slot from its own.
constexpr auto table = [] {
    std::array<std::uint16_t, slots> rows{};
    rows.fill(empty_slot);
    for (std::size_t i = 0; i < vocabulary.size(); ++i) {
        auto slot = slot_of(vocabulary[i].word);
        while (rows[slot] != empty_slot) slot = (slot + 1) % slots;
        rows[slot] = static_cast<std::uint16_t>(i);
    }
    return rows;
}();

struct TenseRow {
    std::string_view word;
    Tense tense;
};

constexpr std::array tenses = std::to_array<TenseRow>({
    {"will", Tense::future},      {"'ll", Tense::future},         {"wo", Tense::future},
    {"shall", Tense::future},     {"scheduled", Tense::future},   {"expected", Tense::future},
    {"expects", Tense::future},   {"expect", Tense::future},      {"planned", Tense::future},
    {"plans", Tense::future},     {"due", Tense::future},         {"going", Tense::future},
    {"adjourned", Tense::future}, {"postponed", Tense::future},   {"delayed", Tense::future},
    {"deferred", Tense::future},  {"rescheduled", Tense::future}, {"extended", Tense::future},
    {"would", Tense::future},     {"must", Tense::future},        {"might", Tense::future},
    {"slated", Tense::future},    {"meets", Tense::future},       {"meet", Tense::future},
    {"begins", Tense::future},    {"opens", Tense::future},       {"resumes", Tense::future},
    {"arrives", Tense::future},   {"convenes", Tense::future},    {"ran", Tense::past},
    {"wrote", Tense::past},       {"spoke", Tense::past},         {"paid", Tense::past},
    {"saw", Tense::past},         {"sent", Tense::past},          {"brought", Tense::past},
    {"go", Tense::future},        {"goes", Tense::future},        {"succeed", Tense::unknown},
    {"proceed", Tense::unknown},  {"exceed", Tense::unknown},     {"indeed", Tense::unknown},
    {"comment", Tense::past},     {"hundred", Tense::unknown},    {"united", Tense::unknown},
    {"payable", Tense::future},   {"effective", Tense::future},   {"intends", Tense::future},
    {"expires", Tense::future},   {"is", Tense::present},         {"are", Tense::present},
    {"has", Tense::past},         {"have", Tense::past},          {"had", Tense::past},
    {"was", Tense::past},         {"were", Tense::past},          {"did", Tense::past},
    {"said", Tense::past},        {"told", Tense::past},          {"since", Tense::past},
    {"rose", Tense::past},        {"fell", Tense::past},          {"began", Tense::past},
    {"met", Tense::past},         {"left", Tense::past},          {"went", Tense::past},
    {"came", Tense::past},        {"made", Tense::past},          {"took", Tense::past},
    {"won", Tense::past},         {"lost", Tense::past},          {"held", Tense::past},
    {"sold", Tense::past},        {"bought", Tense::past},        {"broke", Tense::past},
    {"grew", Tense::past},        {"died", Tense::past},          {"got", Tense::past},
    {"gave", Tense::past},        {"found", Tense::past},         {"became", Tense::past},
    {"shot", Tense::past},        {"spent", Tense::past},
});

}  // namespace

std::optional<TimeWord> time_word_named(std::string_view name) {
    const auto* found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<TimeWord>(found - names.begin());
}

std::string_view day_part_code(int part) {
    static constexpr std::array<std::string_view, 5> codes{"MO", "MI", "AF", "EV", "NI"};
    return codes[static_cast<std::size_t>(part)];
}

TimeMeaning time_meaning(std::string_view lowercase) {
    if (lowercase.size() > longest_time_word) return {};
    for (auto slot = slot_of(lowercase); table[slot] != empty_slot; slot = (slot + 1) % slots) {
        const Row& found = vocabulary[table[slot]];
        if (found.word == lowercase) return {found.words, found.value};
    }
    return {};
}

Tense tense_of(std::string_view lowercase) {
    const auto* found =
        std::find_if(tenses.begin(), tenses.end(), [&](const TenseRow& r) { return r.word == lowercase; });
    if (found != tenses.end()) return found->tense;
    const bool is_past_form = lowercase.size() > 4 && lowercase.ends_with("ed");
    return is_past_form ? Tense::past : Tense::unknown;
}

}  // namespace dateline
