// The options of a command line that say how sources are read: the same in every program.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/readers/file_reader.hpp"

namespace dateline {

/// A row of the table. Each takes a value.
struct ReadingOption {
    const char* name;   ///< "max-record"
    const char* value;  ///< what stands for its value in a help page: "BYTES"
    const char* help;
    /// Throws Error(usage) that names the option and the value. Names of formats and character sets are checked when
    /// sources are opened.
    void (*set)(SourceOptions& options, const std::string& value);
};

const std::vector<ReadingOption>& reading_options();

/// A whole number in a range. Throws Error(usage) that names the option.
std::uint64_t read_option_number(const std::string& option, const std::string& text, std::uint64_t least,
                                 std::uint64_t most);

}  // namespace dateline
