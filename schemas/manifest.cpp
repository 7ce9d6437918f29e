#include "schemas/manifest.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "schemas/error.hpp"

namespace dateline {

namespace {

using json = nlohmann::ordered_json;

constexpr std::string_view checksum_label = "xxh3-128 ";

Hash128 read_hash(const json& value) {
    const auto hash = parse_hash128(value.get<std::string>());
    if (!hash) throw std::invalid_argument("a checksum of the wrong form");
    return *hash;
}

// The library would turn -1 to a huge number and cut 2.5.
std::uint64_t read_count(const json& value) {
    if (!value.is_number_unsigned()) throw std::invalid_argument("a count that is no whole number");
    return value.get<std::uint64_t>();
}

// Names come to be joined to paths: nothing but a plain file name is taken.
std::string read_file_name(const json& value) {
    auto name = value.get<std::string>();
    if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos ||
        name.find('\0') != std::string::npos) {
        throw std::invalid_argument("a file's name is no plain file name");
    }
    return name;
}

// One folder may stand before it.
std::string read_path(const json& value) {
    const auto path = value.get<std::string>();
    const auto slash = path.find('/');
    if (slash != std::string::npos) read_file_name(path.substr(0, slash));
    read_file_name(slash == std::string::npos ? path : path.substr(slash + 1));
    return path;
}

json to_json(const ShardFile& file) {
    return {{"name", file.name}, {"size", file.size}, {"xxh3_128", file.checksum.hex()}};
}

ShardFile read_shard_file(const json& file, std::string (*read_name)(const json&)) {
    return {.name = read_name(file.at("name")),
            .size = read_count(file.at("size")),
            .checksum = read_hash(file.at("xxh3_128"))};
}

json to_json(const Shard& shard) {
    json files = json::array();
    for (const auto& file : shard.files) files.push_back(to_json(file));
    return {{"partition", shard.partition}, {"articles", shard.articles},   {"first_day", shard.first_day},
            {"last_day", shard.last_day},   {"digest", shard.digest.hex()}, {"files", files}};
}

Shard read_shard(const json& value) {
    Shard shard;
    shard.partition = value.at("partition").get<std::string>();
    shard.articles = read_count(value.at("articles"));
    shard.first_day = value.at("first_day").get<std::string>();
    shard.last_day = value.at("last_day").get<std::string>();
    shard.digest = read_hash(value.at("digest"));
    for (const auto& file : value.at("files")) shard.files.push_back(read_shard_file(file, read_file_name));
    return shard;
}

json to_json(const SourceFile& source) {
    return {{"path", source.path},     {"size", source.size},
            {"mtime", source.mtime},   {"xxh3_128", source.checksum.hex()},
            {"format", source.format}, {"records", source.records}};
}

SourceFile read_source(const json& value) {
    return {.path = value.at("path").get<std::string>(),
            .size = read_count(value.at("size")),
            .mtime = value.at("mtime").get<std::int64_t>(),
            .checksum = read_hash(value.at("xxh3_128")),
            .format = value.at("format").get<std::string>(),
            .records = read_count(value.at("records"))};
}

json to_json(const RecordedSource& source) {
    return {{"path", source.path}, {"folder", source.folder}, {"reading", source.reading}};
}

RecordedSource read_recorded(const json& value) {
    return {.path = value.at("path").get<std::string>(),
            .folder = value.at("folder").get<std::string>(),
            .reading = value.at("reading").get<std::map<std::string, std::string>>()};
}

json to_json(const MissingPartition& missing) {
    return {{"partition", missing.partition}, {"articles", missing.articles}};
}

MissingPartition read_missing(const json& value) {
    return {.partition = value.at("partition").get<std::string>(), .articles = read_count(value.at("articles"))};
}

template <typename Row>
json list_of(const std::vector<Row>& rows) {
    json list = json::array();
    for (const auto& row : rows) list.push_back(to_json(row));
    return list;
}

Manifest read_manifest(const json& root) {
    Manifest manifest;
    manifest.generation = read_count(root.at("generation"));
    if (!root.at("parent").is_null()) manifest.parent = read_count(root.at("parent"));
    manifest.created = root.at("created").get<std::string>();
    manifest.program = root.at("program").get<std::string>();
    manifest.schema = root.at("schema").get<std::string>();
    manifest.annotator = root.at("annotator").get<std::string>();
    manifest.homes = root.value("homes", std::string());
    manifest.articles = read_count(root.at("articles"));
    manifest.undated = read_count(root.at("undated"));
    for (const auto& [language, articles] : root.at("languages").items())
        manifest.languages[language] = read_count(articles);
    // Written since articles are annotated.
    if (const auto annotators = root.find("annotators"); annotators != root.end())
        for (const auto& [stamp, articles] : annotators->items()) manifest.annotators[stamp] = read_count(articles);
    manifest.digest = read_hash(root.at("digest"));
    for (const auto& shard : root.at("shards")) manifest.shards.push_back(read_shard(shard));
    manifest.hidden = root.at("hidden").get<std::vector<std::string>>();
    // Written since articles can be taken down.
    if (const auto takedowns = root.find("takedowns"); takedowns != root.end()) {
        manifest.takedown_bytes = read_count(takedowns->at("size"));
        manifest.takedowns = read_hash(takedowns->at("xxh3_128"));
    }
    for (const auto& source : root.at("sources")) manifest.sources.push_back(read_source(source));
    // Written since archives can be rebuilt.
    const auto rows = [&](const char* name) { return root.value(name, json::array()); };
    for (const auto& source : rows("recorded")) manifest.recorded.push_back(read_recorded(source));
    for (const auto& missing : rows("missing")) manifest.missing.push_back(read_missing(missing));
    for (const auto& file : rows("beside")) manifest.beside.push_back(read_shard_file(file, read_path));
    manifest.options = root.value("options", std::map<std::string, std::string>());
    // Written since generations have more to show than that they are sound.
    if (const auto checks = root.find("checks"); checks != root.end())
        manifest.checks = parse_publish_checks(checks->dump());
    return manifest;
}

// The text without its checksum line, once that line was found to be true.
std::string_view checked_body(std::string_view text, const std::string& name) {
    const auto line = text.rfind(checksum_label);
    const auto stated =
        line == std::string_view::npos ? std::nullopt : parse_hash128(text.substr(line + checksum_label.size(), 32));
    if (!stated || text.substr(line + checksum_label.size() + 32) != "\n") {
        throw Error(ErrorKind::unavailable, fmt::format("{}: damaged: it does not end in its checksum", name));
    }
    const auto body = text.substr(0, line);
    if (hash128(body) != *stated)
        throw Error(ErrorKind::unavailable, fmt::format("{}: damaged: its checksum is wrong", name));
    return body;
}

}  // namespace

