#include "corpus/annotate/times.hpp"

#include "corpus/annotate/time_calendar.hpp"
#include "corpus/annotate/time_foreign.hpp"
#include "corpus/annotate/time_reader.hpp"

namespace dateline {

namespace {

bool is_english(std::string_view language) { return language.substr(0, language.find_first_of("-_")) == "en"; }

// News of another year speak of no days that the rules reach.
std::optional<Day> usable_day(const std::optional<Moment>& anchor) {
    if (!anchor || year_of(anchor->day) <= first_time_year || year_of(anchor->day) > last_time_year)
        return std::nullopt;
    return anchor->day;
}

}  // namespace

bool has_time_rules(std::string_view language) { return is_english(language) || has_foreign_dates(language); }

std::vector<TimeSpan> find_times(const TokenizedText& text, std::optional<Moment> anchor, std::string_view language) {
    const auto day = usable_day(anchor);
    if (!is_english(language)) return find_foreign_dates(text, day, language);
    return TimeReader(text, day).read();
}

}  // namespace dateline
