#include "query/counting/cross_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>

#include "query/counting/kept_back_values.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

// The numbers of a cell's labels, one for each column; those that the table has not stay 0.
using Cell = std::array<std::uint32_t, most_columns>;

struct CellHash {
    std::size_t operator()(const Cell& cell) const {
        std::uint64_t hash = 0;
        for (const std::uint32_t number : cell) hash = (hash ^ number) * 0x9E3779B97F4A7C15U;
        return hash ^ hash >> 32U;
    }
};

// The labels of one column over all shards. Number 0 is the empty label.
class Labels {
  public:
    virtual ~Labels() = default;
    /// Goes to the documents of a shard.
    virtual void enter(std::size_t shard) = 0;
    /// The numbers of a document's labels; at least one, until freeze() is called.
    virtual void read(std::uint32_t document, std::vector<std::uint32_t>& numbers) = 0;
    /// From now on labels that were not met before are passed over.
    virtual void freeze() {}
    /// What labels are sorted by, and what is shown.
    virtual std::string key(std::uint32_t number) const = 0;
    virtual std::string shown(std::uint32_t number) const = 0;
};

class TimeLabels : public Labels {
  public:
    TimeLabels(FacetFiles& files, Granularity unit) : files_(files), unit_(unit) {}
    void enter(std::size_t shard) override { days_ = &files_.days(shard); }
    void read(std::uint32_t document, std::vector<std::uint32_t>& numbers) override {
        const auto day = days_->day(document);
        // Years of the calendar have four digits: all days are above this one.
        numbers.assign(1, day ? static_cast<std::uint32_t>((start_of(*day) - before_all_days()).count()) : 0);
    }
    std::string key(std::uint32_t number) const override { return shown(number); }
    std::string shown(std::uint32_t number) const override {
        return number == 0 ? std::string() : period_name(before_all_days() + std::chrono::days(number), unit_);
    }

  private:
    static Day before_all_days() { return *make_day(first_year, 1, 1) - std::chrono::days(1); }
    Day start_of(Day day) {
        if (day != last_) last_start_ = period_start(day, unit_);
        last_ = day;
        return last_start_;
    }

    FacetFiles& files_;
    Granularity unit_;
    const FacetDays* days_ = nullptr;
    std::optional<Day> last_;
    Day last_start_{};
};

class ValueLabels : public Labels {
  public:
    ValueLabels(FacetFiles& files, std::string field, KeptBackValues& kept_back)
        : files_(files), field_(std::move(field)), kept_back_(kept_back) {}
    void enter(std::size_t shard) override {
        column_ = &files_.values(shard, field_);
        numbers_.assign(column_->size(), 0);
    }
    void read(std::uint32_t document, std::vector<std::uint32_t>& numbers) override {
        numbers.clear();
        bool has_values = false;
        column_->visit(document, [&](std::uint32_t ordinal) {
            has_values = true;
            if (const std::uint32_t number = number_of(ordinal); number != unknown) numbers.push_back(number);
        });
        if (!has_values) numbers.push_back(0);
    }
    void freeze() override { frozen_ = true; }
    std::string key(std::uint32_t number) const override { return number == 0 ? "" : keys_[number - 1]; }
    // The most frequent of the archive's spellings, of those that may be shown.
    std::string shown(std::uint32_t number) const override {
        if (number == 0) return {};
        std::map<std::string, std::uint64_t> spellings;
        for (std::size_t shard = 0; shard < files_.shards(); ++shard) add_spellings(shard, number, spellings);
        const auto most = std::max_element(spellings.begin(), spellings.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        return most == spellings.end() ? std::string() : most->first;
    }

  private:
    std::uint32_t number_of(std::uint32_t ordinal) {
        std::uint32_t& number = numbers_[ordinal];
        if (number != 0) return number;
        auto key = column_->value(ordinal).key;
        if (frozen_) {
            const auto known = by_key_.find(key);
            return number = known == by_key_.end() ? unknown : known->second;
        }
        const auto [known, is_new] = by_key_.emplace(key, static_cast<std::uint32_t>(keys_.size() + 1));
        if (is_new) keys_.push_back(std::move(key));
        return number = known->second;
    }
    void add_spellings(std::size_t shard, std::uint32_t number, std::map<std::string, std::uint64_t>& spellings) const {
        const FacetColumn& column = files_.values(shard, field_);
        for (auto ordinal = column.find(keys_[number - 1]); ordinal && *ordinal < column.size(); ++*ordinal) {
            const FacetValue value = kept_back_.shown(shard, field_, *ordinal);
            if (value.key != keys_[number - 1]) break;
            spellings[value.shown] += value.articles;
        }
    }

    static constexpr std::uint32_t unknown = UINT32_MAX;

    FacetFiles& files_;
    std::string field_;
    KeptBackValues& kept_back_;
    bool frozen_ = false;
    const FacetColumn* column_ = nullptr;
    std::vector<std::uint32_t> numbers_;  // of the shard's values, 0: not yet known
    std::unordered_map<std::string, std::uint32_t> by_key_;
    std::vector<std::string> keys_;
};

class TableMaker {
  public:
    TableMaker(FacetFiles& files, const std::vector<std::string>& columns, const CountedDocuments& documents)
        : files_(files), columns_(columns), documents_(documents), kept_back_(files, documents.kept_back) {
        for (const auto& column : columns) {
            if (const auto unit = parse_granularity(column)) {
                labels_.push_back(std::make_unique<TimeLabels>(files, *unit));
            } else {
                labels_.push_back(std::make_unique<ValueLabels>(files, column, kept_back_));
            }
        }
        numbers_.resize(columns.size());
    }

