// Every parser of dates and times on the same text. What is read must come back from its own text form.
#include <cstdlib>
#include <string_view>

#include "corpus/readers/dateline.hpp"
#include "corpus/readers/written_date.hpp"
#include "query/language/date_expression.hpp"
#include "query/language/query_error.hpp"

using namespace dateline;

namespace {

void check(const std::optional<ReadMoment>& read) {
    if (!read) return;
    const auto again = parse_moment(to_string(read->moment));
    if (!again || again->moment != read->moment || again->time_dropped) std::abort();
}

void check_range(std::string_view text) {
    try {
        const auto range = parse_date_expression(text, *make_day(2022, 9, 16));
        if (range.first && range.last && *range.first > *range.last) std::abort();
    } catch (const QueryError& error) {
        if (error.span().end > text.size()) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check(parse_moment(text));
    check(read_written_moment(text));
    check(read_written_moment(text, DateOrder::month_first));
    check_range(text);
    if (const auto found = find_dateline(text); found && found->size > size) std::abort();
    static_cast<void>(read_script_dateline(text.substr(0, text.find('\n'))));
    return 0;
}
