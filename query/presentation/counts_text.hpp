// Counts for people, and tables of them for spreadsheets.
#pragma once

#include <cstddef>
#include <string>

#include "query/counting/counts.hpp"

namespace dateline {

/// Facets, what is typical, and timeline: a line a value, a bar a period. `columns`: the width of the terminal. Empty
/// where there is none.
std::string counts_text(const Counts& counts, std::size_t columns);

/// A cross table as CSV: its columns, articles, archive.
std::string table_csv_head(const CrossTable& table);
std::string table_csv_row(const CrossTable::Row& row);

}  // namespace dateline
