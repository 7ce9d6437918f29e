// Texts cut into tokens already, as CoNLL-2003 and its kin have them: a token a line, with what is known of it in
// columns, and an empty line behind each sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// One document, with every line as it stands. Lines that hold no token are empty, begin with "-DOCSTART-", or are
/// comments: "# ", without a tab.
struct ColumnDocument {
    std::vector<std::string> lines;        ///< without their ends
    std::vector<std::uint32_t> tokens;     ///< for each token the number of its line
    std::vector<std::uint32_t> sentences;  ///< for each sentence the number of its first token

    /// The first column of a token. It lives as long as the line.
    std::string_view word(std::size_t token) const;
    /// The last column of a token, where CoNLL-2003 has the tag; the word itself where there is no other column.
    std::string_view tag(std::size_t token) const;
    std::vector<std::string_view> words() const;
};

/// Columns of a line: parted by tabs if it has one, else by blanks.
std::vector<std::string_view> split_columns(std::string_view line);

/// The lines after which a document is cut at the next end of a sentence, and wherever it is at twice as many.
inline constexpr std::size_t longest_document = 1'000'000;

/// Reads a stream document by document, in memory bounded by the longest one. "-DOCSTART-", "# doc = " and "# newdoc"
/// begin a new one. Not for several threads.
class ColumnReader {
  public:
    /// `name` is the file's, for errors. The stream must outlive the reader.
    ColumnReader(std::istream& stream, std::string name);

    /// The next document, which may have no token; false at the end. Throws Error(bad_data) that names file and line
    /// for a line of over 1 MiB, Error(io) where the stream fails.
    bool next(ColumnDocument& document);

  private:
    bool read_line();

    std::istream& stream_;
    std::string name_;
    std::vector<char> buffer_;
    std::string line_;          // read, and not yet part of a document
    bool waiting_ = false;      // whether there is one
    std::uint64_t number_ = 0;  // its number, from 1
};

}  // namespace dateline
