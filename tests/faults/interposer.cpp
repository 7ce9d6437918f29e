// Loaded before the C library (LD_PRELOAD): the functions by which a program changes files, and where that is asked for
// those by which it reads them, watched (watch.hpp).
//
// Each does its work by the system call itself, since the allocator calls some of them before anything can be looked
// up. What no program here uses is refused loudly where it would change the archive; a change by another way (a shared
// mapping, a child) is seen by whoever replays the journal and compares.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/faults/watch.hpp"

using dateline::faults::absolute_path;
using dateline::faults::Operation;
using dateline::faults::path_of;
using dateline::faults::Watch;

namespace {

// Null until the library is ready, and where nothing is to be watched.
Watch* watch = nullptr;

__attribute__((constructor)) void begin() { watch = Watch::from_environment(); }

int to_int(ssize_t result) { return static_cast<int>(result); }

[[noreturn]] void refuse(const char* function) {
    std::fprintf(stderr, "faults: %s changes the archive and is not watched: add it to the interposer\n", function);
    std::abort();
}

// The path of an open file that is to be followed; empty: none.
std::string followed(int fd) {
    if (watch == nullptr) return {};
    const std::string path = path_of(fd);
    return !path.empty() && watch->follows(path) ? path : std::string();
}

std::string followed(int directory, const char* path) {
    if (watch == nullptr || path == nullptr) return {};
    const std::string absolute = absolute_path(directory, path);
    return watch->follows(absolute) ? absolute : std::string();
}

// An operation that takes names and gives 0 or an error.
template <typename System>
int named(const Operation& operation, System&& system) {
    if (operation.path.empty()) return to_int(system());
    return to_int(watch->perform(operation, [&](std::size_t) { return static_cast<ssize_t>(system()); }));
}

int watched_open(int directory, const char* path, int flags, mode_t mode) {
    const auto system = [&] { return to_int(::syscall(SYS_openat, directory, path, flags, mode)); };
    // Most only read: those are no operation, and may come from within the allocator.
    if (watch == nullptr || (flags & (O_CREAT | O_TRUNC)) == 0) return system();
    const std::string absolute = followed(directory, path);
    if (absolute.empty()) return system();
    struct stat before {};
    const bool is_there = ::stat(absolute.c_str(), &before) == 0;
    if (is_there && ((flags & O_TRUNC) == 0 || before.st_size == 0)) return system();
    // What perform() is told must not be the file's number: only that it worked.
    int fd = -1;
    const auto result = watch->perform({.name = is_there ? "truncate" : "create", .path = absolute}, [&](std::size_t) {
        fd = system();
        return static_cast<ssize_t>(fd < 0 ? -1 : 0);
    });
    return result < 0 ? -1 : fd;
}

ssize_t watched_write(int fd, const void* bytes, std::size_t size, off_t offset) {
    const std::string path = followed(fd);
    const bool has_offset = offset >= 0;
    const auto system = [&](std::size_t part) -> ssize_t {
        return has_offset ? ::syscall(SYS_pwrite64, fd, bytes, part, offset) : ::syscall(SYS_write, fd, bytes, part);
    };
    if (path.empty()) return system(size);
    if (!has_offset) {
        struct stat now {};
        const bool appends = (::fcntl(fd, F_GETFL) & O_APPEND) != 0 && ::fstat(fd, &now) == 0;
        offset = appends ? now.st_size : ::lseek(fd, 0, SEEK_CUR);
    }
    return watch->perform(
        {.name = "write", .path = path, .offset = offset, .bytes = static_cast<const char*>(bytes), .size = size},
        system);
}

// `system(size)` reads so many bytes.
template <typename System>
ssize_t watched_read(int fd, std::size_t size, System&& system) {
    if (watch == nullptr) return system(size);
    char link[32];
    char path[PATH_MAX];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const auto length = ::readlink(link, path, sizeof path);
    if (length <= 0 || !watch->follows_reads({path, static_cast<std::size_t>(length)})) return system(size);
    return watch->perform({.name = "read", .path = std::string(path, static_cast<std::size_t>(length)), .size = size},
                          system);
}

ssize_t watched_pread(int fd, void* bytes, std::size_t size, off_t offset) {
    return watched_read(fd, size,
                        [&](std::size_t part) -> ssize_t { return ::syscall(SYS_pread64, fd, bytes, part, offset); });
}

ssize_t watched_writev(int fd, const iovec* parts, int count, off_t offset) {
    if (followed(fd).empty()) {
        return offset >= 0 ? ::syscall(SYS_pwritev, fd, parts, count, offset, 0)
                           : ::syscall(SYS_writev, fd, parts, count);
    }
    std::string bytes;
    for (int i = 0; i < count; ++i) bytes.append(static_cast<const char*>(parts[i].iov_base), parts[i].iov_len);
    return watched_write(fd, bytes.data(), bytes.size(), offset);
}

int watched_truncate(const std::string& path, off_t size, int fd, const char* name) {
    return named({.name = "truncate", .path = path, .offset = size}, [&] {
        return name != nullptr ? ::syscall(SYS_truncate, name, size) : ::syscall(SYS_ftruncate, fd, size);
    });
}

int watched_sync(int fd, long number) {
    return named({.name = "sync", .path = followed(fd)}, [&] { return ::syscall(number, fd); });
}

int watched_rename(int from_directory, const char* from, int to_directory, const char* to, unsigned flags) {
    const std::string path = followed(to_directory, to);
    const std::string source = followed(from_directory, from);
    if (path.empty() != source.empty()) refuse("a rename into or out of the archive's folder");
    return named({.name = "rename", .path = path, .from = source},
                 [&] { return ::syscall(SYS_renameat2, from_directory, from, to_directory, to, flags); });
}

int watched_link(int from_directory, const char* from, int to_directory, const char* to, int flags) {
    const std::string path = followed(to_directory, to);
    const std::string source = followed(from_directory, from);
    if (path.empty() != source.empty()) refuse("a link into or out of the archive's folder");
    return named({.name = "link", .path = path, .from = source},
                 [&] { return ::syscall(SYS_linkat, from_directory, from, to_directory, to, flags); });
}

int watched_unlink(int directory, const char* path, int flags) {
    const char* name = (flags & AT_REMOVEDIR) != 0 ? "rmdir" : "unlink";
    return named({.name = name, .path = followed(directory, path)},
                 [&] { return ::syscall(SYS_unlinkat, directory, path, flags); });
}

int watched_mkdir(int directory, const char* path, mode_t mode) {
    std::string absolute = followed(directory, path);
    // To make what is there already changes nothing.
    struct stat there {};
    if (!absolute.empty() && ::stat(absolute.c_str(), &there) == 0) absolute.clear();
    return named({.name = "mkdir", .path = absolute}, [&] { return ::syscall(SYS_mkdirat, directory, path, mode); });
}

// What a stream opens; by glibc's own way no watcher would see it.
FILE* watched_stream(const char* path, const char* mode) {
    const std::string letters(mode);
    const auto has = [&](char letter) { return letters.find(letter) != std::string::npos; };
    int flags = has('+') ? O_RDWR : has('r') ? O_RDONLY : O_WRONLY;
    if (has('w')) flags |= O_CREAT | O_TRUNC;
    if (has('a')) flags |= O_CREAT | O_APPEND;
    if (has('x')) flags |= O_EXCL;
    if (has('e')) flags |= O_CLOEXEC;
    const int fd = watched_open(AT_FDCWD, path, flags, 0666);
    return fd < 0 ? nullptr : ::fdopen(fd, mode);
}

mode_t mode_of(int flags, va_list& arguments) { return (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0; }

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return watched_open(AT_FDCWD, path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return watched_open(AT_FDCWD, path, flags, mode);
}
int openat(int directory, const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return watched_open(directory, path, flags, mode);
}
int openat64(int directory, const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return watched_open(directory, path, flags, mode);
}
int creat(const char* path, mode_t mode) { return watched_open(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char* path, mode_t mode) { return creat(path, mode); }
FILE* fopen(const char* path, const char* mode) { return watched_stream(path, mode); }
FILE* fopen64(const char* path, const char* mode) { return watched_stream(path, mode); }

ssize_t read(int fd, void* bytes, std::size_t size) {
    return watched_read(fd, size, [&](std::size_t part) -> ssize_t { return ::syscall(SYS_read, fd, bytes, part); });
}
ssize_t pread(int fd, void* bytes, std::size_t size, off_t offset) { return watched_pread(fd, bytes, size, offset); }
ssize_t pread64(int fd, void* bytes, std::size_t size, off64_t offset) {
    return watched_pread(fd, bytes, size, offset);
}
// What these become where a library is compiled with _FORTIFY_SOURCE.
ssize_t __read_chk(int fd, void* bytes, std::size_t size, std::size_t) { return read(fd, bytes, size); }
ssize_t __pread_chk(int fd, void* bytes, std::size_t size, off_t offset, std::size_t) {
    return watched_pread(fd, bytes, size, offset);
}
ssize_t __pread64_chk(int fd, void* bytes, std::size_t size, off64_t offset, std::size_t) {
    return watched_pread(fd, bytes, size, offset);
}

ssize_t write(int fd, const void* bytes, std::size_t size) { return watched_write(fd, bytes, size, -1); }
ssize_t pwrite(int fd, const void* bytes, std::size_t size, off_t offset) {
    return watched_write(fd, bytes, size, offset);
}
ssize_t pwrite64(int fd, const void* bytes, std::size_t size, off64_t offset) {
    return watched_write(fd, bytes, size, offset);
}
ssize_t writev(int fd, const iovec* parts, int count) { return watched_writev(fd, parts, count, -1); }
ssize_t pwritev(int fd, const iovec* parts, int count, off_t offset) {
    return watched_writev(fd, parts, count, offset);
}
ssize_t pwritev64(int fd, const iovec* parts, int count, off64_t offset) {
    return watched_writev(fd, parts, count, offset);
}

int truncate(const char* path, off_t size) noexcept {
    return watched_truncate(followed(AT_FDCWD, path), size, -1, path);
}
int truncate64(const char* path, off64_t size) noexcept { return truncate(path, size); }
int ftruncate(int fd, off_t size) noexcept { return watched_truncate(followed(fd), size, fd, nullptr); }
int ftruncate64(int fd, off64_t size) noexcept { return ftruncate(fd, size); }

int fsync(int fd) { return watched_sync(fd, SYS_fsync); }
int fdatasync(int fd) { return watched_sync(fd, SYS_fdatasync); }
// Promises nothing after a loss of power: passes as it is.
int sync_file_range(int fd, off64_t offset, off64_t size, unsigned flags) {
    return to_int(::syscall(SYS_sync_file_range, fd, offset, size, flags));
}

int rename(const char* from, const char* to) noexcept { return watched_rename(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int from_directory, const char* from, int to_directory, const char* to) noexcept {
    return watched_rename(from_directory, from, to_directory, to, 0);
}
int renameat2(int from_directory, const char* from, int to_directory, const char* to, unsigned flags) noexcept {
    return watched_rename(from_directory, from, to_directory, to, flags);
}
int link(const char* from, const char* to) noexcept { return watched_link(AT_FDCWD, from, AT_FDCWD, to, 0); }
int linkat(int from_directory, const char* from, int to_directory, const char* to, int flags) noexcept {
    return watched_link(from_directory, from, to_directory, to, flags);
}

int unlink(const char* path) noexcept { return watched_unlink(AT_FDCWD, path, 0); }
int unlinkat(int directory, const char* path, int flags) noexcept { return watched_unlink(directory, path, flags); }
int rmdir(const char* path) noexcept { return watched_unlink(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char* path) noexcept {
    struct stat there {};
    const bool is_folder = ::lstat(path, &there) == 0 && S_ISDIR(there.st_mode);
    return watched_unlink(AT_FDCWD, path, is_folder ? AT_REMOVEDIR : 0);
}
int mkdir(const char* path, mode_t mode) noexcept { return watched_mkdir(AT_FDCWD, path, mode); }
int mkdirat(int directory, const char* path, mode_t mode) noexcept { return watched_mkdir(directory, path, mode); }

// Whoever copies by these goes on by read() and write() where the system lacks them.
ssize_t copy_file_range(int in, off64_t* in_offset, int out, off64_t* out_offset, std::size_t size, unsigned flags) {
    if (followed(out).empty()) return ::syscall(SYS_copy_file_range, in, in_offset, out, out_offset, size, flags);
    errno = ENOSYS;
    return -1;
}
ssize_t sendfile(int out, int in, off_t* offset, std::size_t size) noexcept {
    if (followed(out).empty()) return ::syscall(SYS_sendfile, out, in, offset, size);
    errno = ENOSYS;
    return -1;
}
ssize_t sendfile64(int out, int in, off64_t* offset, std::size_t size) noexcept {
    return sendfile(out, in, offset, size);
}

int symlink(const char* target, const char* path) noexcept {
    if (!followed(AT_FDCWD, path).empty()) refuse("symlink");
    return to_int(::syscall(SYS_symlinkat, target, AT_FDCWD, path));
}
int fallocate(int fd, int mode, off_t offset, off_t size) {
    if (!followed(fd).empty()) refuse("fallocate");
    return to_int(::syscall(SYS_fallocate, fd, mode, offset, size));
}
int posix_fallocate(int fd, off_t offset, off_t size) {
    if (!followed(fd).empty()) refuse("posix_fallocate");
    return ::syscall(SYS_fallocate, fd, 0, offset, size) < 0 ? errno : 0;
}

}  // extern "C"
