#include "tests/unit/query/slow_evidence.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "schemas/name_key.hpp"
#include "schemas/spoken_time.hpp"
#include "schemas/terms.hpp"
#include "schemas/text_fold.hpp"
#include "tests/unit/query/annotated_archive.hpp"

namespace dateline::test {

namespace {

using Words = std::vector<std::string>;
using std::chrono::days;

constexpr std::size_t middle_names = 2;
constexpr std::size_t most_units_asked = 60;

bool in(const Period& inner, const Period& outer) { return outer.first <= inner.first && inner.last <= outer.last; }

// The longest whole units of the calendar that lie in the period, one after the other.
template <typename Units>
std::vector<Period> longest_units(Period period, Units units_of) {
    std::vector<Period> found;
    for (Day day = period.first; day <= period.last; day = found.back().last + days(1)) {
        found.push_back({day, day});
        for (const Period& unit : units_of(day)) {
            if (in(unit, period)) found.back() = unit;
        }
    }
    return found;
}

std::vector<Period> spoken_units_of(Day day) {
    std::vector<Period> units;
    for (const auto& unit : units_around({SpokenGrain::day, day})) units.push_back(days_of(unit));
    return units;
}

std::vector<Period> calendar_units_of(Day day) {
    const auto date = calendar_date(day);
    const auto year = static_cast<int>(date.year());
    return {month_period(year, static_cast<unsigned>(date.month())), year_period(year)};
}

// How many periods of its size a day is away from one, months and years by the calendar; 0: it is within.
long distance(Day day, Period period) {
    const auto month_number = [](Day at) {
        const auto date = calendar_date(at);
        return static_cast<int>(date.year()) * 12L + static_cast<long>(static_cast<unsigned>(date.month()));
    };
    const auto units = calendar_units_of(period.first);
    if (period == units[1]) return std::abs(year_of(day) - year_of(period.first));
    if (period == units[0]) return std::abs(month_number(day) - month_number(period.first));
    const long size = (period.last - period.first).count() + 1;
    if (day < period.first) return ((period.first - day).count() - 1) / size + 1;
    return day > period.last ? ((day - period.last).count() - 1) / size + 1 : 0;
}

std::optional<Period> both(std::optional<Period> known, const DayRange& range) {
    if (!known) return known;
    const Period cut{std::max(known->first, range.first.value_or(known->first)),
                     std::min(known->last, range.last.value_or(known->last))};
    return cut.first <= cut.last ? std::optional(cut) : std::nullopt;
}

void widen(std::optional<Period>& known, Period more) {
    known = known ? Period{std::min(known->first, more.first), std::max(known->last, more.last)} : more;
}

std::string initials(const Words& words, bool with_small) {
    static const std::set<std::string> small{"and", "at", "de", "du", "en", "for", "in", "la", "of", "on", "the"};
    std::string letters;
    for (const auto& word : words) {
        if (with_small || small.count(word) == 0) letters += word[0];
    }
    return letters.size() < 2 || letters.size() > 6 ? "" : letters;
}

bool abbreviates(const Words& acronym, const Words& name) {
    return acronym.size() == 1 && name != acronym &&
           (acronym.front() == initials(name, true) || acronym.front() == initials(name, false));
}

std::vector<Period> spoken_by(const ScannedArticle& article) {
    std::vector<Period> units;
    for (const auto& time : article.found->times) {
        for (const auto& unit : spoken_units(time)) units.push_back(days_of(unit));
    }
    return units;
}

// What is called so by a name of its own.
std::vector<PlaceNumber> places_called(const Words& words) {
    std::vector<PlaceNumber> places;
    for (const auto& [place, kind] : shipped().find(Gazetteer::hash_of(words))) {
        const bool is_literal = kind != PlaceNameKind::demonym && kind != PlaceNameKind::metonym;
        if (is_literal && std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
    }
    return places;
}

// Of "Paris Texas", what is called Paris and lies in something that is called Texas.
std::vector<PlaceNumber> places_by_words(const Words& words) {
    auto places = places_called(words);
    for (std::size_t size = words.size(); places.empty() && size-- > 1;) {
        const auto middle = words.begin() + static_cast<std::ptrdiff_t>(size);
        const auto outer = places_called({middle, words.end()});
        for (const auto inner : places_called({words.begin(), middle})) {
            const auto holds = [&](PlaceNumber holder) { return shipped().lies_in(inner, holder); };
            if (std::any_of(outer.begin(), outer.end(), holds)) places.push_back(inner);
        }
    }
    return places;
}

bool has(const std::vector<Words>& list, const Words& words) {
    return std::find(list.begin(), list.end(), words) != list.end();
}

}  // namespace

bool speaks_of(const ScannedArticle& article, Period period) {
    const auto units = spoken_by(article);
    return std::any_of(units.begin(), units.end(), [&](const Period& unit) { return in(unit, period); });
}

SlowEvidence::SlowEvidence(const ScannedArchive& archive, const Expression& asked, const Weights& weights)
    : archive_(archive), asked_(asked), weights_(weights) {
    const Field& field = *asked.field;
    if (field.kind == FieldKind::near) scores_ = true;
    if (field.name == "date" || field.kind == FieldKind::period) read_times();
    if (asked.exact || asked.wildcard) return;
    if (field.is_name() && !field.custom) read(field);
    for (const auto& member : field.members) read(*archive.fields.find(member));
}

// A place of the gazetteer, or a name of the archive.
void SlowEvidence::read(const Field& field) {
    const bool before = scores_;
    std::vector<std::set<std::string>> text;
    for (const auto& word : asked_.words) text.push_back({word});
    if (field.kind == FieldKind::place && read_place(field)) {
        scores_ = true;
    } else {
        read_name(field);
        if (!names_.back().bearers.empty()) {
            scores_ = true;
            text = names_.back().variants;
        }
    }
    if (scores_ && !before) text_ = std::move(text);
}

bool SlowEvidence::is_in(const ScannedArticle& article, const Field& field, PlaceNumber outer) const {
    const auto& places = article.found->places;
    return std::any_of(places.begin(), places.end(), [&](const Annotation::AtPlace& place) {
        if ((field.name == "focus" && !place.in_focus) || (field.name == "dateline" && !place.in_dateline))
            return false;
        const auto inner = *shipped().find_id(place.id);
        return inner == outer || shipped().lies_in(inner, outer);
    });
}

// Of several of one name the one that most articles are about.
bool SlowEvidence::read_place(const Field& field) {
    const auto& articles = archive_.articles;
    const bool is_known = std::any_of(articles.begin(), articles.end(), [&](const ScannedArticle& article) {
        const auto& places = article.found->places;
        return std::any_of(places.begin(), places.end(), [&](const auto& place) {
            return field.name == "place" || (field.name == "focus" ? place.in_focus : place.in_dateline);
        });
    });
    if (!is_known) return false;
    std::vector<PlaceNumber> candidates;
    const bool is_id = is_geonames_number(asked_.value);
    if (is_id) {
        if (const auto number = shipped().find_id(asked_.value)) candidates.push_back(*number);
    } else {
        candidates = places_by_words(asked_.words);
    }
    if (candidates.empty()) return false;
    const auto articles_of = [&](PlaceNumber number) {
        return std::count_if(articles.begin(), articles.end(), [&](const ScannedArticle& article) {
            return article.is_shown && is_in(article, field, number);
        });
    };
    SlowPlace place{&field, candidates.front(), {}, {}, {}};
    for (const auto number : candidates) {
        if (articles_of(number) > articles_of(place.taken)) place.taken = number;
    }
    for (const auto number : candidates) {
        if (number == place.taken || articles_of(number) == 0) continue;
        place.others.push_back(number);
        if (!shipped().lies_in(number, place.taken) && !shipped().lies_in(place.taken, number))
            place.strangers.push_back(number);
    }
    std::set<Words> names;
    const Place known = shipped().place(place.taken);
    if (!is_id) names = {asked_.words, name_words(known.name)};
    for (const auto outer : {known.region, known.state}) {
        if (outer == no_place || outer == place.taken) continue;
        names.insert(name_words(std::string(known.name) + " " + std::string(shipped().place(outer).name)));
    }
    names.insert(name_words(shipped().full_name(place.taken)));
    place.names.assign(names.begin(), names.end());
    places_.push_back(std::move(place));
    return true;
}

// Words that sound alike, in this order, with at most two others between two of them.
bool SlowEvidence::has_parts(const Words& name, const Words& words, Words& matched) const {
    for (std::size_t start = 0; start < name.size(); ++start) {
        matched.clear();
        std::size_t gap = 0;
        for (std::size_t at = start; at < name.size() && matched.size() < words.size() && gap <= middle_names; ++at) {
            const bool is_alike = name_key(name[at]) == name_key(words[matched.size()]);
            if (!is_alike && at == start) break;
            gap = is_alike ? 0 : gap + 1;
            if (is_alike) matched.push_back(name[at]);
        }
        if (matched.size() == words.size()) return true;
    }
    return false;
}

std::size_t SlowEvidence::count(const Field& field, const Words& name, bool shown_alone) const {
    const auto& articles = archive_.articles;
    return static_cast<std::size_t>(std::count_if(articles.begin(), articles.end(), [&](const ScannedArticle& article) {
        const auto& names = article.names.at(field.name);
        return (article.is_shown || !shown_alone) &&
               std::any_of(names.begin(), names.end(), [&](const auto& other) { return other.words == name; });
    }));
}

std::size_t SlowEvidence::count_word(const Field& field, const std::string& word) const {
    const auto& articles = archive_.articles;
    return static_cast<std::size_t>(std::count_if(articles.begin(), articles.end(), [&](const ScannedArticle& article) {
        const auto& names = article.names.at(field.name);
        return std::any_of(names.begin(), names.end(), [&](const ScannedName& name) {
            return std::find(name.words.begin(), name.words.end(), word) != name.words.end();
        });
    }));
}

void SlowEvidence::read_name(const Field& field) {
    SlowName name;
    name.field = &field;
    for (const auto& word : asked_.words) name.variants.push_back({word});
    for (const auto& article : archive_.articles) {
        if (!field.keys) break;
        for (const auto& other : article.names.at(field.name)) {
            Words matched;
            if (has_parts(other.words, asked_.words, matched)) {
                for (std::size_t i = 0; i < matched.size(); ++i) name.variants[i].insert(matched[i]);
                name.bearers.insert(other.words);
                if (asked_.words.size() > 1) name.wholes.insert(other.words);
            } else if (field.kind == FieldKind::organisation &&
                       (abbreviates(asked_.words, other.words) || abbreviates(other.words, asked_.words))) {
                name.bearers.insert(other.words);
                name.wholes.insert(other.words);
            }
        }
    }
    if (field.keys && field.kind == FieldKind::person && asked_.words.size() > 1) add_surnames(name);
    for (auto bearer = name.bearers.begin(); bearer != name.bearers.end();)
        bearer = count(field, *bearer, true) == 0 ? name.bearers.erase(bearer) : std::next(bearer);
    name.parts = parts_of(name);
    names_.push_back(std::move(name));
}

void SlowEvidence::add_surnames(SlowName& name) const {
    for (const auto& surname : name.variants.back()) {
        if (count(*name.field, {surname}, false) > 0) name.surnames.insert(surname);
    }
    std::size_t own = 0;
    for (const auto& bearer : name.bearers) own += count(*name.field, bearer, true);
    if (own == 0) name.surnames.clear();
    for (const auto& article : archive_.articles) {
        for (const auto& other : article.names.at(name.field->name)) {
            if (other.words.size() > 1 && name.surnames.count(other.words.back()) > 0 &&
                name.bearers.count(other.words) == 0)
                name.rivals.insert(other.words);
        }
    }
    for (const auto& rival : name.rivals) {
        if (count(*name.field, rival, true) >= own) name.surnames.clear();
    }
}

void SlowEvidence::read_times() {
    std::optional<Period> published;
    std::optional<Period> spoken;
    for (const auto& article : archive_.articles) {
        if (const auto& moment = article.article->published) {
            const Day day = moment_at(moment->utc_seconds()).day;
            widen(published, {day - days(1), day + days(1)});
        }
        for (const auto& unit : spoken_by(article))
            widen(spoken, {days_of(units_around({SpokenGrain::day, unit.first}).back()).first,
                           days_of(units_around({SpokenGrain::day, unit.last}).back()).last});
    }
    if (asked_.field->name == "date" && asked_.preferred) {
        dated_ = both(published, asked_.range);
        if (dated_ && longest_units(*dated_, calendar_units_of).size() > most_units_asked) dated_.reset();
    }
    if (const auto cut = both(spoken, asked_.range)) spoken_ = longest_units(*cut, spoken_units_of);
    if (spoken_.size() > most_units_asked) spoken_.clear();
    if (spoken_.size() == 1) {
        for (const auto& unit : spoken_units_of(spoken_.front().first)) {
            if (unit != spoken_.front() && in(spoken_.front(), unit)) spoken_around_.push_back(unit);
        }
    }
    scores_ = dated_ || !spoken_.empty();
}

bool SlowEvidence::name_matches(const SlowName& name, const ScannedArticle& article) const {
    const auto& names = article.names.at(name.field->name);
    return std::any_of(names.begin(), names.end(), [&](const ScannedName& other) {
        if (name.wholes.count(other.words) > 0 || other.words == asked_.words) return true;
        if (asked_.words.size() == 1) {
            const auto& variants = name.variants.front();
            return std::any_of(other.words.begin(), other.words.end(),
                               [&](const auto& word) { return variants.count(word) > 0; });
        }
        if (other.words.size() != 1 || name.surnames.count(other.words.front()) == 0) return false;
        return std::none_of(names.begin(), names.end(),
                            [&](const ScannedName& rival) { return name.rivals.count(rival.words) > 0; });
    });
}

bool SlowEvidence::place_matches(const SlowPlace& place, const ScannedArticle& article) const {
    if (is_in(article, *place.field, place.taken)) return true;
    const auto& names = article.names.at(place.field->name);
    return std::any_of(names.begin(), names.end(), [&](const auto& name) { return has(place.names, name.words); }) &&
           std::none_of(place.others.begin(), place.others.end(),
                        [&](PlaceNumber other) { return is_in(article, *place.field, other); });
}

bool SlowEvidence::matches(const ScannedArticle& article) const {
    if (asked_.field->kind == FieldKind::near) return nearest_km(article) <= asked_.radius_km;
    return std::any_of(names_.begin(), names_.end(), [&](const auto& name) { return name_matches(name, article); }) ||
           std::any_of(places_.begin(), places_.end(),
                       [&](const auto& place) { return place_matches(place, article); });
}

// How much of the ladder each name counts: the own one, another that it stands for, and an ambiguous surname, shared
// among its bearers.
std::map<Words, double> SlowEvidence::parts_of(const SlowName& name) const {
    std::map<Words, double> parts{{asked_.words, 1}};
    for (const auto& bearer : name.bearers) parts.try_emplace(bearer, weights_.variant);
    if (asked_.words.size() < 2 || name.field->kind != FieldKind::person) return parts;
    const auto full = static_cast<double>(count(*name.field, asked_.words, false));
    for (const auto& surname : name.variants.back()) {
        const auto alone = static_cast<double>(count(*name.field, {surname}, false));
        const auto all = static_cast<double>(count_word(*name.field, surname));
        if (alone == 0) continue;
        auto& known = parts[{surname}];
        known = std::max(known, weights_.surname * (full + 1) / (full + std::max(0.0, all - alone - full) + 1));
    }
    return parts;
}

double SlowEvidence::name_share(const SlowName& name, const ScannedArticle& article) const {
    if (name.bearers.empty()) return 0;
    std::map<Words, ScannedName> own;
    for (const auto& one : article.names.at(name.field->name)) {
        ScannedName& known = own.try_emplace(one.words, one).first->second;
        known.prominent = known.prominent || one.prominent;
        known.lead = known.lead || one.lead;
    }
    double sum = 0;
    for (const auto& [words, one] : own) {
        const auto part = name.parts.find(words);
        if (part == name.parts.end()) continue;
        sum += part->second * weights_.named;
        if (one.prominent) sum += part->second * weights_.prominent;
        if (one.lead) sum += part->second * weights_.lead;
    }
    return sum;
}

double SlowEvidence::place_share(const SlowPlace& place, const ScannedArticle& article) const {
    const Field& field = *place.field;
    double sum = is_in(article, field, place.taken) ? weights_.named : 0;
    if (place.others.empty()) {
        std::set<Words> names;
        for (const auto& name : article.names.at(field.name)) names.insert(name.words);
        for (const auto& name : place.names) sum += names.count(name) > 0 ? weights_.named : 0;
    }
    if (field.name != "place") return sum;
    bool prominent = false;
    bool lead = false;
    for (const auto& at : article.found->places) {
        const auto number = *shipped().find_id(at.id);
        if (number != place.taken && !shipped().lies_in(number, place.taken)) continue;
        prominent = prominent || article.found->prominent.count(at.id) > 0;
        lead = lead || article.found->lead.count(at.id) > 0;
    }
    if (prominent) sum += weights_.prominent;
    if (lead) sum += weights_.lead;
    if (is_in(article, *archive_.fields.find("dateline"), place.taken)) sum += weights_.dateline;
    if (is_in(article, *archive_.fields.find("focus"), place.taken)) sum += weights_.focus;
    return sum;
}

double SlowEvidence::dated_share(const ScannedArticle& article) const {
    if (!dated_ || !article.article->published) return 0;
    const Day day = article.article->published->day;
    const double inside = 1 - weights_.spoken;
    if (in({day, day}, *dated_)) return inside;
    const auto& [first, last] = asked_.range;
    if (!first || !last || year_of(*last) - year_of(*first) > 3) return 0;
    const long away = distance(day, {*first, *last});
    return away < 1 || away > 3 ? 0 : inside * weights_.beside / static_cast<double>(1 << (away - 1));
}

double SlowEvidence::spoken_share(const ScannedArticle& article) const {
    const auto units = spoken_by(article);
    double sum = 0;
    for (const auto& asked : spoken_) {
        if (std::find(units.begin(), units.end(), asked) != units.end()) sum += weights_.spoken;
        const auto is_within = [&](const Period& unit) { return unit != asked && in(unit, asked); };
        if (std::any_of(units.begin(), units.end(), is_within)) sum += weights_.spoken;
    }
    for (const auto& around : spoken_around_) {
        if (std::find(units.begin(), units.end(), around) != units.end()) sum += weights_.spoken_around;
    }
    return sum;
}

double SlowEvidence::nearest_km(const ScannedArticle& article) const {
    double nearest = std::numeric_limits<double>::infinity();
    for (const auto& place : article.found->places) {
        if (place.point) nearest = std::min(nearest, distance_km(*asked_.point, *place.point));
    }
    return nearest;
}

// Half of it at the rim, nothing beyond three times the radius.
double SlowEvidence::nearness(const ScannedArticle& article) const {
    const double km = nearest_km(article);
    return km <= 3 * asked_.radius_km ? std::exp2(-km / asked_.radius_km) : 0;
}

double SlowEvidence::share(const ScannedArticle& article) const {
    if (asked_.field->kind == FieldKind::near) return nearness(article);
    double sum = dated_share(article) + spoken_share(article);
    for (const auto& name : names_) sum += name_share(name, article);
    for (const auto& place : places_) sum += place_share(place, article);
    return std::min(1.0, sum);
}

bool SlowEvidence::has_strangers() const {
    return asked_.preferred &&
           std::any_of(places_.begin(), places_.end(), [](const auto& place) { return !place.strangers.empty(); });
}

bool SlowEvidence::is_of_stranger(const ScannedArticle& article) const {
    return has_strangers() && std::any_of(places_.begin(), places_.end(), [&](const SlowPlace& place) {
               return !is_in(article, *place.field, place.taken) &&
                      std::any_of(place.strangers.begin(), place.strangers.end(),
                                  [&](PlaceNumber other) { return is_in(article, *place.field, other); });
           });
}

}  // namespace dateline::test
