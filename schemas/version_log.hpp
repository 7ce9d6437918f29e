// What an archive remembers of versions that it no longer has: versions/g000042.jsonl.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/slots.hpp"

namespace dateline {

/// A version of an article: one that a newer one has replaced, or that came when a newer one was there already. What it
/// said is gone.
struct KnownVersion {
    std::string id;
    Revision revision;
    Status status = Status::usable;
    std::string note;    ///< the publisher's word on it
    std::string record;  ///< hash of its canonical record, 32 hex digits: tells versions without a number apart

    bool operator==(const KnownVersion&) const = default;
};

/// By id, then newest first.
bool operator<(const KnownVersion& a, const KnownVersion& b);

KnownVersion known_version(const Article& article, const Hash128& record);

/// JSON Lines, one a version: {"id", "version"?, "updated"?, "status", "note"?, "record"}.
std::string write_versions(const std::vector<KnownVersion>& versions);
/// One line of it; with "live" for the version that the archive has.
std::string version_json(const KnownVersion& version, bool is_live);
/// A line that can't be read is passed over: the log is for people.
std::vector<KnownVersion> parse_versions(std::string_view lines);

/// Both together, sorted, each version once.
std::vector<KnownVersion> join_versions(std::vector<KnownVersion> earlier, std::vector<KnownVersion> now);

}  // namespace dateline
