// Whether a number of four digits is a year: what stands beside it tells.
#pragma once

#include "corpus/annotate/time_context.hpp"

namespace dateline {

/// "in 1874", "the 1998 election", "(1806)"; not "$1990", "1500 troops", "Resolution 1441", "2019-nCoV". The match is
/// of one number.
bool is_year(const TimeContext& context, const TimeMatch& match);

}  // namespace dateline
