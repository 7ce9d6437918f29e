// Results for people: a few lines a hit, as wide as the terminal.
#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "query/presentation/counts_text.hpp"
#include "query/presentation/presenter.hpp"
#include "schemas/terminal_text.hpp"

namespace dateline {

namespace {

// Narrower ones are written over; lines that are longer are hard to read.
constexpr std::size_t least_columns = 40;
constexpr std::size_t most_columns = 120;
constexpr std::size_t indent = 4;
constexpr std::size_t max_names = 5;

constexpr Style bold{"\x1b[1m", "\x1b[0m"};
constexpr Style faint{"\x1b[2m", "\x1b[0m"};
constexpr Style match{"\x1b[1;31m", "\x1b[0m"};

std::string count_line(const ResultHead& head) {
    const Count total = head.answer.total;
    if (total.value == 0) return "Nothing found.\n";
    std::string line =
        fmt::format("{}{} article{}", total.exact ? "" : "about ", total.value, total.value == 1 ? "" : "s");
    const auto folded = head.answer.folded_total;
    if (folded && *folded < total.value) line += fmt::format(", {} with copies folded (--all shows all)", *folded);
    return line + '\n';
}

// "+3 copies"
std::string copies_text(const Copies& copies) {
    const auto count = copies.ids.size();
    return fmt::format("+{}{} {}", copies.exact ? "" : " at least ", count, count == 1 ? "copy" : "copies");
}

// The first of the names, and how many more there are.
void add_names(std::vector<std::string>& facts, const std::vector<ListEntry>& entries) {
    const auto shown = std::min(entries.size(), max_names);
    for (std::size_t i = 0; i < shown; ++i) facts.push_back(without_controls(entries[i].value));
    if (entries.size() > shown) facts.push_back(fmt::format("{} more", entries.size() - shown));
}

class TextPresenter : public Presenter {
  public:
    explicit TextPresenter(const PresenterOptions& options)
        : colour_(options.colour),
          terminal_columns_(options.columns),
          columns_(std::clamp(options.columns, least_columns, most_columns)) {}

    std::string begin(const ResultHead& head) override {
        explain_ = head.explain;
        std::string text = count_line(head);
        for (const auto& line : advice_lines(head.answer))
            text += indented(wrap(without_controls(line), columns_), 0, {});
        return text + counts_text(head.answer.counts, terminal_columns_);
    }

    std::string hit(const ShownHit& shown) override {
        const Hit& hit = shown.hit;
        std::string text = first_lines(hit);
        text += indented(wrap(facts(hit), columns_ - indent), indent, style(faint));
        text += indented(wrap(shown.snippet.text, columns_ - indent, shown.snippet.marks, style(match)), indent, {});
        if (explain_) text += explain(hit);
        return text;
    }

  private:
    Style style(Style wanted) const { return colour_ ? wanted : Style{}; }

    static std::string indented(const std::vector<std::string>& lines, std::size_t margin, Style around) {
        std::string text;
        for (const auto& line : lines) text += fmt::format("{:{}}{}{}{}\n", "", margin, around.on, line, around.off);
        return text;
    }

    // An empty line, then " 1. 2022-09-16  Title of the article".
    std::string first_lines(const Hit& hit) const {
        const std::string day = hit.brief.published.empty() ? "undated" : hit.brief.published.substr(0, 10);
        const std::string lead = fmt::format("{:2}. {:<10}  ", hit.rank, day);
        const std::string title = without_controls(hit.brief.title.empty() ? "(no title)" : hit.brief.title);
        std::string out = "\n";
        for (const auto& line : wrap(title, columns_ - lead.size())) {
            out += out.size() == 1 ? lead : std::string(lead.size(), ' ');
            out += fmt::format("{}{}{}\n", style(bold).on, line, style(bold).off);
        }
        return out;
    }

    // Source, dateline, status, what is folded and what is corrected, places, persons and the archive's own fields, but
    // for running text.
    static std::string facts(const Hit& hit) {
        std::vector<std::string> list;
        for (const auto* text : {&hit.brief.source, &hit.brief.dateline}) {
            if (!text->empty()) list.push_back(without_controls(*text));
        }
        if (hit.brief.status != Status::usable) list.emplace_back(to_string(hit.brief.status));
        if (!hit.copies.ids.empty()) list.push_back(copies_text(hit.copies));
        for (const auto& id : hit.corrects) list.push_back("corrects " + without_controls(id));
        for (const auto& id : hit.corrected_by) list.push_back("corrected by " + without_controls(id));
        add_names(list, hit.places);
        add_names(list, hit.persons);
        for (const auto& value : hit.fields) {
            if (value.field->kind != FieldKind::text)
                list.push_back(
                    without_controls(fmt::format("{}: {}", value.field->name, fmt::join(value.shown(), ", "))));
        }
        return fmt::format("{}", fmt::join(list, " \u00B7 "));
    }

    std::string explain(const Hit& hit) const {
        std::string text = fmt::format("score {:.6f}", hit.score);
        const char* before = " = ";
        for (const auto& part : hit.parts) {
            text += fmt::format("{}{} {:.6f}", before, part.name, part.score);
            before = " + ";
        }
        for (const auto& word : hit.words)
            text += fmt::format("{} {} {:.6f}", &word == &hit.words.front() ? ";" : ",", without_controls(word.word),
                                word.score);
        return indented(wrap(text, columns_ - indent), indent, style(faint));
    }

    bool colour_;
    std::size_t terminal_columns_;  // bars may be wider than text
    std::size_t columns_;
    bool explain_ = false;
};

}  // namespace

std::unique_ptr<Presenter> make_text_presenter(const PresenterOptions& options) {
    return std::make_unique<TextPresenter>(options);
}

}  // namespace dateline
