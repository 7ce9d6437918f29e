// The command line of dateline-index as plain data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "corpus/annotate/annotation_resources.hpp"
#include "corpus/readers/source.hpp"
#include "indexer/log.hpp"
#include "indexer/upkeep_options.hpp"
#include "schemas/archive_layout.hpp"

namespace dateline {

/// How many new rejects a run may have and still end with 0: a number, or a part of the records.
struct Tolerance {
    std::uint64_t records = 0;
    double percent = 0;
    bool allows(std::uint64_t rejects, std::uint64_t of_records) const;
};
/// "5" or "0.5%". Throws Error(usage).
Tolerance parse_tolerance(const std::string& text);

struct CreateOptions {
    std::filesystem::path archive;
    Partitioning partition = Partitioning::automatic;
    std::string language = "en";
    std::filesystem::path schema = {};  ///< file of the fields that it adds (custom_schema.hpp); empty: none
};

struct AddOptions {
    std::filesystem::path archive;
    std::vector<std::string> sources;
    SourceOptions reading;
    std::map<std::string, std::string> reading_words = {};  ///< what `reading` was made of, by option
    std::size_t jobs = 1;
    std::uint64_t memory = 512;  ///< MiB
    std::string report;          ///< file for the JSON report; empty: none; "-": standard output
    std::string metrics;         ///< file for Prometheus; empty: none
    LogFormat log = LogFormat::text;
    bool quiet = false;
    bool dry_run = false;
    std::uint64_t lock_timeout = 0;  ///< seconds to wait for another writer
    Tolerance tolerate;
    bool allow_shrink = false;                ///< publish though articles are missing (shrinkage.hpp)
    std::optional<ShrinkLimit> shrink_limit;  ///< from now on; nothing: as it was
    std::optional<std::string> canaries;      ///< file of those from now on, "none"; nothing: as they were
    std::set<std::string> drop_fields;        ///< record keys; whether there are such depends on the archive
    CreateOptions create;                     ///< how the archive is made where it is missing
    /// What is read out of the articles; unless said otherwise, nothing.
    AnnotatorOptions annotated = {.names = false, .places = false, .times = false};
    AnnotationSources annotation;
    /// What was said of these and of drop_fields, by option, files by their absolute paths: a rebuild says the same.
    std::map<std::string, std::string> words = {};
};

/// Sets what depends on words. Throws Error(usage).
void set_words(AddOptions& options, std::map<std::string, std::string> words);
/// Sets how sources are read.
void set_reading(AddOptions& options, std::map<std::string, std::string> words);

struct RebuildOptions {
    AddOptions run;                      ///< sources: none: those that the archive remembers
    bool prune = false;                  ///< drop articles that no source has any more
    bool trust_mtime = false;            ///< files of the same size and time are not looked into
    bool fresh = false;                  ///< do not go on with what a killed run has left
    std::optional<std::string> only;     ///< make this partition anew
    std::optional<std::string> without;  ///< set this partition aside
};

struct StatusOptions {
    std::filesystem::path archive;
    bool json = false;
};

/// A text to print instead of doing anything: help or version.
struct PrintText {
    std::string text;
};

using Command = std::variant<PrintText, CreateOptions, AddOptions, RebuildOptions, RemoveOptions, RollbackOptions,
                             StatusOptions, CoverageOptions, VerifyOptions>;

/// Reads the arguments behind the program's name. Throws Error(usage) that names the word at fault and the nearest
/// right one.
Command parse_command(const std::vector<std::string>& arguments);

}  // namespace dateline
