#include "query/presentation/history_text.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "schemas/terminal_text.hpp"

namespace dateline {

namespace {

std::string number_of(const Revision& revision) {
    return revision.version > 0 && revision.version < INT64_MAX ? std::to_string(revision.version) : "-";
}

std::string update_of(const Revision& revision) {
    return revision.updated == INT64_MIN ? "-" : to_string(moment_at(revision.updated));
}

std::string row(const KnownVersion& version, bool is_live) {
    auto text = fmt::format("{:<8} {:<21} {:<10} {:<5} {}", number_of(version.revision), update_of(version.revision),
                            to_string(version.status), is_live ? "live" : "", without_controls(version.note));
    text.resize(text.find_last_not_of(' ') + 1);
    return text + '\n';
}

}  // namespace

std::string history_text(const ArticleHistory& history) {
    std::string text = fmt::format("{:<8} {:<21} {:<10} {:<5} {}\n", "version", "updated", "status", "", "note");
    for (const auto& version : history.versions) text += row(version, &version == &history.versions.front());
    for (const auto& id : history.corrected_by) text += fmt::format("corrected by {}\n", without_controls(id));
    return text;
}

std::string history_lines(const ArticleHistory& history) {
    std::string lines;
    for (const auto& version : history.versions)
        lines += version_json(version, &version == &history.versions.front()) + '\n';
    if (!history.corrected_by.empty())
        lines += nlohmann::ordered_json{{"corrected_by", history.corrected_by}}.dump() + '\n';
    return lines;
}

std::string kept_back_text(const Article& article, KeptBack why) {
    const std::string id = without_controls(article.id);
    if (why == KeptBack::embargoed)
        return fmt::format("{} is under embargo until {}\n", id,
                           article.embargo ? to_string(*article.embargo) : std::string("further notice"));
    const auto verb = why == KeptBack::cancelled ? "cancelled" : "withheld";
    const std::string note = without_controls(article.note);
    return fmt::format("{} was {} by its publisher{}{}\n", id, verb, note.empty() ? "" : ": ", note);
}

}  // namespace dateline
