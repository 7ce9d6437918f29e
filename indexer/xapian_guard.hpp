// The one place where this program turns Xapian's errors into Dateline's.
#pragma once

#include <xapian.h>
#include <filesystem>
#include <string>

#include "schemas/error.hpp"

namespace dateline {

/// The error for the user: damage is unavailable, a device that fails or is full is io, all else internal. `where`:
/// what was worked on.
Error from_xapian(const Xapian::Error& error, const std::string& where);

/// Runs `work`; a Xapian::Error in it leaves as an Error.
template <typename Work>
auto guard_xapian(const std::string& where, Work&& work) -> decltype(work()) {
    try {
        return work();
    } catch (const Xapian::Error& error) {
        throw from_xapian(error, where);
    }
}

/// Gives what `work(database)` gives of the database at `path`; an error names that.
template <typename Work>
auto with_database(const std::filesystem::path& path, Work&& work) {
    return guard_xapian(path.string(), [&] { return work(Xapian::Database(path.string())); });
}

}  // namespace dateline
