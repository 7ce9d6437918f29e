// A whole article for people.
#pragma once

#include <string>

#include "schemas/article.hpp"
#include "schemas/custom_values.hpp"

namespace dateline {

/// What is given of the article, a line each, then its text in paragraphs of 80 columns. `fields`: what it has for
/// those of the archive's own schema.
std::string article_text(const Article& article, const CustomValues& fields = {});

}  // namespace dateline
