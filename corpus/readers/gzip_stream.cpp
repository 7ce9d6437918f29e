#include "corpus/readers/gzip_stream.hpp"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr std::size_t input_size = 256 * 1024;
constexpr int gzip_format = MAX_WBITS + 16;  // of zlib: expect the gzip header and check the trailer

}  // namespace

struct GzipStream::State {
    explicit State(ByteStream& stream) : compressed(stream), input(input_size) {
        if (inflateInit2(&z, gzip_format) != Z_OK) throw std::bad_alloc();
    }
    ~State() { inflateEnd(&z); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    // False where there is no more input.
    bool fill() {
        if (z.avail_in != 0) return true;
        const std::size_t size = compressed.read(input.data(), input.size());
        z.next_in = reinterpret_cast<Bytef*>(input.data());
        z.avail_in = static_cast<uInt>(size);
        return size != 0;
    }

    // Goes to the next member; false where only padding is left.
    bool next_member() {
        while (fill() && *z.next_in == 0) {
            ++z.next_in;
            --z.avail_in;
        }
        if (z.avail_in == 0) return false;
        inflateReset(&z);
        return true;
    }

    [[noreturn]] void fail(const std::string& what) {
        fault = what;
        throw Error(ErrorKind::bad_data, fault);
    }

    ByteStream& compressed;
    std::vector<char> input;
    z_stream z{};
    bool ended = false;
    std::string fault;  // once thrown, thrown again
};

GzipStream::GzipStream(ByteStream& compressed) : state_(std::make_unique<State>(compressed)) {}
GzipStream::~GzipStream() = default;

bool GzipStream::looks_like_gzip(std::string_view head) { return head.starts_with("\x1F\x8B"); }

std::size_t GzipStream::read(char* buffer, std::size_t size) {
    auto& state = *state_;
    auto& z = state.z;
    if (!state.fault.empty()) throw Error(ErrorKind::bad_data, state.fault);
    const auto wanted = static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
    z.next_out = reinterpret_cast<Bytef*>(buffer);
    z.avail_out = wanted;
    while (z.avail_out == wanted && wanted != 0 && !state.ended) {
        if (!state.fill()) state.fail("the gzip data end in the middle");
        const int result = inflate(&z, Z_NO_FLUSH);
        if (result == Z_STREAM_END) {
            state.ended = !state.next_member();
        } else if (result != Z_OK && result != Z_BUF_ERROR) {
            // What was inflated before the fault is given now, and the fault at the next call.
            state.fault = std::string("the gzip data are damaged: ") + (z.msg != nullptr ? z.msg : "zlib gave up");
            if (z.avail_out == wanted) state.fail(state.fault);
            break;
        }
    }
    return wanted - z.avail_out;
}

}  // namespace dateline
