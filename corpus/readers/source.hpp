// The articles of a list of SOURCE arguments: files, directories (walked in order of name) and "-", each read by a
// FileReader.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/readers/file_reader.hpp"

namespace dateline {

/// A SOURCE and how it is read.
struct GivenSource {
    SourceArgument argument;
    SourceOptions options;
};

/// All in the same way.
std::vector<GivenSource> given_alike(const std::vector<std::string>& arguments, const SourceOptions& options);

/// What is known of a file that need not be read again; nothing where it must.
using KnownFile = std::function<std::optional<SourceFile>(const ListedFile&)>;

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
    /// Each in its own way; files that are known are passed over.
    SourceReader(std::vector<GivenSource> sources, KnownFile known);
    ~SourceReader();

    /// The next article or reject of all sources; nothing at the end. Throws Error(bad_data) for an argument that gave
    /// no record at all.
    std::optional<Item> next();

    /// What was read so far, a row for each file that was read to its end.
    const std::vector<SourceFile>& files() const;

    /// The rows of those that were passed over, so far.
    const std::vector<SourceFile>& known_files() const;
    /// All files, those that can't be read among them.
    const std::vector<ListedFile>& listed() const;

    /// Bytes read from disk so far, and in all where that is known (no standard input among the sources): for progress.
    std::uint64_t bytes_read() const;
    std::optional<std::uint64_t> bytes_total() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
