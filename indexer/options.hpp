// The command line of dateline-index as plain data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "corpus/annotate/annotation_resources.hpp"
#include "corpus/readers/source.hpp"
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
    std::size_t jobs = 1;
    std::uint64_t memory = 512;  ///< MiB
    std::string report;          ///< file for the JSON report; empty: none; "-": standard output
    bool quiet = false;
    bool dry_run = false;
    std::uint64_t lock_timeout = 0;  ///< seconds to wait for another writer
    Tolerance tolerate;
    std::set<std::string> drop_fields;  ///< record keys; whether there are such depends on the archive
    CreateOptions create;               ///< how the archive is made where it is missing
    /// What is read out of the articles; unless said otherwise, nothing.
    AnnotatorOptions annotated = {.names = false, .places = false, .times = false};
    AnnotationSources annotation;
};

struct StatusOptions {
    std::filesystem::path archive;
    bool json = false;
};

/// A text to print instead of doing anything: help or version.
struct PrintText {
    std::string text;
};

using Command =
    std::variant<PrintText, CreateOptions, AddOptions, RemoveOptions, RollbackOptions, StatusOptions, VerifyOptions>;

/// Reads the arguments behind the program's name. Throws Error(usage) that names the word at fault and the nearest
/// right one.
Command parse_command(const std::vector<std::string>& arguments);

}  // namespace dateline
