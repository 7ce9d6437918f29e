// Which articles may be shown: those that are neither taken down, cancelled or withheld, nor under embargo.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/answer.hpp"
#include "schemas/field_table.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

/// Obeyed by every search and count. Costs nothing where nothing is kept back. Holds what it is given by reference.
class Visibility {
  public:
    Visibility(const Manifest& manifest, const FieldTable& fields, const std::vector<Xapian::Database>& shards);

    /// Whether anything is kept back at `now` (UTC seconds).
    bool restricts(std::int64_t now) const;
    /// The part of a shard's matches that may be shown.
    Xapian::Query visible(Xapian::Query query, std::size_t shard, std::int64_t now) const;
    /// Whether one article may be shown.
    KeptBack kept_back(const std::string& id, const Xapian::Document& document, std::int64_t now) const;

  private:
    bool has_embargo(std::size_t shard, std::int64_t now) const;

    const std::vector<std::string>& hidden_;       // ids, sorted
    std::vector<std::vector<std::string>> terms_;  // of each shard: of what is never to be shown
    Xapian::valueno embargo_slot_ = Xapian::BAD_VALUENO;
    std::vector<std::string> last_embargo_;  // of each shard, as in its slot; empty: it has none
};

}  // namespace dateline
