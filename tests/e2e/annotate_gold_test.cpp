// dateline-annotate against the gold of the sample, kind by kind. The measures are those of
// tests/eval/score_mentions.py.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

using nlohmann::json;
using Mentions = std::vector<json>;

/// The mentions of each article. Of two versions the last counts.
std::map<std::string, Mentions> by_article(const std::string& text) {
    std::map<std::string, Mentions> articles;
    for (const auto& line : parse_json_lines(text))
        articles[line.at("id").get<std::string>()] = line.at("mentions").get<Mentions>();
    return articles;
}

std::size_t number(const json& mention, const char* key) { return mention.at(key).get<std::size_t>(); }

/// Code points that two mentions share.
std::size_t overlap(const json& one, const json& other) {
    if (one.at("field") != other.at("field")) return 0;
    const auto begin = std::max(number(one, "start"), number(other, "start"));
    const auto end = std::min(number(one, "end"), number(other, "end"));
    return end > begin ? end - begin : 0;
}

bool meets(const json& mention, const Mentions& others) {
    return std::any_of(others.begin(), others.end(), [&](const json& other) { return overlap(mention, other) > 0; });
}

/// Of one article and kind: what must be found, and what was found and counts.
struct Compared {
    Mentions wanted;
    Mentions found;
};

Compared compare(const Mentions& gold, const Mentions& found, const std::string& kind) {
    Compared result;
    Mentions optional;
    for (const auto& mention : gold)
        if (mention.at("kind") == kind)
            (mention.value("optional", false) ? optional : result.wanted).push_back(mention);
    for (const auto& mention : found)
        if (mention.at("kind") == kind && (meets(mention, result.wanted) || !meets(mention, optional)))
            result.found.push_back(mention);
    return result;
}

bool same_span(const json& one, const json& other) {
    return overlap(one, other) > 0 && one.at("start") == other.at("start") && one.at("end") == other.at("end");
}

/// Overlapping mentions, one to one: the same spans first, then those that share most, then the leftmost.
std::vector<std::pair<json, json>> pairs_of(const Compared& article) {
    using Candidate = std::tuple<bool, std::size_t, std::size_t, std::size_t>;  // another span, the more the less
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < article.wanted.size(); ++i)
        for (std::size_t j = 0; j < article.found.size(); ++j)
            if (const auto shared = overlap(article.wanted[i], article.found[j]))
                candidates.emplace_back(!same_span(article.wanted[i], article.found[j]), ~shared, i, j);
    std::sort(candidates.begin(), candidates.end());
    std::set<std::size_t> used_wanted, used_found;
    std::vector<std::pair<json, json>> pairs;
    for (const auto& [other_span, unshared, i, j] : candidates) {
        if (used_wanted.count(i) + used_found.count(j) > 0) continue;
        used_wanted.insert(i);
        used_found.insert(j);
        pairs.emplace_back(article.wanted[i], article.found[j]);
    }
    return pairs;
}

struct Tally {
    std::size_t correct = 0;
    std::size_t found = 0;
    std::size_t wanted = 0;

    double f1() const {
        return 2 * static_cast<double>(correct) / static_cast<double>(std::max<std::size_t>(1, found + wanted));
    }
};

template <class Item>
void count_same(Tally& tally, const std::set<Item>& wanted, const std::set<Item>& found) {
    tally.wanted += wanted.size();
    tally.found += found.size();
    for (const auto& item : wanted) tally.correct += found.count(item);
}

using Place = std::tuple<std::string, std::size_t, std::size_t>;

std::set<Place> places_of(const Mentions& mentions) {
    std::set<Place> places;
    for (const auto& mention : mentions)
        places.emplace(mention.at("field").get<std::string>(), number(mention, "start"), number(mention, "end"));
    return places;
}

std::set<std::string> names_of(const Mentions& mentions) {
    std::set<std::string> names;
    for (const auto& mention : mentions) names.insert(mention.at("name").get<std::string>());
    return names;
}

void count_names(std::map<std::string, Tally>& tallies, const Compared& article) {
    count_same(tallies["mention"], places_of(article.wanted), places_of(article.found));
    count_same(tallies["entity"], names_of(article.wanted), names_of(article.found));
}

void count_times(std::map<std::string, Tally>& tallies, const Compared& article) {
    for (const auto* measure : {"relaxed", "value"}) {
        tallies[measure].wanted += article.wanted.size();
        tallies[measure].found += article.found.size();
    }
    for (const auto& [wanted, found] : pairs_of(article)) {
        ++tallies["relaxed"].correct;
        if (wanted.at("time").at("value") == found.at("time").at("value")) ++tallies["value"].correct;
    }
}

