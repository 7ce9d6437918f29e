// dateline-annotate: reads who, where and when out of the text of news.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "corpus/annotate/options.hpp"
#include "corpus/annotate/run_annotate.hpp"
#include "corpus/gazetteer/gazetteer.hpp"
#include "schemas/error.hpp"
#include "schemas/standard_files.hpp"

namespace {

using namespace dateline;

constexpr std::size_t narrowest = 40;

Screen look_at_screen() {
    Screen screen;
    if (::isatty(STDOUT_FILENO) != 1) return screen;
    screen.colour = std::getenv("NO_COLOR") == nullptr;
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= narrowest) screen.width = size.ws_col;
    return screen;
}

std::string version_text() {
    return fmt::format("dateline-annotate {}\n{}Licence GPL-2.0-or-later: free software, without any warranty\n",
                       DATELINE_VERSION, credit_line());
}

int run(const std::vector<std::string>& words, Output& results, Output& messages) {
    using Action = AnnotateJob::Action;
    const AnnotateJob job = parse_annotate_options(words);
    if (job.action == Action::help || job.action == Action::version) {
        results.write(job.action == Action::help ? annotate_help() : version_text());
        return exit_done;
    }
    return run_annotate(job, {results, messages, look_at_screen()});
}

// What was done before the error stands: results go article by article.
int fail(const std::string& message, int exit_code, Output& results) {
    try {
        results.flush();
    } catch (...) {
        // Nobody is left to read it, or the error is just this.
    }
    // Not fmt::print: it throws where nothing can be written, and the exit code is still to be told.
    std::fputs(fmt::format("dateline-annotate: {}\n", message).c_str(), stderr);
    return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
    hold_standard_files();
    std::ios::sync_with_stdio(false);
    // The same as no TZ, but the C library does not look for a new zone at every time of a member of a zip file.
    ::setenv("TZ", ":/etc/localtime", 0);
    Output results(STDOUT_FILENO, "standard output");
    Output messages(STDERR_FILENO, "standard error");
    try {
        const int exit_code = run({argv + 1, argv + argc}, results, messages);
        results.flush();
        messages.flush();
        return exit_code;
    } catch (const ClosedPipe&) {
        return exit_done;
    } catch (const Error& error) {
        return fail(error.what(), error.exit_code(), results);
    } catch (const std::exception& error) {
        return fail(error.what(), static_cast<int>(ErrorKind::internal), results);
    }
}
