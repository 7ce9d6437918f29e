// From an article to the question that finds articles like it: "more like this".
//
// * Its most telling words, as Lucene's MoreLikeThis takes them: those with the greatest product of their frequency in
//   the article (the title's count threefold) and their rarity in the archive, but none that no other article has or
//   more than a third of all have. One of them must match.
// * Its first persons and organisations, those that are given, prominent or in title or lead, as preferences.
// * The places that it is about; where nobody has read it, those that are given.
// * When it was published, give or take three days; and of the times that it speaks of the one that is said most often
//   in title or lead.
// * Not the article itself.
//
// What it makes is planned, explained and filtered like any other question.
#pragma once

#include <string>
#include <vector>

#include "query/language/expression.hpp"
#include "query/reading/field_reader.hpp"
#include "schemas/article.hpp"
#include "schemas/mention.hpp"
#include "schemas/slots.hpp"
#include "schemas/spoken_time.hpp"
#include "schemas/stemmer.hpp"

namespace dateline {

/// What is known of the article.
struct LikeSource {
    Article article;
    std::string language;            ///< that its words are stemmed in
    std::vector<ListEntry> persons;  ///< the most prominent first
    std::vector<ListEntry> organisations;
    std::vector<ListEntry> places;
    Mentions mentions;
    std::vector<SpokenTime> times;
};

inline constexpr std::size_t most_like_words = 25;
inline constexpr std::size_t most_like_names = 3;  ///< of persons, of organisations and of places each

/// Nodes that are asked for all together. Holds nothing of what it is given but fields of the table.
std::vector<ExpressionPtr> make_like_question(const LikeSource& source, const FieldReader& reader);

}  // namespace dateline
