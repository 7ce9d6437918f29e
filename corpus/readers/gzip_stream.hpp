// Gzip undone, as a stream.
#pragma once

#include <memory>

#include "corpus/readers/byte_stream.hpp"

namespace dateline {

/// The content of gzip data of any number of members. Length and CRC of every member are checked, and everything that
/// can be had before a fault is given before it is thrown. Zeros behind the last member (padding of tapes) are passed
/// over.
///
/// This is zlib and not libarchive, because libarchive 3.6 leaves the CRC unread and drops up to 64 KiB before a fault.
class GzipStream : public ByteStream {
  public:
    /// Does not own the compressed stream, which must outlive it.
    explicit GzipStream(ByteStream& compressed);
    ~GzipStream() override;
    std::size_t read(char* buffer, std::size_t size) override;

    /// Whether a file that begins so is gzip data; two bytes are enough to tell.
    static bool looks_like_gzip(std::string_view head);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
