// What saved searches report, for people: a heading, a line that counts, and the items as of a query.
#include <fmt/format.h>

#include "query/presentation/report.hpp"
#include "schemas/terminal_text.hpp"

namespace dateline {

namespace {

std::string count_line(const SearchReport& report) {
    if (report.reported == 0) return report.first_time ? "" : "nothing new\n";
    std::string line =
        report.since ? fmt::format("{} article{} since {}", report.reported, report.reported == 1 ? "" : "s",
                                   to_string(*report.since))
                     : fmt::format("{} new or changed article{}", report.reported, report.reported == 1 ? "" : "s");
    if (report.folded < report.reported) line += fmt::format(", {} with copies folded", report.folded);
    return line + '\n';
}

class TextReport : public ReportPresenter {
  public:
    explicit TextReport(const PresenterOptions& options) : hits_(make_text_presenter(options)) {}

    std::string begin(const ReportHead& head) override { return lines(head.notes); }

    std::string search(const SearchReport& report) override {
        const std::string heading = without_controls(report.title.empty() ? report.id : report.title);
        std::string text = is_first_ ? "" : "\n";
        is_first_ = false;
        text += heading + '\n' + std::string(display_width(heading), '-') + '\n';
        text += count_line(report) + lines(report.notes);
        for (const auto& item : report.items) text += hits_->hit(item.shown);
        return text;
    }

  private:
    static std::string lines(const std::vector<std::string>& notes) {
        std::string text;
        for (const auto& note : notes) text += without_controls(note) + '\n';
        return text;
    }

    std::unique_ptr<Presenter> hits_;
    bool is_first_ = true;
};

}  // namespace

std::unique_ptr<ReportPresenter> make_text_report(const PresenterOptions& options) {
    return std::make_unique<TextReport>(options);
}

}  // namespace dateline
