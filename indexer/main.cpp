// dateline-index: the thin shell round the commands.

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "indexer/caught_error.hpp"
#include "indexer/commands/add.hpp"
#include "indexer/commands/coverage.hpp"
#include "indexer/commands/create.hpp"
#include "indexer/commands/rebuild.hpp"
#include "indexer/commands/remove.hpp"
#include "indexer/commands/rollback.hpp"
#include "indexer/commands/status.hpp"
#include "indexer/commands/verify.hpp"
#include "indexer/interruption.hpp"
#include "indexer/log.hpp"
#include "indexer/options.hpp"
#include "indexer/run_frame.hpp"
#include "indexer/xapian_guard.hpp"
#include "schemas/open_files.hpp"
#include "schemas/standard_files.hpp"

namespace {

using namespace dateline;

// Of the command that runs; written before any other thread is there.
LogContext log_context;  // NOLINT(cert-err58-cpp)

template <typename Options>
void note_context(const std::string& command, const Options& options) {
    log_context.command = command;
    if constexpr (requires { options.run; }) return note_context(command, options.run);
    if constexpr (requires { options.archive; }) log_context.archive = options.archive.string();
    if constexpr (requires { options.log; }) log_context.format = options.log;
}

// Not by fmt::print: it throws where nothing can be written, and the exit code is still to be told.
void tell(const LogEntry& entry) { std::fputs(log_line(log_context, entry).c_str(), stderr); }

void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
        throw Error(ErrorKind::io, "standard output can't be written to");
    }
}

int run(const PrintText& command) {
    print(command.text);
    return exit_done;
}

int run(const CreateOptions& command) {
    create_archive(command);
    return exit_done;
}

int run(const StatusOptions& command) {
    print(guard_xapian(command.archive.string(), [&] { return describe_status(command); }));
    return exit_done;
}

int run(const CoverageOptions& command) {
    print(guard_xapian(command.archive.string(), [&] { return describe_coverage(command); }));
    return exit_done;
}

// The last line on standard error.
void summarise(bool quiet, const LogEntry& entry) {
    if (!quiet) tell(entry);
}

std::vector<std::pair<std::string, std::uint64_t>> numbers_of(const RunReport& report) {
    std::vector<std::pair<std::string, std::uint64_t>> numbers{{"records", report.counts.records},
                                                               {"rejected", report.counts.rejects()},
                                                               {"new_rejects", report.counts.new_rejects},
                                                               {"articles", report.articles}};
    if (report.published) numbers.emplace_back("published", *report.published);
    return numbers;
}

template <typename Work>
int run_framed(const std::string& name, const AddOptions& command, const Work& work) {
    const RunFrame frame{name, command.archive, command.dry_run, command.report, command.metrics, print};
    const auto outcome = run_in_frame(frame, [&] { return guard_xapian(command.archive.string(), work); });
    summarise(command.quiet, {LogLevel::info, outcome.report.summary(), outcome.exit_code, numbers_of(outcome.report)});
    return outcome.exit_code;
}

// A bar is no line of a log.
void settle_progress(AddOptions& options) { options.quiet = options.quiet || options.log == LogFormat::json; }

int run(const AddOptions& command) {
    AddOptions options = command;
    settle_progress(options);
    return run_framed("add", command, [&] { return add_articles(options); });
}

int run(const RebuildOptions& command) {
    RebuildOptions options = command;
    settle_progress(options.run);
    return run_framed("rebuild", command.run, [&] { return rebuild_archive(options); });
}

int run(const RemoveOptions& command) {
    const auto outcome = guard_xapian(command.archive.string(), [&] { return remove_articles(command); });
    std::string ids;
    for (const auto& id : outcome.ids) ids += id + '\n';
    print(ids);
    summarise(command.quiet, {LogLevel::info, outcome.summary(command)});
    return exit_done;
}

int run(const RollbackOptions& command) {
    const auto outcome = guard_xapian(command.archive.string(), [&] { return roll_back(command); });
    summarise(command.quiet, {LogLevel::info, outcome.summary()});
    return exit_done;
}

int run(const VerifyOptions& command) {
    const auto outcome = guard_xapian(command.archive.string(), [&] { return verify_archive(command); });
    print(outcome.report);
    return outcome.exit_code;
}

int complain(const Error& error) {
    tell({LogLevel::error, error.what(), error.exit_code()});
    return error.exit_code();
}

// Ends by the signal that asked for it, as a shell expects.
int end_by_signal(int number) {
    tell({LogLevel::error, "stopped by a signal; the archive is as before", 128 + number});
    std::signal(number, SIG_DFL);
    std::raise(number);
    return 128 + number;
}

// Xapian writes in destructors too, and where that fails, on a full disk, the process is terminated: nothing can be
// caught then. The next run sweeps what is left. Several workers may come here at once: the first one tells of it, and
// the others wait for its end.
[[noreturn]] void end_by_termination() {
    const int why = errno;
    static std::atomic_flag told = ATOMIC_FLAG_INIT;
    if (told.test_and_set())
        for (;;) ::pause();
    const int code = static_cast<int>(ErrorKind::io);
    tell({LogLevel::error, fmt::format("writing failed: {}; the archive is as before", std::strerror(why)), code});
    ::_exit(code);
}

int run_command(const std::vector<std::string>& arguments) {
    try {
        const Command command = parse_command(arguments);
        return std::visit(
            [&](const auto& options) {
                note_context(arguments.front(), options);
                return run(options);
            },
            command);
    } catch (const Interrupted& interrupted) {
        return end_by_signal(interrupted.signal);
    } catch (...) {
        return complain(caught_error());
    }
}

}  // namespace

int main(int count, char** words) {
    hold_standard_files();
    catch_interruptions();
    allow_most_files();
    // The same as no TZ, but the C library does not look for a new zone at every time of a member of a zip file.
    ::setenv("TZ", ":/etc/localtime", 0);
    std::set_terminate(end_by_termination);
    return run_command({words + 1, words + count});
}
