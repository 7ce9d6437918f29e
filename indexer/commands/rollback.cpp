#include "indexer/commands/rollback.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "indexer/commands/create.hpp"
#include "indexer/generation.hpp"
#include "indexer/soundness.hpp"
#include "indexer/succession.hpp"
#include "indexer/upkeep_run.hpp"
#include "schemas/error.hpp"
#include "schemas/takedowns.hpp"

namespace dateline {

namespace {

class RollbackRun {
  public:
    explicit RollbackRun(const RollbackOptions& options)
        : options_(options), upkeep_(options.archive), layout_(upkeep_.layout()), config_(upkeep_.config()) {}

    RollbackOutcome run() {
        upkeep_.lock(options_.lock_timeout);
        make_folders(layout_);
        outcome_.from = live_number();
        if (outcome_.from != 0) drop_drafts(layout_);
        const auto target = options_.to ? asked_for(*options_.to) : newest_sound();
        outcome_.to = target.generation;
        publish_again(target);
        try_to_sweep(layout_, config_.retention);
        return outcome_;
    }

  private:
    // A CURRENT that is lost or damaged is what a rollback may be for.
    std::uint64_t live_number() const try { return read_current(layout_).value_or(0); } catch (const Error&) {
        return 0;
    }

    std::optional<Manifest> readable(std::uint64_t number) const try {
        const auto path = layout_.manifest(number);
        return parse_manifest(read_file(path, ErrorKind::unavailable), path.string());
    } catch (const Error&) {
        return std::nullopt;
    }

    // Of a manifest that can be read; why not, where it can't.
    std::optional<Manifest> sound(std::uint64_t number, std::string& why) const {
        const auto path = layout_.manifest(number);
        try {
            auto manifest = parse_manifest(read_file(path, ErrorKind::no_input), path.string());
            const auto damages = SoundnessCheck(layout_, config_, 1).check_files(manifest);
            if (damages.empty()) return manifest;
            why = describe(damages.front());
        } catch (const Error& error) {
            why = error.what();
        }
        return std::nullopt;
    }

    std::string listed() const {
        std::string names;
        for (const auto number : generations_on_disk(layout_))
            names += (names.empty() ? "" : ", ") + generation_name(number);
        return names.empty() ? "none" : names;
    }

    Manifest asked_for(std::uint64_t number) const {
        const auto numbers = generations_on_disk(layout_);
        if (std::find(numbers.begin(), numbers.end(), number) == numbers.end())
            throw Error(ErrorKind::no_input, fmt::format("{}: there is no generation {}: there are {}",
                                                         layout_.root().string(), generation_name(number), listed()));
        if (number < read_takedowns(layout_).first_clean())
            throw Error(ErrorKind::no_input, fmt::format("{}: {} holds text that was purged since",
                                                         layout_.root().string(), generation_name(number)));
        std::string why;
        if (auto manifest = sound(number, why)) return std::move(*manifest);
        throw Error(ErrorKind::unavailable, why);
    }

    // Drafts of dead runs, which stand above the live one, were never published.
    Manifest newest_sound() const {
        std::string why;
        const auto first_clean = read_takedowns(layout_).first_clean();
        for (const auto number : generations_on_disk(layout_)) {
            if ((outcome_.from != 0 && number >= outcome_.from) || number < first_clean) continue;
            if (auto manifest = sound(number, why)) return std::move(*manifest);
        }
        if (why.empty())
            throw Error(ErrorKind::no_input, fmt::format("{}: nothing to go back to: there is no older generation",
                                                         layout_.root().string()));
        throw Error(ErrorKind::unavailable, why);
    }

    void publish_again(const Manifest& target) {
        const auto live = readable(outcome_.from);
        const auto next = upkeep_.next_from(target, outcome_.from, trusted_takedowns(layout_, live ? &*live : &target));
        publish(layout_, next, side_files(layout_, target.generation, next.hidden));
        outcome_.published = next.generation;
        outcome_.articles = next.articles;
    }

    const RollbackOptions& options_;
    UpkeepRun upkeep_;
    const ArchiveLayout& layout_;
    const ArchiveConfig& config_;
    RollbackOutcome outcome_;
};

}  // namespace

RollbackOutcome roll_back(const RollbackOptions& options) { return RollbackRun(options).run(); }

std::string RollbackOutcome::summary() const {
    return fmt::format("back from {} to {}: published {} with {} article{}",
                       from == 0 ? "nothing" : generation_name(from), generation_name(to), generation_name(published),
                       articles, articles == 1 ? "" : "s");
}

}  // namespace dateline
