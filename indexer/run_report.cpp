#include "indexer/run_report.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "corpus/annotate/reading_limit.hpp"
#include "schemas/archive_layout.hpp"

namespace dateline {

namespace {

using nlohmann::ordered_json;

// 1234567 -> "1,234,567"
std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, ',');
    return digits;
}

// "1 record", "1,000 records"
std::string counted(std::uint64_t number, std::string_view what) {
    return fmt::format("{} {}{}", grouped(number), what, number == 1 ? "" : "s");
}

// "the gazetteer and the model of names have changed"
std::string changed(const std::set<std::string>& what) {
    std::string text;
    for (auto part = what.begin(); part != what.end(); ++part) {
        if (part != what.begin()) text += std::next(part) == what.end() ? " and " : ", ";
        text += *part;
    }
    return text + (what.size() == 1 ? " has changed" : " have changed");
}

ordered_json counts_json(const RunCounts& counts) {
    return {{"records", counts.records},
            {"taken", counts.taken},
            {"updated", counts.updated},
            {"repeated", counts.repeated},
            {"unchanged", counts.unchanged},
            {"reread", counts.reread},
            {"reread_because", counts.reread_because},
            {"superseded", counts.superseded},
            {"taken_down", counts.taken_down},
            {"resumed", counts.resumed},
            {"elsewhere", counts.elsewhere},
            {"pruned", counts.pruned},
            {"purged", counts.purged},
            {"rejected", counts.rejected},
            {"new_rejects", counts.new_rejects},
            {"times_dropped", counts.times_dropped},
            {"bytes_replaced", counts.bytes_replaced},
            {"unknown_places", counts.unknown_places},
            {"cut_short", counts.cut_short}};
}

}  // namespace

std::string utc_now() {
    const auto now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

std::uint64_t RunCounts::rejects() const {
    std::uint64_t sum = 0;
    for (const auto& [code, count] : rejected) sum += count;
    return sum;
}

double RunReport::total_seconds() const {
    double sum = 0;
    for (const auto& [stage, duration] : seconds) sum += duration;
    return sum;
}

std::string RunReport::json() const {
    ordered_json stages = ordered_json::object();
    for (const auto& [stage, duration] : seconds) stages[stage] = duration;
    const ordered_json root{
        {"version", 1},
        {"command", command},
        {"archive", archive},
        {"started", started},
        {"dry_run", dry_run},
        {"exit_code", exit_code},
        {"error", error ? ordered_json{{"code", exit_code}, {"message", *error}} : ordered_json(nullptr)},
        {"counts", counts_json(counts)},
        {"homes_learned", homes_learned ? ordered_json(*homes_learned) : ordered_json(nullptr)},
        {"bytes_read", bytes_read},
        {"files_read", files_read},
        {"files_unchanged", files_unchanged},
        {"published", published ? ordered_json(generation_name(*published)) : ordered_json(nullptr)},
        {"digest", digest},
        {"articles", articles},
        {"disk_free", disk_free},
        {"disk_needed", disk_needed},
        {"seconds", stages},
        {"seconds_total", total_seconds()}};
    return root.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

std::string RunReport::summary() const {
    std::string line =
        fmt::format("{}: {} new, {} updated, {} unchanged", counted(counts.records, "record"), grouped(counts.taken),
                    grouped(counts.updated), grouped(counts.unchanged + counts.repeated));
    if (counts.superseded > 0) line += fmt::format(", {} superseded", grouped(counts.superseded));
    if (counts.taken_down > 0) line += fmt::format(", {} of what was taken down left out", grouped(counts.taken_down));
    if (counts.rejects() > 0)
        line += fmt::format(", {} rejected ({} of them new)", grouped(counts.rejects()), grouped(counts.new_rejects));
    if (counts.reread > 0)
        line += fmt::format("; re-read {} of {}: {}", grouped(counts.reread),
                            counted(counts.unchanged, "unchanged article"), changed(counts.reread_because));
    if (counts.unknown_places > 0)
        line += fmt::format("; {} of places that the gazetteer does not know", counted(counts.unknown_places, "id"));
    if (counts.cut_short > 0)
        line += fmt::format("; in {} {}", counted(counts.cut_short, "article"), words_of(ReadingLimits{}));
    if (homes_learned && *homes_learned > 0)
        line += fmt::format("; learned the homes of {}", counted(*homes_learned, "source"));
    if (homes_lost) line += "; too much to be read ahead of a pipe: no homes learned (name a file, or --homes FILE)";
    if (counts.resumed > 0) line += fmt::format("; {} built by a run that was killed", grouped(counts.resumed));
    if (counts.pruned > 0) line += fmt::format("; {} gone from the sources", counted(counts.pruned, "article"));
    if (counts.purged > 0) line += fmt::format("; the text of {} written out", counted(counts.purged, "article"));
    if (files_unchanged > 0) line += fmt::format("; {} unchanged, not read", counted(files_unchanged, "file"));
    if (disk_free < disk_needed)
        line += fmt::format("; the disk has {} MB free, and the next run may need {}: make room",
                            grouped(disk_free >> 20U), grouped(disk_needed >> 20U));
    line += fmt::format("; {:.1f} s; ", total_seconds());
    if (dry_run) return line + "dry run: nothing written";
    return line + (published
                       ? fmt::format("published {} with {}", generation_name(*published), counted(articles, "article"))
                       : fmt::format("nothing to publish, {}", counted(articles, "article")));
}

void StageClock::end_stage(const std::string& name) {
    const auto now = std::chrono::steady_clock::now();
    report_.seconds.emplace_back(name, std::chrono::duration<double>(now - since_).count());
    since_ = now;
}

}  // namespace dateline
