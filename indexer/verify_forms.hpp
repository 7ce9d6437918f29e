// What `verify` has found, for people and programs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/aside_check.hpp"
#include "indexer/soundness.hpp"

namespace dateline {

struct VerifyFindings {
    std::optional<std::uint64_t> live;       ///< the number in CURRENT
    std::vector<std::uint64_t> generations;  ///< on disk, newest first
    std::vector<Damage> damages;             ///< of these and what they need
    std::vector<Damage> seen;                ///< of what saved searches have reported
    std::optional<RefusedState> refused;     ///< a note, whatever its state
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    bool is_sound() const { return damages.empty() && seen.empty(); }
};

/// A line for each damage, what was looked at, and the mend; at the end a note of what was refused.
std::string verify_text(const VerifyFindings& found, const std::string& archive);
std::string verify_json(const VerifyFindings& found, const std::string& archive);

}  // namespace dateline
