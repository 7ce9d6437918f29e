#include "schemas/timex.hpp"

#include <array>
#include <cstddef>

namespace dateline {

std::string_view to_string(TimexType type) {
    static constexpr std::array<std::string_view, 4> names{"DATE", "TIME", "DURATION", "SET"};
    return names[static_cast<std::size_t>(type)];
}

std::string_view to_string(TimeGrain grain) {
    static constexpr std::array<std::string_view, 11> names{
        "time", "day", "weekend", "week", "month", "quarter", "season", "half-year", "year", "decade", "century"};
    return names[static_cast<std::size_t>(grain)];
}

}  // namespace dateline
