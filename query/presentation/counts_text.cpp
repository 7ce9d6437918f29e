#include "query/presentation/counts_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "schemas/csv_cell.hpp"
#include "schemas/field_table.hpp"
#include "schemas/terminal_text.hpp"

namespace dateline {

namespace {

constexpr std::size_t indent = 2;
constexpr std::size_t facts_width = 28;  // "  1234567  100.0 %  burst", and room at the end
constexpr std::size_t least_bar = 8;
constexpr std::size_t widest_bar = 200;

std::string share_text(const ArticleTally& tally) {
    if (tally.archive == 0) return {};
    const double percent = 100.0 * static_cast<double>(tally.articles) / static_cast<double>(tally.archive);
    return tally.articles > 0 && percent < 0.05 ? "<0.1 %" : fmt::format("{:.1f} %", percent);
}

// As long as `part` of `width` columns, to an eighth of one; what is more than nothing is seen.
std::string bar(double part, std::size_t width) {
    static constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    auto length = static_cast<std::size_t>(part * static_cast<double>(width) * 8 + 0.5);
    if (part > 0) length = std::max<std::size_t>(length, 1);
    std::string text;
    for (std::size_t i = 0; i < length / 8; ++i) text += "█";
    text += eighths.at(length % 8);
    const std::size_t columns = (length + 7) / 8;
    return text.append(width - std::min(columns, width), ' ');
}

// A value behind its numbers.
std::string value_text(const std::string& numbers, const FacetCount& count, std::size_t columns) {
    const std::size_t front = numbers.size();
    const std::string value = without_controls(count.value) + (count.asked ? " (asked for)" : "");
    const auto lines = wrap(value, std::max(columns, front + 20) - front);
    std::string text = numbers + (lines.empty() ? std::string() : lines.front()) + '\n';
    for (std::size_t i = 1; i < lines.size(); ++i) text += fmt::format("{:{}}{}\n", "", front, lines[i]);
    return text;
}

std::string facet_text(const Facet& facet, std::size_t columns) {
    std::string text = fmt::format("\nBy {}, and the share of all articles that have it\n", facet.field);
    for (const FacetCount& count : facet.values) {
        text +=
            value_text(fmt::format("{:{}}{:>7}  {:>7}  ", "", indent, count.tally.articles, share_text(count.tally)),
                       count, columns);
    }
    if (facet.values.empty()) text += fmt::format("{:{}}none\n", "", indent);
    if (facet.more) text += fmt::format("{:{}}and others (--facet-limit)\n", "", indent);
    return text;
}

std::string typical_values_text(std::string_view what, const std::string& matches,
                                const std::vector<FacetCount>& values, std::size_t columns) {
    std::string text = fmt::format("\nTypical {}: of {}, of all articles, and the score\n", what, matches);
    for (const FacetCount& count : values)
        text += value_text(fmt::format("{:{}}{:>7}  {:>7}  {:>9.1f}  ", "", indent, count.tally.articles,
                                       count.tally.archive, count.score),
                           count, columns);
    return values.empty() ? text + fmt::format("{:{}}none\n", "", indent) : text;
}

std::string typical_text(const Typical& typical, std::size_t columns) {
    std::string text =
        typical_values_text("words", fmt::format("the first {}", typical.sampled), typical.words, columns);
    for (const Facet& facet : typical.names)
        text += typical_values_text(FieldTable::builtin().find(facet.field)->record_key, "all found", facet.values,
                                    columns);
    return text + fmt::format("{:{}}score: log-likelihood ratio (Dunning)\n", "", indent);
}

std::string timeline_text(const Timeline& timeline, std::size_t columns) {
    const std::string_view unit = to_string(timeline.unit);
    std::string text = fmt::format("\nBy {}, and the share of all articles of the {}\n", unit, unit);
    std::uint64_t most = 1;
    bool has_bursts = false;
    for (const auto& period : timeline.periods) {
        most = std::max(most, period.tally.articles);
        has_bursts = has_bursts || period.burst;
    }
    const std::size_t label_width = timeline.unit == Granularity::day ? 10 : 7;  // "1987-02-26", "undated"
    const std::size_t around = indent + label_width + 2 + facts_width;
    const std::size_t width = std::clamp(columns - std::min(columns, around), least_bar, widest_bar);
    for (const auto& [first, tally, burst] : timeline.periods) {
        const std::string label =
            fmt::format("{:{}}{:<{}}", "", indent, period_name(first, timeline.unit), label_width);
        if (tally.archive == 0) {
            text += label + "  (the archive has nothing)\n";
            continue;
        }
        const double part = static_cast<double>(tally.articles) / static_cast<double>(most);
        text += fmt::format("{}  {}  {:>7}  {:>7}{}\n", label, bar(part, width), tally.articles, share_text(tally),
                            burst ? "  burst" : "");
    }
    if (timeline.undated.articles > 0)
        text += fmt::format("{:{}}{:<{}}  {:{}}  {:>7}  {:>7}\n", "", indent, "undated", label_width, "", width,
                            timeline.undated.articles, share_text(timeline.undated));
    if (timeline.periods.empty() && timeline.undated.articles == 0) text += fmt::format("{:{}}none\n", "", indent);
    if (has_bursts) text += fmt::format("{:{}}burst: unusually many (Kleinberg's automaton)\n", "", indent);
    return text;
}

}  // namespace

std::string counts_text(const Counts& counts, std::size_t columns) {
    std::string text;
    for (const Facet& facet : counts.facets) text += facet_text(facet, columns);
    if (counts.typical) text += typical_text(*counts.typical, columns);
    if (counts.timeline) text += timeline_text(*counts.timeline, columns);
    return text;
}

std::string table_csv_head(const CrossTable& table) {
    std::string text;
    for (const auto& column : table.columns) text += column + ',';
    return text + "articles,archive\r\n";
}

std::string table_csv_row(const CrossTable::Row& row) {
    std::string text;
    for (const auto& label : row.labels) text += csv_cell(label) + ',';
    return text + fmt::format("{},{}\r\n", row.tally.articles, row.tally.archive);
}

}  // namespace dateline
