#include "schemas/version_log.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "schemas/period.hpp"

namespace dateline {

namespace {

using nlohmann::ordered_json;

// What a cancellation without a version has in its stead is for comparing, not for people.
bool is_numbered(const Revision& revision) { return revision.version > 0 && revision.version < INT64_MAX; }
bool is_dated(const Revision& revision) { return revision.updated != INT64_MIN; }

ordered_json to_json(const KnownVersion& version) {
    ordered_json json{{"id", version.id}};
    if (is_numbered(version.revision)) json["version"] = version.revision.version;
    if (is_dated(version.revision)) json["updated"] = to_string(moment_at(version.revision.updated));
    json["status"] = to_string(version.status);
    if (!version.note.empty()) json["note"] = version.note;
    json["record"] = version.record;
    return json;
}

// Throws what the library does where a value is of another type.
KnownVersion read_version(const ordered_json& json) {
    KnownVersion version;
    version.id = json.at("id").get<std::string>();
    version.record = json.at("record").get<std::string>();
    version.note = json.value("note", "");
    version.status = parse_status(json.at("status").get<std::string>()).value_or(Status::usable);
    version.revision.cancelled = version.status == Status::cancelled;
    version.revision.version = json.value("version", version.revision.cancelled ? INT64_MAX : std::int64_t{0});
    if (const auto updated = parse_moment(json.value("updated", "")))
        version.revision.updated = updated->moment.utc_seconds();
    return version;
}

}  // namespace

bool operator<(const KnownVersion& a, const KnownVersion& b) {
    if (a.id != b.id) return a.id < b.id;
    return a.revision != b.revision ? a.revision > b.revision : a.record < b.record;
}

KnownVersion known_version(const Article& article, const Hash128& record) {
    return {article.id, revision_of(article), article.status, article.note, record.hex()};
}

std::string version_json(const KnownVersion& version, bool is_live) {
    auto json = to_json(version);
    json["live"] = is_live;
    return json.dump();
}

std::string write_versions(const std::vector<KnownVersion>& versions) {
    std::string out;
    for (const auto& version : versions) out += to_json(version).dump() + '\n';
    return out;
}

std::vector<KnownVersion> parse_versions(std::string_view lines) {
    std::vector<KnownVersion> versions;
    while (!lines.empty()) {
        const auto line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(lines.size(), line.size() + 1));
        try {
            versions.push_back(read_version(ordered_json::parse(line)));
        } catch (const nlohmann::json::exception&) {
            continue;
        }
    }
    return versions;
}

std::vector<KnownVersion> join_versions(std::vector<KnownVersion> earlier, std::vector<KnownVersion> now) {
    earlier.insert(earlier.end(), std::make_move_iterator(now.begin()), std::make_move_iterator(now.end()));
    const auto key = [](const KnownVersion& version) { return std::tie(version.id, version.record); };
    std::sort(earlier.begin(), earlier.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    const auto last =
        std::unique(earlier.begin(), earlier.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); });
    earlier.erase(last, earlier.end());
    std::sort(earlier.begin(), earlier.end());
    return earlier;
}

}  // namespace dateline
