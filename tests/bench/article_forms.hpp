// Articles written in the forms that readers take, for the benchmark of reading.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/article.hpp"

namespace dateline::bench {

/// How a file of one form is made.
struct Form {
    std::string_view name;   ///< the input format that reads it
    std::string_view front;  ///< of the file
    std::string (*write)(const Article& article);
    std::string_view between;  ///< of two articles
    std::string_view back;
};
const std::vector<Form>& forms();

/// Made-up news of the length and shape of wire stories, the same in every run.
std::vector<Article> made_up_articles(std::size_t count);

}  // namespace dateline::bench
