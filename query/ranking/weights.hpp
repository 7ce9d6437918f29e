// The formula of the score, and its weights.
//
//   score = text + entity + place + time + keyword + title + proximity - namesake
//
// Each part is bounded, and every addend a multiple of 2^-20 (score.hpp), so that the parts add up to the score to the
// last bit, whatever the shards.
//
// * text: each word of the question gives its share of `text`, by its rarity, times BM25 (score.hpp). Words of names
//   and places that were asked for as fields, or noticed, count as words too.
// * entity, place, time: what is asked of one kind shares the weight of the kind equally. Each gives its share times
//   the evidence of the article, from 0 to 1: the sum of the steps that hold, at most 1.
//     entity   named + prominent + lead (the salience ladder: schemas/terms.hpp, Rung); of another name that was asked
//              for (a variant, the surname alone) the part `variant` or `surname` of them
//     place    the same ladder for the place and what lies in it, and dateline + focus
//     time     of what was published in the period all but `spoken`; of what was published outside, a part that decays
//              with the distance, of the next units of the period's own size: `beside`, then half of it, and so on;
//              `spoken` for what speaks of the period or of something in it, `spoken_around` for the next
//              coarser unit that was said; of a question that says nothing of time, `peak` for what is of the time that
//              most of the first matches are of (peak.hpp)
// * keyword, title: what is preferred (topics and sources; of a title also what is required) gives an equal share.
// * proximity: how near to each other the words of the question stand; of the first matches by the sum of the other
// parts
//   alone (proximity.hpp). Words that are read as names, places or times do not count here: these have evidence of
//   their own, and words beside the name of a country tell less than words beside each other.
//
// * near: the place of a near field gives its share times the nearness (nearness_source.hpp) of the nearest place.
// * namesake: what an article is taken that has another place of the name of a preferred (or noticed) one and not that
//   one. Places that lie in one another are no others.
//
// Fields count alike where they are required, preferred or noticed: what is required filters too.
//
// The form is a linear sum of evidence, as relevance and "static" features are joined in Craswell, Robertson, Zaragoza
// and Taylor, "Relevance weighting for query independent evidence" (2005). For places see Martins, Silva and Andrade
// (2005), for time Berberich et al. (2010). Each weight names its source in weights.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// From 0 to most_weight each; how much a part gives at most, or a share of one.
struct Weights {
    double text = 1;
    double entity = 0.5;
    double place = 0.8;
    double time = 0.8;
    double keyword = 0.25;
    double title = 0.25;
    double proximity = 0.2;
    double namesake = 0.05;

    double named = 0.4;
    double prominent = 0.3;
    double lead = 0.3;
    double variant = 0.95;
    double surname = 0.5;
    double dateline = 0.2;
    double focus = 0.3;
    double beside = 0.3;
    double spoken = 0.05;
    double spoken_around = 0.02;
    double peak = 0.05;
    double like = 0.05;
};
inline constexpr double most_weight = 100;

/// For articles like one: what is beside its words weighs the part `like` of its weight. A question of many words gives
/// each a small share of `text`, and few articles have most of them: places, names and days alone would decide.
Weights weights_for_like(Weights weights);

/// One row of the table.
struct WeightRow {
    std::string_view name;
    double Weights::*value;
    std::string_view source;  ///< where the number is from
};
const std::vector<WeightRow>& weight_table();

/// Reads an object of JSON, {"place": 0, "time": 0.5}; what it does not name stays as it is. Throws Error(config) that
/// names the weight at fault, for an unknown one the nearest, and for all of them the `file`.
Weights parse_weights(std::string_view json, std::string_view file);
/// The same from a file. Throws Error(no_input) where there is none.
Weights read_weights(const std::string& file);

}  // namespace dateline
