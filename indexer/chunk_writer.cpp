#include "indexer/chunk_writer.hpp"

#include <utility>

#include "indexer/xapian_guard.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

namespace {

using Articles = std::vector<PreparedArticle>;

// Reading and building use so much memory each that to change from one to the other with every article costs a fifth
// of the time: groups of this size are read, and then built.
constexpr std::size_t group_bytes = std::size_t{2} << 20;

// Behind the last article of the group that begins at `first`: one at least, and no second one that is too much.
std::size_t group_end(const Articles& articles, std::size_t first) {
    std::size_t bytes = articles[first].record.size();
    std::size_t last = first + 1;
    while (last < articles.size() && bytes + articles[last].record.size() <= group_bytes)
        bytes += articles[last++].record.size();
    return last;
}

// The article is gone once its document is there.
DocumentBuilder::Built build(PreparedArticle article, DocumentBuilder& builder) { return builder.build(article); }

void fill(Chunk& chunk, ChunkOrder& order, DocumentBuilder& builder, const ReadArticle& read) {
    auto database = create_scratch_database(chunk.path);
    ArchiveDigest digest;
    auto& articles = order.articles;
    for (std::size_t first = 0; first < articles.size();) {
        const std::size_t last = group_end(articles, first);
        for (std::size_t i = first; read && i < last; ++i) articles[i].findings = read(articles[i].article);
        for (; first < last; ++first) {
            chunk.cut_short += articles[first].findings.cut_short ? 1U : 0U;
            const auto built = build(std::exchange(articles[first], {}), builder);
            database.add_document(built.document);
            digest.add(built.indexed);
        }
    }
    database.commit();
    database.close();
    chunk.articles = articles.size();
    chunk.digest = digest.sum();
}

}  // namespace

Xapian::WritableDatabase create_scratch_database(const std::filesystem::path& path) {
    return Xapian::WritableDatabase(path.string(),
                                    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
}

Chunk write_chunk(const std::filesystem::path& folder, ChunkOrder&& order, DocumentBuilder& builder,
                  const ReadArticle& read) {
    Chunk chunk{.number = order.number,
                .unit = order.unit,
                .path = folder / ("chunk" + std::to_string(order.number)),
                .digest = {}};
    guard_xapian(chunk.path.string(), [&] { fill(chunk, order, builder, read); });
    return chunk;
}

}  // namespace dateline
