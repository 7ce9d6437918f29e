// What copies of a story are known by: for each document of a shard its place in the order of dates and ids
// (order_key()) and the signature of its text (likeness.hpp). A section of the file of facet columns: a page of results
// looks at hundreds of them, and in Xapian each stands in a packed block of its slot.
//
// Only a few of them are ever read, so that each has a checksum of its own, which is looked at when it is read.
//
// Threads: immutable once made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/likeness.hpp"

namespace dateline {

/// The section, read. The bytes must outlive it. Whatever is damaged throws Error(unavailable) that names the file.
class FacetSignatures {
  public:
    /// `documents`: the highest number of a document.
    FacetSignatures(std::string_view bytes, std::uint32_t documents, std::string file);

    struct Entry {
        std::string_view order_key;                 ///< empty: there is no such document
        std::optional<LikenessSignature> likeness;  ///< none: too short a text
    };
    /// Of a document from 0 to the highest.
    Entry operator()(std::uint32_t document) const;

  private:
    std::string_view piece(std::uint64_t begin, std::uint64_t end) const;
    std::uint32_t begin_of_key(std::uint32_t document) const;
    [[noreturn]] void fail() const;

    std::string_view bytes_;
    std::uint32_t documents_;
    std::string file_;
};

/// Puts a section together.
class FacetSignatureWriter {
  public:
    explicit FacetSignatureWriter(std::uint32_t documents);
    void set_order_key(std::uint32_t document, std::string key) { entries_.at(document).order_key = std::move(key); }
    /// As encode_likeness() gives it.
    void set_likeness(std::uint32_t document, std::string signature);
    std::string finish() &&;

  private:
    struct Entry {
        std::string order_key;
        std::string likeness;
    };
    std::vector<Entry> entries_;
};

}  // namespace dateline
