#include "indexer/shrinkage.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <set>

#include "indexer/xapian_guard.hpp"
#include "schemas/period.hpp"
#include "schemas/slots.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

constexpr std::size_t most_told = 5;

std::string month_of(std::optional<std::int64_t> published) {
    return published ? to_string(moment_at(*published)).substr(0, 7) : std::string();
}

class Counter {
  public:
    Counter(const ArchiveLayout& layout, const FieldTable& fields, const std::vector<std::string>& hidden)
        : layout_(layout), hidden_(hidden.begin(), hidden.end()) {
        const Field* source = fields.find_record_key("source");
        if (source != nullptr && source->slot >= 0) source_slot_ = static_cast<Xapian::valueno>(source->slot);
    }

    // Those shards that the other generation does not have.
    SourceMonths count(const Manifest& manifest, const Manifest& other) const {
        SourceMonths counts;
        for (const auto& shard : manifest.shards)
            if (std::find(other.shards.begin(), other.shards.end(), shard) == other.shards.end())
                with_database(layout_.shards() / shard.files.at(0).name,
                              [&](const Xapian::Database& database) { add(database, counts); });
        return counts;
    }

  private:
    void add(const Xapian::Database& database, SourceMonths& counts) const {
        auto source = database.valuestream_begin(source_slot_);
        const auto end = database.valuestream_end(source_slot_);
        for (auto order = database.valuestream_begin(slot::order); order != database.valuestream_end(slot::order);
             ++order) {
            const std::string bytes = *order;
            const OrderKey key = read_order_key(bytes);
            if (hidden_.contains(key.id)) continue;
            if (source != end) source.skip_to(order.get_docid());
            const bool has_source = source != end && source.get_docid() == order.get_docid();
            ++counts[{has_source ? first_of(*source) : std::string(), month_of(key.published)}];
        }
    }

    static std::string first_of(const std::string& list) {
        const auto entries = decode_list(list);
        return entries.empty() ? std::string() : entries.front().value;
    }

    const ArchiveLayout& layout_;
    std::set<std::string, std::less<>> hidden_;
    Xapian::valueno source_slot_ = Xapian::BAD_VALUENO;
};

bool is_drop(std::uint64_t before, std::uint64_t after, const ShrinkLimit& limit) {
    return after < before && before - after > limit.articles && (before - after) * 100 > before * limit.percent;
}

std::uint64_t sum_of(const SourceMonths& counts) {
    std::uint64_t sum = 0;
    for (const auto& [key, count] : counts) sum += count;
    return sum;
}

}  // namespace

std::vector<Shrunk> find_shrinkage(const ArchiveLayout& layout, const FieldTable& fields, const Manifest& before,
                                   const Manifest& after, const ShrinkLimit& limit) {
    const Counter counter(layout, fields, after.hidden);
    const SourceMonths had = counter.count(before, after);
    SourceMonths has = counter.count(after, before);
    std::vector<Shrunk> shrunk;
    for (const auto& [key, count] : had) {
        const std::uint64_t left = has[key];
        if (is_drop(count, left, limit)) shrunk.push_back({false, key.first, key.second, count, left});
    }
    // What both share is in the archive's total of either.
    const std::uint64_t shared = before.articles - std::min(before.articles, sum_of(had));
    if (is_drop(shared + sum_of(had), shared + sum_of(has), limit))
        shrunk.push_back({true, {}, {}, shared + sum_of(had), shared + sum_of(has)});
    std::sort(shrunk.begin(), shrunk.end(), [](const Shrunk& a, const Shrunk& b) {
        return std::tuple(b.before - b.after, !a.is_whole, a.source, a.month) <
               std::tuple(a.before - a.after, !b.is_whole, b.source, b.month);
    });
    return shrunk;
}

std::string describe(const std::vector<Shrunk>& shrunk) {
    std::string text;
    for (std::size_t i = 0; i < std::min(shrunk.size(), most_told); ++i) {
        const auto& [is_whole, source, month, before, after] = shrunk[i];
        const std::string what =
            is_whole ? "all"
                     : fmt::format("{} {}", source.empty() ? "no source" : source, month.empty() ? "undated" : month);
        text += fmt::format("{}{}: {} articles of {}", text.empty() ? "" : "; ", what, after, before);
    }
    if (shrunk.size() > most_told) text += fmt::format("; and {} more", shrunk.size() - most_told);
    return text;
}

}  // namespace dateline
