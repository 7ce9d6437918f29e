// Articles for benchmarks.
#pragma once

#include <cstddef>
#include <vector>

#include "schemas/article.hpp"

namespace dateline::bench {

/// Made-up news of the length and shape of wire stories, the same in every run.
std::vector<Article> made_up_articles(std::size_t count);

}  // namespace dateline::bench
