// How long the documents of a shard are.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

namespace dateline {

/// Xapian reads a length by walking through a packed list, which takes longer than all else in weighing a document:
/// whoever asks often gets the lengths of the whole shard read at once and kept (4 bytes a document). For one thread at
/// a time; the shard must outlive it.
class DocumentLengths {
  public:
    explicit DocumentLengths(const Xapian::Database& shard) : shard_(&shard) {}

    /// The length of the document that the posting is at.
    Xapian::termcount operator()(Xapian::docid document, const Xapian::PostingIterator& posting) {
        if (!lengths_.empty()) return lengths_[document];
        return ask(document, posting);
    }

  private:
    Xapian::termcount ask(Xapian::docid document, const Xapian::PostingIterator& posting);

    const Xapian::Database* shard_;
    std::vector<std::uint32_t> lengths_;  // by document; empty: not read yet
    std::uint64_t asked_ = 0;
};

}  // namespace dateline
