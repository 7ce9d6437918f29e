#include "tests/unit/query/slow_counts.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "schemas/facet_columns.hpp"
#include "schemas/text_fold.hpp"

namespace dateline::test {

namespace {

using Label = std::pair<std::string, std::string>;  // the key, and as shown
using Spellings = std::map<std::string, std::uint64_t>;

// Of each key the first spelling.
std::vector<Label> values_of(const ScannedArchive& archive, const ScannedArticle& article, const std::string& name) {
    const Field& field = *archive.fields.find(name);
    std::vector<std::string> shown;
    if (const auto names = article.names.find(name); names != article.names.end()) {
        for (const auto& one : names->second) shown.push_back(one.shown);
    } else if (const auto* own = find_value(article.fields, field); own != nullptr) {
        shown = own->texts;
    } else if (!field.custom) {
        for (const auto value : field_values(*article.article, field)) shown.emplace_back(value);
    }
    std::vector<Label> labels;
    for (const auto& value : shown) {
        std::string key = fold_text(value);
        if (field.is_name()) {
            key.clear();
            for (const auto& word : name_words(value)) key += (key.empty() ? "" : " ") + word;
        }
        const auto is_same = [&](const Label& other) { return other.first == key; };
        if (!key.empty() && std::none_of(labels.begin(), labels.end(), is_same)) labels.emplace_back(key, value);
    }
    return labels;
}

// The beginning of "2022-09-16" that names the unit.
std::string period_of(Day day, Granularity unit) {
    return to_string(day).substr(0, unit == Granularity::year ? 4 : unit == Granularity::month ? 7 : 10);
}

std::string most_frequent(const Spellings& spellings) {
    const auto best = std::max_element(spellings.begin(), spellings.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == spellings.end() ? "" : best->first;
}

// How the archive spells each value.
std::map<std::string, Spellings> spellings_of(const ScannedArchive& archive, const std::string& field) {
    std::map<std::string, Spellings> spellings;
    for (const auto& article : archive.articles) {
        if (!article.is_shown) continue;
        for (const auto& [key, shown] : values_of(archive, article, field)) ++spellings[key][shown];
    }
    return spellings;
}

}  // namespace

Facet SlowCounter::facet(const std::string& field, std::size_t limit) const {
    std::map<std::string, std::uint64_t> counts;
    for (const auto* article : matches_) {
        for (const auto& label : values_of(archive_, *article, field)) ++counts[label.first];
    }
    std::vector<std::pair<std::string, std::uint64_t>> order(counts.begin(), counts.end());
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    Facet facet{field, {}, order.size() > limit};
    order.resize(std::min(order.size(), limit));
    const auto spellings = spellings_of(archive_, field);
    for (const auto& [key, articles] : order) {
        const auto& forms = spellings.at(key);
        std::uint64_t all = 0;
        for (const auto& form : forms) all += form.second;
        facet.values.push_back({most_frequent(forms), {articles, all}});
    }
    return facet;
}

Timeline SlowCounter::timeline(Granularity unit) const {
    Timeline timeline{unit, {}, {}};
    std::map<std::string, ArticleTally> tallies;
    std::vector<Day> days;
    const auto tally = [&](const ScannedArticle& article) -> ArticleTally& {
        const auto& published = article.article->published;
        return published ? tallies[period_of(published->day, unit)] : timeline.undated;
    };
    for (const auto* article : matches_) {
        ++tally(*article).articles;
        if (article->article->published) days.push_back(article->article->published->day);
    }
    for (const auto& article : archive_.articles) {
        if (article.is_shown) ++tally(article).archive;
    }
    if (days.empty()) return timeline;
    const Day last = *std::max_element(days.begin(), days.end());
    std::string name;
    for (Day day = *std::min_element(days.begin(), days.end());
         day <= last || period_of(day, unit) == period_of(last, unit); day += std::chrono::days(1)) {
        if (name == period_of(day, unit)) continue;
        name = period_of(day, unit);
        const std::string first = (name + "-01-01").substr(0, 10);
        timeline.periods.push_back({parse_moment(first)->moment.day, tallies[name], false});
    }
    return timeline;
}

CrossTable SlowCounter::table(const std::vector<std::string>& columns) const {
    std::vector<std::map<std::string, Spellings>> spellings;
    for (const auto& column : columns)
        spellings.push_back(parse_granularity(column) ? std::map<std::string, Spellings>()
                                                      : spellings_of(archive_, column));
    using Keys = std::vector<std::pair<bool, std::string>>;  // an empty one comes last
    const auto cells_of = [&](const ScannedArticle& article) {
        std::vector<Keys> cells{{}};
        for (const auto& column : columns) {
            std::vector<std::string> keys;
            if (const auto unit = parse_granularity(column)) {
                if (const auto& published = article.article->published) keys = {period_of(published->day, *unit)};
            } else {
                for (const auto& label : values_of(archive_, article, column)) keys.push_back(label.first);
            }
            if (keys.empty()) keys.emplace_back();
            std::vector<Keys> longer;
            for (const auto& cell : cells) {
                for (const auto& key : keys) {
                    longer.push_back(cell);
                    longer.back().emplace_back(key.empty(), key);
                }
            }
            cells = std::move(longer);
        }
        return cells;
    };
    std::map<Keys, ArticleTally> cells;
    for (const auto* article : matches_) {
        for (const auto& cell : cells_of(*article)) ++cells[cell].articles;
    }
    for (const auto& article : archive_.articles) {
        if (!article.is_shown) continue;
        for (const auto& cell : cells_of(article)) {
            if (cells.count(cell) > 0) ++cells[cell].archive;
        }
    }
    CrossTable table{columns, {}};
    for (const auto& [keys, tally] : cells) {
        table.rows.push_back({{}, tally});
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const auto known = spellings[i].find(keys[i].second);
            table.rows.back().labels.push_back(known == spellings[i].end() ? keys[i].second
                                                                           : most_frequent(known->second));
        }
    }
    return table;
}

// From the earliest to the latest; each joins the leader that it is most like, of equals the earliest.
std::vector<FoldedHit> slow_fold(const std::vector<FoldCandidate>& candidates) {
    constexpr std::int64_t three_days = 3 * 24 * 60 * 60;
    std::vector<std::size_t> order(candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto key = [](const FoldCandidate& one) {
            return std::tuple(!one.published, one.published.value_or(0), one.id);
        };
        return key(candidates[a]) < key(candidates[b]);
    });
    std::vector<FoldedHit> groups;
    for (const std::size_t i : order) {
        const FoldCandidate& candidate = candidates[i];
        FoldedHit* best = nullptr;
        for (auto& group : groups) {
            const FoldCandidate& leader = candidates[group.shown];
            if (!leader.likeness || !candidate.likeness || !are_alike(*leader.likeness, *candidate.likeness)) continue;
            if (leader.published.has_value() != candidate.published.has_value()) continue;
            if (leader.published && *candidate.published - *leader.published > three_days) continue;
            if (best == nullptr || likeness(*leader.likeness, *candidate.likeness) >
                                       likeness(*candidates[best->shown].likeness, *candidate.likeness))
                best = &group;
        }
        if (best == nullptr) {
            groups.push_back({.shown = i, .best = i, .folded = {}});
        } else {
            best->best = std::min(best->best, i);
            best->folded.push_back(i);
        }
    }
    std::sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.best < b.best; });
    return groups;
}

}  // namespace dateline::test
