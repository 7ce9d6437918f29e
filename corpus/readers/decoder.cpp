#include "corpus/readers/decoder.hpp"

#include <bzlib.h>
#include <fmt/format.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <limits>
#include <new>
#include <string_view>

#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr int gzip_format = MAX_WBITS + 16;  // of zlib: expect the gzip header and check the trailer
constexpr std::uint64_t xz_memory = std::uint64_t{80} << 20;
constexpr int zstd_window_log = 27;

[[noreturn]] void damaged(std::string_view method, std::string_view what) {
    throw Error(ErrorKind::bad_data, fmt::format("the {} data are damaged: {}", method, what));
}

[[noreturn]] void too_big(std::string_view method, std::uint64_t limit) {
    throw Error(ErrorKind::bad_data,
                fmt::format("the {} data need more than {} MiB of memory to be unpacked", method, limit >> 20));
}

unsigned clamp(std::size_t size) {
    return static_cast<unsigned>(std::min<std::size_t>(size, std::numeric_limits<unsigned>::max()));
}

// zlib and libbz2 name their ends alike; their input is not const, and not written to.
template <typename Stream>
void lend(Stream& stream, const DecoderBuffers& buffers) {
    using Byte = std::remove_pointer_t<decltype(stream.next_out)>;
    stream.next_in = reinterpret_cast<Byte*>(const_cast<char*>(buffers.in));
    stream.avail_in = clamp(buffers.in_size);
    stream.next_out = reinterpret_cast<Byte*>(buffers.out);
    stream.avail_out = clamp(buffers.out_size);
}

void advance(DecoderBuffers& buffers, std::size_t read, std::size_t written) {
    buffers.in += read;
    buffers.in_size -= read;
    buffers.out += written;
    buffers.out_size -= written;
}

class GzipDecoder : public Decoder {
  public:
    GzipDecoder() {
        if (inflateInit2(&z_, gzip_format) != Z_OK) throw std::bad_alloc();
    }
    ~GzipDecoder() override { inflateEnd(&z_); }
    GzipDecoder(const GzipDecoder&) = delete;
    GzipDecoder& operator=(const GzipDecoder&) = delete;

    bool decode(DecoderBuffers& buffers) override {
        lend(z_, buffers);
        const auto in = z_.avail_in;
        const auto out = z_.avail_out;
        const int result = inflate(&z_, Z_NO_FLUSH);
        advance(buffers, in - z_.avail_in, out - z_.avail_out);
        if (result == Z_MEM_ERROR) throw std::bad_alloc();
        if (result != Z_OK && result != Z_BUF_ERROR && result != Z_STREAM_END)
            damaged("gzip", z_.msg != nullptr ? z_.msg : "a dictionary is missing");
        return result == Z_STREAM_END;
    }

    void restart() override { inflateReset(&z_); }

  private:
    z_stream z_{};
};

class Bzip2Decoder : public Decoder {
  public:
    Bzip2Decoder() { begin(); }
    ~Bzip2Decoder() override { BZ2_bzDecompressEnd(&bz_); }
    Bzip2Decoder(const Bzip2Decoder&) = delete;
    Bzip2Decoder& operator=(const Bzip2Decoder&) = delete;

    bool decode(DecoderBuffers& buffers) override {
        lend(bz_, buffers);
        const auto in = bz_.avail_in;
        const auto out = bz_.avail_out;
        const int result = BZ2_bzDecompress(&bz_);
        advance(buffers, in - bz_.avail_in, out - bz_.avail_out);
        if (result == BZ_MEM_ERROR) throw std::bad_alloc();
        if (result == BZ_DATA_ERROR_MAGIC) damaged("bzip2", "no header where one should be");
        if (result != BZ_OK && result != BZ_STREAM_END) damaged("bzip2", "a block does not fit its checksum");
        return result == BZ_STREAM_END;
    }

    void restart() override {
        BZ2_bzDecompressEnd(&bz_);
        begin();
    }

  private:
    void begin() {
        bz_ = {};
        if (BZ2_bzDecompressInit(&bz_, 0, 0) != BZ_OK) throw std::bad_alloc();
    }

    bz_stream bz_{};
};

class XzDecoder : public Decoder {
  public:
    XzDecoder() { XzDecoder::restart(); }
    ~XzDecoder() override { lzma_end(&xz_); }
    XzDecoder(const XzDecoder&) = delete;
    XzDecoder& operator=(const XzDecoder&) = delete;

    bool decode(DecoderBuffers& buffers) override {
        xz_.next_in = reinterpret_cast<const std::uint8_t*>(buffers.in);
        xz_.avail_in = buffers.in_size;
        xz_.next_out = reinterpret_cast<std::uint8_t*>(buffers.out);
        xz_.avail_out = buffers.out_size;
        const auto result = lzma_code(&xz_, LZMA_RUN);
        advance(buffers, buffers.in_size - xz_.avail_in, buffers.out_size - xz_.avail_out);
        if (result == LZMA_MEM_ERROR) throw std::bad_alloc();
        if (result == LZMA_MEMLIMIT_ERROR) too_big("xz", xz_memory);
        if (result == LZMA_FORMAT_ERROR) damaged("xz", "no header where one should be");
        if (result == LZMA_OPTIONS_ERROR) damaged("xz", "options that are not known");
        if (result != LZMA_OK && result != LZMA_BUF_ERROR && result != LZMA_STREAM_END)
            damaged("xz", "a block can't be read or does not fit its checksum");
        return result == LZMA_STREAM_END;
    }

    void restart() override {
        if (lzma_stream_decoder(&xz_, xz_memory, 0) != LZMA_OK) throw std::bad_alloc();
    }

  private:
    lzma_stream xz_ = LZMA_STREAM_INIT;
};

class ZstdDecoder : public Decoder {
  public:
    ZstdDecoder() : zstd_(ZSTD_createDCtx(), &ZSTD_freeDCtx) {
        if (!zstd_) throw std::bad_alloc();
        ZSTD_DCtx_setParameter(zstd_.get(), ZSTD_d_windowLogMax, zstd_window_log);
    }

    bool decode(DecoderBuffers& buffers) override {
        ZSTD_inBuffer in{buffers.in, buffers.in_size, 0};
        ZSTD_outBuffer out{buffers.out, buffers.out_size, 0};
        const std::size_t result = ZSTD_decompressStream(zstd_.get(), &out, &in);
        advance(buffers, in.pos, out.pos);
        if (ZSTD_isError(result) == 0) return result == 0;
        if (ZSTD_getErrorCode(result) == ZSTD_error_frameParameter_windowTooLarge)
            too_big("zstd", std::uint64_t{1} << zstd_window_log);
        damaged("zstd", ZSTD_getErrorName(result));
    }

    void restart() override { ZSTD_DCtx_reset(zstd_.get(), ZSTD_reset_session_only); }

  private:
    std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> zstd_;
};

}  // namespace

std::unique_ptr<Decoder> make_gzip_decoder() { return std::make_unique<GzipDecoder>(); }
std::unique_ptr<Decoder> make_bzip2_decoder() { return std::make_unique<Bzip2Decoder>(); }
std::unique_ptr<Decoder> make_xz_decoder() { return std::make_unique<XzDecoder>(); }
std::unique_ptr<Decoder> make_zstd_decoder() { return std::make_unique<ZstdDecoder>(); }

}  // namespace dateline
