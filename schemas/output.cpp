#include "schemas/output.hpp"

#include <unistd.h>

#include <cerrno>

#include "schemas/error.hpp"

namespace dateline {

namespace {
constexpr std::size_t piece = std::size_t{64} << 10;
}

void Output::write(std::string_view text) {
    waiting_ += text;
    if (waiting_.size() >= piece) flush();
}

void Output::flush() {
    std::string_view rest = waiting_;
    while (!rest.empty()) {
        const auto written = ::write(descriptor_, rest.data(), rest.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && errno == EPIPE) throw ClosedPipe();
        if (written < 0) throw system_error(name_, errno);
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    waiting_.clear();
}

}  // namespace dateline
