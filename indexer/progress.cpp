#include "indexer/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace dateline {

namespace {

using std::chrono::duration;
using std::chrono::steady_clock;

std::string bar(double part) {
    constexpr std::size_t width = 24;
    const auto full = static_cast<std::size_t>(part * static_cast<double>(width));
    return '[' + std::string(full, '#') + std::string(width - full, '.') + ']';
}

std::string time_left(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
    return whole >= 3600 ? fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
                         : fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

Progress::Progress(bool quiet) : shown_(!quiet && ::isatty(STDERR_FILENO) == 1) {}
Progress::~Progress() { clear(); }

void Progress::reading(std::uint64_t records, std::uint64_t bytes, std::optional<std::uint64_t> total) {
    const auto now = steady_clock::now();
    if (!shown_ || now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    const double elapsed = std::max(duration<double>(now - start_).count(), 1e-3);
    std::string line = fmt::format("{} records, {:.0f}/s", records, static_cast<double>(records) / elapsed);
    if (total && *total > 0) {
        const double part = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(*total));
        line = bar(part) + ' ' + line;
        if (part > 0.01) line += ", " + time_left(elapsed * (1 - part) / part) + " left";
    }
    draw(line);
}

void Progress::stage(const std::string& name) {
    if (shown_) draw(name + "...");
}

void Progress::clear() {
    if (drawn_) std::fputs("\r\033[K", stderr);
    drawn_ = false;
}

void Progress::draw(const std::string& line) {
    // Where it can't be seen the run goes on all the same.
    std::fputs(fmt::format("\r\033[K{}", line).c_str(), stderr);
    std::fflush(stderr);
    drawn_ = true;
}

}  // namespace dateline
