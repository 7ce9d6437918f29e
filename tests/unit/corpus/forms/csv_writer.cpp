// Rows of CSV, a column for each field of an article but extra; lists parted by semicolons.
#include <fmt/format.h>

#include "tests/unit/corpus/forms/form.hpp"

namespace dateline::forms {

namespace {

std::string quoted(std::string_view text) {
    if (text.empty()) return {};
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string date(const std::optional<Moment>& moment) { return moment ? to_string(*moment) : ""; }

std::string joined(const std::vector<std::string>& list) { return fmt::format("{}", fmt::join(list, ";")); }

}  // namespace

std::string write_csv_row(const Article& article) {
    const std::string version = article.version == 0 ? "" : std::to_string(article.version);
    const std::string status(article.status == Status::usable ? "" : to_string(article.status));
    std::vector<std::string> row{article.id,
                                 article.title,
                                 article.body,
                                 date(article.published),
                                 date(article.updated),
                                 date(article.embargo),
                                 version,
                                 status,
                                 article.corrects,
                                 article.note,
                                 article.dateline,
                                 article.byline,
                                 article.source,
                                 article.section,
                                 article.language,
                                 article.url,
                                 joined(article.topics),
                                 joined(article.persons),
                                 joined(article.organisations),
                                 joined(article.places)};
    for (auto& value : row) value = quoted(value);
    return fmt::format("{}", fmt::join(row, ","));
}

}  // namespace dateline::forms
