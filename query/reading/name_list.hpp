// The names of an archive: who and what it has, how often, from when to when.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/counting/matched_documents.hpp"
#include "query/reading/archive_names.hpp"
#include "query/reading/reading.hpp"
#include "schemas/field_table.hpp"
#include "schemas/period.hpp"

namespace dateline {

/// A name with all its spellings: names of one kind whose words have the same keys.
struct ListedName {
    const Field* field = nullptr;
    std::string name;                 ///< the most frequent spelling
    std::uint64_t articles = 0;       ///< with any of them
    std::vector<NameTaken> variants;  ///< all spellings, the most frequent first
    std::optional<Day> first;         ///< of publication, in UTC; none: all are undated
    std::optional<Day> last;
};

struct NameListRequest {
    std::string prefix;  ///< of the name or of one of its words, as typed; empty: all names
    std::uint64_t offset = 0;
    std::optional<std::uint64_t> limit;  ///< none: all
};

/// Lists persons, organisations and places by the number of articles that may be shown, the most frequent first. What
/// is read of the archive grows with the names that begin so, and with the articles of those that are listed.
class NameLister {
  public:
    /// `kept_back`: what no answer may show. The index must leave out the same.
    NameLister(const FieldTable& fields, const std::vector<Xapian::Database>& shards, const DocumentLists& kept_back,
               NameIndex& index)
        : fields_(fields), shards_(shards), kept_back_(kept_back), index_(index) {}

    std::vector<ListedName> list(const NameListRequest& request) const;

  private:
    void gather(const Field& field, const std::string& prefix, std::vector<ListedName>& names) const;
    void count(ListedName& name) const;

    const FieldTable& fields_;
    const std::vector<Xapian::Database>& shards_;
    const DocumentLists& kept_back_;
    NameIndex& index_;
};

}  // namespace dateline
