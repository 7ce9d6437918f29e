#include "query/ranking/namesake_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "query/ranking/score.hpp"

namespace dateline {

NamesakeSource::NamesakeSource(std::vector<std::string> wrong, std::vector<std::string> right, double factor)
    : wrong_(std::move(wrong)), right_(std::move(right)), factor_(round_score(factor)) {}

NamesakeSource::Lists NamesakeSource::open(const Xapian::Database& shard, const std::vector<std::string>& terms) {
    Lists lists;
    for (const auto& term : terms) {
        auto posting = shard.postlist_begin(term);
        if (posting != Xapian::PostingIterator()) lists.push_back(std::move(posting));
    }
    return lists;
}

void NamesakeSource::init(const Xapian::Database& shard) {
    wrong_lists_ = open(shard, wrong_);
    right_lists_ = open(shard, right_);
    documents_ = shard.get_doccount();
    last_ = shard.get_lastdocid();
    document_ = 0;
    weight_ = 0;
    at_end_ = false;
    set_maxweight(factor_);
}

// Documents come in rising order.
bool NamesakeSource::holds(Lists& lists, Xapian::docid document) {
    bool is_there = false;
    for (auto& list : lists) {
        if (list != Xapian::PostingIterator() && *list < document) list.skip_to(document);
        is_there = is_there || (list != Xapian::PostingIterator() && *list == document);
    }
    return is_there;
}

void NamesakeSource::skip_to(Xapian::docid document, double least_weight) {
    if (document > document_) advance(document, least_weight);
}

void NamesakeSource::advance(Xapian::docid from, double least_weight) {
    at_end_ = least_weight > factor_;
    for (; !at_end_; ++from) {
        document_ = from;
        at_end_ = document_ > last_;
        if (at_end_) return;
        weight_ = holds(wrong_lists_, document_) && !holds(right_lists_, document_) ? 0 : factor_;
        if (weight_ >= least_weight) return;
    }
}

std::string NamesakeSource::get_description() const {
    return fmt::format("NamesakeSource({} but {})", fmt::join(wrong_, "|"), fmt::join(right_, "|"));
}

}  // namespace dateline
