// A text as the name tagger takes it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

/// The tokens of one article in order, which must outlive this object.
struct NameDocument {
    std::vector<std::string_view> words;
    /// The number of each sentence's first token; ascending, the first is 0. Empty where there are no words.
    std::vector<std::uint32_t> sentences;

    std::uint32_t sentence_end(std::size_t sentence) const {
        return sentence + 1 < sentences.size() ? sentences[sentence + 1] : static_cast<std::uint32_t>(words.size());
    }
};

}  // namespace dateline
