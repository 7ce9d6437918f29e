// How long the documents of a shard are: a section of its file of facet columns. Xapian has the same numbers in a
// packed list, through which one walks: to weigh a few hundred documents by it took longer than all else in a query.
//
// Threads: immutable once made.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The section, read. The bytes must outlive it.
class FacetLengths {
  public:
    /// `documents`: the highest number of a document. Throws Error(unavailable) for damaged bytes.
    FacetLengths(std::string_view bytes, std::uint32_t documents, const std::string& file);

    /// 0 for a document that there is not.
    std::uint32_t operator()(std::uint32_t document) const {
        const std::size_t begin = std::size_t{document} * width_;
        if (begin + width_ > numbers_.size()) return 0;
        std::uint32_t length = 0;
        for (unsigned i = 0; i < width_; ++i) length = length << 8U | static_cast<unsigned char>(numbers_[begin + i]);
        return length;
    }

  private:
    unsigned width_ = 1;
    std::string_view numbers_;
};

/// The bytes of a section: lengths by number of document, from 0.
std::string facet_lengths_section(const std::vector<std::uint32_t>& lengths);

}  // namespace dateline
