// The articles of a list of SOURCE arguments: files, directories (walked in order of name) and "-", each read by a
// FileReader.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/readers/file_reader.hpp"

namespace dateline {

/// Reads all sources one after the other; not for several threads at once, but for bytes_read() and bytes_total().
///
/// In a directory, hidden files are passed over, and a file that is empty or fits no format gives a Reject; symbolic
/// links are followed for files, not for directories.
class SourceReader {
  public:
    /// Throws Error(no_input) for a path that is not there, Error(bad_data) for an argument that is an empty file, a
    /// directory without a file, or fits no format; Error(usage) for an input_format or encoding that is not known. All
    /// arguments are looked at before anything is read.
    SourceReader(std::vector<std::string> arguments, SourceOptions options);
    ~SourceReader();

    /// The next article or reject of all sources; nothing at the end. Throws Error(bad_data) for an argument that gave
    /// no record at all.
    std::optional<Item> next();

    /// What was read so far, a row for each file that was read to its end.
    const std::vector<SourceFile>& files() const;

    /// Bytes read from disk so far, and in all where that is known (no standard input among the sources): for progress.
    std::uint64_t bytes_read() const;
    std::optional<std::uint64_t> bytes_total() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
