// Comma-separated values as in RFC 4180, safe to open in a spreadsheet.
#include "query/presentation/csv.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "query/presentation/presenter.hpp"
#include "schemas/number.hpp"
#include "schemas/terminal_text.hpp"

namespace dateline {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view header =
    "rank,id,score,date,title,source,dateline,status,persons,organisations,places,snippet,copies";

// A spreadsheet would take such a cell for a formula.
bool is_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

std::string list_cell(const std::vector<ListEntry>& entries) {
    std::string text;
    for (const auto& entry : entries) text.append(text.empty() ? "" : "; ").append(entry.value);
    return csv_cell(text);
}

class CsvPresenter : public Presenter {
  public:
    std::string begin(const ResultHead& head) override {
        fields_ = head.fields;
        std::string row(header);
        for (const auto& name : fields_) row.append(",").append(name);
        return row.append(line_end);
    }

    std::string hit(const ShownHit& shown) override {
        const Hit& hit = shown.hit;
        const Brief& brief = hit.brief;
        std::string row = std::to_string(hit.rank);
        const std::array<std::string, 12> cells{csv_cell(brief.id),
                                                fmt::format("{}", hit.score),
                                                csv_cell(brief.published),
                                                csv_cell(brief.title),
                                                csv_cell(brief.source),
                                                csv_cell(brief.dateline),
                                                csv_cell(to_string(brief.status)),
                                                list_cell(hit.persons),
                                                list_cell(hit.organisations),
                                                list_cell(hit.places),
                                                csv_cell(shown.snippet.text),
                                                csv_cell(fmt::format("{}", fmt::join(hit.copies.ids, "; ")))};
        for (const auto& value : cells) row.append(",").append(value);
        for (const auto& name : fields_) row.append(",").append(field_cell(hit.fields, name));
        return row.append(line_end);
    }

  private:
    static std::string field_cell(const CustomValues& values, const std::string& name) {
        const auto value = std::find_if(values.begin(), values.end(),
                                        [&](const CustomValue& candidate) { return candidate.field->name == name; });
        if (value == values.end()) return {};
        // A number below zero is no formula.
        if (value->numbers.size() == 1) return number_text(value->numbers.front());
        return csv_cell(fmt::format("{}", fmt::join(value->shown(), "; ")));
    }

    std::vector<std::string> fields_;
};

}  // namespace

std::string csv_cell(std::string_view text) {
    std::string value = is_formula(text) ? "'" : "";
    value += without_controls(text);
    if (value.find_first_of(",\"\r\n") == std::string::npos) return value;
    std::string quoted = "\"";
    for (const char c : value) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

std::unique_ptr<Presenter> make_csv_presenter(const PresenterOptions&) { return std::make_unique<CsvPresenter>(); }

}  // namespace dateline
