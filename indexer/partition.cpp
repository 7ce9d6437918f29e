#include "indexer/partition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace dateline {

namespace {

constexpr std::string_view undated_name = "undated";
constexpr std::string_view all_name = "all";

int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(calendar_date(day).month())); }

Partition dated(Period period) { return {Partition::Kind::dated, period}; }

Partition month_partition(Day day) { return dated(month_period(year_of(day), static_cast<unsigned>(month_of(day)))); }

std::optional<int> read_number(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

std::optional<int> read_year(std::string_view digits) {
    const auto year = read_number(digits);
    return digits.size() == 4 && year && *year >= first_year && *year <= last_year ? year : std::nullopt;
}

bool spans_years(const Partition& partition) {
    return year_of(partition.period.first) != year_of(partition.period.last);
}

// The years that have articles in a partition, and how many these are.
using YearCounts = std::map<int, std::uint64_t>;

YearCounts years_within(const YearCounts& counts, const Partition& partition) {
    return {counts.lower_bound(year_of(partition.period.first)), counts.upper_bound(year_of(partition.period.last))};
}

std::uint64_t total(const YearCounts& counts) {
    std::uint64_t sum = 0;
    for (const auto& [year, count] : counts) sum += count;
    return sum;
}

void add_months(std::vector<Partition>& plan, int year) {
    for (unsigned month = 1; month <= 12; ++month) plan.push_back(dated(month_period(year, month)));
}

// Joins neighbouring years until they hold enough; a year with too many stands by its months.
std::vector<Partition> join_years(const YearCounts& counts, const PartitionLimits& limits) {
    std::vector<Partition> plan;
    std::uint64_t open_count = 0;  // articles of the last partition, while years may still join it; 0: none may
    for (const auto& [year, count] : counts) {
        if (count > limits.months_above) {
            add_months(plan, year);
            open_count = 0;
        } else if (open_count > 0 && open_count < limits.join_until) {
            plan.back().period.last = year_period(year).last;
            open_count += count;
        } else {
            plan.push_back(year_partition(year, year));
            open_count = std::max<std::uint64_t>(count, 1);
        }
    }
    return plan;
}

bool must_split(const Partition& partition, const YearCounts& counts, const PartitionLimits& limits) {
    if (spans_years(partition)) return total(counts) > limits.split_above;
    return partition == year_partition(year_of(partition.period.first), year_of(partition.period.first)) &&
           total(counts) > limits.months_above;
}

bool is_covered(int year, const std::vector<Partition>& partitions) {
    const Partition whole = year_partition(year, year);
    return std::any_of(partitions.begin(), partitions.end(),
                       [&](const Partition& p) { return p.contains(whole) || whole.contains(p); });
}

bool is_month(const Partition& partition) {
    const int year = year_of(partition.period.first);
    return !spans_years(partition) && partition != year_partition(year, year);
}

// Months without articles have no shard: where a year stands by its months, they get their place back.
void fill_months(std::vector<Partition>& plan) {
    std::set<int> years;
    for (const auto& partition : plan) {
        if (is_month(partition)) years.insert(year_of(partition.period.first));
    }
    std::erase_if(plan, is_month);
    for (const int year : years) add_months(plan, year);
}

std::vector<Partition> keep_or_split(const std::vector<Partition>& existing, const YearCounts& counts,
                                     const PartitionLimits& limits) {
    std::vector<Partition> plan;
    for (const auto& partition : existing) {
        const auto years = years_within(counts, partition);
        const auto parts =
            must_split(partition, years, limits) ? join_years(years, limits) : std::vector<Partition>{partition};
        plan.insert(plan.end(), parts.begin(), parts.end());
    }
    fill_months(plan);
    return plan;
}

// New years join the newest shard while it has room: that is how a nightly archive comes to have one shard for a few
// thin years.
void extend_newest(std::vector<Partition>& plan, YearCounts& fresh, const YearCounts& counts,
                   const PartitionLimits& limits) {
    while (!plan.empty()) {
        Partition& newest = plan.back();
        const int last = year_of(newest.period.last);
        const auto next = fresh.upper_bound(last);
        if (next == fresh.end()) return;
        const bool whole_years = newest == year_partition(year_of(newest.period.first), last);
        const bool has_room =
            total(years_within(counts, newest)) < limits.join_until && next->second <= limits.months_above;
        if (!whole_years || !has_room) return;
        newest.period.last = year_period(next->first).last;
        fresh.erase(next);
    }
}

// Runs of new years with no existing partition between them: only within a run may years be joined.
std::vector<YearCounts> runs_between(const YearCounts& fresh, const std::vector<Partition>& plan) {
    std::vector<YearCounts> runs;
    for (const auto& [year, count] : fresh) {
        const int at = year;
        const auto parts_them = [&](const Partition& p) {
            return year_of(p.period.first) > runs.back().rbegin()->first && year_of(p.period.last) < at;
        };
        if (runs.empty() || std::any_of(plan.begin(), plan.end(), parts_them)) runs.emplace_back();
        runs.back().emplace(year, count);
    }
    return runs;
}

}  // namespace

