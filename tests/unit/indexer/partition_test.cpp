#include "indexer/partition.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using namespace dateline;

namespace {

using Names = std::vector<std::string>;
using Counts = std::map<int, std::uint64_t>;

Partition named(std::string_view name) {
    const auto partition = parse_partition(name);
    REQUIRE(partition.has_value());
    return *partition;
}

std::vector<Partition> all_named(const Names& names) {
    std::vector<Partition> partitions;
    for (const auto& name : names) partitions.push_back(named(name));
    return partitions;
}

Names names_of(const std::vector<Partition>& partitions) {
    Names names;
    for (const auto& partition : partitions) names.push_back(partition.name());
    return names;
}

std::optional<Moment> at(std::string_view text) {
    const auto read = parse_moment(text);
    return read ? std::optional(read->moment) : std::nullopt;
}

Counts every_year(int first, int last, std::uint64_t articles) {
    Counts counts;
    for (int year = first; year <= last; ++year) counts.emplace(year, articles);
    return counts;
}

Names months_of(const std::string& year) {
    Names names;
    for (const char* month : {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"})
        names.push_back(year + '-' + month);
    return names;
}

Names joined(Names names, const Names& more) {
    names.insert(names.end(), more.begin(), more.end());
    return names;
}

bool overlap(const Partition& a, const Partition& b) {
    return a.period.first <= b.period.last && b.period.first <= a.period.last;
}

// How many partitions have the whole year, and how many have one of its months.
std::pair<std::size_t, std::size_t> homes_of(int year, const std::vector<Partition>& plan) {
    const Partition whole = year_partition(year, year);
    std::size_t whole_homes = 0;
    std::size_t months = 0;
    for (const auto& partition : plan) {
        if (partition.contains(whole)) {
            ++whole_homes;
        } else if (whole.contains(partition)) {
            ++months;
        }
    }
    return {whole_homes, months};
}

// An archive as it grows: counts of years, and limits small enough to be met.
class Growth {
  public:
    explicit Growth(std::uint64_t seed) : random_(seed) {
        limits.join_until = 1 + below(40);
        limits.split_above = limits.join_until * 2;
        limits.months_above = limits.split_above + below(60);
    }
    void grow() {
        for (auto years = 1 + below(6); years > 0; --years)
            counts[1980 + static_cast<int>(below(30))] += 1 + below(below(4) == 0 ? 120 : 15);
    }
    // Shards without articles are not kept: of a year by months, some may be missing.
    std::vector<Partition> without_some_months(const std::vector<Partition>& plan) {
        std::vector<Partition> kept;
        for (const auto& partition : plan) {
            const bool is_month = partition.name().size() == 7;
            if (!is_month || partition.name().ends_with("-06") || below(3) != 0) kept.push_back(partition);
        }
        return kept;
    }

    PartitionLimits limits;
    Counts counts;

  private:
    std::uint64_t below(std::uint64_t bound) { return random_() % bound; }

    std::mt19937_64 random_;
};

}  // namespace

TEST_CASE("a partition's name is read as the same partition") {
    const auto name = GENERATE(as<std::string>{}, "2022", "1000", "2999", "1990..1994", "1000..2999", "2022-09",
                               "1600-01", "2000-12", "undated", "all");
    CAPTURE(name);
    CHECK(named(name).name() == name);
}

TEST_CASE("a partition's period is that of its name") {
    CHECK(named("2000-02").period == Period{*make_day(2000, 2, 1), *make_day(2000, 2, 29)});
    CHECK(named("1900-02").period == Period{*make_day(1900, 2, 1), *make_day(1900, 2, 28)});
    CHECK(named("1990..1994").period == Period{*make_day(1990, 1, 1), *make_day(1994, 12, 31)});
    CHECK(named("undated").kind == Partition::Kind::undated);
    CHECK(named("all").kind == Partition::Kind::all);
}

TEST_CASE("what is no partition's name is not read as one") {
    const auto [name, why] = GENERATE(table<std::string, std::string>({
        {"", "nothing"},
        {"22", "too few digits"},
        {"20222", "too many digits"},
        {"0999", "a year out of range"},
        {"3000", "a year out of range"},
        {"+022", "a sign"},
        {"-202", "a negative year"},
        {"2022-", "no month"},
        {"2022-0", "one digit of a month"},
        {"2022-00", "month 0"},
        {"2022-13", "month 13"},
        {"2022-+9", "a sign in the month"},
        {"2022-09-16", "a day"},
        {"2022..", "no last year"},
        {"2022..2022", "one year as a range: it has a shorter name"},
        {"2022..2021", "backwards"},
        {"2022..3000", "the last year out of range"},
        {"2022.2023", "one dot"},
        {"2022-09 ", "a blank behind"},
        {"Undated", "a capital"},
        {"2022.g000042", "the name of a shard file"},
    }));
    CAPTURE(name, why);
    CHECK_FALSE(parse_partition(name).has_value());
}

TEST_CASE("an article's unit is the finest partition of its kind") {
    struct Row {
        const char* published;
        Partitioning partitioning;
        bool busy;
        const char* unit;
    };
    const auto row = GENERATE(values<Row>({
        {"1600-01-01", Partitioning::automatic, false, "1600"},
        {"1600-01-01", Partitioning::automatic, true, "1600-01"},
        {"1600-01-01", Partitioning::decade, false, "1600..1609"},
        {"1999-12-31", Partitioning::year, false, "1999"},
        {"1999-12-31", Partitioning::month, false, "1999-12"},
        {"1999-12-31", Partitioning::decade, false, "1990..1999"},
        {"2000-01-01", Partitioning::year, false, "2000"},
        {"2000-01-01", Partitioning::month, false, "2000-01"},
        {"2000-01-01", Partitioning::decade, false, "2000..2009"},
        {"2000-01-01", Partitioning::none, false, "all"},
        {"2199-12-31", Partitioning::automatic, false, "2199"},
        {"2199-12-31", Partitioning::month, true, "2199-12"},
        {"2999-12-31", Partitioning::decade, false, "2990..2999"},
        {"1000-01-01", Partitioning::decade, false, "1000..1009"},
        // The day is the source's own: no zone moves it over the turn of the year.
        {"1999-12-31T23:59:59-11:00", Partitioning::year, false, "1999"},
        {"2000-01-01T00:00:00+14:00", Partitioning::month, false, "2000-01"},
    }));
    CAPTURE(row.published, row.unit);
    const auto unit = unit_of(at(row.published), row.partitioning, row.busy);
    CHECK(unit.name() == row.unit);
    CHECK(parse_partition(unit.name()) == unit);
}

TEST_CASE("an undated article has a unit of its own unless all are in one") {
    for (const auto partitioning :
         {Partitioning::automatic, Partitioning::year, Partitioning::month, Partitioning::decade}) {
        CHECK(unit_of(std::nullopt, partitioning, false).name() == "undated");
    }
    CHECK(unit_of(std::nullopt, Partitioning::none, true).name() == "all");
}

TEST_CASE("a partition contains what belongs to it whole") {
    struct Row {
        const char* outer;
        const char* inner;
        bool contains;
    };
    const auto row = GENERATE(values<Row>({
        {"2022", "2022", true},
        {"2022", "2022-09", true},
        {"2022-09", "2022", false},
        {"1990..1994", "1990", true},
        {"1990..1994", "1994-12", true},
        {"1990..1994", "1995", false},
        {"1990..1994", "1989-12", false},
        {"1990..1994", "1994..1995", false},
        {"all", "undated", true},
        {"all", "2022", true},
        {"undated", "undated", true},
        {"undated", "2022", false},
        {"undated", "all", false},
        {"1000..2999", "undated", false},
        {"1000..2999", "all", false},
    }));
    CAPTURE(row.outer, row.inner);
    CHECK(named(row.outer).contains(named(row.inner)) == row.contains);
}

TEST_CASE("partitions stand in order of time with undated last") {
    const Names sorted{"1990", "1990..1994", "1995-01", "1995-02", "1996", "undated"};
    auto partitions = all_named(sorted);
    std::reverse(partitions.begin(), partitions.end());
    std::sort(partitions.begin(), partitions.end());
    CHECK(names_of(partitions) == sorted);
    CHECK_FALSE(named("2022") < named("2022"));
}

TEST_CASE("partitions are planned by how many articles the years have") {
    struct Row {
        std::string why;
        Names existing;
        Counts counts;
        Names plan;
    };
    const Names newest_thin{"1990..2021"};
    const auto row = GENERATE_COPY(values<Row>({
        {"nothing", {}, {}, {}},
        {"35 thin years make one shard", {}, every_year(1960, 1994, 500), {"1960..1994"}},
        {"years are joined until they hold enough",
         {},
         every_year(1990, 1994, 10'000),
         {"1990..1991", "1992..1993", "1994"}},
        {"exactly enough stands alone", {}, every_year(1990, 1991, 20'000), {"1990", "1991"}},
        {"one short of enough is joined", {}, {{1990, 19'999}, {1991, 20'000}}, {"1990..1991"}},
        {"years without articles lie within a joined one", {}, {{1990, 1}, {1999, 1}}, {"1990..1999"}},
        {"500,000 is a year", {}, {{2020, 500'000}}, {"2020"}},
        {"more is twelve months", {}, {{2020, 500'001}}, months_of("2020")},
        {"no year is joined across months",
         {},
         {{2019, 10}, {2020, 500'001}, {2021, 10}},
         joined(joined({"2019"}, months_of("2020")), {"2021"})},
        {"a night in the same year changes nothing", {"2021", "2022"}, {{2021, 5}, {2022, 6}}, {"2021", "2022"}},
        {"a new year joins the newest shard while it has room",
         newest_thin,
         {{1990, 15'000}, {2022, 10}},
         {"1990..2022"}},
        {"and not when it is full", newest_thin, {{1990, 20'000}, {2022, 10}}, {"1990..2021", "2022"}},
        {"two new years may join one after the other",
         {"2021"},
         {{2021, 19'000}, {2022, 2'000}, {2023, 1}},
         {"2021..2022", "2023"}},
        {"a year that must be parted by month doesn't join",
         {"2021"},
         {{2021, 10}, {2022, 500'001}},
         joined({"2021"}, months_of("2022"))},
        {"a year doesn't join months",
         months_of("2021"),
         {{2021, 600'000}, {2022, 10}},
         joined(months_of("2021"), {"2022"})},
        {"new years in a gap are joined with each other and not with what stands",
         {"1990..1994", "2000..2004"},
         {{1990, 10}, {1996, 1}, {1998, 1}, {2000, 20'000}},
         {"1990..1994", "1996..1998", "2000..2004"}},
        {"no new years are joined across a shard that stands",
         {"1990", "1995"},
         {{1985, 1}, {1990, 1}, {1992, 1}, {1993, 1}, {1995, 1}},
         {"1985", "1990", "1992..1993", "1995"}},
        {"years before all others", {"1990"}, {{1950, 1}, {1960, 1}, {1990, 1}}, {"1950..1960", "1990"}},
        {"a year before all others doesn't keep a new one from the newest",
         {"1990"},
         {{1950, 1}, {1990, 1}, {1991, 1}},
         {"1950", "1990..1991"}},
        {"40,000 in several years is not split", {"1990..1991"}, {{1990, 20'000}, {1991, 20'000}}, {"1990..1991"}},
        {"more is", {"1990..1991"}, {{1990, 20'000}, {1991, 20'001}}, {"1990", "1991"}},
        {"what is split is joined anew",
         {"1990..1995"},
         every_year(1990, 1995, 10'000),
         {"1990..1991", "1992..1993", "1994..1995"}},
        {"a year that has grown is parted by month", {"2020"}, {{2020, 500'001}}, months_of("2020")},
        {"months stay though the articles were counted down", months_of("2020"), {{2020, 1}}, months_of("2020")},
        {"a month without articles has no shard, and gets one with its first",
         {"2020-01", "2020-03"},
         {{2020, 3}},
         months_of("2020")},
        {"a shard whose articles all went stays", {"1990"}, {{2000, 20'000}}, {"1990..2000"}},
    }));
    CAPTURE(row.why);
    CHECK(names_of(plan_partitions(all_named(row.existing), row.counts)) == row.plan);
}

TEST_CASE("however an archive grows, each year has one home") {
    const auto seed = GENERATE(range(0, 150));
    CAPTURE(seed);
    Growth growth(static_cast<std::uint64_t>(seed));
    std::vector<Partition> existing;
    for (int night = 0; night < 25; ++night) {
        growth.grow();
        const auto plan = plan_partitions(existing, growth.counts, growth.limits);
        CAPTURE(night, names_of(existing), names_of(plan));
        for (const auto& [year, count] : growth.counts) {
            CAPTURE(year, count);
            const auto [whole, months] = homes_of(year, plan);
            const bool has_one_home = (whole == 1 && months == 0) || (whole == 0 && months == 12);
            REQUIRE(has_one_home);
        }
        for (std::size_t i = 1; i < plan.size(); ++i) {
            REQUIRE(plan[i - 1] < plan[i]);
            REQUIRE_FALSE(overlap(plan[i - 1], plan[i]));
        }
        for (const auto& partition : existing) {
            const auto has_it_whole = [&](const Partition& planned) { return planned.contains(partition); };
            std::uint64_t articles = 0;
            for (const auto& [year, count] : growth.counts) {
                if (partition.contains(year_partition(year, year))) articles += count;
            }
            CAPTURE(partition.name(), articles);
            REQUIRE((articles > growth.limits.split_above || std::any_of(plan.begin(), plan.end(), has_it_whole)));
        }
        REQUIRE(names_of(plan_partitions(plan, growth.counts, growth.limits)) == names_of(plan));
        existing = growth.without_some_months(plan);
    }
}
