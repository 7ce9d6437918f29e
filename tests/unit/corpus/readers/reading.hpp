// What the tests of readers share: streams that come in pieces, fail or have no end in memory, folders with files, and
// items as one line.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/reader.hpp"
#include "schemas/error.hpp"

namespace dateline::reading {

/// Bytes that come in pieces of at most `piece`, then the end or, where `fault` is set, an error of that kind.
class PieceStream : public ByteStream {
  public:
    explicit PieceStream(std::string bytes, std::size_t piece = std::string::npos, std::optional<ErrorKind> fault = {})
        : bytes_(std::move(bytes)), piece_(piece), fault_(fault) {}
    std::size_t read(char* buffer, std::size_t size) override;

  private:
    std::string bytes_;
    std::size_t piece_;
    std::optional<ErrorKind> fault_;
    std::size_t at_ = 0;
};

/// `front`, then `count` bytes of `filling` made on the fly, then `back`.
class LongStream : public ByteStream {
  public:
    LongStream(std::string front, std::uint64_t count, char filling, std::string back)
        : front_(std::move(front)), back_(std::move(back)), count_(count), filling_(filling) {}
    std::size_t read(char* buffer, std::size_t size) override;

  private:
    MemoryStream front_;
    MemoryStream back_;
    std::uint64_t count_;
    char filling_;
};

std::string read_all(ByteStream& stream);
std::string gzip(std::string_view bytes);

std::vector<Item> read_items(std::string_view format, std::unique_ptr<ByteStream> stream, ReaderContext context = {});
std::vector<Item> read_items(std::string_view format, std::string text, ReaderContext context = {});
/// The one article that a text gives; fails the test where it is anything else.
Article read_article(std::string_view format, std::string text, ReaderContext context = {});

/// "id: title" or "line 3 byte 40: broken-json"
std::string one_line(const Item& item);
std::vector<std::string> one_line_each(const std::vector<Item>& items);

/// A table test's row: why it is there, what is read and what comes of it.
struct ReadingRow {
    std::string why;
    std::string text;
    std::vector<std::string> items;  ///< one_line() of each
};
/// Checks every row, with the text in one piece and byte by byte.
void check_rows(std::string_view format, const std::vector<ReadingRow>& rows, ReaderContext context = {});

/// A folder that lives as long as this object.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    /// Writes a file (and the folders above it); gives its path.
    std::string write(const std::string& name, std::string_view content) const;
    std::string path(const std::string& name = {}) const { return (root_ / name).string(); }

  private:
    std::filesystem::path root_;
};

/// The kind and message of the Error that a call throws: "65 the message"; "no error" where it throws none.
std::string error_of(const std::function<void()>& call);

}  // namespace dateline::reading
