// The one place of the query tool where Xapian's errors become ours.
#pragma once

#include <xapian.h>

#include <string>
#include <utility>

#include "schemas/error.hpp"
#include "schemas/open_files.hpp"

namespace dateline {

/// Calls `action` and gives what it returns. A Xapian::Error leaves as Error(io) where the system says that reading
/// failed, as Error(unavailable) where the files are at fault, and as Error(internal) otherwise; `archive` is named in
/// the message.
template <typename Action>
auto guard_xapian(const std::string& archive, Action&& action) {
    try {
        return std::forward<Action>(action)();
    } catch (const Xapian::DatabaseError& error) {
        const char* reason = error.get_error_string();
        if (reason != nullptr && tells_of_no_files(reason)) throw out_of_files(archive);
        // Which shard it was Xapian does not say.
        if (reason != nullptr)
            throw Error(ErrorKind::io, archive + ": reading failed (" + error.get_msg() + ": " + reason +
                                           "): look at the disk; dateline-index verify names the file");
        throw Error(ErrorKind::unavailable, archive + " is damaged (" + error.get_description() +
                                                "): run dateline-index status, then index it anew");
    } catch (const Xapian::Error& error) {
        throw Error(ErrorKind::internal, "searching " + archive + ": " + error.get_description());
    }
}

}  // namespace dateline
