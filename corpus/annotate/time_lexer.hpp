// A sentence as the rules for English times see it: words, numbers, and the parts of "mid-1990s" or "1914-18".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/annotate/time_words.hpp"
#include "corpus/annotate/tokens.hpp"

namespace dateline {

/// A token, a part of one, or a number of several ("nineteen ninety-six").
struct TimeToken {
    std::uint32_t begin = 0;  ///< bytes of the text, end exclusive
    std::uint32_t end = 0;
    TimeWords words = 0;  ///< none: a word that no time has
    std::int32_t value = 0;
    bool opens = true;   ///< a token begins here ...
    bool closes = true;  ///< ... or ends
    bool is(TimeWords any_of) const { return (words & any_of) != 0; }
    bool is(TimeWord word) const { return is(words_of(word)); }
};

/// The tokens from `first` to before `last`, which are one sentence. Linear in the text.
void read_time_tokens(const TokenizedText& text, std::size_t first, std::size_t last, std::vector<TimeToken>& tokens);

}  // namespace dateline
