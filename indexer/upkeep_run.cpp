#include "indexer/upkeep_run.hpp"

#include <fmt/format.h>

#include "indexer/commands/create.hpp"
#include "indexer/generation.hpp"
#include "indexer/succession.hpp"
#include "schemas/error.hpp"

namespace dateline {

void UpkeepRun::make_ready() const {
    make_folders(layout_);
    sweep(layout_, config_.retention);
}

Manifest UpkeepRun::live() const {
    if (auto live = read_live(layout_)) return std::move(*live);
    throw Error(ErrorKind::unavailable,
                fmt::format("{}: empty: nothing has been published yet", layout_.root().string()));
}

Manifest UpkeepRun::next_from(const Manifest& from, std::uint64_t live, const Takedowns& takedowns) const {
    auto next = successor_of(from, next_generation(layout_, live), live == 0 ? from.generation : live);
    obey(next, takedowns);
    return next;
}

}  // namespace dateline
