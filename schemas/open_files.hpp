// How many files a process may have open: each shard is one for each thread that searches or indexes.
#pragma once

#include <string>
#include <string_view>

#include "schemas/error.hpp"

namespace dateline {

/// Whether a call failed since this process, or the system, may open no more files.
bool is_out_of_files(int error_number);
/// The same of the system's words for why a call failed: all that Xapian leaves of it.
bool tells_of_no_files(std::string_view reason);

/// Error(unavailable) with the mend. `what`: the file that could not be opened.
Error out_of_files(const std::string& what);

/// Raises this process's soft limit to its hard one, as every program may. Where that fails all stays as it is.
void allow_most_files();

}  // namespace dateline
