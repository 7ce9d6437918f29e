#include "indexer/copies_of.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>

#include "indexer/xapian_guard.hpp"
#include "schemas/likeness.hpp"
#include "schemas/slots.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

constexpr std::int64_t seconds_of_day = 86'400;

struct Story {
    LikenessSignature signature;
    std::optional<std::int64_t> published;
};

class CopySearch {
  public:
    CopySearch(const ArchiveLayout& layout, const Manifest& manifest) {
        for (const auto& shard : manifest.shards) paths_.push_back(layout.shards() / shard.files.at(0).name);
    }

    std::vector<std::string> run(const std::vector<std::string>& ids) {
        for (const auto& path : paths_)
            with_database(path, [&](const Xapian::Database& shard) {
                for (const auto& id : ids) add_story(id, shard);
            });
        for (const auto& path : paths_)
            with_database(path, [&](const Xapian::Database& shard) { look_through(shard); });
        for (const auto& id : ids) found_.erase(id);
        return {found_.begin(), found_.end()};
    }

  private:
    void add_story(const std::string& id, const Xapian::Database& shard) {
        const auto posting = shard.postlist_begin(id_term(id));
        if (posting == shard.postlist_end(id_term(id))) return;
        const auto document = shard.get_document(*posting);
        const std::string bytes = document.get_value(slot::likeness);
        if (bytes.empty()) return;
        const std::string order = document.get_value(slot::order);
        stories_.push_back({decode_likeness(bytes), read_order_key(order).published});
    }

    void look_through(const Xapian::Database& shard) {
        if (stories_.empty()) return;
        for (auto value = shard.valuestream_begin(slot::likeness); value != shard.valuestream_end(slot::likeness);
             ++value) {
            const auto signature = decode_likeness(*value);
            const auto is_like = [&](const Story& story) { return are_alike(story.signature, signature); };
            if (std::any_of(stories_.begin(), stories_.end(), is_like))
                add_if_near(shard.get_document(value.get_docid()), signature);
        }
    }

    void add_if_near(const Xapian::Document& document, const LikenessSignature& signature) {
        const std::string bytes = document.get_value(slot::order);
        const OrderKey order = read_order_key(bytes);
        const auto is_copy = [&](const Story& story) {
            if (!are_alike(story.signature, signature)) return false;
            if (!story.published || !order.published) return story.published == order.published;
            return std::abs(*story.published - *order.published) <= copy_days * seconds_of_day;
        };
        if (std::any_of(stories_.begin(), stories_.end(), is_copy)) found_.emplace(order.id);
    }

    std::vector<std::filesystem::path> paths_;  // of the shards
    std::vector<Story> stories_;
    std::set<std::string> found_;
};

}  // namespace

std::vector<std::string> copies_of(const std::vector<std::string>& ids, const ArchiveLayout& layout,
                                   const Manifest& manifest) {
    return CopySearch(layout, manifest).run(ids);
}

}  // namespace dateline
