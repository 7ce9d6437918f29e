#include "indexer/xapian_guard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "schemas/open_files.hpp"

namespace dateline {

namespace {

// Where Xapian writes it does not always keep the system's word apart from its own.
bool is_of_writing(const Xapian::Error& error) {
    const std::string_view type = error.get_type();
    return type == "DatabaseLockError" || type == "DatabaseCreateError" ||
           error.get_msg().compare(0, 20, "Modifications failed") == 0;
}

}  // namespace

Error from_xapian(const Xapian::Error& error, const std::string& where) {
    const std::string_view type = error.get_type();
    const char* reason = error.get_error_string();
    const std::string message = fmt::format("{}: {}{}{}", where, error.get_msg(), reason != nullptr ? ": " : "",
                                            reason != nullptr ? reason : "");
    // Of a lock Xapian tells why in its own words.
    if (error.get_msg().ends_with(": too many open files")) return out_of_files(where);
    if (reason != nullptr && tells_of_no_files(reason)) return out_of_files(where);
    // With the system's word for what failed it is the device; without, what stands on it.
    if (reason != nullptr || is_of_writing(error)) return Error(ErrorKind::io, message);
    constexpr std::array damage{"DatabaseCorruptError", "DatabaseOpeningError", "DatabaseNotFoundError",
                                "DatabaseVersionError", "DatabaseError"};
    if (std::find(damage.begin(), damage.end(), type) != damage.end()) {
        return Error(ErrorKind::unavailable, message);
    }
    return Error(ErrorKind::internal, fmt::format("{} ({})", message, type));
}

}  // namespace dateline