std::string write_manifest(const Manifest& manifest) {
    const json root{{"format", archive_format},
                    {"generation", manifest.generation},
                    {"parent", manifest.parent ? json(*manifest.parent) : json(nullptr)},
                    {"created", manifest.created},
                    {"program", manifest.program},
                    {"schema", manifest.schema},
                    {"annotator", manifest.annotator},
                    {"homes", manifest.homes},
                    {"articles", manifest.articles},
                    {"undated", manifest.undated},
                    {"languages", manifest.languages},
                    {"annotators", manifest.annotators},
                    {"digest", manifest.digest.hex()},
                    {"shards", list_of(manifest.shards)},
                    {"hidden", manifest.hidden},
                    {"takedowns", {{"size", manifest.takedown_bytes}, {"xxh3_128", manifest.takedowns.hex()}}},
                    {"sources", list_of(manifest.sources)},
                    {"recorded", list_of(manifest.recorded)},
                    {"options", manifest.options},
                    {"beside", list_of(manifest.beside)},
                    {"missing", list_of(manifest.missing)},
                    {"checks", json::parse(write_publish_checks(manifest.checks))}};
    // Paths of files need not be UTF-8: what is not is replaced, and such a source is read again by the next run.
    const std::string body = root.dump(1, ' ', false, json::error_handler_t::replace) + '\n';
    return fmt::format("{}{}{}\n", body, checksum_label, hash128(body).hex());
}

Manifest parse_manifest(std::string_view text, const std::string& name) {
    const auto body = checked_body(text, name);
    try {
        const json root = json::parse(body);
        const int format = root.at("format").get<int>();
        if (format > archive_format) {
            throw Error(ErrorKind::config,
                        fmt::format("{}: archive format {} is newer than this program's ({}): use a newer dateline",
                                    name, format, archive_format));
        }
        return read_manifest(root);
    } catch (const json::exception& error) {
        throw Error(ErrorKind::unavailable, fmt::format("{}: damaged: {}", name, error.what()));
    } catch (const std::invalid_argument& error) {
        throw Error(ErrorKind::unavailable, fmt::format("{}: damaged: {}", name, error.what()));
    }
}

void ArchiveDigest::add(const Hash128& indexed) {
    sum_.low += indexed.low;
    sum_.high += indexed.high + (sum_.low < indexed.low ? 1 : 0);
}

void ArchiveDigest::subtract(const Hash128& indexed) {
    const bool borrow = sum_.low < indexed.low;
    sum_.low -= indexed.low;
    sum_.high -= indexed.high + (borrow ? 1 : 0);
}

}  // namespace dateline
