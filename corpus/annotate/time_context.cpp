#include "corpus/annotate/time_context.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline {

namespace {

// How far the verb may be from its time, in words that are of no time.
constexpr std::size_t reach_back = 8;
constexpr std::size_t reach_of_infinitive = 4;
// In all tokens.
constexpr std::size_t reach_of_tokens = 20;
constexpr std::size_t reach_on = 10;

// In small letters, at most the longest word that has a tense by itself.
struct SmallWord {
    std::array<char, 16> bytes{};
    std::size_t size = 0;
    explicit SmallWord(std::string_view word) : size(std::min(word.size(), bytes.size())) {
        std::transform(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(size), bytes.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    }
    std::string_view view() const { return {bytes.data(), size}; }
};

// "shops", but not "discuss"
bool is_plural(std::string_view word) { return word.ends_with('s') && !word.ends_with("ss") && word != "focus"; }

// "to expire", but not "to the shops", "to shops", "to 20", "to Paris".
bool is_infinitive(const TimeContext& context, std::size_t token) {
    return context.word(token) == "to" && token + 1 < context.size() && context.at(token + 1).words == 0 &&
           context.is_small(token + 1) && !is_plural(context.word(token + 1));
}

bool is_one_of(const auto& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// "by February", "starting Monday": ahead unless the verb says that it is over.
constexpr auto bounds =
    std::to_array<std::string_view>({"by", "until", "till", "starting", "beginning", "effective", "Starting"});

// What is planned: "for Sunday's vote", "ahead of the May election".
constexpr auto plans =
    std::to_array<std::string_view>({"vote", "election", "elections", "referendum", "runoff", "run-off", "ballot",
                                     "summit", "meeting", "talks", "hearing", "deadline", "final", "match", "game"});

constexpr auto modals = std::to_array<std::string_view>({"will", "would", "shall", "must"});

// The word that leads a time: "until" of "until the end of November".
std::size_t lead_of(const TimeContext& context, std::size_t first) {
    constexpr std::size_t reach = 6;
    constexpr auto parts = words_of(TimeWord::part, TimeWord::part_of, TimeWord::of, TimeWord::the, TimeWord::a,
                                    TimeWord::hyphen, TimeWord::weekday);
    const auto last = first > reach ? first - reach : 0;
    while (first > last && context.at(first - 1).is(parts) && !is_one_of(bounds, context.word(first - 1))) --first;
    return first > 0 ? first - 1 : context.size();
}

// What has happened: "Tuesday's attack".
constexpr auto deeds =
    std::to_array<std::string_view>({"attack",  "attacks",  "bombing", "bombings", "blast",      "blasts", "crash",
                                     "killing", "killings", "murder",  "murders",  "shooting",   "defeat", "riot",
                                     "riots",   "raid",     "raids",   "quake",    "earthquake", "coup",   "massacre"});

// "Sunday's presidential election": what the time belongs to is one of the nouns.
bool leads_noun(const TimeContext& context, std::size_t at, const auto& nouns) {
    constexpr std::size_t adjectives = 2;
    if (at < context.size() && context.at(at).is(TimeWord::possessive)) ++at;
    for (std::size_t i = at; i < context.size() && i <= at + adjectives; ++i) {
        if (is_one_of(nouns, context.word(i))) return true;
        if (context.at(i).words != 0 || !context.is_small(i)) return false;
    }
    return false;
}

// "the talks on Monday would fail", "Sunday's vote will be close"
bool leads_modal(const TimeContext& context, std::size_t at) {
    constexpr std::size_t nouns = 3;
    const bool has_noun = at < context.size() && context.at(at).is(TimeWord::possessive);
    const auto last = has_noun ? at + nouns : at;
    for (auto i = has_noun ? at + 1 : at; i < context.size() && i <= last; ++i) {
        if (is_one_of(modals, context.word(i))) return true;
        if (context.at(i).words != 0 || !context.is_small(i)) return false;
    }
    return false;
}

// "the poll is on Monday", "the trial starts Monday"
bool is_timetable(const TimeContext& context, std::size_t first) {
    constexpr auto verbs = std::to_array<std::string_view>({"is", "are", "starts", "start", "begin", "ends", "returns",
                                                            "return", "closes", "close", "leaves", "launches", "airs"});
    if (first > 0 && is_one_of(std::to_array<std::string_view>({"in", "on", "at"}), context.word(first - 1))) --first;
    return first > 0 && is_one_of(verbs, context.word(first - 1));
}

// "each Thursday from August 6"
bool starts_series(const TimeContext& context, std::size_t first) {
    constexpr std::size_t reach = 4;
    if (first == 0 || context.word(first - 1) != "from") return false;
    for (auto i = first - 1; i-- > 0 && first - i <= reach;)
        if (context.at(i).is(TimeWord::every)) return true;
    return false;
}

// "for", "ahead of", "up to"
bool looks_ahead(const TimeContext& context, std::size_t first) {
    const auto from = first > 2 ? first - 3 : 0;
    for (auto i = from; i < first; ++i) {
        const auto word = context.word(i);
        if (word == "for" || word == "ahead" || word == "Ahead" || word == "up") return true;
    }
    return false;
}

// "may meet", "the deadline is", "set for Monday", and what a verb's form says.
Tense tense_at(const TimeContext& context, std::size_t token) {
    const auto word = context.word(token);
    const auto next = token + 1 < context.size() ? context.word(token + 1) : std::string_view();
    const bool is_perfect = next == "have" && (word == "may" || word == "would" || word == "must" || word == "might");
    if (is_perfect) return Tense::past;
    if (word == "may" || word == "deadline") return Tense::future;
    if (word == "set" && (next == "for" || next == "to")) return Tense::future;
    return tense_of(SmallWord(word).view());
}

// "will be held", "are accepted": the verb itself tells.
bool is_be(std::string_view word) { return word == "be" || word == "is" || word == "are"; }

// "the proposed", "its damaged": no verb.
bool is_attribute(const TimeContext& context, std::size_t token) {
    constexpr auto leads = std::to_array<std::string_view>({"its", "his", "her", "their", "our", "still", "yet"});
    if (token == 0 || !context.word(token).ends_with("ed")) return false;
    return context.at(token - 1).is(words_of(TimeWord::the, TimeWord::a)) || is_one_of(leads, context.word(token - 1));
}

// "had been due to expire"
bool is_had(const TimeContext& context, std::size_t token) {
    constexpr std::size_t reach = 4;
    for (auto i = token; i-- > 0 && token - i <= reach;)
        if (context.word(i) == "had") return true;
    return false;
}

// Of the nearest verb before a token; words of times between them do not count.
Tense tense_before(const TimeContext& context, std::size_t end) {
    std::size_t distance = 0;
    bool same_clause = true;
    for (auto token = end; token-- > 0 && end - token <= reach_of_tokens && distance < reach_back;) {
        if (context.at(token).words == 0) ++distance;
        same_clause = same_clause && !context.at(token).is(TimeWord::comma);
        const bool leads_on = same_clause && distance <= reach_of_infinitive && is_infinitive(context, token);
        const auto tense = leads_on ? Tense::future : tense_at(context, token);
        if (tense == Tense::past && is_attribute(context, token)) continue;
        if (tense == Tense::future && is_had(context, token)) return Tense::past;
        const bool is_passive = tense == Tense::past && token > 0 && is_be(context.word(token - 1));
        if (tense != Tense::unknown && !is_passive) return tense;
    }
    return Tense::unknown;
}

bool is_mark(std::string_view word) {
    return word.size() <= 2 && std::string_view(",.;:!?()\"`").find(word.front()) != std::string_view::npos;
}

// Words that another clause begins with.
constexpr auto joints = std::to_array<std::string_view>({"and", "or", "but", "that", "which", "who", "when", "while"});

// "opened on" before Tuesday: over, whatever comes next.
bool ends_verb_of_past(const TimeContext& context, std::size_t first) {
    if (first > 0 && context.at(first - 1).is(TimeWord::on)) --first;
    return first > 0 && tense_at(context, first - 1) == Tense::past;
}

// "The board postponed" is over, "the vote postponed to May" is not.
Tense tense_of_verb(const TimeContext& context, std::size_t token) {
    const auto word = context.word(token);
    if (word == "deadline") return Tense::unknown;
    const auto tense = tense_at(context, token);
    const bool is_participle = word.ends_with("ed") && token > 0 && is_be(context.word(token - 1));
    return tense == Tense::future && word.ends_with("ed") && !is_participle ? Tense::past : tense;
}

// Of the first verb behind a token, as far as the clause goes; "is due" and "is to meet" are ahead.
Tense tense_behind(const TimeContext& context, std::size_t begin) {
    const auto end = std::min(begin + reach_on, context.size());
    for (auto token = begin; token < end; ++token) {
        const bool is_end = is_mark(context.word(token)) || is_one_of(joints, context.word(token));
        if (is_end && (token > begin || !context.at(token).is(TimeWord::comma))) break;
        const auto tense = tense_of_verb(context, token);
        const bool is_open = tense == Tense::present && token + 1 < end;
        if (is_open && (is_infinitive(context, token + 1) || tense_at(context, token + 1) == Tense::future))
            return Tense::future;
        if (tense != Tense::unknown) return tense;
    }
    return Tense::unknown;
}

}  // namespace

TimeResult read_as(std::optional<Timex> time) {
    if (!time) return std::nullopt;
    return TimeReading{.time = *std::move(time), .clock = {}};
}

TimeResult read_unit(TimeUnit unit, std::optional<Day> day) {
    return day ? read_as(calendar_time(unit, *day)) : std::nullopt;
}

std::string_view TimeContext::word(std::size_t token) const {
    return text.substr(at(token).begin, at(token).end - at(token).begin);
}

const TimeToken* TimeContext::find(const TimeMatch& match, TimeWord word, std::size_t nth) const {
    for (auto i = match.first; i < match.last; ++i)
        if (at(i).is(word) && nth-- == 0) return &at(i);
    return nullptr;
}

int TimeContext::value(const TimeMatch& match, TimeWord word, int otherwise) const {
    const auto* found = find(match, word);
    return found != nullptr ? found->value : otherwise;
}

TimeUnit TimeContext::unit(const TimeMatch& match) const {
    const auto* one = find(match, TimeWord::unit);
    return static_cast<TimeUnit>(one != nullptr ? one->value : value(match, TimeWord::units));
}

Tense TimeContext::tense(const TimeMatch& match) const {
    if (leads_noun(*this, match.last, deeds)) return Tense::past;
    const bool is_owner = precedes(match, words_of(TimeWord::possessive));
    const bool has_modal = leads_modal(*this, match.last) && (is_owner || !ends_verb_of_past(*this, match.first));
    if (is_timetable(*this, match.first) || has_modal) return Tense::future;
    if (leads_noun(*this, match.last, plans) && looks_ahead(*this, match.first)) return Tense::future;
    auto tense = tense_before(*this, match.first);
    if (tense == Tense::unknown) tense = tense_behind(*this, match.last);
    if (tense != Tense::past && starts_series(*this, match.first)) return Tense::future;
    const auto lead = lead_of(*this, match.first);
    if (lead >= size() || !is_one_of(bounds, word(lead))) return tense;
    const bool has_until = word(lead) == "until" && match.last < size() && is_infinitive(*this, match.last);
    return has_until || tense != Tense::past ? Tense::future : tense;
}

bool TimeContext::follows(const TimeMatch& match, TimeWords words) const {
    return match.first > 0 && at(match.first - 1).is(words);
}

bool TimeContext::precedes(const TimeMatch& match, TimeWords words) const {
    return match.last < size() && at(match.last).is(words);
}

std::string_view TimeContext::word_before(const TimeMatch& match) const {
    return match.first > 0 ? word(match.first - 1) : std::string_view();
}

std::string_view TimeContext::word_behind(const TimeMatch& match) const {
    return match.last < size() ? word(match.last) : std::string_view();
}

bool TimeContext::is_capital(std::size_t token) const {
    const char c = word(token).front();
    return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
}

bool TimeContext::is_small(std::size_t token) const {
    const char c = word(token).front();
    return c >= 'a' && c <= 'z';
}

}  // namespace dateline
