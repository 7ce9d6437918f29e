#include "corpus/readers/unpack_meter.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr std::uint64_t free_bytes = std::uint64_t{16} << 20;

}  // namespace

void UnpackMeter::count(std::size_t layer, std::uint64_t bytes) {
    if (given_.size() <= layer) given_.resize(layer + 1);
    given_[layer] += bytes;
    exceeded_ = exceeded_ || given_[layer] > std::max(free_bytes, max_ratio_ * file_.bytes_read());
    if (exceeded_)
        throw Error(ErrorKind::bad_data,
                    fmt::format("unpacks to more than {} times its size on disk (--max-ratio)", max_ratio_));
}

std::size_t MeteredStream::read(char* buffer, std::size_t size) {
    const std::size_t got = stream_->read(buffer, size);
    meter_.count(layer_, got);
    return got;
}

}  // namespace dateline
