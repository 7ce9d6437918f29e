// Where the sources of a run are at home: by which table its articles are read.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "corpus/annotate/annotation_resources.hpp"
#include "corpus/annotate/home_survey.hpp"
#include "corpus/annotate/source_homes.hpp"
#include "corpus/gazetteer/gazetteer.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

/// Where the table comes from.
enum class HomesFrom {
    nowhere,   ///< there is none
    archive,   ///< it is the one that the archive keeps
    articles,  ///< it is learned from the articles of the run
    file
};
/// By what was asked for ("learn", "none", a file; empty: nothing). Who asks for nothing has the archive's table; where
/// nobody has read an archive's articles for places yet, it is learned.
HomesFrom choose_homes(const std::string& asked, const Manifest* live);

/// The table with this fingerprint that an archive has kept, without places that the gazetteer does not know. Nothing
/// where it is gone or damaged.
std::optional<SourceHomes> kept_homes(const ArchiveLayout& layout, const std::string& fingerprint,
                                      const Gazetteer& gazetteer);

/// How a table is learned.
struct HomeLearning {
    std::size_t jobs = 1;                        ///< threads
    std::size_t most_held = 0;                   ///< bytes of text, see HomeSurvey
    const std::set<std::string>* drop_fields{};  ///< keys of the records to be ignored
};
/// Learns from all articles of a survey, with several threads; nothing where not all could be read. Throws Interrupted.
std::optional<SourceHomes> learn_homes(HomeSurvey& survey, const std::shared_ptr<const Gazetteer>& gazetteer,
                                       const HomeLearning& how);

/// What a run has besides its table.
struct SettledHomes {
    std::vector<Item> ahead;  ///< taken out of the sources, before what they give from now on
    std::optional<std::uint64_t>
        learned;                ///< sources whose homes were learned; nothing: it was not to learn, or could not
    bool was_too_much = false;  ///< it could not, as more would have had to be held than may be
};
/// Gives a run its table, by what was asked for. Sources of which the run tells nothing keep what the archive knows of
/// them. `survey` is called where it is to be learned. Throws Error(unavailable) where the archive's table is gone, and
/// Interrupted.
SettledHomes settle_homes(LoadedAnnotation& annotation, const std::string& asked, const ArchiveLayout& layout,
                          const Manifest* live, const std::function<HomeSurvey()>& survey, const HomeLearning& how);

}  // namespace dateline
