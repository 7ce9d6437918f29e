// The words of one command, read by its table of options.
#pragma once

#include <boost/program_options.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

[[noreturn]] void usage_error(const std::string& message);

/// The values of the options of `shown`, with "archive" for the first word that is none, and "rest" for the others
/// where the command takes such; nothing where --help is among them. Throws Error(usage) that names the word at fault
/// and the nearest right one.
std::optional<boost::program_options::variables_map> parse_words(
    const std::vector<std::string>& words, const boost::program_options::options_description& shown, bool has_rest);

/// What stands behind the archive; empty where nothing does.
std::vector<std::string> rest_of(const boost::program_options::variables_map& values);

/// The number of an option that has a default. Throws Error(usage).
std::uint64_t read_number(const boost::program_options::variables_map& values, const char* name, std::uint64_t least,
                          std::uint64_t most);

/// The text of --help.
std::string help_of(std::string_view usage, const boost::program_options::options_description& options);

}  // namespace dateline
