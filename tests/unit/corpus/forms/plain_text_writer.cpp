// The title, an empty line, the text; its dateline in front where that has all its parts.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "tests/unit/corpus/forms/form.hpp"

namespace dateline::forms {

namespace {

// "IZIUM, Ukraine, Sep 16, 2022 (Reuters) - "
std::string dateline(const Article& article) {
    if (article.dateline.empty() || !article.published || article.source.empty()) return {};
    return fmt::format("{}, {:%b %d, %Y} ({}) - ", article.dateline, article.published->day, article.source);
}

}  // namespace

std::string write_plain_text(const Article& article) {
    const auto text = article.body.empty() ? "" : dateline(article) + article.body + '\n';
    return article.title + "\n\n" + text;
}

}  // namespace dateline::forms
