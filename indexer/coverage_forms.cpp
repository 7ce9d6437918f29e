#include "indexer/coverage_forms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/csv_cell.hpp"
#include "schemas/terminal_text.hpp"

namespace dateline {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t columns = 80;
constexpr std::size_t label_width = 13;
constexpr std::size_t most_listed = 10;

std::string name_of(std::int32_t period, Granularity by) { return period_name(period_at(period, by), by); }

// "2022-05" or "2022-03..2022-05", as a query has them.
std::string range_of(const Hole& hole, Granularity by) {
    if (hole.first == hole.last) return name_of(hole.first, by);
    return fmt::format("{}..{}", name_of(hole.first, by), name_of(hole.last, by));
}

std::string counted(std::uint64_t number, std::string_view what) {
    return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

// "  label      words, words,"
//              words
std::string labelled(std::string_view label, const std::string& words) {
    std::string text;
    for (const auto& line : wrap(words, columns - label_width))
        text += fmt::format("{:<{}}{}\n", text.empty() ? fmt::format("  {}", label) : std::string(), label_width, line);
    return text;
}

// Parts with commas; what is left out is told.
std::string listed(const std::vector<std::string>& parts, bool whole) {
    std::string text;
    const std::size_t shown = whole ? parts.size() : std::min(parts.size(), most_listed);
    for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : ", ") + parts[i];
    if (shown < parts.size()) text += fmt::format(" and {} more (--gaps lists all)", parts.size() - shown);
    return text;
}

class SourceText {
  public:
    SourceText(const SourceCoverage& source, Granularity by, bool gaps) : source_(source), by_(by), gaps_(gaps) {}

    std::string text(const std::string& title) const {
        std::string text;
        for (const auto& line : wrap(title, columns)) text += line + '\n';
        text += facts() + labelled("languages", languages());
        if (const auto holes = this->holes(); !holes.empty()) text += labelled("holes", listed(holes, gaps_));
        if (const auto jumps = this->jumps(); !jumps.empty()) text += labelled("jumps", listed(jumps, gaps_));
        return text;
    }

  private:
    std::string facts() const {
        std::string text = counted(source_.articles, "article");
        if (source_.undated > 0 && source_.days) text += fmt::format(", {} of them undated", source_.undated);
        if (!source_.days && source_.articles > 0) text += ", undated";
        if (source_.days) {
            text += fmt::format(", {} to {}, in {}", to_string(source_.days->first), to_string(source_.days->last),
                                counted(source_.counts.size(), to_string(by_)));
        }
        return labelled("held", text);
    }

    std::string languages() const {
        std::vector<std::string> parts;
        for (const auto& part : source_.languages)
            parts.push_back(fmt::format("{} {}", without_controls(part.language), part.articles));
        return listed(parts, true);
    }

    std::vector<std::string> holes() const {
        std::vector<std::string> parts;
        for (const auto& hole : source_.holes) {
            parts.push_back(range_of(hole, by_));
            if (hole.periods > 1) parts.back() += fmt::format(" ({})", counted(hole.periods, to_string(by_)));
        }
        return parts;
    }

    std::vector<std::string> jumps() const {
        std::vector<std::pair<std::int32_t, std::string>> jumps;
        for (const auto& part : source_.languages) {
            for (const auto& jump : part.jumps)
                jumps.emplace_back(jump.period,
                                   fmt::format("{} {} {} (usual: {} to {})", name_of(jump.period, by_),
                                               without_controls(part.language), jump.articles, jump.least, jump.most));
        }
        std::sort(jumps.begin(), jumps.end());
        std::vector<std::string> parts;
        for (auto& [period, text] : jumps) parts.push_back(std::move(text));
        return parts;
    }

    const SourceCoverage& source_;
    Granularity by_;
    bool gaps_;
};

std::string title_of(const SourceCoverage& source) {
    return source.source.empty() ? "(no source named)" : without_controls(source.source);
}

// What is said of one source in one period.
struct Row {
    std::int32_t period = 0;
    std::string name;  // of the period or of the periods of a hole
    const LanguageCoverage* language = nullptr;
    std::uint32_t articles = 0;
    std::string_view mark = {};
};

void add_language(std::vector<Row>& rows, const LanguageCoverage& part, Granularity by) {
    auto jump = part.jumps.begin();
    const auto add = [&](std::int32_t period, std::uint32_t articles, bool is_jump) {
        rows.push_back({period, name_of(period, by), &part, articles, is_jump ? "jump" : ""});
    };
    for (const auto& count : part.counts) {
        for (; jump != part.jumps.end() && jump->period < count.period; ++jump) add(jump->period, 0, true);
        const bool is_jump = jump != part.jumps.end() && jump->period == count.period;
        add(count.period, count.articles, is_jump);
        if (is_jump) ++jump;
    }
    for (; jump != part.jumps.end(); ++jump) add(jump->period, 0, true);
}

// In order of time; languages as the source has them.
std::vector<Row> rows_of(const SourceCoverage& source, Granularity by, bool gaps) {
    std::vector<Row> rows;
    for (const auto& part : source.languages) add_language(rows, part, by);
    for (const auto& hole : source.holes) rows.push_back({hole.first, range_of(hole, by), nullptr, 0, "hole"});
    if (gaps) std::erase_if(rows, [](const Row& row) { return row.mark.empty(); });
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.period < b.period; });
    return rows;
}

