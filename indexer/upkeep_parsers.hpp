// From the words behind remove, rollback, verify and coverage to what is to be done: upkeep_options.hpp, or the text of
// --help. Throw Error(usage).
#pragma once

#include <boost/program_options.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/options.hpp"

namespace dateline {

Command parse_remove(const std::vector<std::string>& words);
Command parse_rollback(const std::vector<std::string>& words);
Command parse_verify(const std::vector<std::string>& words);
Command parse_coverage(const std::vector<std::string>& words);

/// Adds --lock-timeout, which read_lock_timeout() reads: for every command that writes.
void add_lock_option(boost::program_options::options_description& options);
std::uint64_t read_lock_timeout(const boost::program_options::variables_map& values);
/// Adds --log, which read_log() reads: for every command that has a summary.
void add_log_option(boost::program_options::options_description& options);
LogFormat read_log(const boost::program_options::variables_map& values);
/// Adds --jobs, which read_jobs() reads.
void add_jobs_option(boost::program_options::options_description& options, const char* help);
std::size_t read_jobs(const boost::program_options::variables_map& values);

}  // namespace dateline
