#include "indexer/canaries.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "indexer/child_process.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;
using json = nlohmann::json;

constexpr std::size_t most_canaries = 1000;
constexpr std::size_t largest_file = std::size_t{4} << 20U;
constexpr std::size_t most_told = 5;
constexpr std::chrono::minutes patience{2};

bool is_program(const fs::path& path) { return ::access(path.c_str(), X_OK) == 0; }

fs::path find_query_program() {
    const std::string name = "dateline-query";
    std::error_code ignored;
    const auto beside = fs::read_symlink("/proc/self/exe", ignored).parent_path() / name;
    if (is_program(beside)) return beside;
    const char* path = std::getenv("PATH");
    std::istringstream folders(path == nullptr ? "" : path);
    for (std::string folder; std::getline(folders, folder, ':');)
        if (!folder.empty() && is_program(fs::path(folder) / name)) return fs::path(folder) / name;
    throw Error(ErrorKind::config, fmt::format("{}: not there, though canaries are asked by it: install it beside "
                                               "dateline-index, or give --canaries none",
                                               beside.string()));
}

// The first line, without the program's name.
std::string first_line(std::string text) {
    text = text.substr(0, text.find('\n'));
    const std::string name = "dateline-query: ";
    return text.starts_with(name) ? text.substr(name.size()) : text;
}

bool has_answered(const ChildAnswer& answer) { return !answer.is_late && answer.exit_code <= exit_with_rejects; }

std::string why_none(const ChildAnswer& answer) {
    if (answer.is_late) return fmt::format("no answer in {} minutes", patience.count());
    const auto line = first_line(answer.error);
    return line.empty() ? fmt::format("dateline-query ended with {}", answer.exit_code) : line;
}

// Empty: the answer is as it must be.
std::string fault_of(const Canary& canary, const json& result, const std::vector<std::string>& hidden) {
    const auto found = result.at("total").at("value").get<std::uint64_t>();
    if (found < canary.least)
        return fmt::format("{} article{} where {} {} the least", found, found == 1 ? "" : "s", canary.least,
                           canary.least == 1 ? "is" : "are");
    std::set<std::string> ids;
    for (const auto& hit : result.at("hits")) ids.insert(hit.at("id").get<std::string>());
    for (const auto& id : canary.first)
        if (!ids.contains(id) && !std::binary_search(hidden.begin(), hidden.end(), id))
            return fmt::format("{} is not among the first {}", id, canary.within);
    return {};
}

std::string fault_of(const Canary& canary, const ChildAnswer& answer, const std::vector<std::string>& hidden) try {
    return has_answered(answer) ? fault_of(canary, json::parse(answer.output), hidden) : why_none(answer);
} catch (const json::exception&) {
    return "dateline-query gave no result that can be read: is it of this release?";
}

}  // namespace

std::vector<Canary> read_canaries(const fs::path& file) {
    const std::string bytes = read_file(file, ErrorKind::no_input, largest_file);
    if (bytes.size() > largest_file)
        throw Error(ErrorKind::bad_data, fmt::format("{}: more than {} MiB", file.string(), largest_file >> 20U));
    std::istringstream in(bytes);
    std::vector<Canary> canaries;
    std::set<std::string> ids;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        const auto where = fmt::format("{} line {}", file.string(), number);
        canaries.push_back(parse_canary(line, where));
        if (!ids.insert(canaries.back().id).second)
            throw Error(ErrorKind::bad_data, fmt::format("{}: id \"{}\" once more", where, canaries.back().id));
        if (canaries.size() > most_canaries)
            throw Error(ErrorKind::bad_data, fmt::format("{}: more than {} canaries", where, most_canaries));
    }
    return canaries;
}

CanaryTrial::CanaryTrial(std::string gazetteer) : CanaryTrial(find_query_program(), std::move(gazetteer)) {}

CanaryTrial::CanaryTrial(fs::path program, std::string gazetteer)
    : program_(std::move(program)), gazetteer_(std::move(gazetteer)) {}

// Copies of a story are not folded: an id that must be there is looked for by itself.
std::vector<std::string> CanaryTrial::words(const Canary& canary, const fs::path& archive) const {
    std::vector<std::string> words{
        program_.string(), archive.string(), "--format", "json", "--all", "--limit", std::to_string(canary.within)};
    if (!gazetteer_.empty()) words.insert(words.end(), {"--gazetteer", gazetteer_});
    words.insert(words.end(), {"--", canary.query});
    return words;
}

void CanaryTrial::check_queries(const std::vector<Canary>& canaries, const fs::path& archive) const {
    for (const auto& canary : canaries) {
        const auto answer = run_child(words(canary, archive), patience);
        if (!has_answered(answer))
            throw Error(ErrorKind::bad_data, fmt::format("canary {}: {}", canary.id, why_none(answer)));
    }
}

std::vector<std::string> CanaryTrial::failures(const std::vector<Canary>& canaries, const fs::path& archive,
                                               const Manifest& live) const {
    std::vector<std::string> failures;
    for (const auto& canary : canaries) {
        const auto fault = fault_of(canary, run_child(words(canary, archive), patience), live.hidden);
        if (!fault.empty()) failures.push_back(fmt::format("{}: {}", canary.id, fault));
    }
    return failures;
}

std::string describe_failures(const std::vector<std::string>& failures) {
    std::string text;
    for (std::size_t i = 0; i < std::min(failures.size(), most_told); ++i)
        text += fmt::format("{}{}", text.empty() ? "" : "; ", failures[i]);
    if (failures.size() > most_told) text += fmt::format("; and {} more", failures.size() - most_told);
    return text;
}

}  // namespace dateline