    CrossTable make() {
        for (std::size_t shard = 0; shard < files_.shards(); ++shard) {
            enter(shard);
            for (const std::uint32_t document : documents_.matched[shard]) count_match(document);
        }
        // The archive's articles are counted in the cells that there are.
        for (auto& labels : labels_) labels->freeze();
        for (std::size_t shard = 0; shard < files_.shards() && !cells_.empty(); ++shard) {
            enter(shard);
            visit_shown(files_.days(shard), documents_.kept_back[shard], [this](std::uint32_t document) {
                visit_cells(document, [this](const Cell& cell) {
                    const auto known = cells_.find(cell);
                    if (known != cells_.end()) ++known->second.archive;
                });
            });
        }
        return {columns_, rows()};
    }

  private:
    void enter(std::size_t shard) {
        for (auto& labels : labels_) labels->enter(shard);
    }

    void count_match(std::uint32_t document) {
        visit_cells(document, [this](const Cell& cell) {
            ++cells_[cell].articles;
            if (cells_.size() > most_cells) refuse();
        });
    }

    [[noreturn]] void refuse() const {
        throw Error(
            ErrorKind::usage,
            fmt::format("--count-by {}: there are more than {} cells: count by fewer or coarser columns, or ask "
                        "for less",
                        fmt::join(columns_, ","), most_cells));
    }

    // All combinations of the document's labels.
    template <typename Visit>
    void visit_cells(std::uint32_t document, Visit&& visit) {
        for (std::size_t i = 0; i < labels_.size(); ++i) labels_[i]->read(document, numbers_[i]);
        for (const auto& numbers : numbers_)
            if (numbers.empty()) return;
        std::array<std::size_t, most_columns> at{};
        for (;;) {
            Cell cell{};
            for (std::size_t i = 0; i < labels_.size(); ++i) cell[i] = numbers_[i][at[i]];
            visit(cell);
            std::size_t column = 0;
            while (column < labels_.size() && ++at[column] == numbers_[column].size()) at[column++] = 0;
            if (column == labels_.size()) return;
        }
    }

    // The rank of each number that is there, in order of keys; the empty label comes last.
    std::vector<std::unordered_map<std::uint32_t, std::uint32_t>> ranks() const {
        std::vector<std::unordered_map<std::uint32_t, std::uint32_t>> ranks(labels_.size());
        for (std::size_t i = 0; i < labels_.size(); ++i) {
            std::map<std::uint32_t, std::string> keys;
            for (const auto& [cell, tally] : cells_)
                if (!keys.contains(cell[i])) keys.emplace(cell[i], labels_[i]->key(cell[i]));
            std::vector<std::uint32_t> order;
            for (const auto& [number, key] : keys) order.push_back(number);
            std::sort(order.begin(), order.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return a == 0 || b == 0 ? a != 0 : keys[a] < keys[b]; });
            for (const std::uint32_t number : order)
                ranks[i].emplace(number, static_cast<std::uint32_t>(ranks[i].size()));
        }
        return ranks;
    }

    std::vector<CrossTable::Row> rows() const {
        const auto ranks = this->ranks();
        std::vector<std::pair<Cell, const Cell*>> order;
        for (const auto& [cell, tally] : cells_) {
            Cell rank{};
            for (std::size_t i = 0; i < labels_.size(); ++i) rank[i] = ranks[i].at(cell[i]);
            order.emplace_back(rank, &cell);
        }
        std::sort(order.begin(), order.end());
        std::vector<std::unordered_map<std::uint32_t, std::string>> shown(labels_.size());
        std::vector<CrossTable::Row> rows;
        rows.reserve(order.size());
        for (const auto& [rank, cell] : order) {
            CrossTable::Row& row = rows.emplace_back();
            row.tally = cells_.at(*cell);
            for (std::size_t i = 0; i < labels_.size(); ++i) {
                const auto [label, is_new] = shown[i].try_emplace((*cell)[i]);
                if (is_new) label->second = labels_[i]->shown((*cell)[i]);
                row.labels.push_back(label->second);
            }
        }
        return rows;
    }

    FacetFiles& files_;
    const std::vector<std::string>& columns_;
    const CountedDocuments& documents_;
    KeptBackValues kept_back_;
    std::vector<std::unique_ptr<Labels>> labels_;
    std::vector<std::vector<std::uint32_t>> numbers_;  // of the document's labels
    std::unordered_map<Cell, ArticleTally, CellHash> cells_;
};

}  // namespace

CrossTable make_cross_table(FacetFiles& files, const std::vector<std::string>& columns,
                            const CountedDocuments& documents) {
    return TableMaker(files, columns, documents).make();
}

}  // namespace dateline
