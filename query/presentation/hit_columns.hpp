// The columns that a script may ask for of each hit: --fields id,date,title.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/field_table.hpp"

namespace dateline {

/// Those of every archive, in the order in which they are shown unless columns are asked for; the last few only then.
inline constexpr std::array<std::string_view, 15> hit_columns{
    "rank",          "id",     "score",   "date",   "title",    "source",      "dateline", "status", "persons",
    "organisations", "places", "snippet", "copies", "corrects", "corrected_by"};
inline constexpr std::size_t usual_hit_columns = 13;

/// Throws Error(usage) for a name that is neither one of these nor a field of the archive's own, with the nearest that
/// is, and for one that is asked for twice.
void check_columns(const std::vector<std::string>& asked, const FieldTable& fields);

}  // namespace dateline
