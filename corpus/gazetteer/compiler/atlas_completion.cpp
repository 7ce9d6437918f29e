#include "corpus/gazetteer/compiler/atlas_completion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "corpus/gazetteer/gazetteer_file.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr double degree = std::numbers::pi / 180;

// The mean of points, as directions from the middle of the earth, so that the date line parts nothing.
class PointMean {
  public:
    void add(GeoPoint point) {
        const double height = point.latitude * degree;
        x_ += std::cos(height) * std::cos(point.longitude * degree);
        y_ += std::cos(height) * std::sin(point.longitude * degree);
        z_ += std::sin(height);
    }
    std::optional<GeoPoint> mean() const {
        const double across = std::hypot(x_, y_);
        if (across == 0 && z_ == 0) return std::nullopt;
        return GeoPoint{std::atan2(z_, across) / degree, std::atan2(y_, x_) / degree};
    }

  private:
    double x_ = 0;
    double y_ = 0;
    double z_ = 0;
};

// What is summed up over the places inside another.
struct Inside {
    PointMean points;
    std::uint64_t population = 0;
};

bool is_section(const PlaceDraft& place) { return place.feature == "PPLX"; }

void check_parents(const Atlas& atlas) {
    for (const PlaceDraft& place : atlas.places()) {
        if (place.parent == no_draft || rank_of(atlas[place.parent].kind) > rank_of(place.kind)) continue;
        throw Error(ErrorKind::bad_data, fmt::format("{} ({}) can't lie in {} ({})", place.id, place.name,
                                                     atlas[place.parent].id, atlas[place.parent].name));
    }
}

std::vector<Inside> sum_settlements(const Atlas& atlas) {
    std::vector<Inside> sums(atlas.places().size());
    for (const PlaceDraft& place : atlas.places()) {
        if (place.kind != PlaceKind::settlement) continue;
        for (DraftIndex above = place.parent; above != no_draft; above = atlas[above].parent) {
            if (place.point) sums[above].points.add(*place.point);
            if (!is_section(place)) sums[above].population += place.population;
        }
    }
    return sums;
}

void take_sums(PlaceDraft& place, const Inside& inside) {
    if (!place.point) place.point = inside.points.mean();
    if (place.population == 0) place.population = inside.population;
}

void take_members(Atlas& atlas) {
    for (PlaceDraft& place : atlas.places()) {
        Inside inside;
        for (const DraftIndex member : place.members) {
            if (atlas[member].point) inside.points.add(*atlas[member].point);
            inside.population += atlas[member].population;
        }
        take_sums(place, inside);
    }
}

void take_points_above(Atlas& atlas) {
    for (PlaceDraft& place : atlas.places()) {
        for (DraftIndex above = place.parent; !place.point && above != no_draft; above = atlas[above].parent)
            place.point = atlas[above].point;
        if (!place.point) throw Error(ErrorKind::bad_data, fmt::format("{} ({}): no point", place.id, place.name));
    }
}

void take_capital(Atlas& atlas, DraftIndex seat, DraftIndex of) {
    DraftIndex& capital = atlas[of].capital;
    const auto weight = [&](DraftIndex place) {
        return std::pair(atlas[place].feature == "PPLC", atlas[place].population);
    };
    const bool is_better = capital == no_draft ||
                           (atlas[of].kind == PlaceKind::region && weight(seat) > weight(capital)) ||
                           atlas[seat].population > atlas[capital].population;
    if (is_better) capital = seat;
}

// An area of ours that lies in one country is of it.
void take_countries(Atlas& atlas) {
    for (PlaceDraft& place : atlas.places())
        for (DraftIndex above = place.parent; place.country.empty() && above != no_draft; above = atlas[above].parent)
            place.country = atlas[above].country;
}

void find_capitals(Atlas& atlas) {
    for (DraftIndex i = 0; i < atlas.places().size(); ++i) {
        const bool is_first = atlas[i].feature == "PPLC";
        if (!is_first && atlas[i].feature != "PPLA") continue;
        for (DraftIndex above = atlas[i].parent; above != no_draft; above = atlas[above].parent) {
            const PlaceKind kind = atlas[above].kind;
            if (kind == PlaceKind::region || (is_first && kind == PlaceKind::country)) take_capital(atlas, i, above);
        }
    }
}

// What a kind is worth for itself, and for the logarithm of its people by the greatest of its kind.
struct KindWorth {
    double base;
    double people;
    double most_digits;
};
constexpr std::array<KindWorth, 8> kind_worths{{{0, 0.6, 7.5},      // settlement
                                                {0.1, 0.5, 8},      // district
                                                {0.2, 0.55, 8},     // region
                                                {0.6, 0.35, 9.2},   // country
                                                {0.9, 0.1, 10},     // continent
                                                {0.5, 0.2, 9.5},    // area
                                                {0.6, 0, 1},        // water
                                                {0.6, 0.2, 9.2}}};  // former

struct FeatureWorth {
    std::string_view feature;
    double worth;
};
constexpr std::array feature_worths{
    FeatureWorth{"PPLC", 0.2},  FeatureWorth{"PPLG", 0.15},  FeatureWorth{"PPLA", 0.08},  FeatureWorth{"PPLA2", 0.04},
    FeatureWorth{"PPLX", -0.1}, FeatureWorth{"PPLH", -0.15}, FeatureWorth{"PPLQ", -0.15}, FeatureWorth{"PPLW", -0.15},
};

}  // namespace

double importance_of(const PlaceDraft& place) {
    constexpr double of_names = 0.15;
    constexpr double most_doublings = 7;
    const KindWorth& worth = kind_worths[static_cast<std::size_t>(place.kind)];
    const double digits = std::log10(static_cast<double>(place.population) + 10);
    double sum = worth.base + worth.people * std::min(1.0, digits / worth.most_digits);
    if (place.kind == PlaceKind::settlement)
        sum += of_names * std::min(1.0, std::log2(1 + static_cast<double>(place.names.size())) / most_doublings);
    for (const FeatureWorth& row : feature_worths)
        if (row.feature == place.feature) sum += row.worth;
    return std::clamp(sum, 0.0, 1.0);
}

void complete(Atlas& atlas) {
    check_parents(atlas);
    const std::vector<Inside> sums = sum_settlements(atlas);
    for (DraftIndex i = 0; i < sums.size(); ++i)
        if (atlas[i].kind != PlaceKind::settlement) take_sums(atlas[i], sums[i]);
    take_members(atlas);
    take_points_above(atlas);
    take_countries(atlas);
    find_capitals(atlas);
    for (PlaceDraft& place : atlas.places()) place.importance = importance_of(place);
}

}  // namespace dateline
