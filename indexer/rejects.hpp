// The records that are not taken: rejects/g000042.jsonl.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "corpus/readers/reader.hpp"
#include "schemas/archive_layout.hpp"

namespace dateline {

/// A line of the file: every reject that still stands. A source's rejects stand until the source is read again.
struct StandingReject {
    std::string source;
    std::uint64_t line = 0;
    std::uint64_t byte = 0;
    std::string id;
    std::string reason;  ///< code
    std::string detail;
    std::string member = {};  ///< of a container

    /// Same source, place and reason: the same reject met again.
    bool same_as(const StandingReject& other) const;
    bool operator<(const StandingReject& other) const;
};

StandingReject standing(const Reject& reject);

/// Text as it comes back from a JSON file: bytes that are no UTF-8 are replaced. Names of files may have such.
std::string as_utf8(const std::string& text);

/// JSON Lines, one a reject: {"source","member","line","byte","id","reason","detail"}, member only where there is one.
std::string write_rejects(const std::vector<StandingReject>& rejects);
/// The rejects of a published generation; none where there is no file. A line that can't be read is passed over:
/// rejects are a report.
std::vector<StandingReject> read_rejects(const ArchiveLayout& layout, std::uint64_t generation);

/// The new list and how many of this run's rejects no earlier run reported.
struct RejectBook {
    std::vector<StandingReject> standing;  ///< sorted
    std::uint64_t fresh = 0;
};
/// `earlier`: of the live generation. `read`: the sources that this run has read, beside those of `now`.
RejectBook keep_book(std::vector<StandingReject> earlier, std::vector<StandingReject> now, std::set<std::string> read);

}  // namespace dateline
