// Bytes from a file, a pipe or a compressed file, in order, once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "schemas/slots.hpp"

namespace dateline {

/// A stream of bytes. Not for several threads at once.
class ByteStream {
  public:
    virtual ~ByteStream() = default;
    /// Reads up to `size` bytes into `buffer` and says how many; 0 only at the end.
    /// Throws Error(io) where the device fails, and Error(bad_data) where compressed data are damaged or end too early:
    /// what was returned before is good.
    virtual std::size_t read(char* buffer, std::size_t size) = 0;
};

/// What is known of a file once its stream was read to the end.
struct StreamFacts {
    std::uint64_t size = 0;  ///< bytes on disk
    std::int64_t mtime = 0;  ///< nanoseconds since 1970-01-01 UTC; 0 where it is no regular file
    Hash128 checksum;        ///< XXH3-128 of the bytes on disk
};

/// The content of one file, gzip undone where the file's first bytes say so. Every byte on disk is hashed and counted
/// as it is read. Messages of errors don't name the file: who reads it does.
class FileStream : public ByteStream {
  public:
    /// "-" is standard input. Throws Error(no_input) where there is no such file, Error(bad_data) where it can't be
    /// opened.
    explicit FileStream(const std::filesystem::path& path);
    ~FileStream() override;
    std::size_t read(char* buffer, std::size_t size) override;
    /// Bytes read from disk so far.
    std::uint64_t bytes_read() const;
    /// As in StreamFacts.
    std::int64_t mtime() const;
    /// Reads what is left of the file, so that the facts are of all its bytes.
    StreamFacts finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// A stream over bytes in memory; for tests and for what was read ahead.
class MemoryStream : public ByteStream {
  public:
    explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)) {}
    std::size_t read(char* buffer, std::size_t size) override;

  private:
    std::string bytes_;
    std::size_t at_ = 0;
};

}  // namespace dateline
