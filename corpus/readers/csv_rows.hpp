// Rows of separated values as RFC 4180 has them: fields with commas, quotes and line ends in quotes, "" for a quote.
// Other separators are taken, line ends of every system, blanks around quoted fields, and quotes inside of fields that
// are not quoted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/record_cutter.hpp"

namespace dateline {

/// Finds the end of one row, as a scanner of RecordCutter. Where a quote is not closed, or closes in the middle of a
/// field, the row ends with its first line.
class RowScanner {
  public:
    /// `recovers`: whether a row may be left for its first line; else it ends where the text does.
    explicit RowScanner(char separator, bool recovers = true) : separator_(separator), recovers_(recovers) {}

    Scan operator()(std::string_view held, std::size_t from);
    /// Whether the row's quotes are at fault: known once its end is found, or the stream's.
    bool has_broken_quotes() const { return broken_ || state_ == State::quoted; }
    /// Bytes looked at so far.
    std::uint64_t looked_at() const { return looked_at_; }

  private:
    enum class State { start, plain, quoted, closed };  // of a field

    std::size_t in_quotes(std::string_view held, std::size_t at);
    std::size_t in_plain(std::string_view held, std::size_t at);
    void outside(char c);

    char separator_;
    bool recovers_;
    State state_ = State::start;
    bool broken_ = false;
    bool forgotten_ = false;  // that is, the row's beginning: there is no way back
    std::size_t first_line_ = std::string_view::npos;
    std::uint64_t looked_at_ = 0;
};

struct CsvField {
    std::string_view text;    // without the quotes around it
    bool has_quotes = false;  // that are doubled
    std::string value() const;
};

/// The fields of one row without its line end; `fields` is written over.
void split_row(std::string_view row, char separator, std::vector<CsvField>& fields);

/// Of comma, semicolon, tab and bar the one that parts most of the first rows into as many fields as the first, which
/// are two at least; where several do, the one that gives more fields; comma where none does. With the rows that agree.
struct CsvSeparator {
    char separator = ',';
    std::size_t rows = 0;      ///< that were looked at
    std::size_t agreeing = 0;  ///< of them, with as many fields as the first
};
CsvSeparator find_separator(std::string_view head);

/// The first row of a text.
std::string_view first_row(std::string_view text, char separator);

}  // namespace dateline
