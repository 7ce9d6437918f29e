#include "indexer/finished_chunks.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "indexer/shard_check.hpp"
#include "schemas/archive_layout.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// Names, sizes and checksums of the files of a database, sorted.
json files_of(const fs::path& database) {
    std::vector<json> files;
    for (const auto& entry : fs::directory_iterator(database)) {
        const auto file = read_shard_file(entry.path());
        files.push_back({file.name, file.size, file.checksum.hex()});
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

fs::path FinishedChunks::note_of(std::uint64_t number) const {
    return folder_ / ("chunk" + std::to_string(number) + ".done");
}

Hash128 FinishedChunks::key_of(const ChunkOrder& order) const {
    std::string bytes = made_by_ + '\n' + order.unit.name() + '\n';
    for (const auto& article : order.articles) bytes += article.record_hash.hex();
    return hash128(bytes);
}

std::optional<Chunk> FinishedChunks::find(const ChunkOrder& order, const Hash128& key) const try {
    const fs::path path = note_of(order.number);
    if (!fs::exists(path)) return std::nullopt;
    const auto note = json::parse(read_file(path, ErrorKind::io));
    const fs::path database = folder_ / ("chunk" + std::to_string(order.number));
    const auto digest = parse_hash128(note.at("digest").get<std::string>());
    if (note.at("key") != key.hex() || !digest || note.at("files") != files_of(database)) return std::nullopt;
    return Chunk{.number = order.number,
                 .unit = order.unit,
                 .path = database,
                 .articles = note.at("articles").get<std::uint64_t>(),
                 .cut_short = note.at("cut_short").get<std::uint64_t>(),
                 .digest = *digest};
} catch (const std::exception&) {
    // Whatever is wrong with what a killed run has left: the chunk is made anew.
    return std::nullopt;
}

void FinishedChunks::note(const Chunk& chunk, const Hash128& key) const {
    const json note{{"key", key.hex()},
                    {"articles", chunk.articles},
                    {"cut_short", chunk.cut_short},
                    {"digest", chunk.digest.hex()},
                    {"files", files_of(chunk.path)}};
    fs::path draft = note_of(chunk.number);
    draft += ".tmp";
    std::ofstream(draft, std::ios::binary) << note.dump();
    fs::rename(draft, note_of(chunk.number));
}

}  // namespace dateline
