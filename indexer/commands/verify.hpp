// dateline-index verify
#pragma once

#include <string>

#include "indexer/upkeep_options.hpp"

namespace dateline {

struct VerifyOutcome {
    std::string report;  ///< text or JSON
    int exit_code = 0;   ///< 0: sound; 69: damaged
};

/// Looks at every generation on disk and all files that they name, and tells what is damaged and how to mend it. Only
/// an archive.json that can't be read, or a folder that is no archive, leaves as an Error.
VerifyOutcome verify_archive(const VerifyOptions& options);

}  // namespace dateline
