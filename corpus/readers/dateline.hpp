// The dateline at the head of a news story: where, when and by whom it was filed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/period.hpp"

namespace dateline {

/// The month that a word names, 1 to 12: a name in English or at least three of its first letters, with or without a
/// full stop.
std::optional<unsigned> month_number(std::string_view word);

/// The day of three words ("26", "FEB", "1987"); nothing where there is no such day.
std::optional<Day> read_day(std::string_view day, std::string_view month, std::string_view year);

struct Dateline {
    std::string text;        ///< "KYIV, Ukraine": the place as given, without day, agency and dash
    std::string agency;      ///< "Reuters"; empty: not written
    std::optional<Day> day;  ///< none: not written, or without its year, which is never guessed
    std::size_t size = 0;    ///< bytes of the story that it takes up, dash and blanks behind it included
};

/// Finds a dateline where a story begins with one: a place that is followed by a day or an agency, then a dash.
///   "KYIV, Sept 16 (Reuters) - "  "IZIUM, Ukraine, 16 September 2022 (AFP) -- "  "LAGOS, Nigeria (AP) — "  "LONDON,
///   March 3 - "
std::optional<Dateline> find_dateline(std::string_view story);

/// The place of a line that is known to be a dateline, in whatever letters: "Kyiv, Sept 16 (Reuters) -" gives "Kyiv";
/// "Kyiv -", with neither day nor agency, too.
std::string dateline_place(std::string_view line);

/// Reads a line of a broadcast script; size is the line's.
///   "KYIV, UKRAINE (SEPTEMBER 16, 2022) (Reuters)"  "SHOWS: KYIV, UKRAINE (RECENT - SEPTEMBER 16, 2022) (REUTERS -
///   ACCESS ALL)"
std::optional<Dateline> read_script_dateline(std::string_view line);

}  // namespace dateline
