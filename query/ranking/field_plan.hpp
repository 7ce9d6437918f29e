// How a value of a field is found: the terms that its writer has made of it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/expression.hpp"
#include "query/ranking/evidence.hpp"
#include "query/ranking/plan.hpp"
#include "query/ranking/statistics.hpp"
#include "query/ranking/weights.hpp"
#include "query/reading/field_reader.hpp"
#include "schemas/field_table.hpp"

namespace dateline {

/// The stem terms of a folded word under a prefix, one for each way in which the archive's languages stem it.
using StemTerms = std::function<std::vector<std::string>(std::string_view prefix, const std::string& word)>;

/// How many words a wildcard stands for at most: the most frequent ones.
inline constexpr std::size_t max_expansion = 1000;

/// The terms that begin with `term`, sorted. Where they are too many, a note says so of `beginning`.
std::vector<std::string> expand_wildcard(const Statistics& statistics, const std::string& term,
                                         std::string_view beginning, std::vector<std::string>& notes);

/// A field as it is searched.
struct PlannedField {
    PlanNode node;                   ///< a filter
    std::vector<WantedTerm> wanted;  ///< what must be there
    std::vector<std::string> notes;  ///< what was taken for what
    std::vector<NameMark> marks;
    Evidence evidence;                           ///< of names, places and times: what scores
    std::optional<PlanNode> nearness;            ///< of the field near: how it scores
    std::optional<PlanNode> namesake;            ///< of a preferred place: what is about another of its name
    std::vector<std::vector<std::string>> text;  ///< words of the value, each with those that count as it
};

/// Makes filters and evidence of fields. Holds what it is given by reference.
class FieldPlanner {
  public:
    FieldPlanner(const FieldReader& reader, const StemTerms& stem_terms, const Weights& weights)
        : reader_(reader),
          fields_(reader.fields()),
          statistics_(reader.statistics()),
          stem_terms_(stem_terms),
          weights_(weights) {}

    /// A field node, preferred or not. Throws QueryError for a place that there is not.
    PlannedField plan(const Expression& asked) const;

  private:
    PlanNode of_field(const Field& field, const FieldReading& reading, PlannedField& planned) const;
    void add_evidence(const Field& field, const FieldReading& reading, PlannedField& planned) const;
    PlanNode name(const Field& field, const FieldReading& reading, std::vector<WantedTerm>& wanted) const;
    PlanNode wildcard(const Field& field, const Expression& asked, std::vector<std::string>& notes) const;
    PlanNode keyword(const Field& field, const Expression& asked, std::vector<WantedTerm>& wanted) const;
    PlanNode words(const Field& field, const Expression& asked, std::vector<WantedTerm>& wanted) const;

    const FieldReader& reader_;
    const FieldTable& fields_;
    const Statistics& statistics_;
    const StemTerms& stem_terms_;
    const Weights& weights_;
};

}  // namespace dateline
