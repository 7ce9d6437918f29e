// Words of a text one after the other or near each other, by a look at their positions.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "query/language/expression.hpp"

namespace dateline::test {

/// Where each word of a text stands, in rising order.
using WordPositions = std::map<std::string, std::vector<unsigned>>;

bool has_phrase(const std::vector<std::string>& words, const WordPositions& positions);
/// The words of a node of kind `near`: at different places, all within its window.
bool has_near(const Expression& near, const WordPositions& positions);
/// Whether the words stand in a name in this order, at most two others among them.
bool name_has(const std::vector<std::string>& name, const std::vector<std::string>& words);

}  // namespace dateline::test
