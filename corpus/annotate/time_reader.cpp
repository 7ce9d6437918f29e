#include "corpus/annotate/time_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline {

namespace {

using W = TimeWord;

// A rule begins and ends with a token; or beside a hyphen: "mid-1996", "pre-1914", "1990-based".
bool stands_alone(const TimeContext& context, const TimeMatch& match) {
    const bool opens = context.at(match.first).opens || context.at(match.first - 1).is(W::hyphen);
    const auto& last = context.at(match.last - 1);
    const bool may_go_on = !last.is(W::unit) || context.find(match, W::number) != nullptr;
    const bool closes = last.closes || (may_go_on && context.precedes(match, words_of(W::hyphen)));
    return opens && closes;
}

// How many of such times people mark, too, in news: those of the calendar, those reckoned from the day of publication,
// and those without a place in it.
constexpr float sure = 1.0F;
constexpr float reckoned = 0.95F;
constexpr float vague = 0.75F;

std::optional<TimeUnit> unit_of_grain(TimeGrain grain) {
    switch (grain) {
        case TimeGrain::time:
        case TimeGrain::day:
            return TimeUnit::day;
        case TimeGrain::week:
            return TimeUnit::week;
        case TimeGrain::month:
            return TimeUnit::month;
        case TimeGrain::quarter:
            return TimeUnit::quarter;
        case TimeGrain::year:
            return TimeUnit::year;
        default:
            return std::nullopt;
    }
}

// "more than", "at least"
bool leads_bound(std::string_view word) {
    constexpr std::array<std::string_view, 6> words{"more", "less", "fewer", "at", "More", "At"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

// What may stand before a time, from the nearest word on: a word that joins, or none, and a word for a part.
struct LeadingPart {
    TimeWords nearest;
    TimeWords part;
};
constexpr std::array leading_parts{
    LeadingPart{words_of(W::of), words_of(W::part_of)}, LeadingPart{words_of(W::hyphen), words_of(W::part, W::part_of)},
    LeadingPart{words_of(W::in, W::on), words_of(W::part)}, LeadingPart{0, words_of(W::part)}};

// A day, or a part of one that says which: "last night".
bool gives_day(const TimeReading& reading) {
    if (!reading.time.extent) return false;
    return reading.clock.empty() ? reading.time.extent->grain == TimeGrain::day : reading.says_day;
}

}  // namespace

TimeReader::TimeReader(const TokenizedText& text, std::optional<Day> anchor)
    : text_(text), context_{text.text, &tokens_, anchor, &memory_} {}

std::vector<TimeSpan> TimeReader::read() {
    for (std::size_t i = 0; i < text_.sentences.size(); ++i) {
        const std::size_t last = i + 1 < text_.sentences.size() ? text_.sentences[i + 1] : text_.tokens.size();
        memory_.sentence = i;
        read_sentence(text_.sentences[i], last);
    }
    return std::move(spans_);
}

void TimeReader::read_sentence(std::size_t first, std::size_t last) {
    read_time_tokens(text_, first, last, tokens_);
    if (std::none_of(tokens_.begin(), tokens_.end(), [](const TimeToken& token) { return may_be_time(token.words); }))
        return;
    found_.clear();
    for (std::size_t at = 0; at < tokens_.size();) at = tokens_[at].words == 0 ? at + 1 : read_at(at);
    join_parts();
    give_out();
}

std::size_t TimeReader::read_at(std::size_t at) {
    match_time_rules(tokens_, at, matches_);
    const auto match = std::find_if(matches_.begin(), matches_.end(), [&](const RuleMatch& m) { return accept(m); });
    return match != matches_.end() ? found_.back().last : at + 1;
}

bool TimeReader::accept(const RuleMatch& match) {
    if (!context_.anchor && !match.rule->is_absolute) return false;
    if (!found_.empty() && match.match.first < found_.back().last) return false;
    if (!stands_alone(context_, match.match)) return false;
    auto reading = match.rule->read(context_, match.match);
    if (!reading) return false;
    remember(*reading);
    const float confidence = match.rule->is_absolute ? sure : reading->time.extent ? reckoned : vague;
    found_.push_back({match.match.first, match.match.last, *std::move(reading), confidence});
    widen(found_.back());
    return true;
}

void TimeReader::remember(const TimeReading& reading) {
    if (reading.reports_year) memory_.period = TimeReference{TimeUnit::year, *context_.anchor, memory_.sentence};
    if (reading.is_loose || reading.is_aside) return;
    const Timex& time = reading.time;
    const auto unit = time.extent ? unit_of_grain(time.extent->grain) : std::nullopt;
    if (!unit) return;
    const TimeReference reference{*unit, time.extent->days.first, memory_.sentence};
    memory_.any = reference;
    if (*unit == TimeUnit::day) memory_.day = reference;
    const bool is_over = context_.anchor && time.extent->days.last <= *context_.anchor;
    if (*unit == TimeUnit::quarter && is_over) memory_.period = reference;
}

// Where a time begins with the words before it that belong to it: "the end of", "early", "later in".
std::size_t TimeReader::begin_with_part(std::size_t first, std::size_t bound) const {
    for (const auto& [nearest, part] : leading_parts) {
        auto at = first;
        if (nearest != 0 && (at == bound || !tokens_[--at].is(nearest))) continue;
        if (at == bound || !tokens_[--at].is(part)) continue;
        return at > bound && tokens_[at - 1].is(W::the) ? at - 1 : at;
    }
    return first;
}

// The same with "nearly", "more than".
std::size_t TimeReader::begin_with_about(std::size_t first, std::size_t bound) const {
    if (tokens_[first].is(W::the) || first == bound) return first;
    if (tokens_[first - 1].is(W::about)) return first - 1;
    const bool is_bounded =
        first > bound + 1 && tokens_[first - 1].is(W::more) && leads_bound(context_.word(first - 2));
    return is_bounded ? first - 2 : first;
}

// "10-year-old", "week-long"
bool TimeReader::goes_on(std::size_t last) const {
    if (last + 1 >= tokens_.size() || !tokens_[last].is(W::hyphen)) return false;
    const auto word = context_.word(last + 1);
    return word == "old" || word == "long";
}

// Takes in what stands beside a time and belongs to it.
void TimeReader::widen(Found& found) const {
    if (found.reading.takes_about && goes_on(found.last)) found.last += 2;
    const std::size_t bound = found_.size() > 1 ? found_[found_.size() - 2].last : 0;
    const auto first = found.first;
    if (found.reading.takes_about) found.first = begin_with_about(first, bound);
    if (found.first == first && found.reading.time.type != TimexType::duration)
        found.first = begin_with_part(first, bound);
}

// Whether nothing stands between two times but what joins the parts of one.
bool TimeReader::is_joined(const Found& left, const Found& right) const {
    const auto joints = words_of(W::on, W::comma) | (left.reading.clock.empty() ? 0 : words_of(W::of));
    if (right.first - left.last > 2) return false;
    for (auto i = left.last; i < right.first; ++i)
        if (!tokens_[i].is(joints)) return false;
    return true;
}

// "Friday" and "evening", "10 p.m." and "Wednesday", "midnight" and "last night" are one time.
bool TimeReader::join(Found& left, const Found& right) const {
    if (right.reading.is_loose && !left.reading.clock.empty() && right.first == left.last) {
        left.last = right.last;  // "midnight Wednesday night"
        return true;
    }
    const bool is_left_day = gives_day(left.reading);
    if (is_left_day == gives_day(right.reading) || !is_joined(left, right)) return false;
    const TimeReading& day = is_left_day ? left.reading : right.reading;
    const TimeReading& clock = is_left_day ? right.reading : left.reading;
    if (clock.clock.empty()) return false;
    const Day first = day.time.extent->days.first;
    TimeReading joined{.time = {TimexType::time, to_string(first) + clock.clock, day.time.extent},
                       .clock = clock.clock};
    joined.time.extent->grain = TimeGrain::time;
    left.last = right.last;
    left.reading = std::move(joined);
    return true;
}

void TimeReader::join_parts() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < found_.size(); ++i) {
        if (kept > 0 && join(found_[kept - 1], found_[i])) continue;
        if (kept != i) found_[kept] = std::move(found_[i]);
        ++kept;
    }
    found_.resize(kept);
}

void TimeReader::give_out() {
    for (auto& found : found_) {
        if (found.reading.is_loose) continue;
        spans_.push_back(
            {tokens_[found.first].begin, tokens_[found.last - 1].end, std::move(found.reading.time), found.confidence});
    }
}

}  // namespace dateline
