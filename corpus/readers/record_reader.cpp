#include "corpus/readers/record_reader.hpp"

namespace dateline {

RecordReader::RecordReader(std::unique_ptr<ByteStream> stream, ReaderContext context)
    : context_(std::move(context)), cutter_(std::move(stream), context_.source, context_.limits.max_record) {}

std::optional<Item> RecordReader::next() {
    if (ended_) return std::nullopt;
    auto cut = this->cut();
    if (cut) cut->where.member = context_.member;
    if (cut && (cut->ended || cutter_.failure().empty())) return take(*cut);
    ended_ = true;
    if (cutter_.failure().empty()) return std::nullopt;
    auto where = cut ? cut->where : cutter_.where();
    where.member = context_.member;
    return Reject{std::move(where), {}, RejectReason::truncated, cutter_.failure()};
}

Item RecordReader::take(const Cut& cut) {
    Delivery delivery;
    delivery.where = cut.where;
    auto& article = delivery.article;
    auto fault = cut.fault;
    if (!fault) fault = read(cut, delivery);
    if (!fault) fault = check_article(article, delivery.mends);
    if (fault) return Reject{cut.where, article.id, fault->reason, fault->detail};
    if (article.id.empty()) article.id = derive_id(article);
    return delivery;
}

}  // namespace dateline
