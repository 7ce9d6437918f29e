#include "indexer/acceptance.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/generation.hpp"
#include "schemas/error.hpp"

namespace dateline {

void Acceptance::check_shrinkage(const Manifest& live, std::uint64_t articles_before) const {
    auto shrunk = find_shrinkage(layout_, fields_, live, next_, next_.checks.shrink);
    // Of a shard that is not opened the number of its articles is known, and no more.
    const bool has_unread = articles_before != live.articles;
    if (has_unread && shrunk.empty() && next_.articles < articles_before)
        shrunk.push_back({true, {}, {}, articles_before, next_.articles});
    if (shrunk.empty()) return;
    set_aside(layout_, next_);
    throw Error(ErrorKind::refused,
                fmt::format("{}: fewer articles than {} has: {}. Not published, and kept in {}; --allow-shrink "
                            "publishes it all the same",
                            layout_.root().string(), generation_name(live.generation), describe(shrunk),
                            layout_.refused().string()));
}

void Acceptance::check_canaries(const CanaryTrial& trial) const {
    if (next_.checks.canaries.empty() || !next_.missing.empty()) return;
    // Where nobody looks for it yet: an archive that has the candidate as its live generation.
    set_aside(layout_, next_);
    const auto failures = trial.failures(next_.checks.canaries, layout_.refused(), next_);
    if (failures.empty()) return;
    throw Error(ErrorKind::refused,
                fmt::format("{}: a canary fails: {}. Not published, and kept in {}; other canaries, "
                            "or --canaries none, publish it all the same",
                            layout_.root().string(), describe_failures(failures), layout_.refused().string()));
}

}  // namespace dateline
