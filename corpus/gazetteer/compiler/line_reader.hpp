// Tables as files of lines with tabs between their columns, packed or not.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/byte_stream.hpp"

namespace dateline {

using Columns = std::vector<std::string_view>;

/// Reads a file line by line; one that is gzip'd, or packed in another way that is known, is unpacked. Nothing of it is
/// trusted: a line over 1 MiB or that is no UTF-8 is an Error(bad_data) that names file and line.
class LineReader {
  public:
    /// Throws Error(no_input) where there is no such file.
    explicit LineReader(std::string path);

    /// Goes to the next line; false at the end of the file.
    bool next();
    /// Without its end ("\n", "\r\n"); valid until the next call of next().
    std::string_view line() const { return line_; }
    /// The columns of the line. Throws Error(bad_data) where there are fewer than `fewest`.
    const Columns& columns(std::size_t fewest);

    /// An Error(bad_data) that names file and line.
    [[noreturn]] void fail(const std::string& what) const;
    /// Numbers of a column; Error(bad_data) for what is none or not in the range.
    std::uint64_t whole_number(std::string_view text, std::string_view what, std::uint64_t most) const;
    double degrees(std::string_view text, std::string_view what, double most) const;

  private:
    bool fill();
    void check_line() const;

    std::string path_;
    std::unique_ptr<ByteStream> stream_;
    std::string ahead_;
    std::size_t at_ = 0;
    std::size_t number_ = 0;
    std::string line_;
    Columns columns_;
};

/// The file in a folder by this name, or with ".gz" behind it; empty where there is neither.
std::string find_table(const std::string& folder, const std::string& name);

/// Cuts text at each `separator`; parts may be empty.
void split(std::string_view text, char separator, Columns& parts);

}  // namespace dateline
