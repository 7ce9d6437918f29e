// Words of the archive that are like those that it does not have.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "query/answer.hpp"
#include "query/ranking/plan.hpp"
#include "query/ranking/statistics.hpp"

namespace dateline {

/// For each of the first ten wanted words that are in no article, the nearest word that is in one: at most two edits away, one for a short
/// word; of several as near, the most frequent. `is_shown` says whether an article with a term may be shown.
std::vector<Suggestion> suggest(const std::vector<WantedTerm>& wanted, const Statistics& statistics,
                                const std::function<bool(const std::string& term)>& is_shown);

}  // namespace dateline
