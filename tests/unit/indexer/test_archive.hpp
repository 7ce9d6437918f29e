// What the tests of the indexer share: articles, archives filled from them, and child processes.
#pragma once

#include <xapian.h>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/commands/add.hpp"
#include "indexer/document_builder.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/article.hpp"
#include "schemas/manifest.hpp"
#include "tests/unit/test_folder.hpp"

namespace dateline::test {

/// An article with these words; `published` as in a record, empty: undated.
Article story(const std::string& id, const std::string& body, const std::string& published = "2022-09-16");
/// The same with a version.
Article version_of(Article article, std::int64_t version);
/// As the pipeline prepares it.
PreparedArticle prepare(const Article& article);
/// A text of JSON Lines.
std::string json_lines(const std::vector<Article>& articles);

/// An archive in a folder of its own, and runs of `add` on it.
class TestArchive {
  public:
    explicit TestArchive(Partitioning partitioning = Partitioning::automatic);

    const TestFolder& folder() const { return folder_; }
    ArchiveLayout layout() const { return ArchiveLayout(folder_.path("archive")); }
    ArchiveConfig config() const { return read_config(layout()); }
    /// The live manifest; fails the test where there is none.
    Manifest live() const;
    /// Partitions of the live shards.
    std::vector<std::string> partitions() const;
    /// The record of an article of the live generation; empty where there is none. Looks into every shard and fails the
    /// test where two have it.
    std::string record(const std::string& id) const;
    /// Every file below the archive's folder with its bytes: what must not change where nothing may.
    std::vector<std::pair<std::string, std::string>> bytes() const;

    /// What `add` is run with; tests change what they are about.
    AddOptions options;
    AddOutcome add();
    AddOutcome add_sources(std::vector<std::string> sources);
    /// Writes the articles to "news.jsonl" and adds that.
    AddOutcome add_articles(const std::vector<Article>& articles);

  private:
    TestFolder folder_;
};

/// Every article of a database: its id, and its record without the line end.
std::vector<std::pair<std::string, std::string>> articles_in(const Xapian::Database& database);

/// The terms of a document with frequencies and positions: "graves 4 @2,104".
std::vector<std::string> terms_of(const Xapian::Document& document);

/// The exit code of a child process that does `work` and ends with what it gives back; where it throws: the exit code
/// of an Error, 200 for Interrupted, 250 for all else. Negative: the signal that ended it.
int in_child(const std::function<int()>& work);
inline constexpr int interrupted_child = 200;

/// From here on every file that grows over so many bytes fails as on a full disk. For child processes.
void limit_file_size(std::uint64_t bytes);

}  // namespace dateline::test
