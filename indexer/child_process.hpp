// Another program that is run for its answer.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace dateline {

struct ChildAnswer {
    int exit_code = 0;     ///< 128 and the number of the signal that ended it, as a shell tells it
    bool is_late = false;  ///< it was ended because it took too long
    std::string output;    ///< the first megabytes
    std::string error;
};

/// Runs a program, given by its path, with nothing to read. Throws Error(config) where it can't be started, and
/// Interrupted: then it was ended too.
ChildAnswer run_child(const std::vector<std::string>& words, std::chrono::milliseconds patience);

}  // namespace dateline
