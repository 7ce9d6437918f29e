// A query as it was understood: the tree between the parser and the ranking.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "schemas/field_table.hpp"
#include "schemas/period.hpp"
#include "schemas/place.hpp"

namespace dateline {

/// Where something stands in the query, in bytes of the text as typed, end exclusive.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Span&) const = default;
};

/// Days asked for; an open end is none.
struct DayRange {
    std::optional<Day> first;
    std::optional<Day> last;
    bool operator==(const DayRange&) const = default;
};

/// Numbers asked for, both ends included; an open end is none.
struct NumberRange {
    std::optional<double> least;
    std::optional<double> most;
    bool operator==(const NumberRange&) const = default;
};

/// A node of the tree. Which members hold something depends on the kind.
///
/// What the parser promises: at most max_query_nodes words and nodes, at most about three times max_query_depth levels;
/// `all` and `any` have two children or more and none of their own kind; a preference stands at the root, in `all`, or
/// first in `without`, never in `any`. It makes no `noticed`: see query/reading/plain_words.hpp.
struct Expression {
    enum class Kind {
        word,      ///< words[0], folded; matches by stem, or as it stands where `exact`
        wildcard,  ///< words[0], folded: all words that begin so
        phrase,    ///< words (two or more), one after the other, as they stand
        near,      ///< children (words or phrases) within `window` words of each other, in any order
        field,     ///< `field` holds `value`: see below
        all,       ///< every child matches (AND); preferred children only score
        any,       ///< at least one child matches (OR)
        without,   ///< children[0] matches and children[1] does not; a single child is excluded from everything
        noticed,   ///< plain words (the first children) that were read as what the others (preferred fields) ask for:
                   ///< each child is enough and scores; a preference as a whole
        nothing,   ///< an empty query: everything matches
    };
    Kind kind = Kind::nothing;
    Span span;                       ///< of a field: from its name to the end of its value
    std::vector<std::string> words;  ///< folded; fields: of text, and as name_words() of names and groups
    bool exact = false;              ///< word: no stem (after '+' or in quotes); field: `:=`
    bool preferred = false;          ///< field with '~': scores, but does not require
    const Field* field = nullptr;    ///< lives in the archive's field table
    std::string value;               ///< field: as typed, quotes and the '*' of a wildcard taken off
    bool wildcard = false;           ///< field: the last of `words` (of keywords: `value`) is only a beginning
    DayRange range;                  ///< fields of dates
    NumberRange numbers;             ///< fields of numbers
    std::optional<GeoPoint> point;   ///< near: coordinates as typed; none: `value` names a place
    double radius_km = 0;            ///< near
    unsigned window = 10;
    std::vector<std::unique_ptr<Expression>> children;
};

// A field that is `exact`: of a name or keyword the whole value is meant, of text the words as they stand (no stems; a
// single word in quotes is exact too); for the other kinds it makes no difference.

using ExpressionPtr = std::unique_ptr<Expression>;

}  // namespace dateline
