#include "indexer/chunk_writer.hpp"

#include <utility>

#include "schemas/manifest.hpp"

namespace dateline {

namespace {

// The article is gone once its document is there.
DocumentBuilder::Built build(PreparedArticle article, DocumentBuilder& builder, const ReadArticle& read, Chunk& chunk) {
    if (read) article.findings = read(article.article);
    if (article.findings.cut_short) ++chunk.cut_short;
    return builder.build(article);
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
    auto database = create_scratch_database(chunk.path);
    ArchiveDigest digest;
    for (auto& waiting : order.articles) {
        const auto built = build(std::exchange(waiting, {}), builder, read, chunk);
        database.add_document(built.document);
        digest.add(built.indexed);
    }
    database.commit();
    database.close();
    chunk.articles = order.articles.size();
    chunk.digest = digest.sum();
    return chunk;
}

}  // namespace dateline
