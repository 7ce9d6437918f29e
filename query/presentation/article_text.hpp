// A whole article for people.
#pragma once

#include <string>

#include "schemas/article.hpp"

namespace dateline {

/// What is given of the article, a line each, then its text in paragraphs of 80 columns.
std::string article_text(const Article& article);

}  // namespace dateline
