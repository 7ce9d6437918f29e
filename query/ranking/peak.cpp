#include "query/ranking/peak.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "query/ranking/proximity.hpp"
#include "query/ranking/score.hpp"

namespace dateline {

namespace {

// Fewer matches of a peak tell nothing.
constexpr std::uint64_t least_articles = 5;
// A peak has at most this part of the archive's dated articles: an eighth.
constexpr std::uint64_t most_part = 8;
// How likely one of the windows may have as many by chance.
constexpr double chance = 0.01;
// An archive of more days has peaks of months.
constexpr int most_days = 2 * 366;

bool is_of_time(const Expression& node) {
    if (node.kind == Expression::Kind::field &&
        (node.field->kind == FieldKind::date || node.field->kind == FieldKind::period))
        return true;
    return std::any_of(node.children.begin(), node.children.end(),
                       [](const auto& child) { return is_of_time(*child); });
}

// How much likelier the counts are if matches come more often in the window than outside: the logarithm of the ratio,
// where articles come by Poisson's law. `share`: the window's part of the archive.
double likelihood_ratio(std::uint64_t in_window, std::uint64_t all, double share) {
    const auto inside = static_cast<double>(in_window);
    const auto outside = static_cast<double>(all - in_window);
    const double expected = static_cast<double>(all) * share;
    const double beside = outside > 0 ? outside * std::log(outside / (static_cast<double>(all) - expected)) : 0;
    return inside * std::log(inside / expected) + beside;
}

// The first matches of a question over the periods of the archive.
class Profile {
  public:
    Profile(std::vector<TimelinePeriod> periods, Granularity unit) : periods_(std::move(periods)), unit_(unit) {
        for (const auto& period : periods_) sum_.archive += period.tally.archive;
    }

    void add(Day day) {
        const auto after = std::upper_bound(periods_.begin(), periods_.end(), day,
                                            [](Day at, const TimelinePeriod& period) { return at < period.first; });
        ++std::prev(after)->tally.articles;
        ++sum_.articles;
    }

    // The likeliest of all windows that have most of the matches and few of the archive's articles.
    std::optional<Peak> peak() const {
        const auto count = static_cast<double>(periods_.size());
        const std::uint64_t least = std::max(least_articles, (sum_.articles + 1) / 2);
        double best = std::log(count * count) - std::log(chance);
        std::optional<Peak> peak;
        for (std::size_t first = 0; first < periods_.size(); ++first) {
            ArticleTally window;
            if (periods_[first].tally.articles == 0) continue;
            for (std::size_t last = first; last < periods_.size(); ++last) {
                const ArticleTally& tally = periods_[last].tally;
                window.articles += tally.articles;
                window.archive += tally.archive;
                if (window.archive * most_part > sum_.archive) break;
                if (tally.articles == 0 || window.articles < least) continue;
                const double share = static_cast<double>(window.archive) / static_cast<double>(sum_.archive);
                const double ratio = likelihood_ratio(window.articles, sum_.articles, share);
                if (ratio <= best) continue;
                best = ratio;
                peak = Peak{periods_[first].first, next_period(periods_[last].first, unit_) - std::chrono::days(1),
                            unit_, window.articles, sum_.articles};
            }
        }
        return peak;
    }

  private:
    std::vector<TimelinePeriod> periods_;
    Granularity unit_;
    ArticleTally sum_;
};

std::size_t first_of(const std::vector<Candidate>& best) { return std::min(best.size(), rescored); }

}  // namespace

bool is_undated(const Expression& question) { return !is_of_time(question); }

std::string peak_note(const Peak& peak) {
    const std::string from = period_name(peak.first, peak.unit);
    const std::string to = period_name(peak.last, peak.unit);
    return fmt::format("{} of the first {} that have a date are of {}: preferred; --no-peaks for none", peak.articles,
                       peak.dated, from == to ? from : from + ".." + to);
}

const std::vector<TimelinePeriod>& PeakFinder::archive() {
    if (archive_) return *archive_;
    std::map<Day, std::uint64_t> days;
    for (std::size_t shard = 0; shard < files_.shards(); ++shard)
        files_.all_days(shard).visit(
            [&](Day day, std::int64_t count) { days[day] += static_cast<std::uint64_t>(count); });
    auto& periods = archive_.emplace();
    if (days.empty()) return periods;
    const Day last = days.rbegin()->first;
    unit_ = (last - days.begin()->first).count() < most_days ? Granularity::day : Granularity::month;
    for (const auto& [day, count] : days) {
        const Day first = period_start(day, unit_);
        if (periods.empty() || periods.back().first != first) periods.push_back({first, {}, false});
        periods.back().tally.archive += count;
    }
    return periods;
}

std::optional<Peak> PeakFinder::find(const std::vector<Candidate>& best) {
    if (first_of(best) < least_articles || !files_.complete()) return std::nullopt;
    const auto& periods = archive();
    Profile profile(periods, unit_);
    for (std::size_t i = 0; i < first_of(best); ++i) {
        if (const auto day = files_.days(best[i].shard).day(best[i].document)) profile.add(*day);
    }
    return profile.peak();
}

void PeakFinder::prefer(const Peak& peak, double weight, std::vector<Candidate>& best) {
    const double share = round_score(weight);
    for (std::size_t i = 0; i < first_of(best); ++i) {
        const auto day = files_.days(best[i].shard).day(best[i].document);
        if (!day || *day < peak.first || *day > peak.last) continue;
        best[i].peak = share;
        best[i].score += share;
    }
}

}  // namespace dateline
