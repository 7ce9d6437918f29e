// Dates as people write them in a query. Weeks begin on Monday; upper and lower case are alike.
//
//   2022   2022-09   2022-09-16   2022/09/16   20220916   2020s
//   Sep 2022   16 September 2022   September 16th, 2022
//   16.9.2022   16/9/2022   9/16/2022       not where day and month could be taken for each other
//   today   yesterday   tomorrow
//   Friday   last Friday                    the last one, today included; "last" is before today
//   this|last|next week|month|quarter|year  whole ones; also day, decade and the days of the week
//   3 days|weeks|months|years ago           a whole week, month or year, as "last year" is
//   last 3 days|weeks|months|years          so many, ending today
//   A..B   A..   ..B   A/B                  from the first day of A to the last day of B
//
// Words may be joined by '-' where no quotes are wanted: last-week, september-2022, 3-days-ago.
#pragma once

#include <cstddef>
#include <string_view>

#include "query/language/expression.hpp"

namespace dateline {

/// The days that an expression speaks of. Years 1000 to 2999.
/// Throws QueryError with the mend; `offset` is where the text begins in what the error's span counts from.
DayRange parse_date_expression(std::string_view text, Day today, std::size_t offset = 0);

/// Whether parse_date_expression can read it.
bool is_date_expression(std::string_view text, Day today);

}  // namespace dateline
