// The live generation, open for the questions that a run asks of it: is this article there, and which is newer?
#pragma once

#include <xapian.h>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/archive_layout.hpp"
#include "schemas/manifest.hpp"
#include "schemas/version_log.hpp"

namespace dateline {

/// An article of the live generation.
struct StoredArticle {
    std::size_t shard = 0;  ///< index into Manifest::shards
    Fingerprint fingerprint;
    Revision revision;
    std::string stamp;  ///< of who read it, one of those asked for; empty: none of these
};

/// Each thread opens its own. The files stay open, so that nothing can take them away.
class LiveArchive {
  public:
    /// `stamps`: who read an article is told for these alone.
    LiveArchive(const ArchiveLayout& layout, const Manifest& manifest, const std::vector<std::string>& stamps = {});
    /// The article with this id; nothing where there is none.
    std::optional<StoredArticle> find(std::string_view id) const;
    /// For the log of versions: what there is to be known of a stored article once another replaces it.
    KnownVersion version_of(std::string_view id, const StoredArticle& stored) const;

  private:
    // By number of the document: the number of the stamp and one more; 0: none.
    using StampNumbers = std::vector<std::uint8_t>;
    struct OpenShard {
        std::string path;
        Xapian::Database database;
        StampNumbers stamps;
    };
    void read_stamps();
    void read_stamps(OpenShard& shard) const;
    std::optional<StoredArticle> find_in(std::size_t shard, const std::string& term) const;

    std::vector<OpenShard> shards_;
    std::vector<std::string> stamps_;
};

}  // namespace dateline
