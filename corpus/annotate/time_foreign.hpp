// Dates of the calendar in other languages: "16. September 2022", "16 septembre 2022", "16 вересня 2022 року".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "corpus/annotate/times.hpp"

namespace dateline {

/// Whether there is a table of months of this language (ISO 639-1, also "de-at").
bool has_foreign_dates(std::string_view language);

/// A day or a month with its year; and a day without one, in the nearest year to the day of publication. Where there is
/// no table: "2022-09-16" alone.
std::vector<TimeSpan> find_foreign_dates(const TokenizedText& text, std::optional<Day> anchor,
                                         std::string_view language);

}  // namespace dateline
