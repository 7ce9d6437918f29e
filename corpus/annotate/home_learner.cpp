#include "corpus/annotate/home_learner.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/annotate/place_finder.hpp"
#include "corpus/annotate/place_text.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

constexpr double unit = 1000;             // of one article
constexpr std::size_t most_text = 4096;   // bytes of a body that are read: news say where they are first
constexpr double least_of_region = 0.3;   // of what speaks for regions
constexpr double least_of_country = 0.5;  // of what speaks for countries
constexpr double least_of_city = 0.3;     // of a source's articles speak of its city
constexpr double lead = 1.5;              // so many times more than of the next one
constexpr std::uint64_t fewest_articles = 3;
// What must speak for a home at all, in places that one article each names. Any agency writes of a country for as long
// as it is in the news: it takes more than a region.
constexpr double enough_for_region = 2.5;
constexpr double enough_for_country = 4;

// The place that most speaks for, and how much against all others of its kind.
struct Best {
    PlaceNumber place = no_place;
    double score = 0;
    double next = 0;
    double all = 0;

    void see(PlaceNumber other, double amount) {
        all += amount;
        if (amount <= score) {
            next = std::max(next, amount);
            return;
        }
        next = std::exchange(score, amount);
        place = other;
    }
    bool stands_out(double least, double enough) const {
        return place != no_place && score >= enough && score >= least * all && score >= lead * next;
    }
};

// Of one source, in order of places.
using Shares = std::vector<std::pair<PlaceNumber, double>>;

// The region and the country that most places speak for. A place that many articles name says little more than one that
// a few do: else "London" alone would bring a paper of Ontario to England.
Best best_holder(const Shares& articles, const Gazetteer& gazetteer, PlaceNumber Place::*holder) {
    std::map<PlaceNumber, double> scores;
    for (const auto& [number, count] : articles) {
        const Place place = gazetteer.place(number);
        if (place.kind != PlaceKind::settlement && place.kind != PlaceKind::district) continue;
        if (place.*holder != no_place) scores[place.*holder] += std::log2(1 + count);
    }
    Best best;
    for (const auto& [place, score] : scores) best.see(place, score);
    return best;
}

Best best_city(const Shares& articles, const Gazetteer& gazetteer, PlaceNumber region) {
    Best best;
    for (const auto& [number, count] : articles) {
        const Place place = gazetteer.place(number);
        if (place.kind == PlaceKind::settlement && place.region == region) best.see(number, count);
    }
    return best;
}

// By the gazetteer alone.
std::vector<Toponym> toponyms_of(const Article& article, const Gazetteer& gazetteer) {
    const std::vector<Entity> none;
    const PlaceEntities names{&none, {}};
    std::vector<Toponym> found;
    const auto read = [&](TextField field, std::string_view text) {
        const TokenizedText tokens = tokenize(text);
        const PlaceWords words(tokens);
        const PlaceField made{field, &words, {}};
        const auto part = field == TextField::dateline ? read_place_text(made, ToponymSource::filed, gazetteer)
                                                       : find_toponyms(made, names, gazetteer);
        found.insert(found.end(), part.begin(), part.end());
    };
    read(TextField::title, article.title);
    read(TextField::body, cut_utf8(article.body, most_text));
    read(TextField::dateline, article.dateline);
    return found;
}

}  // namespace

HomeLearner::HomeLearner(std::shared_ptr<const Gazetteer> gazetteer)
    : gazetteer_(std::move(gazetteer)), resolver_(*gazetteer_) {}

void HomeLearner::add(const Article& article) {
    if (article.source.empty()) return;
    const auto toponyms = toponyms_of(article, *gazetteer_);
    const auto resolutions = resolver_.resolve(toponyms, {});
    std::unordered_map<PlaceNumber, double> chances;
    for (std::size_t i = 0; i < toponyms.size(); ++i) {
        if (resolutions[i].place == no_place) continue;
        for (const PlaceChance& chance : resolver_.chances(i)) {
            double& most = chances[chance.place];
            most = std::max(most, chance.chance);
        }
    }
    if (!chances.empty()) count(fold_text(article.source), chances);
}

// An article counts at most once for each place.
void HomeLearner::count(const std::string& source, const std::unordered_map<PlaceNumber, double>& chances) {
    SourceCounts& counts = counts_of(source);
    ++counts.articles;
    for (const auto& [place, chance] : chances)
        counts.counts[place] += static_cast<std::uint64_t>(std::lround(chance * unit));
}

HomeLearner::SourceCounts& HomeLearner::counts_of(const std::string& source) {
    SourceCounts& counts = sources_[source];
    if (sources_.size() <= most_sources) return counts;
    static thread_local SourceCounts lost;
    const bool is_last = std::prev(sources_.end())->first == source;
    sources_.erase(std::prev(sources_.end()));
    if (!is_last) return sources_[source];
    lost = {};
    return lost;
}

void HomeLearner::merge(const HomeLearner& other) {
    for (const auto& [source, counts] : other.sources_) {
        SourceCounts& mine = counts_of(source);
        mine.articles += counts.articles;
        for (const auto& [place, count] : counts.counts) mine.counts[place] += count;
    }
}

SourceHomes HomeLearner::learn() const {
    SourceHomes homes;
    for (const auto& [source, counts] : sources_) {
        const auto place = home_of(counts);
        if (place != no_place) homes.add(source, place);
    }
    return homes;
}

PlaceNumber HomeLearner::home_of(const SourceCounts& counts) const {
    if (counts.articles < fewest_articles) return no_place;
    Shares articles;
    for (const auto& [place, count] : counts.counts) articles.emplace_back(place, static_cast<double>(count) / unit);
    std::sort(articles.begin(), articles.end());
    const Best region = best_holder(articles, *gazetteer_, &Place::region);
    if (!region.stands_out(least_of_region, enough_for_region)) {
        const Best country = best_holder(articles, *gazetteer_, &Place::state);
        return country.stands_out(least_of_country, enough_for_country) ? country.place : no_place;
    }
    const Best city = best_city(articles, *gazetteer_, region.place);
    const double enough = least_of_city * static_cast<double>(counts.articles);
    return city.score >= enough && city.score >= lead * city.next ? city.place : region.place;
}

}  // namespace dateline
