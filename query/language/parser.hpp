// From the text of a query to its tree: a recursive-descent parser over the lexer's tokens.
//
//   query        = alternatives                    (with `any`: alternatives in a row are alternatives too)
//   alternatives = conjunction {"OR" conjunction}
//   conjunction  = item {["AND"] item}             (with `any`: AND must be written)
//   item         = ["NOT"] chain | "-" primary
//   chain        = primary {"NEAR/n" primary}      words and phrases only
//   primary      = word | phrase | field | "+" (word | phrase | field) | "(" query ")"
//
// * A word with inner punctuation ("mid-term") is a phrase of its parts.
// * What holds no letter or digit ("&") is left out, with a note; a query of nothing else is an error.
// * '+' takes a word as it stands, without stem, and requires it where `any` holds; so do fields, and groups of them.
// * A preference (name~value) and an exclusion can't be alternatives, and a preference can't be excluded.
// * Exclusions need something to be excluded from, or `filtered`.
// * An empty query matches everything.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/language/expression.hpp"

namespace dateline {

struct ParseOptions {
    Day today{};            ///< what "yesterday" counts from
    bool any = false;       ///< words in a row are alternatives (OR)
    bool filtered = false;  ///< something beside the query narrows the result: exclusions may stand alone
};

struct ParsedQuery {
    ExpressionPtr expression;        ///< never null
    std::vector<std::string> notes;  ///< for people: what was left out
};

/// Parses a query; `fields` must outlive the tree. Threads: may be called by several at a time.
/// Throws QueryError, with the place and the mend, for all that can't be understood, and above the limits of
/// query_words.hpp.
ParsedQuery parse_query(std::string_view text, const FieldTable& fields, const ParseOptions& options);

}  // namespace dateline
