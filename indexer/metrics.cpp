#include "indexer/metrics.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/error.hpp"
#include "schemas/terminal_text.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

std::uint64_t bytes_below(const fs::path& folder) {
    std::uint64_t bytes = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code gone;
        const auto size = entry->is_regular_file(gone) ? entry->file_size(gone) : 0;
        if (!gone) bytes += size;
    }
    return bytes;
}

// The value of a label: three characters are escaped there.
std::string label_value(std::string_view text) {
    std::string value;
    for (const char c : without_controls(text)) {
        if (c == '\\' || c == '"') value += '\\';
        value += c;
    }
    return '"' + value + '"';
}

// Writes families of gauges: all that is known is how things are after the run.
class Families {
  public:
    explicit Families(const std::string& archive) : archive_(label_value(archive)) {}

    void add(std::string_view name, std::string_view help, const std::string& value) {
        head(name, help);
        text_ += fmt::format("dateline_{}{{archive={}}} {}\n", name, archive_, value);
    }
    void add(std::string_view name, std::string_view help, std::string_view label,
             const std::vector<std::pair<std::string, std::uint64_t>>& values) {
        head(name, help);
        for (const auto& [key, value] : values)
            text_ +=
                fmt::format("dateline_{}{{archive={},{}={}}} {}\n", name, archive_, label, label_value(key), value);
    }
    std::string text() && { return std::move(text_); }

  private:
    void head(std::string_view name, std::string_view help) {
        text_ += fmt::format("# HELP dateline_{0} {1}\n# TYPE dateline_{0} gauge\n", name, help);
    }

    std::string archive_;
    std::string text_;
};

void add_run(Families& families, const RunReport& report, std::int64_t ended) {
    const RunCounts& counts = report.counts;
    families.add("last_run_timestamp_seconds", "When the last run ended, since 1970-01-01 UTC.", fmt::to_string(ended));
    families.add("last_run_success", "Whether the last run did what it was asked (1), rejects apart, or failed (0).",
                 report.error ? "0" : "1");
    families.add("last_run_exit_code", "What dateline-index ended with.", fmt::to_string(report.exit_code));
    families.add("last_run_duration_seconds", "How long the last run took.",
                 fmt::format("{:.3f}", report.total_seconds()));
    families.add("last_run_published", "Whether the last run published a new generation (1) or had no need to (0).",
                 report.published ? "1" : "0");
    families.add("last_run_records", "What became of the records of the last run.", "result",
                 {{"new", counts.taken},
                  {"updated", counts.updated},
                  {"unchanged", counts.unchanged + counts.repeated},
                  {"superseded", counts.superseded},
                  {"taken_down", counts.taken_down},
                  {"rejected", counts.rejects()}});
    families.add("last_run_rejects_new", "Rejects that no earlier published run reported.",
                 fmt::to_string(counts.new_rejects));
}

void add_archive(Families& families, const ArchiveFigures& figures) {
    families.add("published_generation", "The number of the live generation.", fmt::to_string(figures.generation));
    families.add("archive_articles", "Articles of the live generation.", fmt::to_string(figures.articles));
    families.add("archive_shards", "Shards of the live generation.", fmt::to_string(figures.shards));
    families.add("archive_bytes", "Bytes of all files of the archive, older generations among them.",
                 fmt::to_string(figures.bytes));
}

}  // namespace

std::optional<ArchiveFigures> read_figures(const ArchiveLayout& layout) try {
    const auto live = read_current(layout);
    if (!live) return std::nullopt;
    const auto path = layout.manifest(*live);
    const auto manifest = parse_manifest(read_file(path, ErrorKind::unavailable), path.string());
    return ArchiveFigures{*live, manifest.articles, manifest.shards.size(), manifest.digest.hex(),
                          bytes_below(layout.root())};
} catch (const Error&) {
    return std::nullopt;
}

std::string metrics_text(const RunReport& report, const std::optional<ArchiveFigures>& figures, std::int64_t ended) {
    Families families(report.archive);
    add_run(families, report, ended);
    if (figures) add_archive(families, *figures);
    return std::move(families).text();
}

}  // namespace dateline
