// How a query was understood: as JSON for --parse, and as a query of its own without anything implied.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "query/language/parser.hpp"

namespace dateline {

/// {"query", "understood", "notes", "expression"}: the text as typed, its canonical form, and the tree.
///
/// A node has "kind" and "span" ([begin, end) in code points of the query) and, by kind:
///   word, wildcard, phrase   "words"; "exact": true
///   near                     "window", "children"
///   field                    "field", "value", "words"; "exact", "preferred", "wildcard": true;
///                            dates: "from", "to" (days, both included); numbers: "least", "most";
///                            near: "radius_km", "point" ([latitude, longitude], where it was typed)
///   all, any, noticed        "children"
///   without                  "wanted" (not there: everything), "excluded"
/// What does not hold or is open is left out. All strings are valid UTF-8: damaged bytes are U+FFFD.
nlohmann::ordered_json describe_query(std::string_view text, const ParsedQuery& query);

/// A query that means the same, with every operator written and dates spelled out; empty for an empty query. It parses
/// to the same tree, but for spans, and for words that were noticed: of these only what they were read as is written.
std::string canonical_query(const Expression& expression);

}  // namespace dateline
