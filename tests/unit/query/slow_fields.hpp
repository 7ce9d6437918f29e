// Whether an article has what a field of a question asks for.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/stemmer.hpp"
#include "tests/unit/query/slow_evidence.hpp"

namespace dateline::test {

/// The stems of words in all languages that begin so.
class SlowStems {
  public:
    SlowStems(const std::vector<std::string>& languages, std::string_view beginning);
    const std::set<std::string>& operator()(const std::string& word);

  private:
    std::vector<Stemmer> stemmers_;
    std::map<std::string, std::set<std::string>> stems_;
};

/// Holds what it is given by reference.
class SlowFields {
  public:
    SlowFields(const ScannedArchive& archive, const Weights& weights, SlowStems& stems)
        : archive_(archive), weights_(weights), stems_(stems) {}

    /// `field` is that of the node, or of a group a member.
    bool matches(const Field& field, const Expression& node, const ScannedArticle& article);

  private:
    bool matches_own(const CustomValue& own, const Expression& node, const std::string& language);
    bool matches_text(const Expression& node, const std::string& text, const std::string& language);
    bool matches_title(const Expression& node, const ScannedArticle& article);

    const ScannedArchive& archive_;
    const Weights& weights_;
    SlowStems& stems_;
    std::map<const Expression*, std::unique_ptr<SlowEvidence>> readings_;
};

}  // namespace dateline::test
