#include "corpus/readers/byte_stream.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <vector>

#include "corpus/readers/gzip_stream.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

int open_for_reading(const std::filesystem::path& path) {
    if (path == "-") return STDIN_FILENO;
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd >= 0) return fd;
    throw system_error("can't be opened", errno, errno == ENOENT ? ErrorKind::no_input : ErrorKind::bad_data);
}

// The bytes of a file as they are on disk.
class DiskStream : public ByteStream {
  public:
    explicit DiskStream(const std::filesystem::path& path)
        : fd_(open_for_reading(path)), hash_(XXH3_createState(), &XXH3_freeState) {
        if (hash_ == nullptr || XXH3_128bits_reset(hash_.get()) != XXH_OK) throw std::bad_alloc();
        ::posix_fadvise(fd_, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
    ~DiskStream() override {
        if (fd_ != STDIN_FILENO) ::close(fd_);
    }
    DiskStream(const DiskStream&) = delete;
    DiskStream& operator=(const DiskStream&) = delete;

    // The first two bytes, which will be read once more; fewer where the file has no more.
    std::string_view peek() {
        while (ahead_.size() < 2) {
            char c = 0;
            if (read_disk(&c, 1) == 0) break;
            ahead_ += c;
        }
        return ahead_;
    }

    std::size_t read(char* buffer, std::size_t size) override {
        const std::size_t first = std::min(size, ahead_.size());
        std::memcpy(buffer, ahead_.data(), first);
        ahead_.erase(0, first);
        return first + (first < size ? read_disk(buffer + first, size - first) : 0);
    }

    std::uint64_t bytes_read() const { return size_; }

    std::int64_t mtime() const {
        struct stat status {};
        if (::fstat(fd_, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
        return std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
    }

    StreamFacts facts() const {
        const auto sum = XXH3_128bits_digest(hash_.get());
        return {.size = size_, .mtime = mtime(), .checksum = {sum.high64, sum.low64}};
    }

  private:
    std::size_t read_disk(char* buffer, std::size_t size) {
        for (;;) {
            const ssize_t got = ::read(fd_, buffer, size);
            if (got < 0 && errno == EINTR) continue;
            if (got < 0)
                throw system_error("can't be read", errno, errno == EISDIR ? ErrorKind::bad_data : ErrorKind::io);
            XXH3_128bits_update(hash_.get(), buffer, static_cast<std::size_t>(got));
            size_ += static_cast<std::uint64_t>(got);
            return static_cast<std::size_t>(got);
        }
    }

    int fd_;
    std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> hash_;
    std::string ahead_;
    std::uint64_t size_ = 0;
};

}  // namespace

struct FileStream::State {
    explicit State(const std::filesystem::path& path) : disk(path) {
        if (GzipStream::looks_like_gzip(disk.peek())) gzip = std::make_unique<GzipStream>(disk);
    }

    DiskStream disk;
    std::unique_ptr<GzipStream> gzip;
};

FileStream::FileStream(const std::filesystem::path& path) : state_(std::make_unique<State>(path)) {}
FileStream::~FileStream() = default;

std::size_t FileStream::read(char* buffer, std::size_t size) {
    return state_->gzip ? state_->gzip->read(buffer, size) : state_->disk.read(buffer, size);
}

std::uint64_t FileStream::bytes_read() const { return state_->disk.bytes_read(); }

std::int64_t FileStream::mtime() const { return state_->disk.mtime(); }

StreamFacts FileStream::finish() {
    std::vector<char> rest(256 * 1024);
    while (state_->disk.read(rest.data(), rest.size()) != 0) {
    }
    return state_->disk.facts();
}

std::size_t MemoryStream::read(char* buffer, std::size_t size) {
    const std::size_t count = std::min(size, bytes_.size() - at_);
    std::memcpy(buffer, bytes_.data() + at_, count);
    at_ += count;
    return count;
}

}  // namespace dateline
