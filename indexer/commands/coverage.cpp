#include "indexer/commands/coverage.hpp"

#include <chrono>

#include "indexer/coverage_forms.hpp"
#include "indexer/coverage_table.hpp"
#include "indexer/generation.hpp"
#include "indexer/kept_back.hpp"

namespace dateline {

namespace {

std::int64_t seconds_now() {
    using namespace std::chrono;
    return floor<seconds>(system_clock::now()).time_since_epoch().count();
}

}  // namespace

std::string describe_coverage(const CoverageOptions& options) {
    const ArchiveLayout layout(options.archive);
    const ArchiveConfig config = read_config(layout);
    const auto live = read_live(layout);
    CoverageHead head{options.archive.string(), {}, 0};
    Coverage coverage{options.by, {}, {}};
    if (live) {
        head.generation = generation_name(live->generation);
        head.kept_back = count_kept_back(layout, *live, config.fields, seconds_now()).all();
        coverage = read_coverage(layout, *live, options.by);
    }
    switch (options.format) {
        case CoverageFormat::csv:
            return coverage_csv(coverage, options.gaps);
        case CoverageFormat::json:
            return coverage_json(head, coverage, options.gaps);
        default:
            return coverage_text(head, coverage, options.gaps);
    }
}

}  // namespace dateline