std::string Partition::name() const {
    if (kind == Kind::undated) return std::string(undated_name);
    if (kind == Kind::all) return std::string(all_name);
    const int first = year_of(period.first);
    if (spans_years(*this)) return fmt::format("{:04}..{:04}", first, year_of(period.last));
    if (*this == year_partition(first, first)) return fmt::format("{:04}", first);
    return fmt::format("{:04}-{:02}", first, month_of(period.first));
}

bool Partition::contains(const Partition& other) const {
    if (kind == Kind::all || *this == other) return true;
    return kind == Kind::dated && other.kind == Kind::dated && period.contains(other.period.first) &&
           period.contains(other.period.last);
}

bool Partition::operator<(const Partition& other) const {
    if (kind != other.kind) return kind < other.kind;
    return period.first != other.period.first ? period.first < other.period.first : period.last < other.period.last;
}

std::optional<Partition> parse_partition(std::string_view name) {
    if (name == undated_name) return Partition{Partition::Kind::undated, {}};
    if (name == all_name) return Partition{Partition::Kind::all, {}};
    const auto first = read_year(name.substr(0, 4));
    if (!first) return std::nullopt;
    const auto rest = name.substr(4);
    if (rest.empty()) return year_partition(*first, *first);
    if (rest.size() == 3 && rest.front() == '-') {
        const auto month = read_number(rest.substr(1));
        if (!month || *month < 1 || *month > 12) return std::nullopt;
        return dated(month_period(*first, static_cast<unsigned>(*month)));
    }
    if (!rest.starts_with("..")) return std::nullopt;
    const auto last = read_year(rest.substr(2));
    return last && *last > *first ? std::optional(year_partition(*first, *last)) : std::nullopt;
}

Partition year_partition(int first, int last) { return dated({year_period(first).first, year_period(last).last}); }

Partition unit_of(const std::optional<Moment>& published, Partitioning partitioning, bool busy_year) {
    if (partitioning == Partitioning::none) return {Partition::Kind::all, {}};
    if (!published) return {Partition::Kind::undated, {}};
    const int year = year_of(published->day);
    switch (partitioning) {
        case Partitioning::month:
            return month_partition(published->day);
        case Partitioning::decade:
            return year_partition(year - year % 10, year - year % 10 + 9);
        default:
            return busy_year ? month_partition(published->day) : year_partition(year, year);
    }
}

std::vector<Partition> plan_partitions(const std::vector<Partition>& existing,
                                       const std::map<int, std::uint64_t>& counts, const PartitionLimits& limits) {
    std::vector<Partition> plan = keep_or_split(existing, counts, limits);
    std::sort(plan.begin(), plan.end());
    YearCounts fresh;
    for (const auto& [year, count] : counts) {
        if (!is_covered(year, plan)) fresh.emplace(year, count);
    }
    extend_newest(plan, fresh, counts, limits);
    for (const auto& run : runs_between(fresh, plan)) {
        for (const auto& part : join_years(run, limits)) plan.push_back(part);
    }
    std::sort(plan.begin(), plan.end());
    return plan;
}

}  // namespace dateline
