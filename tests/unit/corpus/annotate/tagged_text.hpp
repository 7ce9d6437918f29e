// Articles with their names marked by hand, for tests: "[PER Ann Lee] of [ORG Ford Motor Co] ||" and behind two bars
// the body.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/annotate/entities.hpp"

namespace dateline {

/// Marks are PER, ORG, LOC and MISC; "PER~" is one that the tagger is not sure of (0.25).
class TaggedArticle {
  public:
    /// What stands in front of "||" is the title; without it all is body.
    explicit TaggedArticle(std::string_view marked);
    std::vector<NamedText> fields() const;

  private:
    struct Field {
        TextField field;
        std::string text;
        TokenizedText tokens;
        std::vector<NameSpan> names;
    };
    void add(TextField field, std::string_view marked);
    std::vector<std::unique_ptr<Field>> fields_;
};

/// "PER", "ORG", "LOC", "MISC"
std::string_view mark_of(NameClass kind);

/// "PER Ann Lee = Ann Lee|Lee; ORG Ford Motor Co = Ford": kind, canonical name and surfaces.
std::string joined_names(std::string_view marked, const Authority* authority = nullptr);

}  // namespace dateline
