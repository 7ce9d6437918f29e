#include "corpus/annotate/place_resolver.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "corpus/annotate/place_votes.hpp"
#include "corpus/annotate/place_weights.hpp"

namespace dateline {

namespace {

constexpr std::size_t most_candidates = 256;
constexpr std::size_t most_neighbours = 64;
constexpr std::size_t most_known = 50'000;
constexpr std::size_t most_pairs = 4096;
constexpr std::size_t rounds = 3;
constexpr double earth_radius_km = 6371;

// A point on the unit sphere: distances without sines.
using Vector = std::array<double, 3>;

Vector vector_of(GeoPoint point) {
    const double lat = point.latitude * std::numbers::pi / 180;
    const double lon = point.longitude * std::numbers::pi / 180;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

// 1 for the same place, one half at half_near_km. Chords serve for arcs.
double nearness(const Vector& a, const Vector& b) {
    double square = 0;
    for (std::size_t i = 0; i < a.size(); ++i) square += (a[i] - b[i]) * (a[i] - b[i]);
    constexpr double unit = weights::half_near_km / earth_radius_km;
    return 1 / (1 + square / (unit * unit));
}

// Grows towards 1: the first witness says most.
double saturated(double amount) { return amount / (amount + 1); }

// A place that a name may mean.
struct Candidate {
    PlaceNumber place = no_place;
    PlaceNumber region = no_place;   // itself, where it is one
    PlaceNumber country = no_place;  // itself, where it is one
    bool has_point = false;          // its point says where it is: no region, no country
    PlaceKind kind = PlaceKind::settlement;
    Vector point{};
    bool raised = false;  // it holds a place that it tells apart
    double base = 0;      // what speaks for it whatever else the article has
    double chance = 0;
};

struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t size() const { return end - begin; }
};

// All toponyms of an article that must mean the same.
struct Group {
    std::uint64_t name = 0;
    Range candidates;
    double doubt = 0;                   // the least of its toponyms
    double count = 0;                   // toponyms
    double weight = 0;                  // of its votes
    double strength = 0;                // what speaks for its places together; compared with doubt
    double is_place = 0;                // how probable
    std::vector<std::uint32_t> likely;  // candidates with a point, and a chance
    bool filed = false;
    bool located = false;  // the tagger takes one of its toponyms for a place
    bool demonym = false;
};

// What tells groups apart.
struct GroupKey {
    std::uint64_t name = 0;
    std::uint64_t qualifier = 0;
    std::uint8_t kind = 0;  // wish, letters, demonym
    bool operator==(const GroupKey&) const = default;
};

struct GroupKeyHash {
    std::size_t operator()(const GroupKey& key) const {
        return static_cast<std::size_t>(key.name ^ (key.qualifier * 0x9E3779B97F4A7C15U) ^ key.kind);
    }
};

// Two names, the second behind the first.
struct PairKey {
    std::uint64_t inner = 0;
    std::uint64_t outer = 0;
    bool operator==(const PairKey&) const = default;
};

struct PairKeyHash {
    std::size_t operator()(const PairKey& key) const {
        return static_cast<std::size_t>(key.inner ^ (key.outer * 0x9E3779B97F4A7C15U));
    }
};

bool is_demonym(const Toponym& toponym) { return toponym.sense == PlaceSense::demonym; }

bool meets(PlaceWish wish, PlaceKind kind) {
    switch (wish) {
        case PlaceWish::any:
            return true;
        case PlaceWish::settlement:
            return kind == PlaceKind::settlement;
        case PlaceWish::district:
            return kind == PlaceKind::district;
        case PlaceWish::region:
            return kind == PlaceKind::region || kind == PlaceKind::area || kind == PlaceKind::district;
        case PlaceWish::nature:
            return kind == PlaceKind::water || kind == PlaceKind::area;
        case PlaceWish::stream:
            return kind == PlaceKind::water;
        case PlaceWish::land:
            return kind != PlaceKind::water;
    }
    return true;
}

double weight_of(PlaceNameKind kind) {
    switch (kind) {
        case PlaceNameKind::alternate:
            return weights::alternate;
        case PlaceNameKind::former:
            return weights::former;
        case PlaceNameKind::abbreviation:
            return weights::abbreviation;
        default:
            return 0;
    }
}

struct Home {
    PlaceNumber region = no_place;
    PlaceNumber country = no_place;
    bool has_point = false;
    Vector point{};
};

}  // namespace

struct PlaceResolver::State {
    explicit State(const Gazetteer& all_places) : gazetteer(all_places), votes(all_places.size()) {}

