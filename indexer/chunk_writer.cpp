#include "indexer/chunk_writer.hpp"

#include "schemas/manifest.hpp"

namespace dateline {

Xapian::WritableDatabase create_scratch_database(const std::filesystem::path& path) {
    return Xapian::WritableDatabase(path.string(),
                                    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
}

Chunk write_chunk(const std::filesystem::path& folder, const ChunkOrder& order, DocumentBuilder& builder) {
    Chunk chunk{.number = order.number,
                .unit = order.unit,
                .path = folder / ("chunk" + std::to_string(order.number)),
                .digest = {}};
    auto database = create_scratch_database(chunk.path);
    ArchiveDigest digest;
    for (const auto& article : order.articles) {
        const auto built = builder.build(article);
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
