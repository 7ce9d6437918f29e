// Which files a list of SOURCE arguments stands for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dateline {

/// A SOURCE: a path, and how it is called.
struct SourceArgument {
    SourceArgument(std::string name) : path(name), called(std::move(name)) {}
    SourceArgument(const char* name) : SourceArgument(std::string(name)) {}
    /// One that was given when `folder` was the working directory.
    SourceArgument(const std::string& name, const std::filesystem::path& folder);

    std::string path;    ///< where it is now; "-" for standard input
    std::string called;  ///< as it was given: what its files are called by
};

/// One file to be read.
struct ListedFile {
    std::string path;  ///< as given, for a file of a directory with the argument in front; "-" for standard input
    std::string id;    ///< its path below the argument; the name of a file given itself; empty for standard input
    std::size_t argument = 0;  ///< which one it came from
    bool in_directory = false;
    std::string fault;        ///< why it can't be read; empty: nothing is known against it
    std::string opened = {};  ///< where it is, if that is not its path as given
    const std::string& place() const { return opened.empty() ? path : opened; }
};

struct SourceList {
    std::vector<ListedFile> files;       ///< in the order of reading
    std::optional<std::uint64_t> bytes;  ///< of all of them; nothing where one is no regular file
};

/// Lists files given as such, "-", and what is in directories, these in order of name with what lies below at its
/// directory's place. Hidden files are left out; links lead to files, not to directories; a file that is met again, by
/// whatever name, is left out. Throws Error(no_input) for a path that is not there, Error(bad_data) for a directory
/// that can't be read or has no file in it.
SourceList list_sources(const std::vector<SourceArgument>& arguments);

}  // namespace dateline
