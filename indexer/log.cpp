#include "indexer/log.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "indexer/run_report.hpp"

namespace dateline {

namespace {

using nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> level_names{"info", "warning", "error"};

std::string as_text(const LogEntry& entry) {
    if (entry.level == LogLevel::info) return entry.message + '\n';
    return fmt::format("dateline-index: {}{}\n", entry.level == LogLevel::warning ? "warning: " : "", entry.message);
}

std::string as_json(const LogContext& context, const LogEntry& entry) {
    ordered_json line{{"time", utc_now()},           {"level", level_names.at(static_cast<std::size_t>(entry.level))},
                      {"program", "dateline-index"}, {"command", context.command},
                      {"archive", context.archive},  {"exit_code", entry.exit_code}};
    for (const auto& [key, number] : entry.numbers) line[key] = number;
    line["message"] = entry.message;
    return line.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace

std::optional<LogFormat> parse_log_format(std::string_view word) {
    if (word == "text") return LogFormat::text;
    if (word == "json") return LogFormat::json;
    return std::nullopt;
}

std::string log_line(const LogContext& context, const LogEntry& entry) {
    return context.format == LogFormat::json ? as_json(context, entry) : as_text(entry);
}

}  // namespace dateline
