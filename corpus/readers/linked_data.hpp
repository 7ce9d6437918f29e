// Articles of schema.org in JSON-LD.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "corpus/readers/page_facts.hpp"

namespace dateline {

/// The first article among the objects of all scripts that has a headline or a text, else the first article; nothing
/// where there is none. References by @id are followed among the same objects. Scripts that are no JSON are passed
/// over.
std::optional<PageFacts> read_linked_article(const std::vector<std::string_view>& scripts);

}  // namespace dateline
