#include "indexer/live_archive.hpp"

#include "schemas/article_record.hpp"
#include "schemas/terms.hpp"

namespace dateline {

LiveArchive::LiveArchive(const ArchiveLayout& layout, const Manifest& manifest) {
    for (const auto& shard : manifest.shards) shards_.emplace_back((layout.shards() / shard.files.at(0).name).string());
}

std::optional<StoredArticle> LiveArchive::find(std::string_view id) const {
    const std::string term = id_term(id);
    for (std::size_t shard = 0; shard < shards_.size(); ++shard) {
        const auto posting = shards_[shard].postlist_begin(term);
        if (posting == shards_[shard].postlist_end(term)) continue;
        const auto document = shards_[shard].get_document(*posting, Xapian::DOC_ASSUME_VALID);
        return StoredArticle{shard, decode_fingerprint(document.get_value(slot::fingerprint)),
                             decode_revision(document.get_value(slot::revision))};
    }
    return std::nullopt;
}

KnownVersion LiveArchive::version_of(std::string_view id, const StoredArticle& stored) const {
    const auto& shard = shards_.at(stored.shard);
    const std::string record = shard.get_document(*shard.postlist_begin(id_term(id))).get_data();
    Article article;
    RecordMends mends;
    if (parse_record(record, article, mends))
        throw Error(ErrorKind::unavailable, "the record of an article is damaged: run dateline-index status");
    KnownVersion version = known_version(article, stored.fingerprint.record);
    version.revision = stored.revision;
    return version;
}

}  // namespace dateline
