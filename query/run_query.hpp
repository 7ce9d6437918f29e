// What dateline-query does, once its command line is read.
#pragma once

#include "query/options.hpp"
#include "schemas/output.hpp"

namespace dateline {

/// Where a job's text goes.
struct QueryStreams {
    Output& results;
    Output& messages;  ///< notes that the format has no room for
    bool colour = false;
    std::size_t columns = 80;  ///< of the terminal
};

/// Does a job (any but help and version) and gives the exit code: done, or nothing found.
/// Throws Error; the message of one in a query has three lines, with carets under the fault.
int run_query(const QueryJob& job, const QueryStreams& streams);

}  // namespace dateline
