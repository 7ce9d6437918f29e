#include "query/presentation/hit_columns.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "query/language/query_error.hpp"
#include "schemas/custom_schema.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

[[noreturn]] void refuse(const std::string& name, const std::vector<std::string>& known) {
    constexpr std::size_t bound = 2;
    const auto distance = [&](const std::string& other) { return edit_distance(name, other, bound); };
    const auto nearest = std::min_element(known.begin(), known.end(),
                                          [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
    const bool is_near = distance(*nearest) <= bound;
    const std::string mend =
        is_near ? fmt::format("did you mean {}?", *nearest) : fmt::format("write {}", fmt::join(known, ", "));
    throw Error(ErrorKind::usage, fmt::format("--fields: there is no {}: {}", shown_piece(name), mend));
}

}  // namespace

void check_columns(const std::vector<std::string>& asked, const FieldTable& fields) {
    std::vector<std::string> known(hit_columns.begin(), hit_columns.end());
    for (const auto& field : custom_fields(fields)) known.push_back(field.name);
    for (auto name = asked.begin(); name != asked.end(); ++name) {
        if (std::find(known.begin(), known.end(), *name) == known.end()) refuse(*name, known);
        if (std::find(asked.begin(), name, *name) != name)
            throw Error(ErrorKind::usage, fmt::format("--fields: {} is there twice", *name));
    }
}

}  // namespace dateline
