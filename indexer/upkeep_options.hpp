// The command lines of what keeps an archive in order, as plain data: remove, rollback, verify, coverage.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/log.hpp"
#include "schemas/period.hpp"

namespace dateline {

/// remove ARCHIVE ID...
struct RemoveOptions {
    std::filesystem::path archive;
    std::vector<std::string> ids;
    std::string reason;
    bool duplicates = false;  ///< take the copies of their stories down too
    bool purge = false;       ///< write their text out of the archive at once
    bool lift = false;        ///< show them again instead
    bool in_advance = false;  ///< ids that the archive does not have are taken down before they come
    bool dry_run = false;
    bool quiet = false;
    std::size_t jobs = 1;            ///< threads of a purge
    std::uint64_t lock_timeout = 0;  ///< seconds to wait for another writer
    LogFormat log = LogFormat::text;
};

/// rollback ARCHIVE
struct RollbackOptions {
    std::filesystem::path archive;
    std::optional<std::uint64_t> to;  ///< generation; none: the newest sound one before the live one
    bool quiet = false;
    std::uint64_t lock_timeout = 0;
    LogFormat log = LogFormat::text;
};

/// verify ARCHIVE
struct VerifyOptions {
    std::filesystem::path archive;
    bool json = false;
    bool quick = false;  ///< checksums alone
    std::size_t jobs = 1;
};

enum class CoverageFormat { text, csv, json };

/// coverage ARCHIVE
struct CoverageOptions {
    std::filesystem::path archive;
    Granularity by = Granularity::month;
    CoverageFormat format = CoverageFormat::text;
    bool gaps = false;  ///< only what is marked
};

}  // namespace dateline
