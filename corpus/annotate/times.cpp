#include "corpus/annotate/times.hpp"

#include "corpus/annotate/time_foreign.hpp"
#include "corpus/annotate/time_reader.hpp"

namespace dateline {

namespace {

bool is_english(std::string_view language) { return language.substr(0, language.find_first_of("-_")) == "en"; }

}  // namespace

bool has_time_rules(std::string_view language) { return is_english(language) || has_foreign_dates(language); }

std::vector<TimeSpan> find_times(const TokenizedText& text, std::optional<Moment> anchor, std::string_view language) {
    const auto day = anchor ? std::optional(anchor->day) : std::nullopt;
    if (!is_english(language)) return find_foreign_dates(text, day, language);
    return TimeReader(text, day).read();
}

}  // namespace dateline
