// What a run did: counts, seconds and the words for it.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dateline {

/// The current time, UTC: "2022-09-16T10:05:00Z".
std::string utc_now();

/// What became of the records of a run. records = taken + updated + repeated + unchanged + superseded + taken down +
/// elsewhere + all rejected.
struct RunCounts {
    std::uint64_t records = 0;
    std::uint64_t taken = 0;                        ///< articles that are new to the archive
    std::uint64_t updated = 0;                      ///< articles that replace an older state in the archive
    std::uint64_t repeated = 0;                     ///< the same article once more in this run
    std::uint64_t unchanged = 0;                    ///< in the archive already, with the same content
    std::uint64_t superseded = 0;                   ///< older than what the archive or this run has
    std::uint64_t taken_down = 0;                   ///< deliveries of what was taken down: not taken again
    std::uint64_t resumed = 0;                      ///< of those taken, what a killed run had built
    std::uint64_t elsewhere = 0;                    ///< of other partitions than the one that is made anew
    std::uint64_t pruned = 0;                       ///< articles that went because no source has them any more
    std::uint64_t purged = 0;                       ///< taken down before: their text was written out
    std::uint64_t reread = 0;                       ///< of the unchanged, those that were read once more
    std::set<std::string> reread_because;           ///< what has changed since they were read
    std::map<std::string, std::uint64_t> rejected;  ///< by code of the reason
    std::uint64_t new_rejects = 0;                  ///< of these, not reported by an earlier published run
    std::uint64_t times_dropped = 0;                ///< unreadable times beside readable days
    std::uint64_t bytes_replaced = 0;               ///< damaged bytes that became U+FFFD
    std::uint64_t unknown_places = 0;               ///< ids of places that the gazetteer does not know
    std::uint64_t cut_short = 0;                    ///< articles of which only the first names and times were read

    std::uint64_t rejects() const;
};

struct RunReport {
    std::string command;
    std::string archive;
    std::string started;  ///< UTC
    bool dry_run = false;
    RunCounts counts;
    std::optional<std::uint64_t> homes_learned;  ///< sources whose homes the run has learned; none: it was not to
    bool homes_lost = false;                     ///< it was to, but more would have had to be held than may be
    std::uint64_t bytes_read = 0;
    std::uint64_t files_read = 0;
    std::uint64_t files_unchanged = 0;                    ///< not read again
    std::optional<std::uint64_t> published;               ///< the generation; none: nothing changed
    std::string digest;                                   ///< of the live generation after the run; empty in a dry run
    std::uint64_t articles = 0;                           ///< in the live generation after the run
    std::uint64_t disk_free = 0;                          ///< bytes, on the archive's disk after the run
    std::uint64_t disk_needed = 0;                        ///< that the next run may need: disk_space.hpp
    std::vector<std::pair<std::string, double>> seconds;  ///< by stage, in order
    int exit_code = 0;
    std::optional<std::string> error;  ///< why it failed, in the words of the error

    double total_seconds() const;
    std::string json() const;
    /// One line for people.
    std::string summary() const;
};

/// Measures the stages of a run one after the other.
class StageClock {
  public:
    explicit StageClock(RunReport& report) : report_(report) {}
    /// The stage that ran since the last call (or the beginning) was this one.
    void end_stage(const std::string& name);

  private:
    RunReport& report_;
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

}  // namespace dateline
