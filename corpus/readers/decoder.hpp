// The decoders of the four methods of compression that are undone, each a thin wrapper of its library: zlib, libbz2,
// liblzma, libzstd. decompress.hpp makes streams of them.
//
// These are the libraries themselves and not the filters of libarchive, because libarchive 3.6 leaves the CRC of gzip
// unread and drops up to 64 KiB before a fault.
#pragma once

#include <cstddef>
#include <memory>

namespace dateline {

/// What a decoder works on: bytes to be read and room to be written to. Both shrink from the front.
struct DecoderBuffers {
    const char* in = nullptr;
    std::size_t in_size = 0;
    char* out = nullptr;
    std::size_t out_size = 0;
};

/// Unpacks members (of gzip; streams of bzip2 and xz, frames of zstd) one after the other.
class Decoder {
  public:
    virtual ~Decoder() = default;
    /// Goes on as far as the buffers allow, and says whether the member ended; with no input it gives what it still
    /// holds. Checksums are checked where the data have them. Throws Error(bad_data) that says what is wrong; the
    /// buffers are then as far as they were good.
    virtual bool decode(DecoderBuffers& buffers) = 0;
    /// Gets ready for the next member.
    virtual void restart() = 0;
};

std::unique_ptr<Decoder> make_gzip_decoder();
std::unique_ptr<Decoder> make_bzip2_decoder();
/// Takes dictionaries of up to 64 MiB (xz -9).
std::unique_ptr<Decoder> make_xz_decoder();
/// Takes windows of up to 128 MiB (zstd --ultra -22, --long=27).
std::unique_ptr<Decoder> make_zstd_decoder();

}  // namespace dateline
