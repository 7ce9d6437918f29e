// The ways of showing what saved searches report: a block for each search, in the order of their file.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/presentation/presenter.hpp"
#include "schemas/period.hpp"

namespace dateline {

struct ReportItem {
    ShownHit shown;
    std::string url;  ///< of the article, as given; only where the format has links
};

/// What one search reports.
struct SearchReport {
    std::string id;
    std::string title;  ///< empty: none
    std::string query;  ///< as it stands in the file
    std::string understood;
    std::uint64_t total = 0;     ///< articles that match
    std::uint64_t reported = 0;  ///< those of them that are reported, shown or not
    std::uint64_t folded = 0;    ///< items that they are with copies of one story folded
    bool first_time = false;
    std::optional<Day> since;        ///< reported is what was published since; none: what is new or changed
    std::vector<std::string> notes;  ///< what a reader should know beside the items
    std::vector<ReportItem> items;   ///< newest first
};

/// What is known before the first search is answered.
struct ReportHead {
    std::uint64_t generation = 0;
    std::int64_t at = 0;                ///< when it is made, in UTC seconds
    std::vector<std::string> searches;  ///< ids
    std::vector<std::string> notes;
};

/// Turns a report into text: begin, every search, end. For one thread.
class ReportPresenter {
  public:
    virtual ~ReportPresenter() = default;
    virtual std::string begin(const ReportHead& head) = 0;
    virtual std::string search(const SearchReport& report) = 0;
    virtual std::string end() { return {}; }
};

/// A row of the table of formats of reports.
struct ReportFormat {
    std::string_view name;  ///< of --format
    std::unique_ptr<ReportPresenter> (*make)(const PresenterOptions& options);
    bool links;     ///< whether it shows where articles are
    bool says_all;  ///< whether it shows notes itself
};
/// Null where there is no such format.
const ReportFormat* find_report_format(std::string_view name);

std::unique_ptr<ReportPresenter> make_text_report(const PresenterOptions& options);
/// One object: "$defs"/report in schemas/result.schema.json.
std::unique_ptr<ReportPresenter> make_json_report(const PresenterOptions& options);
/// An Atom feed (RFC 4287) with an entry for each item.
std::unique_ptr<ReportPresenter> make_atom_report(const PresenterOptions& options);

}  // namespace dateline
