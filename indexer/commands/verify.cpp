#include "indexer/commands/verify.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "indexer/generation.hpp"
#include "indexer/soundness.hpp"
#include "schemas/error.hpp"
#include "schemas/takedowns.hpp"

namespace dateline {

namespace {

using nlohmann::ordered_json;

// What was found.
struct Findings {
    std::optional<std::uint64_t> live;
    std::vector<std::uint64_t> generations;
    std::vector<Damage> damages;
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
};

class Verification {
  public:
    explicit Verification(const VerifyOptions& options)
        : options_(options),
          layout_(options.archive),
          config_(read_config(layout_)),
          check_(layout_, config_, options.jobs) {}

    Findings run() {
        attempt(layout_.current().string(), [&] { found_.live = read_current(layout_); });
        attempt(layout_.takedowns().string(), [&] { takedowns_ = read_takedowns(layout_); });
        found_.generations = generations_on_disk(layout_);
        if (found_.live && !std::count(found_.generations.begin(), found_.generations.end(), *found_.live))
            found_.damages.push_back({layout_.manifest(*found_.live).string(), "missing, though CURRENT names it", {}});
        if (!found_.live && found_.damages.empty() && !found_.generations.empty() && found_.generations.front() > 1)
            found_.damages.push_back({layout_.current().string(), "missing, though there are generations", {}});
        for (const auto number : found_.generations) check_generation(number);
        found_.files = check_.files();
        found_.bytes = check_.bytes();
        return std::move(found_);
    }

  private:
    template <typename Function>
    void attempt(const std::string& where, const Function& function) {
        try {
            function();
        } catch (const Error& error) {
            found_.damages.push_back({where, error.what(), {}});
        }
    }

    // What a run that died left above the live one was never published: the next run sweeps it.
    void check_generation(std::uint64_t number) {
        if (found_.live && number > *found_.live) return;
        const auto path = layout_.manifest(number);
        attempt(path.string(), [&] {
            const auto manifest = parse_manifest(read_file(path, ErrorKind::unavailable), path.string());
            keep(check_.check_files(manifest));
            keep(check_.check_beside(manifest, number));
            if (number != found_.live) return;
            if (takedowns_) keep(check_.check_takedowns(manifest, *takedowns_));
            if (!options_.quick) keep(check_.check_content(manifest));
        });
    }

    void keep(std::vector<Damage> damages) {
        for (auto& damage : damages)
            if (std::find(found_.damages.begin(), found_.damages.end(), damage) == found_.damages.end())
                found_.damages.push_back(std::move(damage));
    }

    const VerifyOptions& options_;
    ArchiveLayout layout_;
    ArchiveConfig config_;
    SoundnessCheck check_;
    std::optional<Takedowns> takedowns_;
    Findings found_;
};

std::string mend_of(const Findings& found, const std::string& archive) {
    std::string partition;
    for (const auto& damage : found.damages)
        if (partition.empty()) partition = damage.partition;
    if (partition.empty()) return fmt::format("dateline-index rollback {} goes back to an older generation", archive);
    return fmt::format(
        "dateline-index rebuild {0} --only {1} makes that part anew from the sources; dateline-index rollback {0} goes "
        "back to an older generation",
        archive, partition);
}

std::string as_text(const Findings& found, const std::string& archive) {
    std::string text;
    for (const auto& damage : found.damages) text += fmt::format("damaged  {}\n", describe(damage));
    const auto what =
        fmt::format("{} generation{}, {} files, {:.1f} MB", found.generations.size(),
                    found.generations.size() == 1 ? "" : "s", found.files, static_cast<double>(found.bytes) / 1e6);
    if (found.damages.empty()) return fmt::format("sound: {}\n", what);
    return text + fmt::format("{} damage{} in {}\nmend: {}\n", found.damages.size(),
                              found.damages.size() == 1 ? "" : "s", what, mend_of(found, archive));
}

std::string as_json(const Findings& found, const std::string& archive) {
    ordered_json damages = ordered_json::array();
    for (const auto& damage : found.damages)
        damages.push_back({{"file", damage.where}, {"what", damage.what}, {"partition", damage.partition}});
    ordered_json generations = ordered_json::array();
    for (const auto number : found.generations) generations.push_back(generation_name(number));
    const ordered_json root{
        {"version", 1},
        {"archive", archive},
        {"live", found.live ? ordered_json(generation_name(*found.live)) : ordered_json(nullptr)},
        {"generations", generations},
        {"sound", found.damages.empty()},
        {"damages", damages},
        {"mend", found.damages.empty() ? ordered_json(nullptr) : ordered_json(mend_of(found, archive))},
        {"files", found.files},
        {"bytes", found.bytes}};
    return root.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace

VerifyOutcome verify_archive(const VerifyOptions& options) {
    const auto found = Verification(options).run();
    const std::string archive = options.archive.string();
    return {options.json ? as_json(found, archive) : as_text(found, archive),
            found.damages.empty() ? exit_done : static_cast<int>(ErrorKind::unavailable)};
}

}  // namespace dateline
