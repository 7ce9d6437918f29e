#include "schemas/durable_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "schemas/error.hpp"

namespace dateline {

namespace {

// A file descriptor that is closed when it goes; close() itself is checked where bytes were written.
class Descriptor {
  public:
    Descriptor(const std::filesystem::path& path, int flags, ErrorKind kind)
        : path_(path), fd_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
        if (fd_ < 0) throw system_error(path.string(), errno, errno == ENOSPC ? ErrorKind::io : kind);
    }
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto written = ::write(fd_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) throw system_error(path_.string(), errno);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void sync() {
        if (::fsync(fd_) != 0) throw system_error(path_.string(), errno);
    }
    void close() {
        const int fd = fd_;
        fd_ = -1;
        if (::close(fd) != 0) throw system_error(path_.string(), errno);
    }

  private:
    const std::filesystem::path& path_;
    int fd_;
};

}  // namespace

void make_directory(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error)
        throw system_error(path.string(), error.value(),
                           error.value() == ENOSPC ? ErrorKind::io : ErrorKind::cannot_create);
}

TemporaryFolder::TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) { make_directory(path_); }

TemporaryFolder::~TemporaryFolder() {
    if (path_.empty()) return;
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void write_synced(const std::filesystem::path& path, std::string_view bytes) {
    Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC, ErrorKind::cannot_create);
    file.write(bytes);
    file.sync();
    file.close();
}

std::filesystem::path draft_of(const std::filesystem::path& path) {
    std::filesystem::path draft = path;
    return draft += ".tmp";
}

void replace_file(const std::filesystem::path& path, std::string_view bytes) {
    const auto draft = draft_of(path);
    try {
        write_synced(draft, bytes);
        std::error_code error;
        std::filesystem::rename(draft, path, error);
        if (error) throw system_error(path.string(), error.value());
    } catch (const Error&) {
        // Half a draft on a full disk would only keep it full.
        std::error_code ignored;
        std::filesystem::remove(draft, ignored);
        throw;
    }
    sync_path(path.has_parent_path() ? path.parent_path() : std::filesystem::path("."));
}

void write_output(const std::filesystem::path& path, std::string_view bytes) {
    std::error_code ignored;
    const auto type = std::filesystem::symlink_status(path, ignored).type();
    if (type == std::filesystem::file_type::not_found || type == std::filesystem::file_type::regular)
        return replace_file(path, bytes);
    Descriptor file(path, O_WRONLY | O_TRUNC, ErrorKind::cannot_create);
    file.write(bytes);
    file.close();
}

void sync_path(const std::filesystem::path& path) {
    Descriptor file(path, O_RDONLY, ErrorKind::io);
    file.sync();
}

}  // namespace dateline
