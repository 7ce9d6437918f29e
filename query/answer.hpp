// What is asked of an archive and what it answers: plain data between the searcher and the ways of showing it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/counting/counts.hpp"
#include "query/language/expression.hpp"
#include "query/ranking/weights.hpp"
#include "schemas/custom_values.hpp"
#include "schemas/version_log.hpp"

namespace dateline {

/// Equal scores are ordered by newest date, then id; equal dates by id. A query in which nothing scores is newest
/// first.
enum class Order { relevance, newest, oldest };

/// How much is read of each hit.
enum class Details {
    none,   ///< rank, score and where it is
    brief,  ///< what a list of results shows
    names,  ///< and the persons, organisations and places of the article, and what it has for the archive's own fields
};

/// One search. The expression was parsed with the searcher's own field table.
struct SearchRequest {
    const Expression* expression = nullptr;
    /// The same with any of the words: counted where nothing is found; may be null.
    const Expression* relaxed = nullptr;
    Order order = Order::relevance;
    std::uint64_t offset = 0;
    std::optional<std::uint64_t> limit = 10;  ///< none: all
    /// False: the total may be an estimate, which depends on the shards, and pruning saves time.
    bool exact_count = true;
    /// Copies of one story among the first matches are one hit: ranking/folding.hpp. Offset and limit count what is
    /// left.
    bool fold = false;
    /// With no limit: matches are given as Answer::all, and Answer::hits stays empty. Nothing is folded or explained.
    bool stream = false;
    bool peaks = false;                ///< prefer the peak of an undated question: ranking/peak.hpp
    CountRequest counts = {};          ///< of all matches; fields as resolve_fields() gives them
    bool explain = false;              ///< fill Hit::parts and Hit::words
    Details details = Details::names;  ///< read at once; Searcher::fill() reads more
    Weights weights = {};
    std::int64_t now = 0;  ///< UTC seconds: embargoes end by it
};

/// What one part of the formula gave to a hit. The parts add up to the score.
struct ScorePart {
    std::string name;  ///< "text", "title", "entity", "place", "time", "keyword", "proximity", "namesake" (not above 0)
    double score = 0;
};

/// What one word of the query gave to the text part.
struct WordScore {
    std::string word;  ///< as shown: "graves", "fed*"
    double score = 0;
};

/// What is folded into a hit: other matches that are copies of its story, the earliest published first.
struct Copies {
    std::vector<std::string> ids;
    bool exact = true;  ///< false: there may be more, as not all matches were looked at
};

/// One result. Ranked by score, then newest, then id; copies by the best of them, whose score (and parts) it is, and
/// shown by the earliest.
struct Hit {
    std::uint64_t rank = 0;  ///< from 1, in the whole result
    double score = 0;        ///< a multiple of 2^-20; the same whatever the shards
    double proximity = 0;    ///< the parts of it that the first matches alone have: ranking/proximity.hpp
    double peak = 0;         ///< ranking/peak.hpp
    Brief brief;
    std::vector<ListEntry> persons;
    std::vector<ListEntry> organisations;
    std::vector<ListEntry> places;
    Copies copies;
    std::vector<std::string> corrects;      ///< the ids of articles that it says it corrects
    std::vector<std::string> corrected_by;  ///< the ids of those that say that they correct it, sorted
    CustomValues fields;                    ///< what it has for the fields of the archive's own schema
    std::vector<ScorePart> parts;           ///< only if explained
    std::vector<WordScore> words;           ///< only if explained
    std::size_t shard = 0;                  ///< where it is, for Searcher::record()
    std::uint32_t document = 0;
};

/// A match of which a few bytes are kept: Searcher::hit() makes a hit of it.
struct RankedMatch {
    double score = 0;
    std::uint64_t date = 0;  ///< sorts as the order that was asked for
    std::uint32_t shard = 0;
    std::uint32_t document = 0;
};

/// The first hits of a list, and how many it has.
struct HitList {
    std::vector<Hit> hits;
    std::uint64_t total = 0;
};

/// The total number of matches; `exact` or an estimate.
struct Count {
    std::uint64_t value = 0;
    bool exact = true;
};

/// A word of the query that the archive does not have, and the most frequent one that is like it.
struct Suggestion {
    std::string word;
    std::string instead;
};

/// Words of names that a word of the query stands for: marked in texts as it is.
struct NameMark {
    std::string word;                   ///< of the query, folded
    std::vector<std::string> variants;  ///< folded as names are
};

struct Answer {
    std::vector<Hit> hits;
    Count total;                                ///< of articles, whatever is folded
    std::optional<std::uint64_t> folded_total;  ///< how many hits there are when copies are folded, where it is known
    std::optional<std::uint64_t> any_total;     ///< where nothing matched all words: how many match any of them
    std::vector<Suggestion> suggestions;        ///< where nothing was found
    std::vector<std::string> notes;  ///< what the reader should know: a bounded expansion, what a name was taken for
    std::vector<NameMark> marks;
    std::vector<RankedMatch> all;  ///< in order, from the offset on: only of a stream
    Counts counts;                 ///< as far as they were asked for
};

/// Why an article may not be shown.
enum class KeptBack { no, taken_down, cancelled, withheld, embargoed };

/// A canonical record (JSON) as the archive has it.
struct StoredRecord {
    std::string json;
    std::string mentions;               ///< encoded: schemas/stored_mentions.hpp
    KeptBack kept_back = KeptBack::no;  ///< never taken_down: such a record is not given at all
};

/// The versions of an article, newest first, the live one in front; and the ids of those that say that they correct it.
struct ArticleHistory {
    std::vector<KnownVersion> versions;
    std::vector<std::string> corrected_by;
};

}  // namespace dateline
