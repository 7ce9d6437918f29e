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

// "to expire", but not "to the", "to 20", "to Paris".
bool is_infinitive(const TimeContext& context, std::size_t token) {
    return context.word(token) == "to" && token + 1 < context.size() && context.at(token + 1).words == 0 &&
           context.is_small(token + 1);
}

// "by February", "until mid-November"
bool is_deadline(std::string_view word) { return word == "by" || word == "until" || word == "till"; }

Tense tense_at(const TimeContext& context, std::size_t token) {
    return tense_of(SmallWord(context.word(token)).view());
}

// "will be held", "are accepted": the verb itself tells.
bool is_be(std::string_view word) { return word == "be" || word == "is" || word == "are"; }

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
    for (auto token = end; token-- > 0 && end - token <= reach_of_tokens && distance < reach_back;) {
        if (context.at(token).words == 0) ++distance;
        const bool leads_on = distance <= reach_of_infinitive && is_infinitive(context, token);
        const auto tense = leads_on ? Tense::future : tense_at(context, token);
        if (tense == Tense::future && is_had(context, token)) return Tense::past;
        const bool is_passive = tense == Tense::past && token > 0 && is_be(context.word(token - 1));
        if (tense != Tense::unknown && !is_passive) return tense;
    }
    return Tense::unknown;
}

Tense tense_behind(const TimeContext& context, std::size_t begin) {
    auto tense = Tense::unknown;
    const auto end = std::min(begin + reach_on, context.size());
    for (auto token = begin; token < end && tense == Tense::unknown; ++token) tense = tense_at(context, token);
    return tense;
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
    auto tense = tense_before(*this, match.first);
    if (tense == Tense::unknown && match.first <= 1) tense = tense_behind(*this, match.last);
    const bool is_bound = is_deadline(word_before(match));
    return is_bound && tense != Tense::past ? Tense::future : tense;
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
