#include "indexer/commands/verify.hpp"

#include <algorithm>
#include <optional>

#include "indexer/aside_check.hpp"
#include "indexer/generation.hpp"
#include "indexer/soundness.hpp"
#include "indexer/verify_forms.hpp"
#include "schemas/error.hpp"
#include "schemas/takedowns.hpp"

namespace dateline {

namespace {

class Verification {
  public:
    explicit Verification(const VerifyOptions& options)
        : options_(options),
          layout_(options.archive),
          config_(read_config(layout_)),
          check_(layout_, config_, options.jobs) {}

    VerifyFindings run() {
        attempt(layout_.current().string(), [&] { found_.live = read_current(layout_); });
        attempt(layout_.takedowns().string(), [&] { takedowns_ = read_takedowns(layout_); });
        found_.generations = generations_on_disk(layout_);
        if (found_.live && !std::count(found_.generations.begin(), found_.generations.end(), *found_.live))
            found_.damages.push_back({layout_.manifest(*found_.live).string(), "missing, though CURRENT names it", {}});
        if (!found_.live && found_.damages.empty() && !found_.generations.empty() && found_.generations.front() > 1)
            found_.damages.push_back({layout_.current().string(), "missing, though there are generations", {}});
        for (const auto number : found_.generations) check_generation(number);
        found_.seen = check_saved(layout_);
        found_.refused = check_refused(layout_, check_);
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
    VerifyFindings found_;
};

}  // namespace

VerifyOutcome verify_archive(const VerifyOptions& options) {
    const auto found = Verification(options).run();
    const std::string archive = options.archive.string();
    return {options.json ? verify_json(found, archive) : verify_text(found, archive),
            found.is_sound() ? exit_done : static_cast<int>(ErrorKind::unavailable)};
}

}  // namespace dateline
