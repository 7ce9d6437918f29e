#include "tests/e2e/workspace.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace dateline::e2e {

namespace {

Words with_program(const char* program, const Words& arguments) {
    Words all{program};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return all;
}

}  // namespace

Workspace::Workspace() {
    std::string name = (std::filesystem::temp_directory_path() / "dateline-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no directory " + name);
    directory_ = name;
}

Workspace::~Workspace() {
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}

void Workspace::write(const std::filesystem::path& name, std::string_view content) const {
    std::filesystem::create_directories(path(name).parent_path());
    std::ofstream file(path(name), std::ios::binary);
    file << content;
    file.close();
    if (!file) throw std::runtime_error("can't write " + path(name).string());
}

std::string Workspace::read(const std::filesystem::path& name) const {
    std::ifstream file(path(name), std::ios::binary);
    if (!file) throw std::runtime_error("can't read " + path(name).string());
    std::ostringstream content;
    content << file.rdbuf();
    return std::move(content).str();
}

Command Workspace::index_command(const Words& arguments, std::string input) const {
    return {with_program(DATELINE_INDEX, arguments), std::move(input), directory_, {}};
}

Command Workspace::query_command(const Words& arguments, std::string input) const {
    return {with_program(DATELINE_QUERY, arguments), std::move(input), directory_, {}};
}

Command Workspace::annotate_command(const Words& arguments, std::string input) const {
    return {with_program(DATELINE_ANNOTATE, arguments), std::move(input), directory_, {}};
}

Outcome Workspace::index(const Words& arguments, std::string input) const {
    return e2e::run(index_command(arguments, std::move(input)));
}
Outcome Workspace::query(const Words& arguments, std::string input) const {
    return e2e::run(query_command(arguments, std::move(input)));
}
Outcome Workspace::annotate(const Words& arguments, std::string input) const {
    return e2e::run(annotate_command(arguments, std::move(input)));
}
Outcome Workspace::run(const Words& arguments) const { return e2e::run({arguments, {}, directory_, {}}); }

void Workspace::make_archive(std::string_view json_lines, const Words& options) const {
    write("articles.jsonl", json_lines);
    Words arguments{"add", "archive", "articles.jsonl"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    REQUIRE_THAT(index(arguments), exits_with(0));
}

Words Workspace::ids(const Words& query_words) const {
    Words arguments{"archive", "--format", "jsonl", "--limit", "all"};
    arguments.insert(arguments.end(), query_words.begin(), query_words.end());
    const auto outcome = query(arguments);
    REQUIRE_THAT(outcome, exits_with(0) || exits_with(1));
    Words found;
    for (const auto& hit : parse_json_lines(outcome.output)) found.push_back(hit.at("id"));
    return found;
}

nlohmann::json Workspace::status() const {
    const auto outcome = index({"status", "archive", "--json"});
    REQUIRE_THAT(outcome, exits_with(0));
    return nlohmann::json::parse(outcome.output);
}

bool FailsWith::match(const Outcome& outcome) const {
    return outcome.exit_code == code_ && outcome.output.empty() && count_lines(outcome.errors) == 1 &&
           outcome.errors.find(words_) != std::string::npos;
}

std::vector<nlohmann::json> parse_json_lines(const std::string& text) {
    std::vector<nlohmann::json> values;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) values.push_back(nlohmann::json::parse(line));
    return values;
}

std::size_t count_lines(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string json_lines(const std::vector<nlohmann::json>& records) {
    std::string text;
    for (const auto& record : records) text += record.dump() + '\n';
    return text;
}

}  // namespace dateline::e2e
