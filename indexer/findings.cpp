#include "indexer/findings.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "corpus/annotate/lead_paragraph.hpp"
#include "schemas/stored_mentions.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

constexpr std::uint32_t many_mentions = 3;  // that make anybody prominent; so does a third of all

bool is_prominent(const Salience& salience, std::uint32_t all) {
    return salience.count >= many_mentions || (salience.count > 0 && salience.count * std::uint64_t{3} >= all);
}

bool is_in_lead(const Salience& salience) { return salience.in_title || salience.in_lead; }

std::vector<FoundName> names_of(const std::vector<Entity>& entities, NameClass kind) {
    std::uint32_t all = 0;
    for (const Entity& entity : entities)
        if (entity.kind == kind) all += entity.salience.count;
    std::vector<FoundName> names;
    for (const Entity& entity : entities) {
        if (entity.kind != kind) continue;
        names.push_back({.name = entity.name,
                         .count = entity.salience.count,
                         .prominent = is_prominent(entity.salience, all),
                         .in_lead = is_in_lead(entity.salience)});
    }
    return names;
}

// A state or a continent has no point; nor has a region that holds states, as the Middle East does.
bool has_point(const MentionPlace& place, const Gazetteer* gazetteer) {
    switch (place.kind) {
        case PlaceKind::settlement:
        case PlaceKind::district:
        case PlaceKind::water:
            return true;
        case PlaceKind::area: {
            const auto number = gazetteer == nullptr ? std::nullopt : gazetteer->find_id(place.id);
            return number && gazetteer->members(*number).empty();
        }
        default:
            return false;
    }
}

// What the mentions of places say: which are meant themselves, and the names that are theirs.
class PlaceMentions {
  public:
    explicit PlaceMentions(const Mentions& mentions) {
        for (const Mention& mention : mentions) {
            if (mention.place && mention.place->sense == PlaceSense::literal) literal_.insert(mention.place->id);
            if (mention.kind != MentionKind::place) continue;
            if (!mention.place) {
                unresolved_.insert(mention.name);
            } else if (mention.name != mention.place->name) {
                names_.emplace(mention.place->id, mention.name);
            }
        }
    }
    bool is_literal(const PlaceId& id) const { return literal_.count(id) != 0; }
    bool is_unresolved(std::string_view name) const { return unresolved_.count(name) != 0; }
    /// Names in the text beside the gazetteer's.
    std::vector<std::string_view> other_names(const PlaceId& id) const {
        std::vector<std::string_view> names;
        for (auto name = names_.lower_bound({id, {}}); name != names_.end() && name->first == id; ++name)
            names.push_back(name->second);
        return names;
    }

  private:
    std::set<std::string_view> literal_;
    std::set<std::string_view> unresolved_;
    std::set<std::pair<std::string_view, std::string_view>> names_;
};

// The places that a record names and tells by their id: what else their names may mean is not meant.
class ToldPlaces {
  public:
    ToldPlaces(const Article& article, const Gazetteer* gazetteer) {
        if (gazetteer == nullptr) return;
        for (const GivenPlace& given : article.located) {
            const auto told = given.id.empty() ? std::nullopt : gazetteer->find_id(given.id);
            if (!told) continue;
            names_.emplace(given.id, given.name);
            for (const NamedPlace& other : gazetteer->find(Gazetteer::hash_of(name_words(given.name))))
                if (other.place != *told) others_.insert(gazetteer->id(other.place));
        }
    }
    bool excludes(const ArticlePlace& place) const {
        return place.given && place.salience.count == 0 && others_.count(place.place.id) != 0;
    }
    /// By which the place is listed: the record's, and the gazetteer's where the record does not name it.
    std::string_view name_of(const ArticlePlace& place) const {
        const auto told = names_.find(place.place.id);
        if (told != names_.end()) return told->second;
        return place.given_name.empty() ? place.place.name : place.given_name;
    }

  private:
    std::set<PlaceId> others_;
    std::map<PlaceId, std::string_view> names_;
};

// Of the last of the places: it is listed once, by the name that is shown, and found by its others too.
void add_place_names(Findings& findings, const ArticlePlace& place, std::string_view shown,
                     const PlaceMentions& mentions) {
    const FoundPlace& found = findings.places.back();
    findings.place_names.push_back({.name = std::string(shown),
                                    .count = std::max(place.salience.count, 1U),
                                    .prominent = found.prominent,
                                    .in_lead = found.in_lead,
                                    .id = found.id});
    const auto add_other = [&](std::string_view name) {
        if (name != shown) findings.place_names.push_back({.name = std::string(name), .count = 0});
    };
    add_other(found.name);
    for (const auto name : mentions.other_names(found.id)) add_other(name);
}

