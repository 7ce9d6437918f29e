// The features by which names are told: each is a hash of what it is and where it stands. Trainer and tagger call the
// same functions, and so see the same.
//
// Three groups, by what they depend on:
//   word features      one word and its distance from the token: a tagger may keep their sums for each word
//   context features   the token's neighbours, its sentence and the rest of its document
//   repeat features    how the same word was tagged elsewhere in the document by a first pass (Krishnan and Manning
//   2006,
//                      "An Effective Two-Stage Model for Exploiting Non-Local Dependencies")
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "corpus/annotate/name_span.hpp"
#include "corpus/annotate/name_view.hpp"

namespace dateline {

using Feature = std::uint64_t;

/// Words at most this far before and behind a token count.
inline constexpr int word_reach = 2;
/// 0 for the farthest before, and so on.
constexpr std::size_t reach_index(int distance) {
    const int index = distance + word_reach;
    return static_cast<std::size_t>(index);
}

/// Features that `word` gives to the token which it stands `distance` behind (before, where negative).
void word_features(const KnownWord& word, int distance, std::vector<Feature>& features);
void context_features(const NameView& view, std::size_t token, std::vector<Feature>& features);

/// What a first pass found in a document, by kinds of words.
class NameRepeats {
  public:
    NameRepeats(const NameView& view, const std::vector<NameSpan>& spans);
    /// Features of a token from how its word was tagged at its other places; none where it has no others.
    void features(std::size_t token, std::vector<Feature>& features) const;

  private:
    // Places of one kind of word, by class; the last is "no name".
    using Counts = std::array<std::uint32_t, name_classes + 1>;
    // What one token is part of.
    struct Part {
        std::uint8_t kind = name_classes;
        bool is_long = false;  // of a span of several tokens
        bool is_last = false;
    };

    const NameView* view_;
    std::vector<Part> parts_;
    std::vector<Counts> all_;
    std::vector<Counts> long_first_;  // within spans of several tokens, but not last
    std::vector<Counts> long_last_;
};

}  // namespace dateline
