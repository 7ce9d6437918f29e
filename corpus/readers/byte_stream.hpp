// Bytes from a file or a pipe, in order, once, and the streams that others are made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "schemas/slots.hpp"

namespace dateline {

/// A stream of bytes. Not for several threads at once.
class ByteStream {
  public:
    virtual ~ByteStream() = default;
    /// Reads up to `size` bytes into `buffer` and says how many; 0 only at the end.
    /// Throws Error(io) where the device fails, and Error(bad_data) where compressed data are damaged or end too early:
    /// what was returned before is good. A stream that failed so fails again at every further call.
    virtual std::size_t read(char* buffer, std::size_t size) = 0;
};

/// What is known of a file once its stream was read to the end.
struct StreamFacts {
    std::uint64_t size = 0;  ///< bytes on disk
    /// When it was last changed before it was opened, nanoseconds since 1970-01-01 UTC; 0 where it is no regular file.
    /// What changes while it is read so has another time than what was read.
    std::int64_t mtime = 0;
    Hash128 checksum;  ///< XXH3-128 of the bytes on disk
};

/// The bytes of one file as they are on disk. Every byte is hashed and counted as it is read. Messages of errors don't
/// name the file: who reads it does.
class FileStream : public ByteStream {
  public:
    /// "-" is standard input. Throws Error(no_input) where there is no such file, Error(bad_data) where it can't be
    /// opened.
    explicit FileStream(const std::filesystem::path& path);
    ~FileStream() override;
    FileStream(const FileStream&) = delete;
    FileStream& operator=(const FileStream&) = delete;
    std::size_t read(char* buffer, std::size_t size) override;
    /// Bytes read so far.
    std::uint64_t bytes_read() const { return size_; }
    /// As in StreamFacts.
    std::int64_t mtime() const { return mtime_; }
    /// Reads bytes at any place of a regular file, uncounted and without moving on; fewer at its end, none of a pipe.
    std::string read_at(std::uint64_t offset, std::size_t size) const;
    /// Bytes of a regular file now; 0 for a pipe.
    std::uint64_t regular_size() const;
    /// Reads what is left of the file, so that the facts are of all its bytes.
    StreamFacts finish();

  private:
    struct Hash;
    std::unique_ptr<Hash> hash_;
    int fd_;
    std::int64_t mtime_ = 0;
    std::uint64_t size_ = 0;
    bool ended_ = false;
};

/// Another stream, whose first bytes can be looked at before they are read.
class PeekStream : public ByteStream {
  public:
    explicit PeekStream(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}
    /// The next `size` bytes, fewer where the stream ends or is damaged before; the damage is met again when it is read
    /// on, but thrown now where there is no byte before it. Valid until the next call.
    std::string_view peek(std::size_t size);
    std::size_t read(char* buffer, std::size_t size) override;

  private:
    std::unique_ptr<ByteStream> stream_;
    std::string ahead_;
    std::size_t at_ = 0;  // of the bytes ahead, read already
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
