// An oracle: answers a query by looking at every article, without an index.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/answer.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/article.hpp"

namespace dateline::test {

/// What an article is to the scanner.
struct ScannedArticle {
    const Article* article = nullptr;
    std::string language;  ///< that its words are stemmed in
    std::string order;     ///< order_key
    double length = 0;
    std::map<std::string, std::vector<unsigned>> words;  ///< positions of each word
    std::map<std::string, unsigned> word_weights;
    std::map<std::string, unsigned> stem_weights;
    std::map<std::string, bool> title_stems;
    CustomValues fields;  ///< of the archive's own
};

/// Has its own reading of the rules: what matches, what a word is worth, in which order.
class SlowScanner {
  public:
    SlowScanner(const std::vector<Article>& articles, const ArchiveConfig& config);

    struct Found {
        std::string id;
        double score = 0;
        bool operator==(const Found&) const = default;
    };
    /// All matches in order.
    std::vector<Found> search(const Expression& expression, Order order) const;

  private:
    friend class Scan;
    const FieldTable& fields_;
    std::vector<ScannedArticle> articles_;
    std::vector<std::string> languages_;
    double average_length_ = 0;
};

}  // namespace dateline::test
