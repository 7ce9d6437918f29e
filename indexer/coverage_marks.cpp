#include "indexer/coverage_marks.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace dateline {

namespace {

constexpr std::size_t neighbours_each_side = 6;
constexpr std::int32_t furthest_neighbour = 12;
constexpr std::size_t fewest_neighbours = 4;
constexpr double furthest_score = 3.5;
constexpr double normal_deviation = 0.6745;  // median absolute deviation of the standard normal distribution
constexpr double least_part = 0.05;
constexpr std::uint64_t weeks_for_one = 10;

std::int32_t floor_div(std::int32_t a, std::int32_t b) { return a / b - (a % b < 0 ? 1 : 0); }
std::int32_t floor_mod(std::int32_t a, std::int32_t b) { return a - floor_div(a, b) * b; }

// The places in the cycle at which a source is expected.
std::vector<bool> usual_places(const PeriodCounts& counts, std::int32_t cycle) {
    std::vector<std::uint64_t> seen(static_cast<std::size_t>(cycle));
    for (const auto& count : counts) ++seen[static_cast<std::size_t>(floor_mod(count.period, cycle))];
    const auto cycles = static_cast<std::uint64_t>((counts.back().period - counts.front().period) / cycle + 1);
    std::vector<bool> usual;
    for (const auto times : seen) usual.push_back(times * weeks_for_one >= cycles);
    if (std::find(usual.begin(), usual.end(), true) == usual.end()) usual.assign(usual.size(), true);
    return usual;
}

// How many n with before < n < behind are at such a place.
std::uint32_t count_between(std::int32_t before, std::int32_t behind, const std::vector<bool>& usual) {
    const auto cycle = static_cast<std::int32_t>(usual.size());
    std::int32_t count = 0;
    for (std::int32_t place = 0; place < cycle; ++place)
        if (usual[static_cast<std::size_t>(place)])
            count += floor_div(behind - 1 - place, cycle) - floor_div(before - place, cycle);
    return static_cast<std::uint32_t>(count);
}

std::optional<Hole> hole_between(std::int32_t before, std::int32_t behind, const std::vector<bool>& usual) {
    const std::uint32_t periods = count_between(before, behind, usual);
    if (periods == 0) return std::nullopt;
    const auto cycle = static_cast<std::int32_t>(usual.size());
    const auto is_usual = [&](std::int32_t n) { return usual[static_cast<std::size_t>(floor_mod(n, cycle))]; };
    Hole hole{before + 1, behind - 1, periods};
    while (!is_usual(hole.first)) ++hole.first;
    while (!is_usual(hole.last)) --hole.last;
    return hole;
}

double median_of(std::vector<double>& values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

struct Usual {
    double least = 0;
    double most = 0;
};

// The same score on Anscombe's scale, 2 sqrt(x + 3/8), on which counts of any size scatter by 1.
double most_by_chance(double median) {
    constexpr double shift = 3.0 / 8;
    const double root = std::sqrt(median + shift) + furthest_score / 2;
    return root * root - shift;
}

// What is usual among such neighbours; nothing where they are too few.
std::optional<Usual> usual_among(std::vector<double> values) {
    if (values.size() < fewest_neighbours) return std::nullopt;
    const double median = median_of(values);
    for (double& value : values) value = std::abs(value - median);
    const double deviation = median_of(values) / normal_deviation;
    const double scale = std::max({deviation, std::sqrt(median), least_part * median, 1.0});
    return Usual{median - furthest_score * scale, std::max(median + furthest_score * scale, most_by_chance(median))};
}

std::vector<double> neighbours(const PeriodCounts& row, std::size_t at, std::int32_t cycle) {
    const std::int32_t reach = furthest_neighbour * cycle;
    std::vector<double> before;
    std::vector<double> behind;
    for (std::size_t i = at; i > 0 && at - i < neighbours_each_side; --i)
        if (row[at].period - row[i - 1].period <= reach) before.push_back(row[i - 1].articles);
    for (std::size_t i = at + 1; i < row.size() && i - at <= neighbours_each_side; ++i)
        if (row[i].period - row[at].period <= reach) behind.push_back(row[i].articles);
    // As many of each side, so that a new level is none beside the old one.
    const std::size_t of_each = std::min(before.size(), behind.size());
    if (2 * of_each >= fewest_neighbours) {
        before.resize(of_each);
        behind.resize(of_each);
    }
    before.insert(before.end(), behind.begin(), behind.end());
    return before;
}

// The counts of the part in every period of the source, by place in the cycle.
std::vector<PeriodCounts> rows_of(const PeriodCounts& part, const PeriodCounts& all, std::int32_t cycle) {
    std::vector<PeriodCounts> rows(static_cast<std::size_t>(cycle));
    auto next = part.begin();
    for (const auto& whole : all) {
        const bool has = next != part.end() && next->period == whole.period;
        rows[static_cast<std::size_t>(floor_mod(whole.period, cycle))].push_back(
            {whole.period, has ? next->articles : 0});
        if (has) ++next;
    }
    return rows;
}

}  // namespace

std::vector<Hole> find_holes(const PeriodCounts& counts, std::int32_t cycle) {
    std::vector<Hole> holes;
    if (counts.empty()) return holes;
    const auto usual = usual_places(counts, cycle);
    for (std::size_t i = 1; i < counts.size(); ++i)
        if (const auto hole = hole_between(counts[i - 1].period, counts[i].period, usual)) holes.push_back(*hole);
    return holes;
}

std::vector<Jump> find_jumps(const PeriodCounts& part, const PeriodCounts& all, std::int32_t cycle) {
    std::vector<Jump> jumps;
    for (const auto& row : rows_of(part, all, cycle)) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto usual = usual_among(neighbours(row, i, cycle));
            if (!usual) continue;
            const bool is_end = row[i].period == all.front().period || row[i].period == all.back().period;
            const bool too_few = row[i].articles < usual->least && !is_end;
            if (!too_few && row[i].articles <= usual->most) continue;
            jumps.push_back({row[i].period, row[i].articles,
                             static_cast<std::uint32_t>(std::ceil(std::max(usual->least, 0.0))),
                             static_cast<std::uint32_t>(std::floor(usual->most))});
        }
    }
    std::sort(jumps.begin(), jumps.end(), [](const Jump& a, const Jump& b) { return a.period < b.period; });
    return jumps;
}

}  // namespace dateline
