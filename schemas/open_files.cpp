#include "schemas/open_files.hpp"

#include <sys/resource.h>

#include <cerrno>
#include <system_error>

namespace dateline {

bool is_out_of_files(int error_number) { return error_number == EMFILE || error_number == ENFILE; }

bool tells_of_no_files(std::string_view reason) {
    return reason == std::generic_category().message(EMFILE) || reason == std::generic_category().message(ENFILE);
}

Error out_of_files(const std::string& what) {
    return Error(ErrorKind::unavailable,
                 what +
                     ": too many open files: allow more (ulimit -n 8192, or LimitNOFILE= of the service), or give "
                     "less with --jobs; an archive of a coarser --partition has fewer");
}

void allow_most_files() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= limit.rlim_max) return;
    limit.rlim_cur = limit.rlim_max;
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) return;
}

}  // namespace dateline
