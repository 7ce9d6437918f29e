// A text cut into tokens and sentences, as the annotators see it.
//
// Tokens are cut as in the Penn Treebank and CoNLL-2003: "Izium's" is "Izium" and "'s", "didn't" is "did" and "n't",
// "$450" is "$" and "450"; whole stay "U.S.", "Sept.", "J.", "north-eastern", "O'Brien", "AT&T", "1996-08-22", "10:30",
// "1,000.5", "mid-1990s". Quotes, brackets and dashes are tokens of their own; blanks belong to none.
//
// Linear in the text, which may hold anything: what is no UTF-8 parts tokens. For any number of threads.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

/// Where a token stands in its text, in bytes, end exclusive; begin < end.
struct Token {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool operator==(const Token&) const = default;
};

/// Tokens are never longer than this many bytes: a longer run without a blank is cut.
inline constexpr std::size_t longest_token = 256;

/// A text, at most 4 GiB, that must outlive this object.
struct TokenizedText {
    std::string_view text;
    std::vector<Token> tokens;  ///< in order, none overlapping
    /// For each sentence the number of its first token; the next one's begin is its end. An empty line, a headline and
    /// a dateline ("IZIUM, Ukraine (Reuters) -") end a sentence.
    std::vector<std::uint32_t> sentences;

    std::string_view word(std::size_t token) const {
        return text.substr(tokens[token].begin, tokens[token].end - tokens[token].begin);
    }
};

TokenizedText tokenize(std::string_view text);

}  // namespace dateline
