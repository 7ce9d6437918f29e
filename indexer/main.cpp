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
#include <filesystem>
#include <new>

#include "indexer/commands/add.hpp"
#include "indexer/commands/create.hpp"
#include "indexer/commands/rebuild.hpp"
#include "indexer/commands/remove.hpp"
#include "indexer/commands/rollback.hpp"
#include "indexer/commands/status.hpp"
#include "indexer/commands/verify.hpp"
#include "indexer/durable_file.hpp"
#include "indexer/interruption.hpp"
#include "indexer/options.hpp"
#include "indexer/xapian_guard.hpp"

namespace {

using namespace dateline;

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

int finish(const AddOptions& command, const AddOutcome& outcome) {
    if (command.report == "-") {
        print(outcome.report.json());
    } else if (!command.report.empty()) {
        write_output(command.report, outcome.report.json());
    }
    if (!command.quiet) fmt::print(stderr, "{}\n", outcome.report.summary());
    return outcome.exit_code;
}

int run(const AddOptions& command) {
    return finish(command, guard_xapian(command.archive.string(), [&] { return add_articles(command); }));
}

int run(const RebuildOptions& command) {
    return finish(command.run, guard_xapian(command.run.archive.string(), [&] { return rebuild_archive(command); }));
}

int run(const RemoveOptions& command) {
    const auto outcome = guard_xapian(command.archive.string(), [&] { return remove_articles(command); });
    std::string ids;
    for (const auto& id : outcome.ids) ids += id + '\n';
    print(ids);
    if (!command.quiet) fmt::print(stderr, "{}\n", outcome.summary(command));
    return exit_done;
}

int run(const RollbackOptions& command) {
    const auto outcome = guard_xapian(command.archive.string(), [&] { return roll_back(command); });
    if (!command.quiet) fmt::print(stderr, "{}\n", outcome.summary());
    return exit_done;
}

int run(const VerifyOptions& command) {
    const auto outcome = guard_xapian(command.archive.string(), [&] { return verify_archive(command); });
    print(outcome.report);
    return outcome.exit_code;
}

int complain(const Error& error) {
    fmt::print(stderr, "dateline-index: {}\n", error.what());
    return error.exit_code();
}

Error from_filesystem(const std::filesystem::filesystem_error& error) {
    return Error(ErrorKind::io, fmt::format("{}: {}", error.path1().string(), error.code().message()));
}

// Ends by the signal that asked for it, as a shell expects.
int end_by_signal(int number) {
    fmt::print(stderr, "dateline-index: stopped by a signal; the archive is as before\n");
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
    fmt::print(stderr, "dateline-index: writing failed: {}; the archive is as before\n", std::strerror(why));
    ::_exit(static_cast<int>(ErrorKind::io));
}

int run_command(const std::vector<std::string>& arguments) {
    try {
        const Command command = parse_command(arguments);
        return std::visit([](const auto& options) { return run(options); }, command);
    } catch (const Interrupted& interrupted) {
        return end_by_signal(interrupted.signal);
    } catch (const Error& error) {
        return complain(error);
    } catch (const std::filesystem::filesystem_error& error) {
        return complain(from_filesystem(error));
    } catch (const std::bad_alloc&) {
        return complain(Error(ErrorKind::internal, "out of memory: give less with --jobs or --memory"));
    } catch (const std::exception& error) {
        return complain(Error(ErrorKind::internal, error.what()));
    }
}

}  // namespace

int main(int count, char** words) {
    catch_interruptions();
    // The same as no TZ, but the C library does not look for a new zone at every time of a member of a zip file.
    ::setenv("TZ", ":/etc/localtime", 0);
    std::set_terminate(end_by_termination);
    return run_command({words + 1, words + count});
}
