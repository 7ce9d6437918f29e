// The names of an archive as its facet columns have them, by what they sound like.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "query/counting/facet_files.hpp"
#include "query/counting/kept_back_values.hpp"
#include "schemas/facet_columns.hpp"
#include "schemas/field_table.hpp"

namespace dateline {

/// Keys of words (name_key.hpp), kept once they were made. For one thread at a time.
class NameKeys {
  public:
    const std::string& operator()(const std::string& folded_word);

  private:
    std::unordered_map<std::string, std::string> keys_;
};

/// Reads the columns of the fields that have keys. For one thread at a time; the files must outlive it.
class NameIndex {
  public:
    /// A spelling of a name in one shard: it may come again, with the articles of another. No other has its number.
    /// Only articles that may be shown are counted: there may be none.
    using Visit = std::function<void(std::uint64_t number, const FacetValue& name)>;

    explicit NameIndex(FacetFiles& files) : files_(files), values_(files, {}) {}

    /// From now on these documents of each shard are not counted; asked for when a name is. Null: all are.
    void keep_back(std::function<DocumentLists()> documents);

    NameKeys& keys() { return keys_; }
    /// Whether the archive has any names of this field that are found by their keys.
    bool has(const Field& field);
    /// Every name of the field that has a word with this key (or this acronym_key()), and perhaps others.
    void visit_like(const Field& field, std::string_view key, const Visit& visit);
    /// How many that are.
    std::size_t count_like(const Field& field, std::string_view key);
    /// Every name of the field.
    void visit_all(const Field& field, const Visit& visit);

  private:
    FacetValue value(std::size_t shard, const Field& field, std::uint32_t ordinal);

    FacetFiles& files_;
    NameKeys keys_;
    KeptBackValues values_;
    std::function<DocumentLists()> kept_back_;  // not yet asked
};

}  // namespace dateline
