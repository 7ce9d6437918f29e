#include "query/counting/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "schemas/error.hpp"

namespace dateline {

namespace {

// How often the matches of a burst come, against their overall share; what it costs to begin one. Both are Kleinberg's.
constexpr double burst_factor = 2;
constexpr double burst_cost = 1;

using Periods = std::map<Day, ArticleTally>;

// Adds the days of a tally to their periods.
void add_days(const DayTally& days, Granularity unit, std::uint64_t ArticleTally::*which, Periods& periods,
              ArticleTally& undated) {
    undated.*which += static_cast<std::uint64_t>(days.undated());
    days.visit([&](Day day, std::int64_t count) {
        periods[period_start(day, unit)].*which += static_cast<std::uint64_t>(count);
    });
}

Periods count_periods(FacetFiles& files, const CountedDocuments& documents, Granularity unit, ArticleTally& undated) {
    Periods periods;
    for (std::size_t shard = 0; shard < files.shards(); ++shard) {
        const FacetDays& days = files.days(shard);
        DayTally matched;
        for (const std::uint32_t document : documents.matched[shard]) matched.add(days.day(document));
        add_days(matched, unit, &ArticleTally::articles, periods, undated);
        if (documents.kept_back[shard].empty()) {
            add_days(files.all_days(shard), unit, &ArticleTally::archive, periods, undated);
            continue;
        }
        DayTally shown = files.all_days(shard);
        for (const std::uint32_t document : documents.kept_back[shard]) shown.add(days.day(document), -1);
        add_days(shown, unit, &ArticleTally::archive, periods, undated);
    }
    return periods;
}

// What a share of p costs in a period: the negative logarithm of its likelihood, but for what all shares have in
// common.
double cost_of(const ArticleTally& tally, double p) {
    const auto articles = static_cast<double>(tally.articles);
    const auto others = static_cast<double>(tally.archive - tally.articles);
    return -articles * std::log(p) - others * std::log(1 - p);
}

}  // namespace

Timeline make_timeline(FacetFiles& files, const CountedDocuments& documents, Granularity unit) {
    Timeline timeline{unit, {}, {}};
    const Periods periods = count_periods(files, documents, unit, timeline.undated);
    const auto has_matches = [](const auto& period) { return period.second.articles > 0; };
    const auto first = std::find_if(periods.begin(), periods.end(), has_matches);
    if (first == periods.end()) return timeline;
    const Day last = std::find_if(periods.rbegin(), periods.rend(), has_matches)->first;
    for (Day at = first->first; at <= last; at = next_period(at, unit)) {
        if (timeline.periods.size() == most_periods)
            throw Error(ErrorKind::usage,
                        fmt::format("--timeline {}: there are more than {} from {} to {}: take a longer unit, or "
                                    "--from and --to",
                                    to_string(unit), most_periods, to_string(first->first), to_string(last)));
        const auto known = periods.find(at);
        timeline.periods.push_back({at, known == periods.end() ? ArticleTally{} : known->second, false});
    }
    mark_bursts(timeline.periods);
    return timeline;
}

void mark_bursts(std::vector<TimelinePeriod>& periods) {
    ArticleTally all;
    for (const auto& period : periods) {
        all.articles += period.tally.articles;
        all.archive += period.tally.archive;
    }
    if (all.articles == 0 || all.articles == all.archive || periods.size() < 2) return;
    const double share = static_cast<double>(all.articles) / static_cast<double>(all.archive);
    const double burst_share = std::min(share * burst_factor, (1 + share) / 2);
    const double rise = burst_cost * std::log(static_cast<double>(periods.size()));
    // The cheapest way to each state, and whether the way to it comes from the upper one (Viterbi).
    double low = 0;
    double high = rise;
    std::vector<std::pair<bool, bool>> came_from_high;
    for (const auto& period : periods) {
        came_from_high.emplace_back(high < low, high < low + rise);
        const double next_low = std::min(low, high) + cost_of(period.tally, share);
        high = std::min(high, low + rise) + cost_of(period.tally, burst_share);
        low = next_low;
    }
    bool is_high = high < low;
    for (std::size_t i = periods.size(); i-- > 0;) {
        periods[i].burst = is_high && periods[i].tally.articles > 0;
        is_high = is_high ? came_from_high[i].second : came_from_high[i].first;
    }
}

}  // namespace dateline
