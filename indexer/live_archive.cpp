#include "indexer/live_archive.hpp"

#include <algorithm>

#include "indexer/xapian_guard.hpp"
#include "schemas/article_record.hpp"
#include "schemas/stored_mentions.hpp"
#include "schemas/terms.hpp"

namespace dateline {

LiveArchive::LiveArchive(const ArchiveLayout& layout, const Manifest& manifest, const std::vector<std::string>& stamps)
    : stamps_(stamps) {
    for (const auto& shard : manifest.shards) {
        const auto path = layout.shards() / shard.files.at(0).name;
        guard_xapian(path.string(), [&] { shards_.push_back({path.string(), Xapian::Database(path.string()), {}}); });
    }
    read_stamps();
}

// An archive that was read by more stamps than a byte can number takes the others for none: they are read anew.
void LiveArchive::read_stamps() {
    stamps_.resize(std::min<std::size_t>(stamps_.size(), UINT8_MAX));
    for (auto& shard : shards_) guard_xapian(shard.path, [&] { read_stamps(shard); });
}

void LiveArchive::read_stamps(OpenShard& shard) const {
    shard.stamps.resize(stamps_.empty() ? 0 : shard.database.get_lastdocid() + 1);
    for (std::size_t stamp = 0; stamp < stamps_.size(); ++stamp) {
        const std::string term = annotator_term(stamps_[stamp]);
        for (auto posting = shard.database.postlist_begin(term); posting != shard.database.postlist_end(term);
             ++posting)
            shard.stamps[*posting] = static_cast<std::uint8_t>(stamp + 1);
    }
}

std::optional<StoredArticle> LiveArchive::find(std::string_view id) const {
    const std::string term = id_term(id);
    for (std::size_t i = 0; i < shards_.size(); ++i) {
        if (auto found = guard_xapian(shards_[i].path, [&] { return find_in(i, term); })) return found;
    }
    return std::nullopt;
}

std::optional<StoredArticle> LiveArchive::find_in(std::size_t i, const std::string& term) const {
    const auto& shard = shards_[i];
    const auto posting = shard.database.postlist_begin(term);
    if (posting == shard.database.postlist_end(term)) return std::nullopt;
    const auto document = shard.database.get_document(*posting, Xapian::DOC_ASSUME_VALID);
    const auto stamp = stamps_.empty() ? 0U : shard.stamps[*posting];
    return StoredArticle{i, decode_fingerprint(document.get_value(slot::fingerprint)),
                         decode_revision(document.get_value(slot::revision)),
                         stamp == 0 ? std::string() : stamps_[stamp - 1U]};
}

KnownVersion LiveArchive::version_of(std::string_view id, const StoredArticle& stored) const {
    const auto& shard = shards_.at(stored.shard);
    const std::string data = guard_xapian(shard.path, [&] {
        return shard.database.get_document(*shard.database.postlist_begin(id_term(id))).get_data();
    });
    Article article;
    RecordMends mends;
    if (parse_record(split_data(data).record, article, mends))
        throw Error(ErrorKind::unavailable,
                    shard.path + ": the record of an article is damaged: run dateline-index verify");
    KnownVersion version = known_version(article, stored.fingerprint.record);
    version.revision = stored.revision;
    return version;
}

}  // namespace dateline
