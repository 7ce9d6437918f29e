#include "query/ranking/document_lengths.hpp"

namespace dateline {

namespace {
// Asking for every 16th document walks through nearly the whole list.
constexpr std::uint64_t patience = 16;
}  // namespace

Xapian::termcount DocumentLengths::ask(Xapian::docid document, const Xapian::PostingIterator& posting) {
    if (++asked_ * patience < shard_->get_doccount()) return posting.get_doclength();
    lengths_.resize(shard_->get_lastdocid() + std::size_t{1});
    const auto end = shard_->postlist_end("");
    for (auto each = shard_->postlist_begin(""); each != end; ++each) lengths_[*each] = each.get_doclength();
    return lengths_[document];
}

}  // namespace dateline
