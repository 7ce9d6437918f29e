// What a query asks of every shard, and what each part of it gives to the score.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/answer.hpp"
#include "query/language/expression.hpp"
#include "query/ranking/distance_source.hpp"
#include "query/ranking/document_lengths.hpp"
#include "query/ranking/proximity.hpp"

namespace dateline {

/// The parts of the formula: the score is their sum.
enum class PartKind {
    text,     ///< words of the query, by rarity and frequency: below 1 altogether
    title,    ///< words asked of the title
    entity,   ///< persons and organisations
    place,    ///< places
    time,     ///< dates, and times spoken of
    keyword,  ///< preferred topics, sources and the like
    namesake  ///< what an article is taken that is about a namesake of a preferred place
};
inline constexpr std::size_t part_kinds = 7;
std::string_view to_string(PartKind kind);

/// One thing that scores: a word, a wildcard, a field. A document that matches it gets its factor: a text part times
/// BM25, a graded one times the shares of its terms.
struct ScoredPart {
    PartKind kind = PartKind::text;
    std::string label;  ///< "graves", "fed*", "place~Ukraine"
    double factor = 0;
    std::vector<std::string> spellings = {};  ///< of a word whose nearness to others counts: as it was typed, folded
};

/// A node of the search, all terms spelled out: the same for every shard.
struct PlanNode {
    enum class Kind {
        nothing,     ///< matches no document
        everything,  ///< matches all
        term,
        phrase,    ///< children (terms) in this order within `window` positions
        near,      ///< children (terms) in any order within `window` positions
        range,     ///< a number of `slot` within `numbers`
        distance,  ///< a point of `slot` within `circle`
        all,
        any,       ///< scored: a group of variants that counts as one word
        without,   ///< children[0] but not children[1]
        prefer,    ///< children[0]; the others only score
        graded,    ///< scored: children with shares, terms or `any` of terms
        nearness,  ///< scored: how near a point of `slot` is to the centre of `circle`; only in `prefer`
        namesake,  ///< scored: all but children[0] without children[1], lists of terms; only in `prefer`
    };
    Kind kind = Kind::nothing;
    std::string term;
    double share = 0;  ///< in `graded`: the share of the factor that the child gives; together they give at most all
    unsigned window = 0;
    unsigned slot = 0;
    NumberRange numbers = {};
    Circle circle = {};
    std::vector<PlanNode> children;
    std::optional<std::size_t> part;  ///< term, any or what is scored alone: the ScoredPart that it is. What neither is
                                      ///< nor holds one is a filter.

    static PlanNode of_term(std::string term);
    static PlanNode of_range(unsigned slot, NumberRange numbers);
    static PlanNode of_distance(unsigned slot, Circle circle);
    static PlanNode of_nearness(unsigned slot, Circle circle);
    static PlanNode of_namesake(const std::vector<std::string>& wrong, const std::vector<std::string>& right);
    static PlanNode of_terms(Kind kind, const std::vector<std::string>& terms, unsigned window = 0);
    /// A list of nodes; a single one is itself.
    static PlanNode of(Kind kind, std::vector<PlanNode> children);
    static PlanNode minus(PlanNode from, PlanNode what);
    /// `scores` only score; without any it is `required` itself.
    static PlanNode prefer(PlanNode required, std::vector<PlanNode> scores);
};

/// A word or name that must be there, as suggestions need it.
struct WantedTerm {
    std::string word;                ///< folded, as the archive would have it
    std::string prefix;              ///< of its plain term
    std::vector<std::string> terms;  ///< that it is searched by
};

/// The whole search.
struct Plan {
    PlanNode root;
    std::vector<ScoredPart> parts;
    std::vector<WantedTerm> wanted;
    std::vector<std::string> notes;
    std::vector<NameMark> marks;

    double average_length = 1;         ///< of the generation's articles
    std::vector<NearWord> near_words;  ///< what the first matches are scored anew by
    double proximity = 0;              ///< below this

    bool is_ranked() const { return !parts.empty(); }
    /// What the search gives to all matches but those that are to have less: off every score at the end.
    double base() const;
    double base_of(std::size_t part) const { return parts[part].kind == PartKind::namesake ? parts[part].factor : 0; }
    /// Whether Xapian may pass over what can't be among the best; false where it would lose matches: word_source.hpp.
    bool is_prunable() const;
    /// What is searched and scored in the shard that the lengths are of.
    Xapian::Query query(DocumentLengths& lengths) const;
    /// The same, but only one part scores.
    Xapian::Query query_of(std::size_t part, DocumentLengths& lengths) const;
    /// The same matches without scores, for counting.
    Xapian::Query filter() const;
};

}  // namespace dateline
