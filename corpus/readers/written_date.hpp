// Dates as people and spreadsheets write them, beside the ISO form of parse_moment.
#pragma once

#include <optional>
#include <string_view>

#include "schemas/period.hpp"

namespace dateline {

/// What "03/04/2022" means, and whether years may have two digits.
enum class DateOrder {
    unknown,      ///< taken only where one order gives a date: "16/09/2022", "05/05/2022"; years have four digits
    month_first,  ///< American: "03/24/87"; two digits of a year are 1950 to 2049
};

/// Reads "2022-09-16T10:05:00Z", "20220916", "2022/09/16", "16.9.2022" (points: day first), "16/09/2022",
/// "Fri, 16 Sep 2022 10:05:00 GMT", "September 16th, 2022, Friday, Home Edition", "16-SEP-2022 10:05 PM". Words behind
/// the day are passed over; a time that can't be read is dropped. Nothing where the day can't be read or is ambiguous.
std::optional<ReadMoment> read_written_moment(std::string_view text, DateOrder order = DateOrder::unknown);

}  // namespace dateline
