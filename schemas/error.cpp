#include "schemas/error.hpp"

#include <system_error>

#include "schemas/open_files.hpp"

namespace dateline {

Error system_error(const std::string& what, int error_number, ErrorKind kind) {
    if (is_out_of_files(error_number)) return out_of_files(what);
    return Error(kind, what + ": " + std::generic_category().message(error_number));
}

}  // namespace dateline
