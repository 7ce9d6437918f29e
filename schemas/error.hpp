// The errors that end a command, and the exit code that each kind means to a script.
#pragma once

#include <stdexcept>
#include <string>

namespace dateline {

/// Why a command could not do what it was asked. The numbers are the exit codes of every program (sysexits.h).
enum class ErrorKind {
    usage = 64,          ///< wrong arguments, or a query that can't be parsed
    bad_data = 65,       ///< a source that can't be read, or holds nothing to read
    no_input = 66,       ///< a source that is not there
    unavailable = 69,    ///< an archive that is missing or damaged
    internal = 70,       ///< a fault of ours
    cannot_create = 73,  ///< a file or folder that can't be made
    io = 74,             ///< reading or writing failed, the disk is full
    locked = 75,         ///< another process holds the archive: try again
    refused = 76,        ///< the checks before publishing failed
    config = 78,         ///< a configuration, schema or format version that can't be used
};

/// The exit codes that are no error.
inline constexpr int exit_done = 0;
inline constexpr int exit_with_rejects = 1;   ///< done, but with (dateline-index: published, but with new) rejects
inline constexpr int exit_nothing_found = 1;  ///< dateline-query

/// An error for the user: one line that names the file, the line or the word at fault and, where there is one, the
/// mend.
class Error : public std::runtime_error {
  public:
    Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
    ErrorKind kind() const { return kind_; }
    int exit_code() const { return static_cast<int>(kind_); }

  private:
    ErrorKind kind_;
};

/// An Error whose message is "what: reason of errno"; a full disk and the like keep their own kinds.
Error system_error(const std::string& what, int error_number, ErrorKind kind = ErrorKind::io);

}  // namespace dateline
