// Lines on standard error: as people read them, or as JSON for what collects logs (journald, Loki).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

enum class LogFormat { text, json };
std::optional<LogFormat> parse_log_format(std::string_view word);

enum class LogLevel { info, warning, error };

struct LogEntry {
    LogLevel level = LogLevel::info;
    std::string message;  ///< one line
    int exit_code = 0;
    std::vector<std::pair<std::string, std::uint64_t>> numbers = {};  ///< keys are ours
};

/// What all lines of a run have in common.
struct LogContext {
    LogFormat format = LogFormat::text;
    std::string command;
    std::string archive;
};

/// The line with its end. As text: an error or a warning has the program before it. As JSON: {"time", "level",
/// "program", "command", "archive", "exit_code", the numbers, "message"}.
std::string log_line(const LogContext& context, const LogEntry& entry);

}  // namespace dateline
