#include "corpus/annotate/place_focus.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr double title_weight = 4;
constexpr double lead_weight = 1.5;
constexpr double dateline_weight = 2;  // reported on the spot
constexpr double part_of_inner = 0.4;  // of a place's mass counts for what holds it
constexpr double part_of_outer = 0.3;  // and of what holds it for the place
constexpr double least_of_best = 0.55;  // of the first focus the others have so much
constexpr double outer_lead = 2;       // what holds a focus is one too if it has so many times its mass
constexpr double outer_share = 0.5;    // and is one beside it if it has so much of its mass
constexpr std::size_t most_looked_at = 64;

double own_mass(const PlaceMass& mass) {
    const double named = mass.body + mass.lead + mass.title;
    return title_weight * std::min(mass.title, 2.0) + lead_weight * std::min(mass.lead, 2.0) + std::log2(1 + named) +
           (named > 0 ? dateline_weight * std::min(mass.dateline, 1.0) : 0);
}

struct Scored {
    std::size_t number = 0;
    PlaceNumber place = no_place;
    double own = 0;
    double score = 0;
    std::vector<PlaceNumber> holders;  // what it lies in

    bool lies_in(const Scored& outer) const {
        return std::find(holders.begin(), holders.end(), outer.place) != holders.end();
    }
};

std::vector<Scored> heaviest(const std::vector<PlaceMass>& places, const Gazetteer& gazetteer) {
    std::vector<Scored> list;
    for (std::size_t i = 0; i < places.size(); ++i) list.push_back({i, places[i].place, own_mass(places[i]), 0, {}});
    std::stable_sort(list.begin(), list.end(), [](const Scored& a, const Scored& b) { return a.own > b.own; });
    if (list.size() > most_looked_at) list.resize(most_looked_at);
    for (Scored& one : list) one.holders = gazetteer.ancestors(one.place);
    return list;
}

void add_neighbours(std::vector<Scored>& list) {
    for (Scored& one : list) {
        double inner = 0;
        double outer = 0;
        for (const Scored& other : list) {
            if (other.lies_in(one)) inner += other.own;
            if (one.lies_in(other)) outer = std::max(outer, other.own);
        }
        one.score = one.own + part_of_inner * inner + part_of_outer * outer;
    }
    std::stable_sort(list.begin(), list.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
}

// What lies in the best stands before it, if it has enough mass of its own: it says more.
void put_inner_first(std::vector<Scored>& list) {
    for (std::size_t i = 1; i < list.size(); ++i) {
        const bool says_more = list[i].lies_in(list[0]) && list[0].own < outer_lead * list[i].own;
        if (!says_more || list[i].own < least_of_best * list[0].own) continue;
        const auto at = list.begin() + static_cast<std::ptrdiff_t>(i);
        std::rotate(list.begin(), at, at + 1);
        return;
    }
}

// Whether a place is named for little more than to say where a chosen one lies.
bool repeats(const Scored& one, const Scored& chosen) {
    return chosen.lies_in(one) && one.own < outer_share * chosen.own;
}

// Whether an article says in its head that the chosen place lies in this country: readers look for it there, too.
bool is_country_of(const Scored& one, const PlaceMass& mass, const Scored& chosen, const Gazetteer& gazetteer) {
    const PlaceKind kind = gazetteer.place(one.place).kind;
    const bool is_state = kind == PlaceKind::country || kind == PlaceKind::former;
    return is_state && mass.dateline + mass.lead >= 1 && chosen.lies_in(one);
}

std::vector<const Scored*> choose(const std::vector<Scored>& list, const std::vector<PlaceMass>& places,
                                  const Gazetteer& gazetteer) {
    std::vector<const Scored*> chosen;
    for (const Scored& one : list) {
        if (chosen.size() == most_focus) break;
        if (one.own <= 0 || (!chosen.empty() && one.score < least_of_best * chosen.front()->score)) continue;
        const auto same = [&](const Scored* other) { return repeats(one, *other); };
        if (std::none_of(chosen.begin(), chosen.end(), same)) chosen.push_back(&one);
    }
    for (const Scored& one : list) {
        if (chosen.empty() || chosen.size() == most_focus) break;
        const bool is_new = std::find(chosen.begin(), chosen.end(), &one) == chosen.end();
        if (is_new && is_country_of(one, places[one.number], *chosen.front(), gazetteer)) chosen.push_back(&one);
    }
    return chosen;
}

}  // namespace

std::vector<double> find_focus(const std::vector<PlaceMass>& places, const Gazetteer& gazetteer) {
    std::vector<double> focus(places.size());
    std::vector<Scored> list = heaviest(places, gazetteer);
    double all = 0;
    for (const Scored& one : list) all += one.own;
    add_neighbours(list);
    put_inner_first(list);
    const std::vector<const Scored*> chosen = choose(list, places, gazetteer);
    for (const Scored* one : chosen) focus[one->number] = std::min(1.0, one->score / std::max(all, 1.0));
    return focus;
}

}  // namespace dateline
