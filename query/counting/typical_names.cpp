#include "query/counting/typical_names.hpp"

#include <algorithm>

#include "query/counting/facet_counter.hpp"
#include "query/counting/log_likelihood.hpp"

namespace dateline {

namespace {

constexpr std::size_t first_look = 100;  // at so many of the most frequent values

// The typical ones among values that are in order of their frequency.
void keep_typical(std::vector<FacetCount>& values, std::uint64_t matches, std::uint64_t archive, std::size_t limit) {
    std::erase_if(values, [&](FacetCount& value) { return !score_typical(value, matches, archive); });
    std::stable_sort(values.begin(), values.end(),
                     [](const FacetCount& a, const FacetCount& b) { return a.score > b.score; });
    if (values.size() > limit) values.erase(values.begin() + static_cast<std::ptrdiff_t>(limit), values.end());
}

}  // namespace

// Those that are not looked at are no more frequent than the last that is, which bounds their scores.
Facet typical_names(FacetFiles& files, const std::string& field, const CountedDocuments& documents, std::size_t limit) {
    std::uint64_t matches = 0;
    for (const auto& list : documents.matched) matches += list.size();
    for (std::size_t look = std::max(first_look, limit);; look *= 4) {
        Facet facet = count_facet(files, field, documents, look);
        const bool complete = !facet.more;
        const std::uint64_t last = facet.values.empty() ? 0 : facet.values.back().tally.articles;
        keep_typical(facet.values, matches, documents.archive, limit);
        const double needed = facet.values.size() < limit ? least_log_likelihood : facet.values.back().score;
        facet.more = false;
        if (complete || stays_below(needed, last, matches, documents.archive)) return facet;
    }
}

}  // namespace dateline
