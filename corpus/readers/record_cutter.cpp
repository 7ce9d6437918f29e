#include "corpus/readers/record_cutter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "schemas/error.hpp"

namespace dateline {

namespace {

// Of many small files each touches no more of it than it fills.
constexpr std::size_t first_capacity = std::size_t{1024} * 1024;
constexpr std::size_t least_read = std::size_t{128} * 1024;

std::uint64_t count_lines(std::string_view text) {
    return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

bool can_retreat(const Scan& scan) { return scan.retreat != std::string_view::npos; }

}  // namespace

RecordCutter::RecordCutter(std::unique_ptr<ByteStream> stream, std::string source, std::uint64_t max_record)
    : stream_(std::move(stream)),
      source_(std::move(source)),
      max_record_(max_record),
      capacity_(first_capacity),
      buffer_(std::make_unique_for_overwrite<char[]>(capacity_)) {}

bool RecordCutter::skip(std::string_view set) {
    do {
        const auto first = held().find_first_not_of(set);
        pass(first == std::string_view::npos ? held().size() : first);
        if (!held().empty()) return true;
    } while (more());
    return false;
}

std::string_view RecordCutter::peek(std::size_t size) {
    while (held().size() < size && more()) {
    }
    return held().substr(0, size);
}

bool RecordCutter::starts_with(std::string_view text) { return peek(text.size()) == text; }

void RecordCutter::pass(std::size_t bytes) {
    line_ += count_lines(held().substr(0, bytes));
    byte_ += bytes;
    begin_ += bytes;
}

Cut RecordCutter::cut(const Scanner& scan) {
    Cut cut{.bytes = {}, .where = where(), .ended = false, .fault = std::nullopt};
    const auto check = [&](std::size_t size) {
        if (size > max_record_)
            cut.fault = RecordFault{RejectReason::too_large, fmt::format("more than {} bytes", max_record_)};
    };
    Scan step;
    bool forgotten = false;  // bytes of this record that are no longer held
    for (;;) {
        step = scan(held(), step.seen);
        check(step.seen);
        if (step.found || (cut.fault && can_retreat(step))) break;
        if (cut.fault) {
            forgotten = true;
            pass(std::exchange(step.seen, 0));
        }
        if (more()) continue;
        step.seen = held().size();
        check(step.seen);
        break;
    }
    cut.ended = step.found;
    if (!step.found && can_retreat(step)) {
        if (!forgotten) cut.fault.reset();
        check(step.seen = step.retreat);
    }
    if (!cut.fault) cut.bytes = held().substr(0, step.seen);
    pass(step.seen);
    return cut;
}

bool RecordCutter::more() {
    if (ended_) return false;
    make_room();
    try {
        const std::size_t size = stream_->read(buffer_.get() + end_, capacity_ - end_);
        end_ += size;
        ended_ = size == 0;
    } catch (const Error& error) {
        // A device that fails is the user's to know at once; damaged data end this stream alone.
        if (error.kind() != ErrorKind::bad_data) throw;
        failure_ = error.what();
        ended_ = true;
    }
    return !ended_;
}

// What is held moves to the front where that costs less than it gains, else into a buffer of twice the size.
void RecordCutter::make_room() {
    if (capacity_ - end_ >= least_read) return;
    const std::size_t size = end_ - begin_;
    if (size > capacity_ / 2) {
        auto larger = std::make_unique_for_overwrite<char[]>(2 * capacity_);
        std::memcpy(larger.get(), buffer_.get() + begin_, size);
        buffer_ = std::move(larger);
        capacity_ *= 2;
    } else {
        std::memmove(buffer_.get(), buffer_.get() + begin_, size);
    }
    begin_ = 0;
    end_ = size;
}

Scan scan_line(std::string_view held, std::size_t from) {
    const auto end = held.find('\n', from);
    return end == std::string_view::npos ? Scan{held.size(), false} : Scan{end, true};
}

Scan scan_all(std::string_view held, std::size_t) { return {held.size(), false}; }

}  // namespace dateline
