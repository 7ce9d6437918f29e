#include "corpus/annotate/time_year_evidence.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

using W = TimeWord;

// Years that news speaks of without a word before them that says so.
constexpr int first_plain_year = 1900;
constexpr int last_plain_year = 2050;

// What is counted or measured, behind its number.
constexpr auto counted = std::to_array<std::string_view>(
    {"percent", "per",   "year",   "people", "children", "men",     "women", "feet",    "foot",    "miles",   "mile",
     "metres",  "metre", "meters", "meter",  "km",       "kg",      "tons",  "tonnes",  "pounds",  "dollars", "euros",
     "points",  "jobs",  "shares", "votes",  "troops",   "workers", "dead",  "million", "billion", "homes"});

// What stands before a number that is no year.
constexpr auto numbered = std::to_array<std::string_view>(
    {"$",        "#",       "£",       "€",       "No",      "No.",     "no.",           "Nos.",       "nearly",
     "about",    "some",    "than",    "almost",  "Flight",  "Highway", "Route",         "Room",       "Page",
     "Rule",     "Section", "Article", "Chapter", "Channel", "Form",    "approximately", "Resolution", "resolution",
     "Directive"});

// Words before a year that are no words of time.
constexpr auto leads =
    std::to_array<std::string_view>({"circa", "born", "died", "founded", "reigned", "his", "her", "its", "their"});
constexpr auto lead_words = words_of(W::in, W::part, W::part_of, W::of, W::to, W::the, W::a, W::later, W::earlier,
                                     W::this_, W::season, W::hyphen, W::possessive);

// "pre-1914"
constexpr auto eras = std::to_array<std::string_view>({"pre", "post", "Pre", "Post"});

bool is_one_of(const auto& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool begins_with_digit(std::string_view word) { return !word.empty() && word.front() >= '0' && word.front() <= '9'; }

bool is_led(const TimeContext& context, const TimeMatch& match) {
    return context.follows(match, lead_words) || is_one_of(leads, context.word_before(match));
}

// "555-1990": the number is the end of something else.
bool is_end_of_compound(const TimeContext& context, const TimeMatch& match) {
    if (context.at(match.first).opens || match.first < 2 || !context.follows(match, words_of(W::hyphen))) return false;
    const auto before = match.first - 2;
    return !context.at(before).is(words_of(W::year, W::part, W::part_of, W::month)) &&
           !is_one_of(eras, context.word(before));
}

// "2019-nCoV"
bool is_code(const TimeContext& context, const TimeMatch& match) {
    if (context.at(match.last - 1).closes || match.last + 1 >= context.size()) return false;
    const auto behind = context.word(match.last + 1);
    return std::any_of(behind.begin(), behind.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "1066 rooms"
bool counts_things(const TimeContext& context, const TimeMatch& match) {
    if (match.last >= context.size() || context.at(match.last).words != 0 || !context.is_small(match.last))
        return false;
    const auto word = context.word(match.last);
    return word.size() > 3 && word.ends_with('s');
}

}  // namespace

bool is_year(const TimeContext& context, const TimeMatch& match) {
    const int year = context.value(match, W::year);
    const auto before = context.word_before(match);
    const auto behind = context.word_behind(match);
    const bool is_price_level = behind == "dollars" && (before == "in" || before == "constant");
    if (is_one_of(numbered, before) || (is_one_of(counted, behind) && !is_price_level)) return false;
    if (is_end_of_compound(context, match) || is_code(context, match)) return false;
    const bool led = is_led(context, match);
    if (!led && (begins_with_digit(before) || begins_with_digit(behind))) return false;  // "0171 1990 1234"
    if (year >= first_plain_year && year <= last_plain_year) return true;
    return (led || before == "(" || behind == ")") && !counts_things(context, match);
}

}  // namespace dateline
