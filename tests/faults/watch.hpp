// Follows what a program does to the files of an archive, writes it down, and makes one point of it fail.
//
// A point is the k-th time (from 1) that an operation meets a kind of file: "write" on "manifest". It is met again in
// each run of the same command on the same archive with --jobs 1. Operations:
//
//   create truncate write sync rename unlink mkdir rmdir link; read, where that is asked for
//
// `sync` of a folder makes its names durable. Only this process counts: children, and programs that it starts, run as
// they would without. Set by the environment:
//
//   DATELINE_FAULTS_BOX      the folder that holds the archive ("archive"), absolute, without links
//   DATELINE_FAULTS_JOURNAL  the file, elsewhere, that operations are appended to
//   DATELINE_FAULT           OPERATION:KIND:K:ACTION; unset: none
//   DATELINE_FAULTS_READS    reads are operations too; folders, with : between them, where those of files outside the
//   box
//                            count as well, by the file's name as its kind. A file that is mapped is not seen
//
// A record of the journal is a line of fields with tabs between them (operation, kind, k, path, second path of rename
// and link, offset, bytes that follow) and the bytes of a write. Paths are relative to the box, or absolute
// where they are outside.
#pragma once

#include <sys/types.h>

#include <csignal>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::faults {

/// An operation that is about to be done.
struct Operation {
    const char* name;
    std::string path;        ///< absolute; of a rename or link: the new name, by which its kind is told
    std::string from = {};   ///< absolute; of a rename or link: what was there before
    off_t offset = 0;        ///< of a write; of a truncate: the new size
    const char* bytes = {};  ///< of a write
    std::size_t size = 0;    ///< likewise; of a read: what is asked for
};

/// What happens at the point.
enum class Action {
    none,
    kill,         ///< "kill": the process is killed before the operation
    kill_after,   ///< "kill-after"
    tear,         ///< "tear": half of a write is done, then the process is killed
    stop,         ///< "stop": the process stops before the operation, until it is told to go on
    shorten,      ///< "short": half of a write or read is done, and its size returned
    fail_once,    ///< "ENOSPC", "EIO"
    fail_onwards  ///< "ENOSPC+", "EIO+": from there on; a full disk still lets names go and files be synced
};

class Watch {
  public:
    /// By the environment; nothing where it names no box.
    static Watch* from_environment();

    /// Whether this path is to be followed, and the process is the one that is watched.
    bool follows(const std::string& absolute) const;

    /// The same of reads, for a path without its end. Allocates nothing: it may be asked by the allocator.
    bool follows_reads(std::string_view absolute) const;

    /// Does an operation on a path that it follows, or what is to happen instead: `system(size)` does it, with so many
    /// bytes of a write, and returns what the system call did. Sets errno.
    template <typename System>
    ssize_t perform(const Operation& operation, System&& system) {
        const std::lock_guard lock(mutex_);
        const Action action = arrive(operation);
        if (action == Action::kill) die();
        if (action == Action::fail_once || action == Action::fail_onwards) return fail();
        if (action == Action::stop) ::raise(SIGSTOP);
        const bool halves = (action == Action::tear || action == Action::shorten) && operation.size > 1;
        const ssize_t result = system(halves ? operation.size / 2 : operation.size);
        if (result >= 0) record(operation, static_cast<std::size_t>(result));
        if (action == Action::kill_after || action == Action::tear) die();
        return result;
    }

  private:
    Watch(std::string box, int journal) : box_(std::move(box)), journal_(journal) {}
    void plan(const std::string& fault);
    Action arrive(const Operation& operation);
    bool fails_onwards(const std::string& operation) const;
    void record(const Operation& operation, std::size_t done);
    std::string relative(const std::string& absolute) const;
    std::string kind(const std::string& absolute) const;
    ssize_t fail() const;
    [[noreturn]] static void die();

    using Key = std::pair<std::string, std::string>;  ///< operation and kind
    std::mutex mutex_;
    std::string box_;
    std::vector<std::string> read_roots_;  ///< empty: reads are no operations
    int journal_;
    pid_t process_ = 0;
    Key point_;
    unsigned long occurrence_ = 0;
    Action action_ = Action::none;
    int error_ = 0;  ///< errno of the failure
    bool failing_ = false;
    std::map<Key, unsigned long> counts_;
};

/// The absolute form of a path as a program gives it; `directory` as of openat().
std::string absolute_path(int directory, const char* path);
/// The path of an open file; empty where it has none any more or is none.
std::string path_of(int fd);

}  // namespace dateline::faults
