#include "corpus/annotate/time_name_evidence.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

using W = TimeWord;

// Months that are also words or first names: "May", "March", "April", "June", "August".
constexpr std::array<bool, 13> is_ambiguous{false, false, false, true,  true,  true, true,
                                            false, true,  false, false, false, false};
constexpr int may = 5;
constexpr int june = 6;
constexpr int july = 7;
constexpr int march = 3;

constexpr auto month_leads = words_of(W::in, W::of, W::part, W::part_of, W::last, W::next, W::this_, W::every, W::the,
                                      W::previous, W::following, W::later, W::earlier, W::hyphen);

// Words that make a name of a weekday: "Bloody Sunday", "the Sunday Times".
constexpr std::array<std::string_view, 12> day_names_before{
    "Black", "Bloody", "Good", "Easter", "Holy", "Ash", "Palm", "Maundy", "Shrove", "Super", "Cyber", "Sheffield"};
constexpr std::array<std::string_view, 8> day_names_behind{"Times", "Telegraph", "Mirror",  "Express",
                                                           "Mail",  "Herald",    "Tribune", "Post"};

bool is_name_part(const TimeContext& context, const TimeMatch& match) {
    const bool name_behind =
        match.last < context.size() && context.is_capital(match.last) && context.at(match.last).words == 0;
    const bool name_before =
        match.first > 1 && context.is_capital(match.first - 1) && context.at(match.first - 1).words == 0;
    return name_behind || name_before;
}

// "June said", "May is"
bool is_subject(const TimeContext& context, const TimeMatch& match) {
    return tense_of(context.word_behind(match)) != Tense::unknown;
}

bool is_one_of(const auto& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_shouted(std::string_view word) {
    return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

// A short form, or a month that is also a word or a first name, needs a word beside it that months have.
bool is_month(const TimeContext& context, const TimeMatch& match) {
    const int month = context.value(match, W::month);
    const bool is_led = context.follows(match, month_leads);
    const bool is_short = context.word(match.first).size() <= 4 && month != may && month != june && month != july;
    if (is_short) return is_led && !(match.last < context.size() && context.is_capital(match.last));
    if (!is_ambiguous[static_cast<std::size_t>(month)]) return true;
    if (is_name_part(context, match)) return false;
    const bool is_event =
        context.follows(match, words_of(W::the)) && context.precedes(match, words_of(W::in, W::on, W::of, W::to));
    if (is_led) return !is_event;  // "the March on Rome"
    if (context.precedes(match, words_of(W::possessive))) return true;
    return month != may && month != march && !is_subject(context, match);
}

bool is_weekday(const TimeContext& context, const TimeMatch& match) {
    return !is_one_of(day_names_before, context.word_before(match)) &&
           !is_one_of(day_names_behind, context.word_behind(match));
}

bool is_today(const TimeContext& context, const TimeMatch& match) {
    const bool is_name = is_shouted(context.word_before(match)) && context.is_capital(match.first);
    return !is_name || is_shouted(context.word(match.first));
}

bool is_title(const TimeContext& context, const TimeMatch& match) {
    constexpr std::size_t reach = 6;
    if (!context.is_capital(match.last - 1) || !context.is_capital(match.first)) return false;
    for (auto i = match.first; i-- > 0 && match.first - i <= reach;)
        if (context.is_small(i)) return true;
    return false;
}

bool is_award(const TimeContext& context, const TimeMatch& match) {
    constexpr auto parts = std::to_array<std::string_view>(
        {"rest", "remainder", "course", "most", "much", "balance", "close", "back", "turn", "part", "parts", "bulk"});
    if (match.first < 2 || !context.follows(match, words_of(W::of))) return false;
    const auto before = match.first - 2;
    return context.at(before).words == 0 && !is_one_of(parts, context.word(before));
}

}  // namespace dateline
