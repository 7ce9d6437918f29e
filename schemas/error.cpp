#include "schemas/error.hpp"

#include <system_error>

namespace dateline {

Error system_error(const std::string& what, int error_number, ErrorKind kind) {
    return Error(kind, what + ": " + std::generic_category().message(error_number));
}

}  // namespace dateline
