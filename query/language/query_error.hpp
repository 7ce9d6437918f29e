// What is wrong with a query, and where: errors that point into the text as typed.
#pragma once

#include <string>
#include <string_view>

#include "query/language/expression.hpp"
#include "schemas/error.hpp"

namespace dateline {

/// An Error(usage) with the place of the fault. The message is one line and holds no control character, whatever the
/// query holds.
class QueryError : public Error {
  public:
    QueryError(Span span, const std::string& message) : Error(ErrorKind::usage, message), span_(span) {}
    /// The fault, in bytes of the text that was parsed; empty where something is missing.
    Span span() const { return span_; }

  private:
    Span span_;
};

/// The message with its place (the first character is 1), the query on a line of its own, and carets under the fault:
///
///     unknown field "persn": did you mean "person"? (at character 8)
///       graves persn:Zelensky
///              ^^^^^
///
/// `query` is the text that was parsed. A long query is cut around the fault; control characters and damaged bytes are
/// shown as blanks. Lines are parted by '\n', without one at the end. Columns are code points.
std::string render_query_error(std::string_view query, const QueryError& error);

/// A piece of a query as messages show it, in quotes: cut to 40 code points, control characters and damaged bytes as
/// blanks.
std::string shown_piece(std::string_view piece);

}  // namespace dateline
