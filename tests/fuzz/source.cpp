// Any bytes as a file on disk: compression, containers, recognition, and whatever reader that leads to.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "corpus/readers/source.hpp"
#include "schemas/error.hpp"

using namespace dateline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const int fd = ::memfd_create("fuzz", MFD_CLOEXEC);
    if (fd < 0 || ::write(fd, data, size) != static_cast<ssize_t>(size)) std::abort();
    SourceOptions options;
    options.limits.max_record = 64 * 1024;
    options.limits.max_ratio = 20;
    options.limits.max_members = 100;
    try {
        SourceReader reader({"/proc/self/fd/" + std::to_string(fd)}, options);
        while (reader.next()) {
        }
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::internal) std::abort();
    }
    ::close(fd);
    return 0;
}
