// A table that people write: a small CSV file in UTF-8, with a header, whose every row must be good.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/csv_rows.hpp"

namespace dateline {

/// Goes through the rows of a text that outlives it. All errors are of Error(config), with the file's name and the line
/// at fault.
class CsvTable {
  public:
    /// `name` is the file's, for errors. Throws for a text of more than `largest` bytes.
    CsvTable(std::string_view csv, std::string name, std::size_t largest);

    /// Goes to the next row that is not empty, first to the header; false at the end. Throws where the row's quotes are
    /// broken, or it is no UTF-8.
    bool next();
    /// Of the row: which field has this name in any letters.
    std::optional<std::size_t> find(std::string_view column) const;
    /// Of the row, each run of blanks as one; empty where the row is too short.
    std::string field(std::size_t column) const;
    std::size_t fields() const { return fields_.size(); }
    /// Where the row begins, from 1.
    std::size_t line() const { return line_; }
    /// Throws an Error of the row.
    [[noreturn]] void fail(std::string_view what) const;

  private:
    std::string_view rest_;
    std::string name_;
    std::vector<CsvField> fields_;
    std::size_t line_ = 1;
    std::size_t next_line_ = 1;
};

}  // namespace dateline
