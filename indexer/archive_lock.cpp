#include "indexer/archive_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

#include "indexer/interruption.hpp"
#include "indexer/run_report.hpp"

namespace dateline {

namespace {

std::string read_owner(int fd) {
    std::string owner(200, '\0');
    const auto size = ::pread(fd, owner.data(), owner.size(), 0);
    owner.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    owner.erase(std::min(owner.find('\n'), owner.size()));
    return owner.empty() ? "another process" : owner;
}

void write_owner(int fd) {
    const std::string owner = fmt::format("process {} since {}\n", ::getpid(), utc_now());
    // For messages only: an archive whose LOCK can't be written to is locked all the same.
    if (::ftruncate(fd, 0) == 0 && ::pwrite(fd, owner.data(), owner.size(), 0) < 0) return;
}

// The kernel's own waiting knows no limit: it is asked again and again. 0, or errno of the last try.
int lock_within(int fd, std::uint64_t patience) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(patience);
    while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK || std::chrono::steady_clock::now() >= end) return errno;
        check_interruption();
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return 0;
}

}  // namespace

ArchiveLock::ArchiveLock(const ArchiveLayout& layout, std::uint64_t patience)
    : fd_(::open(layout.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
    if (fd_ < 0)
        throw system_error(layout.lock().string(), errno, errno == ENOSPC ? ErrorKind::io : ErrorKind::cannot_create);
    if (const int why = lock_within(fd_, patience)) {
        const std::string owner = read_owner(fd_);
        ::close(fd_);
        if (why != EWOULDBLOCK) throw system_error(layout.lock().string(), why);
        throw Error(ErrorKind::locked,
                    fmt::format("{}: locked by {}: try again when it has ended", layout.root().string(), owner));
    }
    write_owner(fd_);
}

ArchiveLock::~ArchiveLock() { ::close(fd_); }

}  // namespace dateline
