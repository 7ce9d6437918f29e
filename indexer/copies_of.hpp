// The wire copies of an article, over a whole generation.
#pragma once

#include <string>
#include <vector>

#include "schemas/archive_layout.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

/// The ids of the articles that are alike to one of these (schemas/likeness.hpp) and published within copy_days of it,
/// sorted, without these themselves. Every signature of the generation is looked at: some 20 ms for 100,000 articles.
std::vector<std::string> copies_of(const std::vector<std::string>& ids, const ArchiveLayout& layout,
                                   const Manifest& manifest);

}  // namespace dateline
