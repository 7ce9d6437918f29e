// Articles as the oracle knows them, without an index: words with their positions, names, and what was found in them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "schemas/article.hpp"
#include "schemas/custom_values.hpp"
#include "tests/unit/query/small_archive.hpp"

namespace dateline::test {

/// A name of an article, with how much of the article it is.
struct ScannedName {
    std::vector<std::string> words;  ///< folded
    std::string shown;
    bool prominent = false;
    bool lead = false;
};

struct ScannedArticle {
    const Article* article = nullptr;
    const Annotation* found = nullptr;
    bool is_shown = true;  ///< false: taken down, cancelled, withheld or embargoed
    std::string language;  ///< that its words are stemmed in
    std::string order;     ///< order_key
    double length = 0;
    std::map<std::string, std::vector<unsigned>> words;  ///< positions of each word
    std::map<std::string, unsigned> word_weights;
    std::map<std::string, unsigned> stem_weights;
    std::map<std::string, bool> title_stems;
    std::map<std::string, std::vector<ScannedName>> names;  ///< by field; those of places are of annotated ones too
    CustomValues fields;                                    ///< of the archive's own
};

/// All that the oracle looks at. What it is made of must outlive it.
struct ScannedArchive {
    ScannedArchive(const std::vector<Article>& articles, const SmallArchiveOptions& options, std::int64_t now);

    const FieldTable& fields;
    std::vector<ScannedArticle> articles;
    std::vector<std::string> languages;
    double average_length = 0;
};

}  // namespace dateline::test
