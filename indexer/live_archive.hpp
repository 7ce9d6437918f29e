// The live generation, open for the questions that a run asks of it: is this article there, and which is newer?
#pragma once

#include <xapian.h>
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
};

/// Each thread opens its own. The files stay open, so that nothing can take them away.
class LiveArchive {
  public:
    LiveArchive(const ArchiveLayout& layout, const Manifest& manifest);
    /// The article with this id; nothing where there is none.
    std::optional<StoredArticle> find(std::string_view id) const;
    /// For the log of versions: what there is to be known of a stored article once another replaces it.
    KnownVersion version_of(std::string_view id, const StoredArticle& stored) const;

  private:
    std::vector<Xapian::Database> shards_;
};

}  // namespace dateline
