// Small archives with what is counted of them, and the counts made the slow way.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "query/counting/facet_files.hpp"
#include "query/counting/matched_documents.hpp"
#include "query/open_generation.hpp"
#include "schemas/facet_columns.hpp"
#include "schemas/terms.hpp"
#include "tests/unit/query/small_archive.hpp"

namespace dateline::test {

/// An archive of which the articles with these ids match, and others are kept back.
class CountedArchive {
  public:
    CountedArchive(const std::vector<Article>& articles, const std::set<std::string>& matched,
                   const std::set<std::string>& kept_back = {}, SmallArchiveOptions options = {})
        : archive_(articles, options),
          generation_(open_generation(archive_.layout())),
          files_(archive_.layout(), generation_.manifest) {
        for (const auto& shard : generation_.shards) {
            auto& matches = documents_.matched.emplace_back();
            auto& hidden = documents_.kept_back.emplace_back();
            for (auto posting = shard.postlist_begin({}); posting != shard.postlist_end({}); ++posting) {
                const auto id = decode_brief(shard.get_document(*posting).get_value(slot::brief)).id;
                if (matched.contains(id) && !kept_back.contains(id)) matches.push_back(*posting);
                if (kept_back.contains(id)) hidden.push_back(*posting);
            }
        }
        documents_.archive = articles.size() - kept_back.size();
    }
    FacetFiles& files() { return files_; }
    const CountedDocuments& documents() const { return documents_; }
    std::vector<Xapian::Database>& shards() { return generation_.shards; }
    const SmallArchive& archive() const { return archive_; }

  private:
    SmallArchive archive_;
    OpenGeneration generation_;
    FacetFiles files_;
    CountedDocuments documents_;
};

}  // namespace dateline::test
