#include "query/counting/count_matches.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "query/counting/cross_table.hpp"
#include "query/counting/facet_counter.hpp"
#include "query/counting/place_map.hpp"
#include "query/counting/timeline.hpp"
#include "schemas/error.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

std::vector<std::string> facet_names(const FieldTable& fields) {
    std::vector<std::string> names;
    for (const Field& field : fields.fields())
        if (field.facet && !field.reserved) names.push_back(field.name);
    return names;
}

[[noreturn]] void refuse(std::string_view option, std::string_view name, const std::vector<std::string>& known) {
    constexpr std::size_t bound = 2;
    std::size_t best = std::min(bound + 1, name.size());
    std::string nearest;
    for (const auto& other : known) {
        const std::size_t distance = edit_distance(name, other, bound);
        if (distance >= best) continue;
        best = distance;
        nearest = other;
    }
    const std::string mend = nearest.empty() ? fmt::format("write {}", fmt::join(known, ", "))
                                             : fmt::format("did you mean \"{}\"?", nearest);
    throw Error(ErrorKind::usage, fmt::format("--{}: nothing is counted by \"{}\": {}", option, name, mend));
}

// `names` as the table has them; `units`: whether day, month and year are names too.
void resolve(std::string_view option, std::vector<std::string>& names, const FieldTable& fields, bool units) {
    auto known = facet_names(fields);
    if (units) known.insert(known.begin(), {"day", "month", "year"});
    std::vector<std::string> resolved;
    for (const auto& name : names) {
        const std::string folded = fold_text(name);
        const Field* const by_key = fields.find_record_key(folded);
        const std::string& wanted = by_key != nullptr ? by_key->name : folded;
        if (std::find(known.begin(), known.end(), wanted) == known.end()) refuse(option, name, known);
        if (std::find(resolved.begin(), resolved.end(), wanted) != resolved.end())
            throw Error(ErrorKind::usage, fmt::format("--{}: \"{}\" is there twice", option, name));
        resolved.push_back(wanted);
    }
    names = std::move(resolved);
}

}  // namespace

CountRequest resolve_fields(CountRequest request, const FieldTable& fields) {
    resolve("facets", request.facets, fields, false);
    resolve("count-by", request.count_by, fields, true);
    if (request.count_by.size() > most_columns)
        throw Error(ErrorKind::usage, fmt::format("--count-by: {} columns, and at most {} can be counted by",
                                                  request.count_by.size(), most_columns));
    return request;
}

Counts count_matches(const CountRequest& request, FacetFiles& files, const CountedDocuments& documents) {
    Counts counts;
    counts.archive = documents.archive;
    for (const auto& field : request.facets)
        counts.facets.push_back(count_facet(files, field, documents, request.facet_limit));
    if (request.timeline) counts.timeline = make_timeline(files, documents, *request.timeline);
    if (!request.count_by.empty()) counts.table = make_cross_table(files, request.count_by, documents);
    if (request.places) counts.places = map_places(files, documents);
    return counts;
}

}  // namespace dateline
