#include "found_times.hpp"

#include <vector>

#include "corpus/annotate/times.hpp"

namespace dateline {

namespace {

std::vector<TimeSpan> find(std::string_view sentence, std::string_view anchor, std::string_view language) {
    std::optional<Moment> published;
    if (const auto day = parse_day(anchor)) published = Moment{*day, {}, {}};
    return find_times(tokenize(sentence), published, language);
}

}  // namespace

std::string found_times(std::string_view sentence, std::string_view anchor, std::string_view language) {
    std::string found;
    for (const auto& span : find(sentence, anchor, language)) {
        const auto surface = sentence.substr(span.begin, span.end - span.begin);
        found += found.empty() ? "[" : "; [";
        found.append(surface).append("] ").append(to_string(span.time.type)).append(" ").append(span.time.value);
        if (!span.time.extent) continue;
        found.append(" ").append(to_string(span.time.extent->grain)).append(" ");
        found += to_string(span.time.extent->days.first) + "/" + to_string(span.time.extent->days.last);
    }
    return found;
}

std::string found_values(std::string_view sentence, std::string_view anchor, std::string_view language) {
    std::string found;
    for (const auto& span : find(sentence, anchor, language))
        found.append(found.empty() ? "" : "; ").append(span.time.value);
    return found;
}

}  // namespace dateline
