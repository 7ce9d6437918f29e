// Bounds what one file may unpack to, over all compressions and containers in it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/readers/byte_stream.hpp"

namespace dateline {

/// Counts the bytes that each layer gives: an unpacked stream, or the members of the containers at one depth. None may
/// give more than `max_ratio` times the bytes read from disk; the first 16 MiB are free, so that a short file of blanks
/// is no attack.
class UnpackMeter {
  public:
    /// The file must outlive it.
    UnpackMeter(const FileStream& file, std::uint64_t max_ratio) : file_(file), max_ratio_(max_ratio) {}
    /// Throws Error(bad_data) where a layer is over the bound, and at every call from then on.
    void count(std::size_t layer, std::uint64_t bytes);
    /// Whether a layer is over the bound: nothing more may be read of this file.
    bool exceeded() const { return exceeded_; }

  private:
    const FileStream& file_;
    std::uint64_t max_ratio_;
    std::vector<std::uint64_t> given_;  // by layer
    bool exceeded_ = false;
};

/// A stream whose bytes are counted. The meter must outlive it.
class MeteredStream : public ByteStream {
  public:
    MeteredStream(std::unique_ptr<ByteStream> stream, UnpackMeter& meter, std::size_t layer)
        : stream_(std::move(stream)), meter_(meter), layer_(layer) {}
    std::size_t read(char* buffer, std::size_t size) override;

  private:
    std::unique_ptr<ByteStream> stream_;
    UnpackMeter& meter_;
    std::size_t layer_;
};

}  // namespace dateline
