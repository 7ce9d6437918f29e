#include "corpus/readers/byte_stream.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <utility>
#include <vector>

#include "schemas/error.hpp"

namespace dateline {

namespace {

int open_for_reading(const std::filesystem::path& path) {
    if (path == "-") return STDIN_FILENO;
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd >= 0) return fd;
    throw system_error("can't be opened", errno, errno == ENOENT ? ErrorKind::no_input : ErrorKind::bad_data);
}

// All zeros for what is no regular file.
struct stat regular_status(int fd) {
    struct stat status {};
    if (::fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) return {};
    return status;
}

}  // namespace

struct FileStream::Hash {
    Hash() : state(XXH3_createState(), &XXH3_freeState) {
        if (state == nullptr || XXH3_128bits_reset(state.get()) != XXH_OK) throw std::bad_alloc();
    }
    std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state;
};

FileStream::FileStream(const std::filesystem::path& path)
    : hash_(std::make_unique<Hash>()), fd_(open_for_reading(path)) {
    const auto changed = regular_status(fd_).st_mtim;
    mtime_ = std::int64_t{changed.tv_sec} * 1'000'000'000 + changed.tv_nsec;
    ::posix_fadvise(fd_, 0, 0, POSIX_FADV_SEQUENTIAL);
}

FileStream::~FileStream() {
    if (fd_ != STDIN_FILENO) ::close(fd_);
}

std::size_t FileStream::read(char* buffer, std::size_t size) {
    // A file that grows while it is read ends where it was first found to end: what is known of it is of what was read.
    while (!ended_) {
        const ssize_t got = ::read(fd_, buffer, size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw system_error("can't be read", errno, errno == EISDIR ? ErrorKind::bad_data : ErrorKind::io);
        XXH3_128bits_update(hash_->state.get(), buffer, static_cast<std::size_t>(got));
        size_ += static_cast<std::uint64_t>(got);
        ended_ = got == 0 && size > 0;
        return static_cast<std::size_t>(got);
    }
    return 0;
}

std::uint64_t FileStream::regular_size() const { return static_cast<std::uint64_t>(regular_status(fd_).st_size); }

std::string FileStream::read_at(std::uint64_t offset, std::size_t size) const {
    // Room is made for what the file has alone: many a small one is asked for a megabyte.
    const auto rest = regular_size() - std::min(regular_size(), offset);
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(size, rest)), '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = ::pread(fd_, bytes.data() + have, bytes.size() - have, static_cast<off_t>(offset + have));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw system_error("can't be read", errno);
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

StreamFacts FileStream::finish() {
    std::vector<char> rest(std::size_t{256} * 1024);
    while (read(rest.data(), rest.size()) != 0) {
    }
    const auto sum = XXH3_128bits_digest(hash_->state.get());
    return {.size = size_, .mtime = mtime_, .checksum = {sum.high64, sum.low64}};
}

std::string_view PeekStream::peek(std::size_t size) {
    constexpr std::size_t least_room = 4096;
    ahead_.erase(0, std::exchange(at_, 0));
    std::size_t have = ahead_.size();
    try {
        for (std::size_t got = 1; have < size && got != 0; have += got) {
            // Most of what is looked at in vain is short: the room grows with what comes.
            ahead_.resize(std::min(size, have + std::max(have, least_room)));
            got = stream_->read(ahead_.data() + have, ahead_.size() - have);
        }
    } catch (const Error& error) {
        if (have == 0 || error.kind() != ErrorKind::bad_data) throw;
    }
    ahead_.resize(have);
    return std::string_view(ahead_).substr(0, size);
}

std::size_t PeekStream::read(char* buffer, std::size_t size) {
    const std::size_t count = std::min(size, ahead_.size() - at_);
    if (count == 0) return stream_->read(buffer, size);
    std::memcpy(buffer, ahead_.data() + at_, count);
    at_ += count;
    return count;
}

std::size_t MemoryStream::read(char* buffer, std::size_t size) {
    const std::size_t count = std::min(size, bytes_.size() - at_);
    std::memcpy(buffer, bytes_.data() + at_, count);
    at_ += count;
    return count;
}

}  // namespace dateline