    const Gazetteer& gazetteer;
    Votes votes;
    std::vector<Candidate> candidates;
    std::vector<Group> groups;
    std::vector<std::uint32_t> group_of;  // of each toponym
    std::vector<Home> homes;
    std::unordered_map<GroupKey, std::uint32_t, GroupKeyHash> numbers;
    std::unordered_map<GroupKey, std::vector<Candidate>, GroupKeyHash> known;
    std::size_t known_size = 0;                            // of all its lists
    std::unordered_map<PairKey, bool, PairKeyHash> pairs;  // whether places of the second hold one of the first
    std::unordered_set<std::uint64_t> raised;              // two groups
    std::unordered_map<std::uint64_t, PlaceNumber> told;   // names told apart, and what they mean then

    // Groups and candidates ------------------------------------------------------------------------------------------

    void gather(const std::vector<Toponym>& toponyms) {
        candidates.clear();
        groups.clear();
        group_of.clear();
        numbers.clear();
        pairs.clear();
        raised.clear();
        for (std::size_t i = 0; i < toponyms.size(); ++i) {
            const Toponym* outer = outer_of(toponyms, i);
            group_of.push_back(group(toponyms[i], outer));
            count(groups[group_of.back()], toponyms[i]);
        }
        for (std::size_t i = 0; i + 1 < toponyms.size(); ++i)
            if (const Toponym* outer = outer_of(toponyms, i); outer != nullptr && holds(*outer, toponyms[i]))
                raise_outer(group_of[i], group_of[i + 1]);
        for (Group& group : groups)
            group.weight =
                std::log2(1 + group.count) * (group.demonym ? 0.5 : 1.0) * (group.filed ? 1 + weights::filed : 1.0);
    }

    // The toponym behind it, if that may say what it lies in.
    static const Toponym* outer_of(const std::vector<Toponym>& toponyms, std::size_t i) {
        const bool may = toponyms[i].qualified && i + 1 < toponyms.size() && toponyms[i + 1].field == toponyms[i].field;
        return may && !is_demonym(toponyms[i]) && !is_demonym(toponyms[i + 1]) ? &toponyms[i + 1] : nullptr;
    }

    std::uint32_t group(const Toponym& toponym, const Toponym* outer) {
        const PlaceWish wish = wish_of(toponym);
        GroupKey key{
            toponym.name, outer != nullptr && holds(*outer, toponym) ? outer->name : 0,
            static_cast<std::uint8_t>((static_cast<unsigned>(wish) * 4U + static_cast<unsigned>(toponym.letters)) * 2U +
                                      (is_demonym(toponym) ? 1U : 0U))};
        const auto [at, is_new] = numbers.try_emplace(key, static_cast<std::uint32_t>(groups.size()));
        if (!is_new) return at->second;
        Group group;
        group.name = toponym.name;
        group.doubt = static_cast<double>(toponym.doubt);
        group.demonym = is_demonym(toponym);
        group.candidates.begin = candidates.size();
        const auto outers = key.qualifier != 0 ? holders(*outer) : std::vector<PlaceNumber>();
        for (const Candidate& one : known_candidates(toponym)) add_candidate(one, wish, outers);
        group.candidates.end = candidates.size();
        groups.push_back(group);
        return at->second;
    }

