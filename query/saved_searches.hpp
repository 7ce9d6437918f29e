// Saved searches: what each finds in an archive that is new or changed since it was asked last.
//
// A match is news where neither this version of the article was reported nor known: it is told by its id and the hash
// of its record (schemas/seen_versions.hpp). The first time nothing is news; all that is found is known from then on. With a
// date, what was published since is reported instead, whether it was before or not, and known from then on too.
#pragma once

#include "query/options.hpp"
#include "query/run_query.hpp"

namespace dateline {

/// Reports all searches of job.saved, and gives the exit code: done, or nothing found where nothing is reported. Of
/// each, job.limit of the newest are shown; those that are not shown are known from now on too.
///
/// What was reported is written down when all of it is out: where that fails, or the reader goes, the next report has
/// it again. Throws Error(bad_data) for a search that can't be read, before anything is answered, and what Searcher and
/// SeenFolder throw.
int report_saved(const QueryJob& job, const QueryStreams& streams);

}  // namespace dateline