ordered_json holes_json(const SourceCoverage& source, Granularity by) {
    ordered_json holes = ordered_json::array();
    for (const auto& hole : source.holes)
        holes.push_back(
            {{"first", name_of(hole.first, by)}, {"last", name_of(hole.last, by)}, {"periods", hole.periods}});
    return holes;
}

ordered_json jumps_json(const SourceCoverage& source, Granularity by) {
    ordered_json jumps = ordered_json::array();
    for (const auto& part : source.languages)
        for (const auto& jump : part.jumps)
            jumps.push_back({{"period", name_of(jump.period, by)},
                             {"language", part.language},
                             {"articles", jump.articles},
                             {"least", jump.least},
                             {"most", jump.most}});
    return jumps;
}

ordered_json periods_json(const SourceCoverage& source, Granularity by, bool gaps) {
    ordered_json periods = ordered_json::array();
    for (const auto& row : rows_of(source, by, gaps)) {
        if (row.language == nullptr) continue;
        periods.push_back({{"period", row.name}, {"language", row.language->language}, {"articles", row.articles}});
    }
    return periods;
}

ordered_json source_json(const SourceCoverage& source, Granularity by, bool gaps) {
    ordered_json languages = ordered_json::object();
    for (const auto& part : source.languages) languages[part.language] = part.articles;
    return {{"source", source.source},
            {"articles", source.articles},
            {"undated", source.undated},
            {"first", source.days ? ordered_json(to_string(source.days->first)) : ordered_json(nullptr)},
            {"last", source.days ? ordered_json(to_string(source.days->last)) : ordered_json(nullptr)},
            {"languages", languages},
            {"holes", holes_json(source, by)},
            {"jumps", jumps_json(source, by)},
            {"periods", periods_json(source, by, gaps)}};
}

std::string text_head(const CoverageHead& head, const Coverage& coverage) {
    if (head.generation.empty()) return "Empty: nothing has been published yet. dateline-index add fills it.\n";
    std::string text;
    const std::string line =
        fmt::format("{} held by {} of {} by {}; {} of them not shown (dateline-index status tells why)",
                    counted(coverage.all.articles, "article"), head.generation, without_controls(head.archive),
                    counted(coverage.sources.size(), "source"), head.kept_back);
    for (const auto& part : wrap(line, columns)) text += part + '\n';
    return text;
}

}  // namespace

std::string coverage_text(const CoverageHead& head, const Coverage& coverage, bool gaps) {
    std::string text = text_head(head, coverage);
    bool has_marks = false;
    const auto add = [&](const SourceCoverage& source, const std::string& title) {
        has_marks = has_marks || source.is_marked();
        if (!gaps || source.is_marked()) text += '\n' + SourceText(source, coverage.by, gaps).text(title);
    };
    if (coverage.sources.size() > 1) add(coverage.all, "All sources");
    for (const auto& source : coverage.sources) add(source, title_of(source));
    if (gaps && !has_marks && !head.generation.empty()) text += "No holes and no jumps.\n";
    return text;
}

std::string coverage_csv(const Coverage& coverage, bool gaps) {
    std::string text = "period,source,language,articles,mark\r\n";
    for (const auto& source : coverage.sources) {
        const std::string name = csv_cell(source.source);
        for (const auto& row : rows_of(source, coverage.by, gaps))
            text +=
                fmt::format("{},{},{},{},{}\r\n", row.name, name,
                            row.language == nullptr ? "" : csv_cell(row.language->language), row.articles, row.mark);
        for (const auto& part : source.languages)
            if (!gaps && part.undated > 0)
                text += fmt::format("undated,{},{},{},\r\n", name, csv_cell(part.language), part.undated);
    }
    return text;
}

std::string coverage_json(const CoverageHead& head, const Coverage& coverage, bool gaps) {
    ordered_json sources = ordered_json::array();
    for (const auto& source : coverage.sources)
        if (!gaps || source.is_marked()) sources.push_back(source_json(source, coverage.by, gaps));
    const ordered_json root{
        {"version", 1},
        {"archive", head.archive},
        {"generation", head.generation.empty() ? ordered_json(nullptr) : ordered_json(head.generation)},
        {"by", to_string(coverage.by)},
        {"kept_back", head.kept_back},
        {"all", source_json(coverage.all, coverage.by, gaps)},
        {"sources", sources}};
    return root.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace dateline
