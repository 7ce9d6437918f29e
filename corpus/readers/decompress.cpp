#include "corpus/readers/decompress.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr std::size_t input_size = std::size_t{256} * 1024;

bool is_gzip(std::string_view head) { return head.starts_with("\x1F\x8B"); }

// The block's magic number, or the end's where there is none, keeps plain text that begins with "BZh" out.
bool is_bzip2(std::string_view head) {
    if (!head.starts_with("BZh") || head.size() < 10 || head[3] < '1' || head[3] > '9') return false;
    const auto block = head.substr(4, 6);
    return block == "1AY&SY" || block == "\x17\x72\x45\x38\x50\x90";
}

bool is_xz(std::string_view head) {
    return head.starts_with(
        std::string_view("\xFD"
                         "7zXZ\0",
                         6));
}

// A frame, or one of the sixteen that are to be passed over.
bool is_zstd(std::string_view head) {
    if (head.starts_with("\x28\xB5\x2F\xFD")) return true;
    return head.size() >= 4 && (head[0] & 0xF0) == 0x50 && head.substr(1, 3) == "\x2A\x4D\x18";
}

}  // namespace

const std::vector<Compression>& compressions() {
    static const std::vector<Compression> table{
        {"gzip", &is_gzip, &make_gzip_decoder},
        {"bzip2", &is_bzip2, &make_bzip2_decoder},
        {"xz", &is_xz, &make_xz_decoder},
        {"zstd", &is_zstd, &make_zstd_decoder},
    };
    return table;
}

const Compression* find_compression(std::string_view head) {
    const auto& table = compressions();
    const auto row =
        std::find_if(table.begin(), table.end(), [&](const Compression& method) { return method.looks_like(head); });
    return row == table.end() ? nullptr : &*row;
}

UnpackedStream::UnpackedStream(std::unique_ptr<ByteStream> compressed, const Compression& method)
    : compressed_(std::move(compressed)), method_(method.name), decoder_(method.make_decoder()), input_(input_size) {}

std::size_t UnpackedStream::read(char* buffer, std::size_t size) {
    if (!fault_.empty()) throw Error(ErrorKind::bad_data, fault_);
    DecoderBuffers buffers{.in = nullptr, .in_size = 0, .out = buffer, .out_size = size};
    while (size != 0 && buffers.out_size == size && !ended_) {
        if (between_members_) {
            ended_ = !next_member();
            between_members_ = false;
        } else if (holds_output_ || fill()) {
            decode(buffers);
        } else {
            fail(fmt::format("the {} data end in the middle", method_));
        }
    }
    return size - buffers.out_size;
}

void UnpackedStream::decode(DecoderBuffers& buffers) {
    buffers.in = unread_.data();
    buffers.in_size = unread_.size();
    const std::size_t room = buffers.out_size;
    try {
        between_members_ = decoder_->decode(buffers);
    } catch (const Error& error) {
        // What was unpacked before the fault is given now, and the fault at the next call.
        if (buffers.out_size == room) fail(error.what());
        fault_ = error.what();
    }
    unread_.remove_prefix(unread_.size() - buffers.in_size);
    holds_output_ = buffers.out_size == 0 && !between_members_;
}

// False where there is no more input.
bool UnpackedStream::fill() {
    if (unread_.empty()) unread_ = {input_.data(), compressed_->read(input_.data(), input_.size())};
    return !unread_.empty();
}

// Goes to the next member; false where only padding is left.
bool UnpackedStream::next_member() {
    while (fill() && unread_.front() == '\0')
        unread_.remove_prefix(std::min(unread_.find_first_not_of('\0'), unread_.size()));
    if (unread_.empty()) return false;
    decoder_->restart();
    return true;
}

void UnpackedStream::fail(const std::string& what) {
    fault_ = what;
    throw Error(ErrorKind::bad_data, fault_);
}

}  // namespace dateline
