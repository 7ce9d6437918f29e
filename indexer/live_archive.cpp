#include "indexer/live_archive.hpp"

#include <algorithm>

#include "schemas/article_record.hpp"
#include "schemas/stored_mentions.hpp"
#include "schemas/terms.hpp"

namespace dateline {

LiveArchive::LiveArchive(const ArchiveLayout& layout, const Manifest& manifest, const std::vector<std::string>& stamps)
    : stamps_(stamps) {
    for (const auto& shard : manifest.shards) shards_.emplace_back((layout.shards() / shard.files.at(0).name).string());
    read_stamps();
}

// An archive that was read by more stamps than a byte can number takes the others for none: they are read anew.
void LiveArchive::read_stamps() {
    stamps_.resize(std::min<std::size_t>(stamps_.size(), UINT8_MAX));
    for (const auto& shard : shards_) {
        StampNumbers& numbers = stamp_numbers_.emplace_back(stamps_.empty() ? 0 : shard.get_lastdocid() + 1);
        for (std::size_t stamp = 0; stamp < stamps_.size(); ++stamp) {
            const std::string term = annotator_term(stamps_[stamp]);
            for (auto posting = shard.postlist_begin(term); posting != shard.postlist_end(term); ++posting)
                numbers[*posting] = static_cast<std::uint8_t>(stamp + 1);
        }
    }
}

std::optional<StoredArticle> LiveArchive::find(std::string_view id) const {
    const std::string term = id_term(id);
    for (std::size_t shard = 0; shard < shards_.size(); ++shard) {
        const auto posting = shards_[shard].postlist_begin(term);
        if (posting == shards_[shard].postlist_end(term)) continue;
        const auto document = shards_[shard].get_document(*posting, Xapian::DOC_ASSUME_VALID);
        const auto stamp = stamps_.empty() ? 0U : stamp_numbers_[shard][*posting];
        return StoredArticle{shard, decode_fingerprint(document.get_value(slot::fingerprint)),
                             decode_revision(document.get_value(slot::revision)),
                             stamp == 0 ? std::string() : stamps_[stamp - 1U]};
    }
    return std::nullopt;
}

KnownVersion LiveArchive::version_of(std::string_view id, const StoredArticle& stored) const {
    const auto& shard = shards_.at(stored.shard);
    const std::string data = shard.get_document(*shard.postlist_begin(id_term(id))).get_data();
    Article article;
    RecordMends mends;
    if (parse_record(split_data(data).record, article, mends))
        throw Error(ErrorKind::unavailable, "the record of an article is damaged: run dateline-index status");
    KnownVersion version = known_version(article, stored.fingerprint.record);
    version.revision = stored.revision;
    return version;
}

}  // namespace dateline
