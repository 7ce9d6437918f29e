// From a query as it was understood to the search that every shard is asked.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/expression.hpp"
#include "query/ranking/plan.hpp"
#include "query/ranking/statistics.hpp"
#include "query/ranking/weights.hpp"
#include "query/reading/field_reader.hpp"
#include "schemas/stemmer.hpp"

namespace dateline {

/// The stemmers of an archive's languages. For one thread at a time.
class Stemmers {
  public:
    explicit Stemmers(const std::vector<std::string>& languages);
    /// The different stems that the given languages and their regions make of a folded word, sorted; all of the
    /// archive's where none is given, or none of these is the archive's.
    std::vector<std::string> operator()(std::string_view word, const std::vector<std::string>& languages = {});

  private:
    std::map<std::string, Stemmer> stemmers_;
};

/// Spells out a query in terms, and weighs them by the statistics of the generation.
///
/// In an archive of several languages a word stands for its stems in all of them, or where the query requires a
/// language in that one. Words score by their stems; phrases, NEAR and '+' are filters on the words as they stand and
/// score by stems too, so that quotes do not change what a word is worth. Fields are filters where they are required;
/// names, places and times score too, preferred and noticed ones score alone: weights.hpp has the formula. Throws
/// QueryError for a place that there is not.
Plan make_plan(const Expression& expression, const FieldReader& reader, Stemmers& stemmers,
               const Weights& weights = {});

}  // namespace dateline
