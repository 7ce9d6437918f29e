// Every command that a page shows with its output gives that output.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

namespace fs = std::filesystem;

struct Example {
    std::string command;
    std::string output;
};

/// What stands in fenced blocks behind "$ ", up to the next command or the end of the block.
std::vector<Example> read_examples(const fs::path& page) {
    std::vector<Example> examples;
    std::ifstream lines(page);
    bool fenced = false;
    bool shown = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```")) {
            fenced = !fenced;
            shown = false;
        } else if (fenced && line.starts_with("$ ")) {
            examples.push_back({line.substr(2), {}});
            shown = true;
        } else if (shown) {
            examples.back().output += line + '\n';
        }
    }
    return examples;
}

/// Without what differs from run to run: seconds, and the time of publishing.
std::string steady(const std::string& text) {
    static const std::regex seconds("[0-9]+\\.[0-9] s;");
    static const std::regex moment("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z, by");
    return std::regex_replace(std::regex_replace(text, seconds, "N s;"), moment, "TIME, by");
}

void check_examples(const char* page, std::size_t at_least) {
    Workspace work;
    const fs::path tree = DATELINE_TREE;
    fs::create_directory_symlink(tree / "corpus", work.path("corpus"));
    const auto examples = read_examples(tree / page);
    CHECK(examples.size() >= at_least);
    for (const auto& example : examples) {
        Command command{{"sh", "-c", "{ " + example.command + "; } 2>&1"}, {}, work.path(), {}};
        command.environment["PATH"] = fs::path(DATELINE_INDEX).parent_path().string() + ":" + std::getenv("PATH");
        INFO(example.command);
        CHECK(steady(run(command).output) == steady(example.output));
    }
}

TEST_CASE("the examples of README.md are true") { check_examples("README.md", 5); }
TEST_CASE("the examples of the operator's page are true") { check_examples("indexer/README.md", 5); }

}  // namespace
}  // namespace dateline::e2e
