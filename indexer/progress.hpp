// The progress bar on a terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace dateline {

/// Shows on standard error how far a run has come, if that is a terminal and the user did not ask for quiet; else does
/// nothing.
class Progress {
  public:
    explicit Progress(bool quiet);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// While records are read. `total`: bytes of all sources, where that is known. Draws at most ten times a second.
    void reading(std::uint64_t records, std::uint64_t bytes, std::optional<std::uint64_t> total);
    /// Another stage: "merging", "checking".
    void stage(const std::string& name);
    /// Takes the bar away.
    void clear();

  private:
    void draw(const std::string& line);

    bool shown_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point last_{};
};

}  // namespace dateline
