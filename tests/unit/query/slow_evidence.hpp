// What a name, place or time that is asked for finds, and what speaks for it, by a look at each article: the oracle's
// own reading of query/ranking/weights.hpp.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/language/expression.hpp"
#include "query/ranking/weights.hpp"
#include "tests/unit/query/scanned_archive.hpp"

namespace dateline::test {

/// A value of a field of names, as the archive's names have it.
struct SlowName {
    const Field* field = nullptr;
    std::set<std::vector<std::string>> bearers;        ///< names that it stands for, and that may be shown
    std::set<std::vector<std::string>> wholes;         ///< names that are found by it, of values of several words
    std::vector<std::set<std::string>> variants;       ///< of each of its words
    std::set<std::string> surnames;                    ///< that mean this person where they stand alone
    std::set<std::vector<std::string>> rivals;         ///< others with the surname
    std::map<std::vector<std::string>, double> parts;  ///< how much of the ladder each name counts
};

/// A value of a field of places, as the gazetteer has it.
struct SlowPlace {
    const Field* field = nullptr;
    PlaceNumber taken = no_place;
    std::vector<PlaceNumber> others;              ///< of its name, that articles are about
    std::vector<PlaceNumber> strangers;           ///< of them, those that neither hold it nor lie in it
    std::vector<std::vector<std::string>> names;  ///< by which records may give it
};

/// A field of a question that is about who, where or when.
class SlowEvidence {
  public:
    SlowEvidence(const ScannedArchive& archive, const Expression& asked, const Weights& weights);

    bool matches(const ScannedArticle& article) const;
    /// Whether anything can speak for it.
    bool scores() const { return scores_; }
    /// How much speaks for it, from 0 to 1.
    double share(const ScannedArticle& article) const;
    bool has_strangers() const;
    /// Whether the article is about a stranger and not about the place.
    bool is_of_stranger(const ScannedArticle& article) const;
    /// Its words, each with what counts as it.
    const std::vector<std::set<std::string>>& text() const { return text_; }

  private:
    void read(const Field& field);
    bool read_place(const Field& field);
    void read_name(const Field& field);
    void read_times();
    bool has_parts(const std::vector<std::string>& name, const std::vector<std::string>& words,
                   std::vector<std::string>& matched) const;
    void add_surnames(SlowName& name) const;
    std::size_t count(const Field& field, const std::vector<std::string>& name, bool shown_alone) const;
    std::size_t count_word(const Field& field, const std::string& word) const;
    std::map<std::vector<std::string>, double> parts_of(const SlowName& name) const;
    bool is_in(const ScannedArticle& article, const Field& field, PlaceNumber outer) const;
    bool name_matches(const SlowName& name, const ScannedArticle& article) const;
    bool place_matches(const SlowPlace& place, const ScannedArticle& article) const;
    double name_share(const SlowName& name, const ScannedArticle& article) const;
    double place_share(const SlowPlace& place, const ScannedArticle& article) const;
    double dated_share(const ScannedArticle& article) const;
    double spoken_share(const ScannedArticle& article) const;
    double nearest_km(const ScannedArticle& article) const;
    double nearness(const ScannedArticle& article) const;

    const ScannedArchive& archive_;
    const Expression& asked_;
    const Weights& weights_;
    bool scores_ = false;
    std::vector<SlowName> names_;
    std::vector<SlowPlace> places_;
    std::vector<std::set<std::string>> text_;
    std::optional<Period> dated_;        // what of the range is told by the day of publication
    std::vector<Period> spoken_;         // the units of the range
    std::vector<Period> spoken_around_;  // the coarser ones
};

/// Whether an article of the range speaks of something in it.
bool speaks_of(const ScannedArticle& article, Period period);

}  // namespace dateline::test