    // What is wished of a name's places. Streams and land matter where the name is a water's, too.
    PlaceWish wish_of(const Toponym& toponym) {
        if (toponym.wish != PlaceWish::stream && toponym.wish != PlaceWish::land) return toponym.wish;
        const auto& places = known_candidates(toponym);
        const bool has_water = std::any_of(places.begin(), places.end(),
                                           [](const Candidate& one) { return one.kind == PlaceKind::water; });
        return has_water ? toponym.wish : PlaceWish::any;
    }

    template <typename Use>
    void for_each(const Toponym& toponym, Use use) const {
        if (toponym.name == 0) return;
        std::size_t used = 0;
        for (const NamedPlace& named : gazetteer.find(toponym.name)) {
            if ((named.kind == PlaceNameKind::demonym) != is_demonym(toponym)) continue;
            if (!may_be(toponym.letters, named.kind)) continue;
            use(named);
            if (++used == most_candidates) return;
        }
    }

    // Places of a name that may hold others: no cities.
    std::vector<PlaceNumber> holders(const Toponym& toponym) const {
        std::vector<PlaceNumber> list;
        for_each(toponym, [&](const NamedPlace& named) {
            const PlaceKind kind = gazetteer.place(named.place).kind;
            if (kind != PlaceKind::settlement && kind != PlaceKind::water) list.push_back(named.place);
        });
        return list;
    }

    // Whether a place of the outer name holds one of the inner: looked at once for each two names.
    bool holds(const Toponym& outer, const Toponym& inner) {
        const PairKey key{inner.name, outer.name};
        const auto seen = pairs.find(key);
        if (seen != pairs.end()) return seen->second;
        if (pairs.size() >= most_pairs) return false;
        const auto outers = holders(outer);
        bool found = false;
        for_each(inner, [&](const NamedPlace& one) { found = found || lies_in_any(one.place, outers); });
        return pairs[key] = found;
    }

    bool lies_in_any(PlaceNumber inner, const std::vector<PlaceNumber>& outers) const {
        return std::any_of(outers.begin(), outers.end(),
                           [&](PlaceNumber outer) { return outer != inner && gazetteer.lies_in(inner, outer); });
    }

    // What is known of a name's places whatever article it stands in: names come again.
    const std::vector<Candidate>& known_candidates(const Toponym& toponym) {
        if (known_size > most_known) {
            known.clear();
            known_size = 0;
        }
        const auto writing =
            static_cast<std::uint8_t>(static_cast<unsigned>(toponym.letters) * 2U + (is_demonym(toponym) ? 1U : 0U));
        const auto added = known.try_emplace(GroupKey{toponym.name, 0, writing});
        auto& list = added.first->second;
        if (added.second) {
            for_each(toponym, [&](const NamedPlace& named) { list.push_back(make_candidate(named)); });
            known_size += list.size() + 1;
        }
        return list;
    }

    Candidate make_candidate(const NamedPlace& named) const {
        const Place place = gazetteer.place(named.place);
        Candidate candidate;
        candidate.place = named.place;
        candidate.kind = place.kind;
        candidate.region = place.kind == PlaceKind::region ? place.number : place.region;
        candidate.country = place.kind == PlaceKind::country ? place.number : place.state;
        candidate.has_point = place.kind == PlaceKind::settlement || place.kind == PlaceKind::district;
        candidate.point = vector_of(place.point);
        candidate.base = weights::importance * gazetteer.importance(named.place) + weight_of(named.kind);
        return candidate;
    }

    void add_candidate(Candidate candidate, PlaceWish wish, const std::vector<PlaceNumber>& outers) {
        const bool met = meets(wish, candidate.kind);
        if (!met) candidate.base += weights::wish_missed;
        if (met && wish != PlaceWish::any && wish != PlaceWish::land) candidate.base += weights::wish_met;
        if (lies_in_any(candidate.place, outers)) candidate.base += weights::qualified;
        candidate.base += home_score(candidate);
        candidates.push_back(candidate);
    }

