// Words of a query, folded as the index folds them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/expression.hpp"

namespace dateline {

/// Limits that keep any query harmless.
inline constexpr std::size_t max_query_bytes = 262'144;
inline constexpr std::size_t max_query_nodes = 10'000;  ///< words, phrases' words among them, and fields
inline constexpr unsigned max_query_depth = 200;        ///< parentheses within each other

/// The folded words of a text; stops above max_query_nodes.
std::vector<std::string> scan_words(std::string_view text);

/// What of a bare word stands before the '*' of its wildcard, or the word itself where it has none.
struct Wildcard {
    std::string_view beginning;
    bool is_wildcard = false;
};
/// Throws QueryError for a '*' that is not at the end alone, or has fewer than two letters before it. `offset`: where
/// the word begins.
Wildcard read_wildcard(std::string_view word, std::size_t offset);

/// Throws QueryError where several words stand before the '*'.
void require_single_word(const std::vector<std::string>& words, Span span);

/// Throws QueryError for a '*' behind a letter: in a phrase it would mean nothing.
void refuse_wildcard(std::string_view phrase, std::size_t offset);

}  // namespace dateline
