#include "indexer/coverage_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "corpus/gazetteer/mapped_file.hpp"
#include "schemas/error.hpp"
#include "schemas/facet_columns.hpp"

namespace dateline {

namespace {

// The values of one field over all shards. Spellings with the same key are one, and called by that which most have.
class Names {
  public:
    // The number of each value of a shard's column, by ordinal.
    std::vector<std::uint32_t> numbers_of(const FacetColumn& column) {
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t ordinal = 0; ordinal < column.size(); ++ordinal) {
            const FacetValue value = column.value(ordinal);
            const auto number = number_of(value.key);
            spellings_[number][value.shown] += value.articles;
            numbers.push_back(number);
        }
        return numbers;
    }
    // Of what has no value.
    std::uint32_t number_of_none() { return number_of({}); }
    std::string name(std::uint32_t number) const {
        const auto& spellings = spellings_[number];
        const auto best = std::max_element(spellings.begin(), spellings.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        return best == spellings.end() ? std::string() : best->first;
    }

  private:
    std::uint32_t number_of(const std::string& key) {
        const auto [known, is_new] = numbers_.emplace(key, static_cast<std::uint32_t>(spellings_.size()));
        if (is_new) spellings_.emplace_back();
        return known->second;
    }

    std::map<std::string, std::uint32_t> numbers_;
    std::vector<std::map<std::string, std::uint64_t>> spellings_;
};

// One source in one language.
struct Series {
    std::uint64_t undated = 0;
    std::vector<std::int32_t> periods;  // of each dated article
    std::optional<Period> days;
};

// The number of a document's value; that of none where it has none.
std::uint32_t number_at(const FacetColumn& column, std::uint32_t document, const std::vector<std::uint32_t>& numbers,
                        std::uint32_t none) {
    std::optional<std::uint32_t> first;
    column.visit(document, [&](std::uint32_t ordinal) {
        if (!first) first = numbers[ordinal];
    });
    return first.value_or(none);
}

class Counter {
  public:
    explicit Counter(Granularity by) : by_(by) {}

    void add_shard(const FacetColumns& columns) {
        const FacetDays days = columns.days();
        const FacetColumn sources = columns.values("source");
        const FacetColumn languages = columns.values("language");
        const auto source_numbers = sources_.numbers_of(sources);
        const auto language_numbers = languages_.numbers_of(languages);
        const auto no_source = sources_.number_of_none();
        const auto no_language = languages_.number_of_none();
        for (std::uint32_t document = 1; document <= days.documents(); ++document) {
            if (!days.has(document)) continue;
            const std::uint64_t source = number_at(sources, document, source_numbers, no_source);
            const std::uint64_t language = number_at(languages, document, language_numbers, no_language);
            add(series_[source << 32U | language], days.day(document));
        }
    }

    Coverage finish() && {
        Coverage coverage{by_, {}, {}};
        std::map<std::string, std::map<std::string, Series*>> by_name;
        for (auto& [key, series] : series_)
            by_name[sources_.name(static_cast<std::uint32_t>(key >> 32U))]
                   [languages_.name(static_cast<std::uint32_t>(key))] = &series;
        std::map<std::string, Series> all;
        for (auto& [source, languages] : by_name) {
            for (const auto& [language, series] : languages) join(all[language], *series);
            coverage.sources.push_back(source_of(source, languages));
        }
        std::map<std::string, Series*> whole;
        for (auto& [language, series] : all) whole[language] = &series;
        coverage.all = source_of({}, whole);
        return coverage;
    }

  private:
    void add(Series& series, std::optional<Day> day) const {
        if (!day) {
            ++series.undated;
            return;
        }
        series.periods.push_back(period_number(*day, by_));
        extend(series.days, {*day, *day});
    }

    static void extend(std::optional<Period>& days, const Period& by) {
        days = days ? Period{std::min(days->first, by.first), std::max(days->last, by.last)} : by;
    }

    static void join(Series& into, const Series& series) {
        into.undated += series.undated;
        into.periods.insert(into.periods.end(), series.periods.begin(), series.periods.end());
        if (series.days) extend(into.days, *series.days);
    }

    static PeriodCounts count(std::vector<std::int32_t>& periods) {
        std::sort(periods.begin(), periods.end());
        PeriodCounts counts;
        for (const auto period : periods) {
            if (counts.empty() || counts.back().period != period) counts.push_back({period, 0});
            ++counts.back().articles;
        }
        return counts;
    }

    SourceCoverage source_of(const std::string& name, const std::map<std::string, Series*>& languages) const {
        const std::int32_t cycle = by_ == Granularity::day ? days_of_week : 1;
        SourceCoverage source;
        source.source = name;
        Series whole;
        for (const auto& [language, series] : languages) {
            join(whole, *series);
            source.languages.push_back(
                {language, series->periods.size() + series->undated, series->undated, count(series->periods), {}});
        }
        source.articles = whole.periods.size() + whole.undated;
        source.undated = whole.undated;
        source.days = whole.days;
        source.counts = count(whole.periods);
        source.holes = find_holes(source.counts, cycle);
        for (auto& language : source.languages) language.jumps = find_jumps(language.counts, source.counts, cycle);
        std::stable_sort(source.languages.begin(), source.languages.end(),
                         [](const auto& a, const auto& b) { return a.articles > b.articles; });
        return source;
    }

    Granularity by_;
    Names sources_;
    Names languages_;
    std::unordered_map<std::uint64_t, Series> series_;  // source << 32 | language
};

std::string columns_of(const ArchiveLayout& layout, const Shard& shard) {
    for (const auto& file : shard.files)
        if (file.name.ends_with(facet_file_suffix)) return (layout.shards() / file.name).string();
    throw Error(ErrorKind::unavailable,
                fmt::format("the shard {} has no facets: index the articles anew to count them", shard.partition));
}

void count_shard(Counter& counter, const std::string& path) {
    std::optional<MappedFile> file;
    try {
        file.emplace(path);
    } catch (const Error& error) {
        // Whatever keeps a part of the archive from being read, the archive is what is missing.
        throw Error(ErrorKind::unavailable, error.what());
    }
    counter.add_shard(FacetColumns(file->bytes(), path));
}

}  // namespace

bool SourceCoverage::is_marked() const {
    return !holes.empty() ||
           std::any_of(languages.begin(), languages.end(), [](const auto& part) { return !part.jumps.empty(); });
}

Coverage read_coverage(const ArchiveLayout& layout, const Manifest& manifest, Granularity by) {
    Counter counter(by);
    for (const auto& shard : manifest.shards) count_shard(counter, columns_of(layout, shard));
    return std::move(counter).finish();
}

}  // namespace dateline
