// Compressed data undone, as streams.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "corpus/readers/byte_stream.hpp"
#include "corpus/readers/decoder.hpp"

namespace dateline {

/// A method of compression.
struct Compression {
    std::string_view name;  ///< "gzip"
    /// Whether data that begin so are compressed with it; ten bytes are enough to tell.
    bool (*looks_like)(std::string_view head);
    std::unique_ptr<Decoder> (*make_decoder)();
};

const std::vector<Compression>& compressions();
/// The method that data which begin so are compressed with; null where they are not.
const Compression* find_compression(std::string_view head);

/// The content of compressed data of any number of members. Everything that can be had before a fault is given before
/// it is thrown. Zeros behind the last member (padding of tapes) are passed over.
class UnpackedStream : public ByteStream {
  public:
    UnpackedStream(std::unique_ptr<ByteStream> compressed, const Compression& method);
    std::size_t read(char* buffer, std::size_t size) override;

  private:
    bool fill();
    bool next_member();
    void decode(DecoderBuffers& buffers);
    [[noreturn]] void fail(const std::string& what);

    std::unique_ptr<ByteStream> compressed_;
    std::string_view method_;
    std::unique_ptr<Decoder> decoder_;
    std::vector<char> input_;
    std::string_view unread_;    // of the input
    bool holds_output_ = false;  // the decoder may, as it had no room
    bool between_members_ = false;
    bool ended_ = false;
    std::string fault_;  // once thrown, thrown again
};

}  // namespace dateline
