// The articles of one file, whatever it is packed in: compression undone, containers walked, character sets read as
// UTF-8, each text recognised and given to its reader.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "corpus/readers/reader.hpp"
#include "corpus/readers/source_list.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

/// How sources are read.
struct SourceOptions {
    std::string input_format;  ///< of the texts, in containers too; empty: by content
    ReaderLimits limits;
    std::string encoding = {};                        ///< character set of the texts; empty: by content
    std::map<std::string, std::string> columns = {};  ///< as in ReaderContext
    std::set<std::string> own_keys = {};              ///< as in ReaderContext
};

/// What a file may be packed in: at most two compressions on each other, and at most two containers in each other (a
/// zip of tar.gz files). What is packed deeper is a reject. In containers, directories, hidden members and what macOS
/// adds are passed over; members without a byte give one reject a container, with their count.
///
/// Every reject's and delivery's Location has the outer file as source. The id of a plain-text member is the file's id
/// and the member's name, joined by '!'.
///
/// Not for several threads at once.
class FileReader {
  public:
    /// Opens the file and looks at its beginning. Throws Error(usage) for an input_format or encoding that is not
    /// known, Error(no_input) for a file that is not there, Error(io) where the device fails. The options must outlive
    /// it.
    FileReader(const ListedFile& file, const SourceOptions& options);
    ~FileReader();

    /// Why nothing of it can be read; next() must not be called then.
    const std::optional<RecordFault>& fault() const;
    /// The next article or reject; nothing at the end. Throws Error(io) where the device fails.
    std::optional<Item> next();
    /// Bytes read from disk so far.
    std::uint64_t bytes_read() const;
    /// Reads what is left of the file and gives its row.
    SourceFile finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Throws Error(usage) for an input_format or encoding that is not known, with those that are.
void check_options(const SourceOptions& options);

}  // namespace dateline
