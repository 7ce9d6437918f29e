// Comma-separated values as in RFC 4180, safe to open in a spreadsheet.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "query/presentation/hit_columns.hpp"
#include "query/presentation/presenter.hpp"
#include "schemas/csv_cell.hpp"
#include "schemas/number.hpp"

namespace dateline {

namespace {

constexpr std::string_view line_end = "\r\n";

std::string list_cell(const std::vector<ListEntry>& entries) {
    std::string text;
    for (const auto& entry : entries) text.append(text.empty() ? "" : "; ").append(entry.value);
    return csv_cell(text);
}

std::string ids_cell(const std::vector<std::string>& ids) { return csv_cell(fmt::format("{}", fmt::join(ids, "; "))); }

// In the order of hit_columns.
using Cell = std::string (*)(const ShownHit& shown);
constexpr std::array<Cell, hit_columns.size()> cells{
    [](const ShownHit& shown) { return std::to_string(shown.hit.rank); },
    [](const ShownHit& shown) { return csv_cell(shown.hit.brief.id); },
    [](const ShownHit& shown) { return fmt::format("{}", shown.hit.score); },
    [](const ShownHit& shown) { return csv_cell(shown.hit.brief.published); },
    [](const ShownHit& shown) { return csv_cell(shown.hit.brief.title); },
    [](const ShownHit& shown) { return csv_cell(shown.hit.brief.source); },
    [](const ShownHit& shown) { return csv_cell(shown.hit.brief.dateline); },
    [](const ShownHit& shown) { return csv_cell(to_string(shown.hit.brief.status)); },
    [](const ShownHit& shown) { return list_cell(shown.hit.persons); },
    [](const ShownHit& shown) { return list_cell(shown.hit.organisations); },
    [](const ShownHit& shown) { return list_cell(shown.hit.places); },
    [](const ShownHit& shown) { return csv_cell(shown.snippet.text); },
    [](const ShownHit& shown) { return ids_cell(shown.hit.copies.ids); },
    [](const ShownHit& shown) { return ids_cell(shown.hit.corrects); },
    [](const ShownHit& shown) { return ids_cell(shown.hit.corrected_by); }};

class CsvPresenter : public Presenter {
  public:
    explicit CsvPresenter(const PresenterOptions& options) : asks_(!options.fields.empty()), columns_(options.fields) {
        if (!asks_) columns_.assign(hit_columns.begin(), hit_columns.begin() + usual_hit_columns);
    }

    std::string begin(const ResultHead& head) override {
        if (!asks_) {
            columns_.resize(usual_hit_columns);
            columns_.insert(columns_.end(), head.fields.begin(), head.fields.end());
        }
        return fmt::format("{}{}", fmt::join(columns_, ","), line_end);
    }

    std::string hit(const ShownHit& shown) override {
        std::string row;
        for (const auto& name : columns_) row.append(&name == &columns_.front() ? "" : ",").append(cell(shown, name));
        return row.append(line_end);
    }

  private:
    static std::string cell(const ShownHit& shown, const std::string& name) {
        const auto* const column = std::find(hit_columns.begin(), hit_columns.end(), name);
        if (column == hit_columns.end()) return field_cell(shown.hit.fields, name);
        return cells.at(static_cast<std::size_t>(column - hit_columns.begin()))(shown);
    }

    static std::string field_cell(const CustomValues& values, const std::string& name) {
        const auto value = std::find_if(values.begin(), values.end(),
                                        [&](const CustomValue& candidate) { return candidate.field->name == name; });
        if (value == values.end()) return {};
        // A number below zero is no formula.
        if (value->numbers.size() == 1) return number_text(value->numbers.front());
        return csv_cell(fmt::format("{}", fmt::join(value->shown(), "; ")));
    }

    bool asks_;  // for columns
    std::vector<std::string> columns_;
};

}  // namespace

std::unique_ptr<Presenter> make_csv_presenter(const PresenterOptions& options) {
    return std::make_unique<CsvPresenter>(options);
}

}  // namespace dateline
