// Any text as a query. What is understood has a written form that means the same.
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <string>

#include "query/language/describe.hpp"
#include "query/language/parser.hpp"
#include "query/language/query_error.hpp"

using namespace dateline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const ParseOptions options{
        .today = *make_day(2022, 9, 16), .any = (data[0] & 1) != 0, .filtered = (data[0] & 2) != 0};
    try {
        const auto query = parse_query(text, FieldTable::builtin(), options);
        static_cast<void>(describe_query(text, query).dump());
        const std::string written = canonical_query(*query.expression);
        const auto again = parse_query(written, FieldTable::builtin(), options);
        if (canonical_query(*again.expression) != written) std::abort();
    } catch (const QueryError& error) {
        static_cast<void>(render_query_error(text, error));
    }
    return 0;
}
