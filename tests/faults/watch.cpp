#include "tests/faults/watch.hpp"

#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "tests/faults/kinds.hpp"

namespace dateline::faults {

namespace {

[[noreturn]] void give_up(const std::string& why) {
    std::fprintf(stderr, "faults: %s\n", why.c_str());
    std::abort();
}

std::string setting(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

std::string read_link(const std::string& path) {
    std::vector<char> buffer(PATH_MAX);
    const auto size = ::readlink(path.c_str(), buffer.data(), buffer.size());
    return size > 0 ? std::string(buffer.data(), static_cast<std::size_t>(size)) : std::string();
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts(1);
    for (const char letter : text) {
        if (letter == separator) {
            parts.emplace_back();
        } else {
            parts.back() += letter;
        }
    }
    return parts;
}

struct ActionRow {
    const char* word;
    Action action;
    int error;
};
constexpr ActionRow action_rows[] = {
    {"kill", Action::kill, 0},           {"kill-after", Action::kill_after, 0},
    {"tear", Action::tear, 0},           {"stop", Action::stop, 0},
    {"short", Action::shorten, 0},       {"ENOSPC", Action::fail_once, ENOSPC},
    {"EIO", Action::fail_once, EIO},     {"ENOSPC+", Action::fail_onwards, ENOSPC},
    {"EIO+", Action::fail_onwards, EIO},
};

bool is_below(std::string_view path, std::string_view root) {
    return path.size() > root.size() && path.substr(0, root.size()) == root && path[root.size()] == '/';
}

// What takes room on the disk.
bool takes_room(const std::string& operation) {
    return operation == "create" || operation == "write" || operation == "mkdir" || operation == "link";
}

}  // namespace

std::string absolute_path(int directory, const char* path) {
    const std::filesystem::path given(path);
    if (given.is_absolute()) return given.lexically_normal().string();
    const std::string base =
        read_link(directory == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/" + std::to_string(directory));
    auto whole = (std::filesystem::path(base) / given).lexically_normal().string();
    while (whole.size() > 1 && whole.back() == '/') whole.pop_back();
    return whole;
}

std::string path_of(int fd) {
    const std::string path = read_link("/proc/self/fd/" + std::to_string(fd));
    const std::string gone = " (deleted)";
    const bool is_gone = path.size() >= gone.size() && path.compare(path.size() - gone.size(), gone.size(), gone) == 0;
    return is_gone || path.empty() || path.front() != '/' ? std::string() : path;
}

Watch* Watch::from_environment() {
    const std::string box = setting("DATELINE_FAULTS_BOX");
    if (box.empty()) return nullptr;
    // What the program starts is not watched.
    ::unsetenv("LD_PRELOAD");
    const std::string journal = setting("DATELINE_FAULTS_JOURNAL");
    const auto fd =
        ::syscall(SYS_openat, AT_FDCWD, journal.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0666);
    if (fd < 0) give_up("can't write the journal " + journal);
    // Lives as long as the process, whose last operations come after all destructors.
    auto* watch = new Watch(box, static_cast<int>(fd));
    watch->process_ = ::getpid();
    watch->plan(setting("DATELINE_FAULT"));
    if (std::getenv("DATELINE_FAULTS_READS") != nullptr) {
        watch->read_roots_ = split(setting("DATELINE_FAULTS_READS"), ':');
        watch->read_roots_.push_back(box);
    }
    return watch;
}

void Watch::plan(const std::string& fault) {
    if (fault.empty()) return;
    const auto words = split(fault, ':');
    if (words.size() != 4) give_up("DATELINE_FAULT is OPERATION:KIND:K:ACTION, not " + fault);
    point_ = {words[0], words[1]};
    occurrence_ = std::strtoul(words[2].c_str(), nullptr, 10);
    for (const auto& row : action_rows) {
        if (words[3] != row.word) continue;
        action_ = row.action;
        error_ = row.error;
    }
    if (action_ == Action::none || occurrence_ == 0) give_up("DATELINE_FAULT: no such action or number: " + fault);
}

bool Watch::follows(const std::string& absolute) const {
    if (::getpid() != process_) return false;
    return absolute == box_ || is_below(absolute, box_);
}

bool Watch::follows_reads(std::string_view absolute) const {
    if (read_roots_.empty() || ::getpid() != process_) return false;
    for (const auto& root : read_roots_)
        if (!root.empty() && is_below(absolute, root)) return true;
    return false;
}

Action Watch::arrive(const Operation& operation) {
    const Key key{operation.name, kind(operation.path)};
    const auto count = ++counts_[key];
    const bool is_point = key == point_ && count == occurrence_;
    if (is_point && action_ == Action::fail_onwards) failing_ = true;
    if (is_point) return action_;
    return failing_ && fails_onwards(operation.name) ? Action::fail_onwards : Action::none;
}

bool Watch::fails_onwards(const std::string& operation) const { return error_ != ENOSPC || takes_room(operation); }

void Watch::record(const Operation& operation, std::size_t done) {
    const std::string path = relative(operation.path);
    const std::string what = kind(operation.path);
    const std::string from = operation.from.empty() ? std::string() : relative(operation.from);
    const std::size_t size = operation.bytes != nullptr ? done : 0;
    std::string line = operation.name;
    for (const auto& field : {what, std::to_string(counts_[{operation.name, what}]), path, from,
                              std::to_string(operation.offset), std::to_string(size)})
        line += '\t' + field;
    line += '\n';
    if (size > 0) line.append(operation.bytes, size);
    if (::syscall(SYS_write, journal_, line.data(), line.size()) != static_cast<long>(line.size()))
        give_up("the journal can't be written to");
}

std::string Watch::relative(const std::string& absolute) const {
    if (absolute == box_) return {};
    return is_below(absolute, box_) ? absolute.substr(box_.size() + 1) : absolute;
}

std::string Watch::kind(const std::string& absolute) const {
    const bool is_inside = absolute == box_ || is_below(absolute, box_);
    return is_inside ? kind_of(relative(absolute)) : std::filesystem::path(absolute).filename().string();
}

ssize_t Watch::fail() const {
    errno = error_;
    return -1;
}

void Watch::die() {
    ::kill(::getpid(), SIGKILL);
    for (;;) ::pause();
}

}  // namespace dateline::faults