// Of places that are named by where they are from alone, the id is all that is indexed.
void add_places(Findings& findings, const Annotation& annotation, const Article& article, const Gazetteer* gazetteer) {
    std::uint32_t all = 0;
    for (const ArticlePlace& place : annotation.places) all += place.literal ? place.salience.count : 0;
    const PlaceMentions mentions(annotation.mentions);
    const ToldPlaces told(article, gazetteer);
    for (const ArticlePlace& place : annotation.places) {
        if (told.excludes(place)) continue;
        const bool named = place.literal || place.in_dateline;
        const bool meant = mentions.is_literal(place.place.id) || place.given || place.in_dateline;
        findings.places.push_back({.id = place.place.id,
                                   .name = place.place.name,
                                   .point = place.place.point,
                                   .prominent = place.literal && is_prominent(place.salience, all),
                                   .in_lead = place.literal && is_in_lead(place.salience),
                                   .in_focus = place.focus > 0,
                                   .in_dateline = place.in_dateline,
                                   .is_point = meant && has_point(place.place, gazetteer)});
        if (!named) continue;
        add_place_names(findings, place, told.name_of(place), mentions);
    }
    for (FoundName& name : names_of(annotation.entities, NameClass::location))
        if (mentions.is_unresolved(name.name)) findings.place_names.push_back(std::move(name));
}

// A record's places by number or point are certain.
void add_given(Findings& findings, const Article& article, const Gazetteer* gazetteer) {
    for (const GivenPlace& given : article.located) {
        if (given.point) findings.given_points.push_back(*given.point);
        const auto number = given.id.empty() || gazetteer == nullptr ? std::nullopt : gazetteer->find_id(given.id);
        if (!number) continue;
        const auto known = std::find_if(findings.places.begin(), findings.places.end(),
                                        [&](const FoundPlace& place) { return place.id == given.id; });
        const Place place = gazetteer->place(*number);
        MentionPlace meant;
        meant.id = given.id;
        meant.kind = place.kind;
        const bool is_point = !given.point && has_point(meant, gazetteer);
        if (known != findings.places.end())
            known->is_point = known->is_point || is_point;
        else
            findings.places.push_back(
                {.id = given.id, .name = std::string(place.name), .point = place.point, .is_point = is_point});
    }
}

// The code points of the lead, end exclusive.
struct Lead {
    std::size_t begin = 0;
    std::size_t end = 0;
};

Lead lead_of(std::string_view body) {
    const LeadParagraph lead = find_lead(body);
    const std::size_t begin = count_code_points(body.substr(0, lead.begin));
    return {begin, begin + count_code_points(body.substr(lead.begin, lead.end - lead.begin))};
}

std::vector<SpokenTime> times_of(const Mentions& mentions, std::string_view body) {
    std::map<std::tuple<Day, Day, TimeGrain>, SpokenTime> times;
    const Lead lead = lead_of(body);
    for (const Mention& mention : mentions) {
        if (!mention.time || !mention.time->extent) continue;
        const TimeExtent& extent = *mention.time->extent;
        SpokenTime& time = times[{extent.days.first, extent.days.last, extent.grain}];
        time.days = extent.days;
        time.grain = extent.grain;
        ++time.count;
        const bool leads = mention.field == TextField::body && mention.start >= lead.begin && mention.start < lead.end;
        time.prominent = time.prominent || leads || mention.field == TextField::title;
    }
    std::vector<SpokenTime> list;
    list.reserve(times.size());
    for (auto& [key, time] : times) list.push_back(time);
    return list;
}

}  // namespace

Findings findings_of(const Annotation& annotation, const Article& article, const Gazetteer* gazetteer) {
    Findings findings;
    findings.persons = names_of(annotation.entities, NameClass::person);
    findings.organisations = names_of(annotation.entities, NameClass::organisation);
    add_places(findings, annotation, article, gazetteer);
    add_given(findings, article, gazetteer);
    findings.times = times_of(annotation.mentions, article.body);
    findings.cut_short = annotation.cut_short;
    findings.mentions = encode_mentions(annotation.mentions, article);
    return findings;
}

}  // namespace dateline
