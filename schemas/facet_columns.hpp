// The facet columns of a shard: for each of its documents the values of every facet field, the day of publication and
// the places it names, so that all matches of a query can be counted without their documents being read; how long it
// is, and what copies of it are known by. A file beside each shard; derived from the shard alone. The bytes: README.md.
//
// Whoever reads trusts no byte: sections have checksums, which are looked at when a section is opened, and every number
// is held to its bounds. What is damaged throws Error(unavailable) that names the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/facet_keys.hpp"
#include "schemas/facet_lengths.hpp"
#include "schemas/facet_signatures.hpp"
#include "schemas/field_table.hpp"
#include "schemas/period.hpp"
#include "schemas/place.hpp"

namespace dateline {

/// The file of a shard: its own name and this.
inline constexpr std::string_view facet_file_suffix = ".facets";

/// What makes two values of a field the same: the folded words of a name, the folded text of all else.
std::string facet_key(const Field& field, std::string_view value);

/// A place that articles name.
struct FacetPlace {
    PlaceId id;        ///< empty: known by its point alone
    std::string name;  ///< as the gazetteer has it; else as the record does
    std::optional<GeoPoint> point;
    bool operator==(const FacetPlace&) const = default;
};

/// One spelling of a value.
struct FacetValue {
    std::string shown;
    std::string key;             ///< facet_key(); values that differ in nothing else are one to whoever counts
    std::uint32_t articles = 0;  ///< of the shard, kept back or not
    bool operator==(const FacetValue&) const = default;
};

/// The values of all documents for one field. A document has each value, and each key, once.
class FacetColumn {
  public:
    /// Parses a section; `documents`: the highest number of a document.
    FacetColumn(std::string_view bytes, std::uint32_t documents, const std::string& file);

    /// How many values there are. Their numbers (ordinals) count from 0 in order of key, shown spelling and place.
    std::uint32_t size() const { return size_; }
    FacetValue value(std::uint32_t ordinal) const;
    /// The first value of the key; nothing where there is none.
    std::optional<std::uint32_t> find(std::string_view key) const;
    /// Values whose key is that of the one before them, in order.
    const std::vector<std::uint32_t>& repeats() const { return repeats_; }
    /// The first of the values with the key of this one.
    std::uint32_t first_of_key(std::uint32_t ordinal) const;

    /// Calls visit(ordinal) for each value of a document.
    template <typename Visit>
    void visit(std::uint32_t document, Visit&& visit) const {
        const std::uint64_t begin = begin_of(document);
        const std::uint64_t end = begin_of(document + 1);
        if (begin > end || end > entries_) fail();
        for (std::uint64_t i = begin; i < end; ++i) {
            const std::uint32_t ordinal = number_at(ordinals_, i, ordinal_bytes_);
            if (ordinal >= size_) fail();
            visit(ordinal);
        }
    }

  private:
    friend class FacetDays;
    static std::uint32_t number_at(const char* bytes, std::uint64_t index, unsigned width) {
        const auto* at = reinterpret_cast<const unsigned char*>(bytes) + index * width;
        std::uint32_t number = 0;
        for (unsigned i = 0; i < width; ++i) number = number << 8U | at[i];
        return number;
    }
    std::uint64_t begin_of(std::uint32_t document) const {
        if (document > documents_ + 1) fail();
        return std::uint64_t{number_at(bases_, document / block_documents, 4)} +
               number_at(begins_, document, begin_bytes_);
    }
    std::string_view block(std::uint32_t number) const;
    [[noreturn]] void fail() const;

    static constexpr std::uint32_t block_documents = 256;

    std::string file_;
    std::uint32_t documents_ = 0;
    std::uint32_t size_ = 0;
    std::uint64_t entries_ = 0;
    unsigned ordinal_bytes_ = 1;
    unsigned begin_bytes_ = 2;
    std::vector<std::uint32_t> repeats_;
    std::string_view dictionary_;
    const char* dictionary_blocks_ = nullptr;  // u32 for each block of the dictionary
    const char* bases_ = nullptr;              // u32 for each block of documents
    const char* begins_ = nullptr;             // for each document and one more
    const char* ordinals_ = nullptr;
};

/// The days of publication, as the sources wrote them.
class FacetDays {
  public:
    FacetDays(std::string_view bytes, std::uint32_t documents, const std::string& file);
    /// Numbers have gaps where articles went.
    bool has(std::uint32_t document) const { return number(document) > 0; }
    /// Nothing for a document that is undated, or that there is not.
    std::optional<Day> day(std::uint32_t document) const {
        const std::uint32_t after = number(document);
        if (after < 2) return std::nullopt;
        return first_ + std::chrono::days(after - 2);
    }
    /// The highest number of a document.
    std::uint32_t documents() const { return documents_; }

  private:
    // 0: there is no such document; 1: it is undated; else the day, the first being 2.
    std::uint32_t number(std::uint32_t document) const {
        return document > documents_ ? 0 : FacetColumn::number_at(numbers_, document, width_);
    }

    std::uint32_t documents_ = 0;
    Day first_{};
    unsigned width_ = 1;
    const char* numbers_ = nullptr;
};

/// The places that the values of the field "place" mean.
struct FacetPlaces {
    std::vector<FacetPlace> places;
    std::vector<std::uint32_t> numbers;  ///< of each value: its place, from 1; 0: it is known by name alone
};

/// A file of columns. Does not own its bytes. Immutable: may be shared by threads.
class FacetColumns {
  public:
    /// Reads the table of sections. `file`: its name for messages.
    FacetColumns(std::string_view bytes, std::string file);

    /// The highest number of a document.
    std::uint32_t documents() const { return documents_; }
    /// Each opens a section; a field without one is no facet of this archive and throws Error(unavailable).
    FacetColumn values(std::string_view field) const;
    /// `values`: the size of the field's column.
    FacetKeys keys(std::string_view field, std::uint32_t values) const;
    FacetDays days() const;
    FacetLengths lengths() const;
    FacetPlaces places() const;
    FacetSignatures signatures() const;

  private:
    struct Section {
        std::string name;
        std::uint64_t begin = 0;
        std::uint64_t size = 0;
        std::uint64_t checksum = 0;
    };
    const Section& find(std::string_view name) const;
    std::string_view section(std::string_view name) const;

    std::string file_;
    std::uint32_t documents_ = 0;
    std::string_view body_;
    std::vector<Section> sections_;
};

}  // namespace dateline
