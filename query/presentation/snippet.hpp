// A piece of an article that shows why it was found.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/match_words.hpp"
#include "schemas/terminal_text.hpp"

namespace dateline {

/// One line of text without control characters; an ellipsis stands where it was cut out.
struct Snippet {
    std::string text;
    std::vector<Mark> marks;  ///< the words of the query in it, in order
    bool operator==(const Snippet&) const = default;
};

inline constexpr std::size_t snippet_words = 30;

/// The piece of a text that has most of the query's words, and of several as good the first; the beginning where it has
/// none.
Snippet make_snippet(std::string_view text, MatchWords::Finder& finder);

/// Makes snippets of articles' records. For one thread at a time; the words must outlive it.
class RecordSnippets {
  public:
    /// `default_language`: of articles that name none.
    RecordSnippets(const MatchWords& words, std::string default_language)
        : words_(words), default_language_(std::move(default_language)) {}

    /// Of a record (JSON): its body, or its title where it has no body. Empty for a damaged record.
    Snippet operator()(std::string_view record);

  private:
    const MatchWords& words_;
    std::string default_language_;
    std::map<std::string, MatchWords::Finder> finders_;  // by language: they remember stems
};

}  // namespace dateline
