#include "indexer/cancellation.hpp"

#include <utility>

namespace dateline {

void apply_cancellation(Article& article) {
    if (article.status != Status::cancelled) return;
    const bool is_notice = !article.corrects.empty() && article.corrects != article.id;
    Article left;
    left.id = is_notice ? std::move(article.corrects) : std::move(article.id);
    // The versions of a notice are not those of what it cancels.
    if (!is_notice) left.version = article.version;
    left.published = article.published;
    left.updated = article.updated;
    left.status = Status::cancelled;
    left.note = std::move(article.note);
    left.source = std::move(article.source);
    left.language = std::move(article.language);
    article = std::move(left);
}

}  // namespace dateline
