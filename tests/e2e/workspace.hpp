// A directory of a test's own, and the programs run in it.
#pragma once

#include <catch2/catch.hpp>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tests/e2e/process.hpp"

namespace dateline::e2e {

using Words = std::vector<std::string>;

/// A new empty directory, gone with the object. Programs are run in it, so that names in arguments are relative to it.
class Workspace {
  public:
    Workspace();
    ~Workspace();
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;

    std::filesystem::path path(const std::filesystem::path& name = {}) const { return directory_ / name; }
    /// Writes a file, with the directories above it.
    void write(const std::filesystem::path& name, std::string_view content) const;
    std::string read(const std::filesystem::path& name) const;

    Command index_command(const Words& arguments, std::string input = {}) const;
    Command query_command(const Words& arguments, std::string input = {}) const;
    Command annotate_command(const Words& arguments, std::string input = {}) const;
    Outcome index(const Words& arguments, std::string input = {}) const;
    Outcome query(const Words& arguments, std::string input = {}) const;
    Outcome annotate(const Words& arguments, std::string input = {}) const;
    /// Any other program.
    Outcome run(const Words& arguments) const;

    /// Makes "archive" of the records given, and requires that it worked.
    void make_archive(std::string_view json_lines, const Words& options = {}) const;
    /// The ids that a query on "archive" finds, in order; none where it finds nothing. Requires that there was no
    /// error.
    Words ids(const Words& query) const;
    /// What `status --json` says of "archive".
    nlohmann::json status() const;

  private:
    std::filesystem::path directory_;
};

/// The program's end: CHECK_THAT(outcome, exits_with(0)). A failure prints the whole outcome.
class ExitsWith : public Catch::MatcherBase<Outcome> {
  public:
    explicit ExitsWith(int code) : code_(code) {}
    bool match(const Outcome& outcome) const override { return outcome.exit_code == code_; }
    std::string describe() const override { return "exits with " + std::to_string(code_); }

  private:
    int code_;
};
inline ExitsWith exits_with(int code) { return ExitsWith(code); }

/// One line on standard error that names what is at fault, behind an exit code.
class FailsWith : public Catch::MatcherBase<Outcome> {
  public:
    FailsWith(int code, std::string words) : code_(code), words_(std::move(words)) {}
    bool match(const Outcome& outcome) const override;
    std::string describe() const override {
        return "exits with " + std::to_string(code_) +
               ", nothing on standard output, one line on standard error with \"" + words_ + '"';
    }

  private:
    int code_;
    std::string words_;
};
inline FailsWith fails_with(int code, std::string words) { return FailsWith(code, std::move(words)); }

/// The JSON values of a text of JSON Lines.
std::vector<nlohmann::json> parse_json_lines(const std::string& text);
std::size_t count_lines(std::string_view text);
/// A text of JSON Lines.
std::string json_lines(const std::vector<nlohmann::json>& records);

}  // namespace dateline::e2e
