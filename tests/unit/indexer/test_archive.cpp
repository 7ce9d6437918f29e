#include "tests/unit/indexer/test_archive.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <sstream>

#include "indexer/interruption.hpp"
#include "schemas/article_record.hpp"
#include "schemas/terms.hpp"

// Xapian's errors are no std::exception: without this a failed test would not say what was thrown.
CATCH_TRANSLATE_EXCEPTION(const Xapian::Error& error) { return error.get_description(); }

namespace dateline::test {

namespace fs = std::filesystem;

Article story(const std::string& id, const std::string& body, const std::string& published) {
    Article article;
    article.id = id;
    article.title = "Story " + id;
    article.body = body;
    if (const auto read = parse_moment(published)) article.published = read->moment;
    return article;
}

Article version_of(Article article, std::int64_t version) {
    article.version = version;
    return article;
}

PreparedArticle prepare(const Article& article) {
    const std::string record = record_json(article);
    return {article, record, hash128(record), revision_of(article), {}};
}

std::string json_lines(const std::vector<Article>& articles) {
    std::string lines;
    for (const auto& article : articles) lines += record_json(article) + '\n';
    return lines;
}

TestArchive::TestArchive(Partitioning partitioning) {
    options.archive = layout().root();
    options.create = {.archive = options.archive, .partition = partitioning, .language = "en"};
    options.quiet = true;
}

Manifest TestArchive::live() const {
    const auto number = read_current(layout());
    REQUIRE(number.has_value());
    return parse_manifest(read_bytes(layout().manifest(*number)), "the live manifest");
}

std::vector<std::string> TestArchive::partitions() const {
    std::vector<std::string> names;
    for (const auto& shard : live().shards) names.push_back(shard.partition);
    return names;
}

std::string TestArchive::record(const std::string& id) const {
    std::vector<std::string> found;
    for (const auto& shard : live().shards) {
        for (const auto& [one, record] :
             articles_in(Xapian::Database((layout().shards() / shard.files.at(0).name).string()))) {
            if (one == id) found.push_back(record);
        }
    }
    CHECK(found.size() <= 1);
    return found.empty() ? std::string() : found.front();
}

std::vector<std::pair<std::string, std::string>> TestArchive::bytes() const {
    std::vector<std::pair<std::string, std::string>> files;
    if (!fs::exists(layout().root())) return files;
    for (const auto& entry : fs::recursive_directory_iterator(layout().root())) {
        if (entry.is_regular_file())
            files.emplace_back(fs::relative(entry.path(), layout().root()).string(), read_bytes(entry.path()));
    }
    std::sort(files.begin(), files.end());
    return files;
}

AddOutcome TestArchive::add() { return dateline::add_articles(options); }

AddOutcome TestArchive::add_sources(std::vector<std::string> sources) {
    options.sources = std::move(sources);
    return add();
}

AddOutcome TestArchive::add_articles(const std::vector<Article>& articles) {
    return add_sources({folder_.write("news.jsonl", json_lines(articles))});
}

std::vector<std::pair<std::string, std::string>> articles_in(const Xapian::Database& database) {
    std::vector<std::pair<std::string, std::string>> articles;
    for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
        const auto document = database.get_document(*posting);
        const std::string data = document.get_data();
        articles.emplace_back(decode_brief(document.get_value(slot::brief)).id, data.substr(0, data.find('\n')));
    }
    return articles;
}

std::vector<std::string> terms_of(const Xapian::Document& document) {
    std::vector<std::string> terms;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        std::string line = *term + ' ' + std::to_string(term.get_wdf());
        char separator = '@';
        for (auto position = term.positionlist_begin(); position != term.positionlist_end(); ++position) {
            line += separator == '@' ? " @" : ",";
            line += std::to_string(*position);
            separator = ',';
        }
        terms.push_back(line);
    }
    return terms;
}

int in_child(const std::function<int()>& work) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        int code = 250;
        try {
            code = work();
        } catch (const Error& error) {
            code = error.exit_code();
        } catch (const Interrupted&) {
            code = interrupted_child;
        } catch (...) {
        }
        ::_exit(code);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) REQUIRE(errno == EINTR);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

void limit_file_size(std::uint64_t bytes) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

}  // namespace dateline::test
