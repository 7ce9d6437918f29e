#include "indexer/verify_forms.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "schemas/archive_layout.hpp"

namespace dateline {

namespace {

using nlohmann::ordered_json;

std::string mend_of_generations(const std::vector<Damage>& damages, const std::string& archive) {
    std::string partition;
    for (const auto& damage : damages)
        if (partition.empty()) partition = damage.partition;
    if (partition.empty()) return fmt::format("dateline-index rollback {} goes back to an older generation", archive);
    return fmt::format(
        "dateline-index rebuild {0} --only {1} makes that part anew from the sources; dateline-index rollback {0} goes "
        "back to an older generation",
        archive, partition);
}

std::string mend_of(const VerifyFindings& found, const std::string& archive) {
    std::string mend = found.damages.empty() ? "" : mend_of_generations(found.damages, archive);
    if (found.seen.empty()) return mend;
    return mend + (mend.empty() ? "" : "; ") +
           "put back from a copy what saved searches have reported, or let them begin anew";
}

std::vector<Damage> all_damages(const VerifyFindings& found) {
    auto all = found.damages;
    all.insert(all.end(), found.seen.begin(), found.seen.end());
    return all;
}

std::string refused_text(const RefusedState& refused, const std::string& archive) {
    const auto name = refused.generation ? generation_name(*refused.generation) : "a generation";
    const auto where = ArchiveLayout(archive).refused().string();
    if (refused.damages.empty())
        return fmt::format("note: {}, which was not published, lies in {} until the next is published: {} files, sound\n",
                           name, where, refused.files);
    return fmt::format("note: {}, which was not published, lies in {} and can't all be looked at: {}\n", name, where,
                       describe(refused.damages.front()));
}

ordered_json damages_json(const std::vector<Damage>& damages) {
    ordered_json rows = ordered_json::array();
    for (const auto& damage : damages)
        rows.push_back({{"file", damage.where}, {"what", damage.what}, {"partition", damage.partition}});
    return rows;
}

ordered_json name_json(const std::optional<std::uint64_t>& generation) {
    return generation ? ordered_json(generation_name(*generation)) : ordered_json(nullptr);
}

ordered_json refused_json(const RefusedState& refused, const std::string& archive) {
    return {{"folder", ArchiveLayout(archive).refused().string()},
            {"generation", name_json(refused.generation)},
            {"files", refused.files},
            {"sound", refused.damages.empty()},
            {"damages", damages_json(refused.damages)}};
}

}  // namespace

std::string verify_text(const VerifyFindings& found, const std::string& archive) {
    const auto damages = all_damages(found);
    std::string text;
    for (const auto& damage : damages) text += fmt::format("damaged  {}\n", describe(damage));
    const auto what =
        fmt::format("{} generation{}, {} files, {:.1f} MB", found.generations.size(),
                    found.generations.size() == 1 ? "" : "s", found.files, static_cast<double>(found.bytes) / 1e6);
    if (damages.empty()) {
        text += fmt::format("sound: {}\n", what);
    } else {
        text += fmt::format("{} damage{} in {}\nmend: {}\n", damages.size(), damages.size() == 1 ? "" : "s", what,
                            mend_of(found, archive));
    }
    return found.refused ? text + refused_text(*found.refused, archive) : text;
}

std::string verify_json(const VerifyFindings& found, const std::string& archive) {
    ordered_json generations = ordered_json::array();
    for (const auto number : found.generations) generations.push_back(generation_name(number));
    const ordered_json root{{"version", 1},
                            {"archive", archive},
                            {"live", name_json(found.live)},
                            {"generations", generations},
                            {"sound", found.is_sound()},
                            {"damages", damages_json(all_damages(found))},
                            {"mend", found.is_sound() ? ordered_json(nullptr) : ordered_json(mend_of(found, archive))},
                            {"refused", found.refused ? refused_json(*found.refused, archive) : ordered_json(nullptr)},
                            {"files", found.files},
                            {"bytes", found.bytes}};
    return root.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace dateline
