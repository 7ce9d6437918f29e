// Canaries: questions that a new generation must answer before it is published. They are asked as anybody asks, by
// dateline-query, so that what is tried is what people will use.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "schemas/manifest.hpp"

namespace dateline {

/// A file of them, one a line (publish_checks.hpp); empty lines are passed over. Throws Error(no_input) where there is
/// no such file, Error(bad_data) that names the line for one that can't be read, has an id once more, or for too many.
std::vector<Canary> read_canaries(const std::filesystem::path& file);

/// Asks canaries of an archive.
class CanaryTrial {
  public:
    /// The dateline-query beside this program, else the one in PATH. Throws Error(config) where there is none.
    /// `gazetteer`: a file of one's own; empty: none.
    explicit CanaryTrial(std::string gazetteer);
    /// The same with this program.
    CanaryTrial(std::filesystem::path program, std::string gazetteer);

    /// Throws Error(bad_data) for a query that can't be read. What is found does not matter.
    void check_queries(const std::vector<Canary>& canaries, const std::filesystem::path& archive) const;
    /// Those that the archive, whose live generation is this, does not answer as it must: "izium: 2 articles where 5
    /// are the least". Ids that are taken down are not looked for.
    std::vector<std::string> failures(const std::vector<Canary>& canaries, const std::filesystem::path& archive,
                                      const Manifest& live) const;

  private:
    std::vector<std::string> words(const Canary& canary, const std::filesystem::path& archive) const;

    std::filesystem::path program_;
    std::string gazetteer_;
};

/// "izium: 2 articles where 5 are the least; and 3 more"
std::string describe_failures(const std::vector<std::string>& failures);

}  // namespace dateline
