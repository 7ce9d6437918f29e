// Numbers of a whole generation that scores are made of. They are sums over the shards, so no score depends on how the
// archive is cut.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schemas/period.hpp"

namespace dateline {

/// A term and the number of articles it is in.
struct TermCount {
    std::string term;
    std::uint64_t articles = 0;
    bool operator==(const TermCount&) const = default;
};

/// In how many documents of a shard at least one of the terms is: counted.
std::uint64_t count_any(const Xapian::Database& shard, const std::vector<std::string>& terms);

/// Reads the statistics of open shards, which must outlive it. For one thread at a time.
class Statistics {
  public:
    explicit Statistics(std::vector<Xapian::Database>& shards);

    std::uint64_t articles() const { return articles_; }
    double average_length() const { return average_length_; }

    /// In how many articles the term is.
    std::uint64_t frequency(const std::string& term) const;
    /// In how many articles at least one of the terms is: counted, where there are several.
    std::uint64_t count_any(const std::vector<std::string>& terms) const;
    /// In how many articles at least one of the terms is, if they came together by chance alone: one number for a group
    /// of variants, made from the frequencies of its terms.
    double frequency(const std::vector<std::string>& variants) const;

    /// The rarity of what is in `frequency` articles: above 0 for every frequency.
    double inverse_frequency(double frequency) const;

    /// Calls `visit` for every term that begins with `prefix`, with its number of articles; terms are in no order.
    void visit_terms(const std::string& prefix,
                     const std::function<void(std::string_view, std::uint64_t)>& visit) const;
    /// Whether any term begins with `prefix`.
    bool has_terms(const std::string& prefix) const;

    /// The `most` most frequent terms that begin with `prefix`, and whether there are more.
    std::vector<TermCount> terms_with_prefix(const std::string& prefix, std::size_t most, bool& more) const;

    /// The days between which all values of a slot of UTC seconds lie, a day to spare on each side for time zones;
    /// nothing where there is no value.
    std::optional<Period> days_in_slot(Xapian::valueno slot) const;
    /// From the first to the last year of which there is a term behind the prefix; nothing where there is none.
    std::optional<Period> days_of_years(const std::string& prefix) const;

  private:
    std::vector<Xapian::Database>& shards_;
    std::uint64_t articles_ = 0;
    double average_length_ = 1;
    // A question asks for the same again and again: each time is a look into every shard.
    mutable std::unordered_map<std::string, std::uint64_t> frequencies_;
    mutable std::unordered_map<std::string, bool> known_prefixes_;
};

}  // namespace dateline
