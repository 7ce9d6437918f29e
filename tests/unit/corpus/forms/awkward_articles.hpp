// Articles with what forms trip over, beside those of the sample.
#pragma once

#include <vector>

#include "schemas/article.hpp"

namespace dateline::forms {

/// Marks of every markup; scripts; times with zones and a correction; bare days without a title; a cancellation.
std::vector<Article> awkward_articles();

}  // namespace dateline::forms
