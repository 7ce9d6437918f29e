#include "indexer/fingerprint_check.hpp"

#include "indexer/indexed_hash.hpp"
#include "schemas/manifest.hpp"
#include "schemas/slots.hpp"
#include "schemas/stored_mentions.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

// The sum of the hashes of the terms of each document, by its number. Term by term, as a shard has them on disk.
std::vector<ArchiveDigest> sum_terms(const Xapian::Database& shard) {
    std::vector<ArchiveDigest> sums(shard.get_lastdocid() + 1);
    TermHash hash;
    for (auto term = shard.allterms_begin(); term != shard.allterms_end(); ++term) {
        for (auto posting = shard.postlist_begin(*term); posting != shard.postlist_end(*term); ++posting) {
            hash.begin(*term);
            for (auto position = posting.positionlist_begin(); position != posting.positionlist_end(); ++position)
                hash.add_position(*position);
            sums[*posting].add(hash.finish(posting.get_wdf()));
        }
    }
    return sums;
}

// The slots of documents that are asked for in order, each read from front to back.
class SlotReader {
  public:
    SlotReader(const Xapian::Database& shard, const FieldTable& fields) {
        for (const auto slot : hashed_slots(fields))
            streams_.push_back({slot, shard.valuestream_begin(slot), shard.valuestream_end(slot)});
    }

    std::string bytes(Xapian::docid document) {
        std::string bytes;
        for (auto& [slot, at, end] : streams_) {
            while (at != end && at.get_docid() < document) ++at;
            if (at != end && at.get_docid() == document) append_slot(bytes, slot, *at);
        }
        return bytes;
    }

  private:
    struct Stream {
        unsigned slot;
        Xapian::ValueIterator at;
        Xapian::ValueIterator end;
    };
    std::vector<Stream> streams_;
};

}  // namespace

std::vector<std::string> unlike_their_fingerprints(const Xapian::Database& shard, const FieldTable& fields,
                                                   std::size_t most) {
    std::vector<std::string> unlike;
    const auto terms = sum_terms(shard);
    SlotReader slots(shard, fields);
    for (auto posting = shard.postlist_begin(""); posting != shard.postlist_end("") && unlike.size() < most;
         ++posting) {
        const auto document = shard.get_document(*posting);
        const std::string data = document.get_data();
        const auto id = decode_brief(document.get_value(slot::brief)).id;
        const auto [record_bytes, mentions] = split_data(data);
        const Hash128 record = hash128(record_bytes);
        const Fingerprint made{record,
                               indexed_hash(terms[*posting].sum(), slots.bytes(*posting), record, mentions, id)};
        if (made != decode_fingerprint(document.get_value(slot::fingerprint))) unlike.push_back(id);
    }
    return unlike;
}

}  // namespace dateline
