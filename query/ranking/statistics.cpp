#include "query/ranking/statistics.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "schemas/slots.hpp"

namespace dateline {

namespace {

constexpr std::size_t most_kept = 100'000;

bool more_frequent(const TermCount& a, const TermCount& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.term < b.term;
}

Day day_of(std::int64_t seconds) {
    return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
}

// The terms of one shard, one after the other.
struct Cursor {
    Xapian::TermIterator at;
    Xapian::TermIterator end;
    std::string term;
};

// Calls visit(term, articles) for each term of all shards that begins so, in order: only one is held at a time.
template <typename Visit>
void visit_sums(const std::vector<Xapian::Database>& shards, const std::string& prefix, Visit&& visit) {
    const auto later = [](const Cursor& a, const Cursor& b) { return a.term > b.term; };
    std::vector<Cursor> cursors;
    for (const auto& shard : shards) {
        Cursor cursor{shard.allterms_begin(prefix), shard.allterms_end(prefix), {}};
        if (cursor.at == cursor.end) continue;
        cursor.term = *cursor.at;
        cursors.push_back(std::move(cursor));
    }
    std::make_heap(cursors.begin(), cursors.end(), later);
    std::string term;
    std::uint64_t articles = 0;
    while (!cursors.empty()) {
        std::pop_heap(cursors.begin(), cursors.end(), later);
        Cursor& cursor = cursors.back();
        if (cursor.term != term && articles > 0) visit(term, std::exchange(articles, 0));
        term = cursor.term;
        articles += cursor.at.get_termfreq();
        if (++cursor.at == cursor.end) {
            cursors.pop_back();
        } else {
            cursor.term = *cursor.at;
            std::push_heap(cursors.begin(), cursors.end(), later);
        }
    }
    if (articles > 0) visit(term, articles);
}

}  // namespace

std::uint64_t count_any(const Xapian::Database& shard, const std::vector<std::string>& terms) {
    if (terms.size() == 1) return shard.get_termfreq(terms.front());
    std::vector<bool> has(std::size_t{shard.get_lastdocid()} + 1);
    for (const auto& term : terms) {
        for (auto posting = shard.postlist_begin(term); posting != shard.postlist_end(term); ++posting)
            has[*posting] = true;
    }
    return static_cast<std::uint64_t>(std::count(has.begin(), has.end(), true));
}

Statistics::Statistics(std::vector<Xapian::Database>& shards) : shards_(shards) {
    std::uint64_t length = 0;
    for (const auto& shard : shards_) {
        articles_ += shard.get_doccount();
        length += shard.get_total_length();
    }
    if (length > 0) average_length_ = static_cast<double>(length) / static_cast<double>(articles_);
}

std::uint64_t Statistics::frequency(const std::string& term) const {
    if (const auto known = frequencies_.find(term); known != frequencies_.end()) return known->second;
    std::uint64_t sum = 0;
    for (const auto& shard : shards_) sum += shard.get_termfreq(term);
    if (frequencies_.size() > most_kept) frequencies_.clear();
    frequencies_.emplace(term, sum);
    return sum;
}

std::uint64_t Statistics::count_any(const std::vector<std::string>& terms) const {
    if (terms.size() == 1) return frequency(terms.front());
    std::uint64_t sum = 0;
    for (const auto& shard : shards_) sum += dateline::count_any(shard, terms);
    return sum;
}

double Statistics::frequency(const std::vector<std::string>& variants) const {
    if (articles_ == 0) return 0;
    const auto total = static_cast<double>(articles_);
    double without = 1;  // part of the articles that have none of them
    for (const auto& term : variants) {
        const auto found = static_cast<double>(frequency(term));
        if (variants.size() == 1) return found;
        without *= 1 - found / total;
    }
    return total * (1 - without);
}

// As in Lucene: Robertson and Sparck Jones' weight moved so that words of more than half of all articles count a little
// too.
double Statistics::inverse_frequency(double frequency) const {
    return std::log1p((static_cast<double>(articles_) - frequency + 0.5) / (frequency + 0.5));
}

void Statistics::visit_terms(const std::string& prefix,
                             const std::function<void(std::string_view, std::uint64_t)>& visit) const {
    for (const auto& shard : shards_) {
        for (auto term = shard.allterms_begin(prefix); term != shard.allterms_end(prefix); ++term)
            visit(*term, term.get_termfreq());
    }
}

bool Statistics::has_terms(const std::string& prefix) const {
    if (const auto known = known_prefixes_.find(prefix); known != known_prefixes_.end()) return known->second;
    const bool has = std::any_of(shards_.begin(), shards_.end(), [&](const Xapian::Database& shard) {
        return shard.allterms_begin(prefix) != shard.allterms_end(prefix);
    });
    known_prefixes_.emplace(prefix, has);
    return has;
}

// A heap of `most` terms, of which the least frequent is in front.
std::vector<TermCount> Statistics::terms_with_prefix(const std::string& prefix, std::size_t most, bool& more) const {
    std::vector<TermCount> terms;
    more = false;
    visit_sums(shards_, prefix, [&](const std::string& term, std::uint64_t articles) {
        terms.push_back({term, articles});
        std::push_heap(terms.begin(), terms.end(), more_frequent);
        if (terms.size() <= most) return;
        std::pop_heap(terms.begin(), terms.end(), more_frequent);
        terms.pop_back();
        more = true;
    });
    std::sort_heap(terms.begin(), terms.end(), more_frequent);
    return terms;
}

std::optional<Period> Statistics::days_in_slot(Xapian::valueno slot) const {
    std::optional<Period> days;
    for (const auto& shard : shards_) {
        if (shard.get_value_freq(slot) == 0) continue;
        const Day first = day_of(decode_seconds(shard.get_value_lower_bound(slot))) - std::chrono::days(1);
        const Day last = day_of(decode_seconds(shard.get_value_upper_bound(slot))) + std::chrono::days(1);
        days = days ? Period{std::min(days->first, first), std::max(days->last, last)} : Period{first, last};
    }
    return days;
}

std::optional<Period> Statistics::days_of_years(const std::string& prefix) const {
    std::optional<Period> days;
    visit_terms(prefix, [&](std::string_view term, std::uint64_t) {
        // A longer prefix that begins as this one does has capitals behind it.
        const auto first = parse_day(std::string(term.substr(prefix.size())) + "0101");
        if (!first) return;
        const Period year = year_period(year_of(*first));
        days = days ? Period{std::min(days->first, year.first), std::max(days->last, year.last)} : year;
    });
    return days;
}

}  // namespace dateline
