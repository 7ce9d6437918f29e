// dateline-query: searches a news archive.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <xapian.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "corpus/gazetteer/gazetteer.hpp"
#include "query/options.hpp"
#include "query/run_query.hpp"
#include "schemas/error.hpp"
#include "schemas/open_files.hpp"
#include "schemas/standard_files.hpp"

namespace {

using namespace dateline;

// Now, with the day and the zone that the clock on the wall shows. It is read once.
Moment read_clock() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    Moment moment{};
    moment.offset = std::chrono::minutes(local.tm_gmtoff / 60);
    const std::chrono::sys_seconds wall(std::chrono::seconds(now) + moment.offset);
    moment.day = std::chrono::floor<std::chrono::days>(wall);
    moment.time = wall - moment.day;
    return moment;
}

// Of the terminal; 80 where results go elsewhere.
std::size_t read_columns() {
    constexpr std::size_t usual = 80;
    winsize size{};
    const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : usual;
}

bool wants_colour() { return ::isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr; }

std::string version_text() {
    return fmt::format(
        "dateline-query {}\nXapian {}\n{}Licence GPL-2.0-or-later: free software, without any warranty\n",
        DATELINE_VERSION, Xapian::version_string(), credit_line());
}

int run(const std::vector<std::string>& words, Output& results, Output& messages) {
    const QueryJob job = parse_options(words, read_clock());
    if (job.action == QueryJob::Action::help || job.action == QueryJob::Action::version) {
        results.write(job.action == QueryJob::Action::help ? help_text() : version_text());
        return exit_done;
    }
    return run_query(job, {results, messages, wants_colour(), read_columns()});
}

int fail(const std::string& message, int exit_code) {
    // Not fmt::print: it throws where nothing can be written, and the exit code is still to be told.
    std::fputs(fmt::format("dateline-query: {}\n", message).c_str(), stderr);
    return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
    hold_standard_files();
    allow_most_files();
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
        return fail(error.what(), error.exit_code());
    } catch (const std::exception& error) {
        return fail(error.what(), static_cast<int>(ErrorKind::internal));
    }
}
