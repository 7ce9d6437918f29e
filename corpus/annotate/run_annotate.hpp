// What dateline-annotate does, once its command line is read.
#pragma once

#include "corpus/annotate/mentions_text.hpp"
#include "corpus/annotate/options.hpp"
#include "schemas/output.hpp"

namespace dateline {

/// Where a job's text goes.
struct AnnotateStreams {
    Output& results;
    Output& messages;  ///< rejects, what was left out, counts
    Screen screen;     ///< of the results
};

/// Does a job (any but help and version) and gives the exit code: done, or with rejects. Throws Error.
int run_annotate(const AnnotateJob& job, const AnnotateStreams& streams);

}  // namespace dateline
