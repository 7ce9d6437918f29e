#include "schemas/archive_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using nlohmann::ordered_json;

// In the order of the enumeration.
constexpr std::array<std::string_view, 5> partitioning_words{"auto", "year", "month", "decade", "none"};

unsigned read_retention(const ordered_json& value, const std::string& name) {
    constexpr unsigned most = 1'000'000;
    if (!value.is_number_unsigned())
        throw Error(ErrorKind::unavailable, fmt::format("{}: damaged: \"retention\" is no count", name));
    return static_cast<unsigned>(std::clamp<std::uint64_t>(value.get<std::uint64_t>(), 1, most));
}

FieldTable read_fields(const ordered_json& value, const std::string& name) {
    try {
        return FieldTable::parse(value.dump());
    } catch (const Error& error) {
        throw Error(error.kind(), fmt::format("{}: {}", name, error.what()));
    }
}

ArchiveConfig read_config_object(const ordered_json& root, const std::string& name) {
    ArchiveConfig config;
    const auto word = root.at("partition").get<std::string>();
    const auto partition = parse_partitioning(word);
    if (!partition) throw Error(ErrorKind::config, fmt::format("{}: unknown partition \"{}\"", name, word));
    config.partition = *partition;
    config.language = root.at("language").get<std::string>();
    config.retention = read_retention(root.at("retention"), name);
    config.fields = read_fields(root.at("schema"), name);
    return config;
}

}  // namespace

std::filesystem::path ArchiveLayout::manifest(std::uint64_t generation) const {
    return generations() / (generation_name(generation) + ".json");
}

std::filesystem::path ArchiveLayout::rejects(std::uint64_t generation) const {
    return rejects() / (generation_name(generation) + ".jsonl");
}

std::filesystem::path ArchiveLayout::authority(const std::string& fingerprint) const {
    return annotators() / (fingerprint + ".csv");
}

std::filesystem::path ArchiveLayout::homes(const std::string& fingerprint) const {
    return annotators() / ("homes-" + fingerprint + ".csv");
}

std::filesystem::path ArchiveLayout::versions(std::uint64_t generation) const {
    return versions() / (generation_name(generation) + ".jsonl");
}

std::filesystem::path ArchiveLayout::holdings(std::uint64_t generation) const {
    return holdings() / generation_name(generation);
}

std::string generation_name(std::uint64_t generation) { return fmt::format("g{:06}", generation); }

std::optional<std::uint64_t> parse_generation_name(std::string_view name) {
    std::uint64_t number = 0;
    if (name.size() < 2 || name.front() != 'g') return std::nullopt;
    const auto [end, error] = std::from_chars(name.data() + 1, name.data() + name.size(), number);
    if (error != std::errc{} || end != name.data() + name.size() || generation_name(number) != name)
        return std::nullopt;
    return number;
}

std::string_view to_string(Partitioning partitioning) {
    return partitioning_words.at(static_cast<std::size_t>(partitioning));
}

std::optional<Partitioning> parse_partitioning(std::string_view word) {
    for (std::size_t i = 0; i < partitioning_words.size(); ++i) {
        if (partitioning_words[i] == word) return static_cast<Partitioning>(i);
    }
    return std::nullopt;
}

std::string write_config(const ArchiveConfig& config) {
    const ordered_json root{{"format", archive_format},
                            {"partition", to_string(config.partition)},
                            {"language", config.language},
                            {"retention", config.retention},
                            {"schema", ordered_json::parse(config.fields.json())}};
    return root.dump(1) + '\n';
}

ArchiveConfig parse_config(std::string_view json, const std::string& name) {
    try {
        const auto root = ordered_json::parse(json);
        const int format = root.at("format").get<int>();
        if (format > archive_format) {
            throw Error(ErrorKind::config,
                        fmt::format("{}: archive format {} is newer than this program's ({}): use a newer dateline",
                                    name, format, archive_format));
        }
        return read_config_object(root, name);
    } catch (const nlohmann::json::exception& error) {
        throw Error(ErrorKind::unavailable, fmt::format("{}: damaged: {}", name, error.what()));
    }
}

ArchiveConfig read_config(const ArchiveLayout& layout) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(layout.config(), ignored)) {
        throw Error(ErrorKind::unavailable,
                    fmt::format("{}: no archive there (no archive.json): dateline-index create makes one",
                                layout.root().string()));
    }
    return parse_config(read_file(layout.config(), ErrorKind::unavailable), layout.config().string());
}

std::optional<std::uint64_t> read_current(const ArchiveLayout& layout) {
    std::error_code ignored;
    if (!std::filesystem::exists(layout.current(), ignored)) return std::nullopt;
    std::string name = read_file(layout.current(), ErrorKind::unavailable);
    if (name.ends_with('\n')) name.pop_back();
    const auto generation = parse_generation_name(name);
    if (!generation)
        throw Error(ErrorKind::unavailable,
                    fmt::format("{}: damaged: it names no generation", layout.current().string()));
    return generation;
}

std::string read_file(const std::filesystem::path& path, ErrorKind missing, std::size_t most) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw system_error(path.string(), errno, errno == ENOENT ? missing : ErrorKind::io);
    std::string text;
    std::array<char, 65536> block;
    errno = 0;
    do {
        in.read(block.data(), block.size());
        text.append(block.data(), static_cast<std::size_t>(in.gcount()));
    } while (in && text.size() <= most);
    if (in.bad()) throw system_error(path.string(), errno, ErrorKind::io);
    return text;
}

std::vector<KnownVersion> read_versions(const ArchiveLayout& layout, std::uint64_t generation) {
    const auto path = layout.versions(generation);
    if (!std::filesystem::exists(path)) return {};
    return parse_versions(read_file(path, ErrorKind::unavailable));
}

}  // namespace dateline