    void count(Group& group, const Toponym& toponym) const {
        group.doubt = std::min(group.doubt, static_cast<double>(toponym.doubt));
        group.count += 1;
        group.located = group.located || toponym.source == ToponymSource::location;
        group.filed = group.filed || toponym.source == ToponymSource::filed || toponym.source == ToponymSource::given;
    }

    // What holds a place that was told apart by it is meant itself.
    void raise_outer(std::uint32_t inner, std::uint32_t outer) {
        if (!raised.insert(std::uint64_t{inner} << 32U | outer).second) return;
        for (auto at = begin(groups[outer]); at != end(groups[outer]); ++at) {
            if (at->raised || at->kind == PlaceKind::settlement || at->kind == PlaceKind::water) continue;
            at->raised = std::any_of(begin(groups[inner]), end(groups[inner]), [&](const Candidate& one) {
                return one.place != at->place && gazetteer.lies_in(one.place, at->place);
            });
            if (at->raised) at->base += weights::qualifies;
        }
    }

    std::vector<Candidate>::iterator begin(const Group& group) {
        return candidates.begin() + static_cast<std::ptrdiff_t>(group.candidates.begin);
    }
    std::vector<Candidate>::iterator end(const Group& group) {
        return candidates.begin() + static_cast<std::ptrdiff_t>(group.candidates.end);
    }

    // Homes ----------------------------------------------------------------------------------------------------------

    void set_homes(std::span<const PlaceNumber> places) {
        homes.clear();
        for (const auto number : places) {
            const Place place = gazetteer.place(number);
            Home home;
            home.region = place.kind == PlaceKind::region ? number : place.region;
            home.country = place.kind == PlaceKind::country ? number : place.state;
            home.has_point = place.kind == PlaceKind::settlement || place.kind == PlaceKind::district;
            home.point = vector_of(place.point);
            homes.push_back(home);
        }
    }

    double home_score(const Candidate& candidate) const {
        double best = 0;
        for (const Home& home : homes) {
            double score = 0;
            if (home.country != no_place && home.country == candidate.country) score += weights::home_country;
            if (home.region != no_place && home.region == candidate.region) score += weights::home_region;
            if (home.has_point && candidate.has_point)
                score += weights::home_nearby * nearness(home.point, candidate.point);
            best = std::max(best, score);
        }
        return best;
    }

    // Scores ---------------------------------------------------------------------------------------------------------

    void vote(Group& group, double sign) {
        for (auto at = begin(group); at != end(group); ++at) {
            const double amount = sign * group.weight * group.is_place * at->chance;
            votes.add(at->country, amount);
            if (at->region != at->country) votes.add(at->region, amount);
        }
    }

    double near_others(const Candidate& candidate, std::size_t group) const {
        double sum = 0;
        const auto count = std::min(groups.size(), most_neighbours);
        for (std::size_t i = 0; i < count; ++i) {
            if (i == group || groups[i].likely.empty() || groups[i].name == groups[group].name) continue;
            double best = 0;
            for (const auto number : groups[i].likely) {
                const Candidate& other = candidates[number];
                best = std::max(best, other.chance * nearness(candidate.point, other.point));
            }
            sum += best * groups[i].is_place * groups[i].weight;
        }
        return sum;
    }

    void note_likely(Group& group) const {
        constexpr double least = 0.05;
        constexpr double least_place = 0.1;
        group.likely.clear();
        if (group.is_place < least_place) return;
        for (auto i = group.candidates.begin; i < group.candidates.end; ++i)
            if (candidates[i].has_point && candidates[i].chance > least)
                group.likely.push_back(static_cast<std::uint32_t>(i));
    }

    double score(const Candidate& candidate, std::size_t group) const {
        double sum = candidate.base;
        const bool is_inside = candidate.kind != PlaceKind::country;
        sum += weights::same_country * saturated(votes.of(candidate.country));
        if (is_inside && candidate.region != no_place)
            sum += weights::same_region * saturated(votes.of(candidate.region));
        if (candidate.has_point) sum += weights::nearby * saturated(near_others(candidate, group));
        const auto told_so = told.find(groups[group].name);
        if (told_so != told.end() && told_so->second == candidate.place) sum += weights::told;
        return sum;
    }

