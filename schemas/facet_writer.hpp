// Makes the file of a shard's facet columns: facet_columns.hpp has what is in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "schemas/facet_columns.hpp"

namespace dateline {

/// Takes the values of one field, by document in rising order.
class FacetColumnWriter {
  public:
    FacetColumnWriter(const Field& field, std::uint32_t documents);

    /// `place`: from 1, in a table that the caller has; 0: none. A key that the document has already is passed over.
    void add(std::uint32_t document, std::string_view shown, std::uint32_t place = 0);

    struct Column {
        std::string section;
        std::vector<std::uint32_t> places;  ///< of each value
        std::string keys;                   ///< the section of keys, where the field has them
    };
    Column finish() &&;

  private:
    struct Value {
        std::string shown;
        std::string key;
        std::uint32_t place = 0;
        std::uint32_t key_number = 0;  // equal for equal keys
        std::uint32_t articles = 0;
    };
    std::uint32_t number_of(std::string_view shown, std::uint32_t place);
    void close_documents(std::uint32_t document);
    std::vector<std::uint32_t> sort_values();
    std::vector<std::uint32_t> repeats() const;
    std::string dictionary(std::string& blocks) const;

    const Field& field_;
    std::uint32_t documents_;
    std::vector<Value> values_;
    std::unordered_map<std::string, std::uint32_t> numbers_;      // by spelling and place
    std::unordered_map<std::string, std::uint32_t> key_numbers_;  // by key
    std::vector<std::uint32_t> begins_;                           // of the documents that are closed, into entries_
    std::vector<std::uint32_t> entries_;                          // numbers of values
    std::vector<std::uint32_t> last_documents_;                   // by number of key: the last that has it
};

/// Puts sections together.
class FacetFileWriter {
  public:
    explicit FacetFileWriter(std::uint32_t documents) : documents_(documents) {}

    void add_values(const Field& field, FacetColumnWriter::Column column);
    /// `days`: by number of document; `documents`: the numbers that there are.
    void add_days(const std::vector<std::uint32_t>& documents, const std::vector<std::optional<Day>>& days);
    /// By number of document, from 0 to the highest.
    void add_lengths(const std::vector<std::uint32_t>& lengths);
    void add_signatures(FacetSignatureWriter signatures);
    void add_places(const FacetPlaces& places);

    std::string finish() &&;

  private:
    void add(std::string_view name, std::string section);

    std::uint32_t documents_;
    std::vector<std::pair<std::string, std::string>> sections_;
};

}  // namespace dateline