/// GeoNames numbers are numbers, codes of ours text; what has none is null.
json place_id(const json& mention) { return mention.value("place", json::object()).value("id", json()); }

bool is_same_place(const json& wanted, const json& found) {
    const auto& place = wanted.at("place");
    const auto also = place.value("also", json::array());
    return place_id(found) == place.at("id") || std::find(also.begin(), also.end(), place_id(found)) != also.end();
}

/// Without places inside of organisations: this gold has none.
Mentions without_inner(const Mentions& gold, const Mentions& found) {
    Mentions organisations;
    for (const auto& mention : gold)
        if (mention.at("kind") == "organisation") organisations.push_back(mention);
    Mentions kept;
    for (const auto& mention : found)
        if (mention.at("kind") != "place" || !meets(mention, organisations)) kept.push_back(mention);
    return kept;
}

void count_places(std::map<std::string, Tally>& tallies, const Compared& article) {
    tallies["relaxed"].wanted += article.wanted.size();
    tallies["relaxed"].found += article.found.size();
    for (const auto& [wanted, found] : pairs_of(article)) {
        ++tallies["relaxed"].correct;
        if (place_id(wanted).is_null()) continue;
        ++tallies["id"].wanted;
        ++tallies["id"].found;
        if (is_same_place(wanted, found)) ++tallies["id"].correct;
    }
}

void count_focus(Tally& tally, const json& focus, const Mentions& found) {
    std::set<json> named;
    for (const auto& mention : found)
        if (mention.at("kind") == "place" && mention.value("place", json::object()).value("role", "") == "focus")
            named.insert(place_id(mention));
    count_same(tally, std::set<json>(focus.begin(), focus.end()), named);
}

/// What each article is about; articles whose places are not marked have none.
std::map<std::string, json> focus_by_article(const std::string& text) {
    std::map<std::string, json> focus;
    for (const auto& line : parse_json_lines(text))
        if (line.contains("focus")) focus[line.at("id").get<std::string>()] = line.at("focus");
    return focus;
}

TEST_CASE("places of the sample are found, and those it is about, as well as they were") {
    Workspace work;
    const std::string sample = DATELINE_TREE "/corpus/sample/";
    const std::string gold_folder = DATELINE_TREE "/tests/gold/";
    const auto outcome = work.annotate({"--format", "jsonl", sample + "wire.jsonl", sample + "text", sample + "forms"});
    REQUIRE_THAT(outcome, exits_with(0));
    auto found = by_article(outcome.output);
    auto gold = by_article(work.read(gold_folder + "sample.jsonl"));
    std::map<std::string, Tally> tallies;
    for (const auto& [id, focus] : focus_by_article(work.read(gold_folder + "sample.jsonl"))) {
        count_places(tallies, compare(gold[id], without_inner(gold[id], found[id]), "place"));
        count_focus(tallies["focus"], focus, found[id]);
    }
    const auto floors = json::parse(work.read(gold_folder + "floors.json"));
    for (const auto& [measure, floor] : floors.at("place").items()) {
        CAPTURE(measure, tallies[measure].correct, tallies[measure].found, tallies[measure].wanted);
        CHECK(tallies[measure].f1() >= floor.get<double>());
    }
}

TEST_CASE("names and times of the sample are found as well as they were") {
    Workspace work;
    const std::string sample = DATELINE_TREE "/corpus/sample/";
    const std::string gold_folder = DATELINE_TREE "/tests/gold/";
    const auto outcome = work.annotate({"--format", "jsonl", sample + "wire.jsonl", sample + "text", sample + "forms"});
    REQUIRE_THAT(outcome, exits_with(0));
    auto found = by_article(outcome.output);
    const auto gold = by_article(work.read(gold_folder + "sample.jsonl"));
    const auto floors = json::parse(work.read(gold_folder + "floors.json"));
    for (const auto& [kind, measures] : floors.items()) {
        if (kind == "place") continue;
        std::map<std::string, Tally> tallies;
        for (const auto& [id, mentions] : gold) {
            const auto article = compare(mentions, found[id], kind);
            kind == "time" ? count_times(tallies, article) : count_names(tallies, article);
        }
        for (const auto& [measure, floor] : measures.items()) {
            CAPTURE(kind, measure, tallies[measure].correct, tallies[measure].found, tallies[measure].wanted);
            CHECK(tallies[measure].f1() >= floor.get<double>());
        }
    }
}

}  // namespace
}  // namespace dateline::e2e