    // Scores become chances.
    void weigh(std::size_t number, bool alone) {
        Group& group = groups[number];
        if (group.candidates.size() == 0) return;
        double best = -1e9;
        for (auto at = begin(group); at != end(group); ++at) {
            at->chance = alone ? at->base : score(*at, number);
            best = std::max(best, at->chance);
        }
        double sum = 0;
        for (auto at = begin(group); at != end(group); ++at) sum += at->chance = std::exp(at->chance - best);
        for (auto at = begin(group); at != end(group); ++at) at->chance /= sum;
        group.strength = best + std::log(sum);
        group.is_place = 1 / (1 + std::exp(group.doubt - group.strength));
        note_likely(group);
    }

    void weigh_all() {
        votes.clear();
        for (std::size_t i = 0; i < groups.size(); ++i) weigh(i, true);
        for (Group& group : groups) vote(group, 1);
        for (std::size_t round = 0; round < rounds; ++round) {
            find_told();
            for (std::size_t i = 0; i < groups.size(); ++i) {
                vote(groups[i], -1);
                weigh(i, false);
                vote(groups[i], 1);
            }
        }
    }

    void find_told() {
        told.clear();
        for (const auto& [key, number] : numbers) {
            if (key.qualifier == 0 || groups[number].candidates.size() == 0) continue;
            const auto best = best_of(groups[number]);
            const auto [at, is_new] = told.try_emplace(key.name, best->place);
            if (!is_new && at->second != best->place) at->second = no_place;
        }
    }

    std::vector<Candidate>::iterator best_of(const Group& group) {
        return std::max_element(begin(group), end(group),
                                [](const Candidate& a, const Candidate& b) { return a.chance < b.chance; });
    }

    Resolution result(const Group& group, const Toponym& toponym) {
        Resolution result;
        if (group.candidates.size() == 0) {
            result.is_place = toponym.source == ToponymSource::location;
            return result;
        }
        const auto best = best_of(group);
        const bool helped = group.located && toponym.source != ToponymSource::location;
        result.is_place = group.strength + (helped ? weights::same_name : 0) > static_cast<double>(toponym.doubt);
        const bool is_guess = best->chance < weights::least_confidence && toponym.doubt > weights::doubt_filed;
        if (result.is_place && !is_guess) {
            result.place = best->place;
            result.confidence = best->chance;
            for (auto at = begin(group); at != end(group); ++at)
                if (at != best && (result.runner_up == no_place || at->chance > result.runner_up_confidence)) {
                    result.runner_up = at->place;
                    result.runner_up_confidence = at->chance;
                }
        } else {
            result.is_place = toponym.source == ToponymSource::location;
        }
        return result;
    }
};

PlaceResolver::PlaceResolver(const Gazetteer& gazetteer) : state_(std::make_unique<State>(gazetteer)) {}
PlaceResolver::~PlaceResolver() = default;
PlaceResolver::PlaceResolver(PlaceResolver&&) noexcept = default;

std::vector<Resolution> PlaceResolver::resolve(const std::vector<Toponym>& toponyms,
                                               std::span<const PlaceNumber> homes) {
    State& state = *state_;
    state.set_homes(homes);
    state.gather(toponyms);
    state.weigh_all();
    std::vector<Resolution> results;
    results.reserve(toponyms.size());
    for (std::size_t i = 0; i < toponyms.size(); ++i)
        results.push_back(state.result(state.groups[state.group_of[i]], toponyms[i]));
    return results;
}

std::vector<PlaceChance> PlaceResolver::chances(std::size_t toponym) const {
    const State& state = *state_;
    const Range range = state.groups[state.group_of[toponym]].candidates;
    std::vector<PlaceChance> list;
    for (auto i = range.begin; i < range.end; ++i)
        list.push_back({state.candidates[i].place, state.candidates[i].chance});
    return list;
}

}  // namespace dateline
