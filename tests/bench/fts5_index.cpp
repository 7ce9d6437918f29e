// Makes a SQLite FTS5 database of articles, the way FTS5 is meant to be filled: fts5_index DATABASE ARTICLES.jsonl
#include <cstdio>
#include <exception>

#include "tests/bench/articles_file.hpp"
#include "tests/bench/fts5.hpp"

namespace {

using namespace dateline::bench;

void make_database(const std::string& path, const std::string& articles) {
    Fts5 database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    database.execute(
        "CREATE VIRTUAL TABLE articles USING fts5(title, body, id UNINDEXED, published UNINDEXED, source UNINDEXED, "
        "tokenize = 'porter')");
    database.execute("BEGIN");
    Statement insert(database, "INSERT INTO articles (title, body, id, published, source) VALUES (?, ?, ?, ?, ?)");
    read_articles(articles, [&](const ArticleView& article) {
        int number = 0;
        for (const auto text : {article.title, article.body, article.id, article.published, article.source})
            insert.bind(++number, text);
        insert.step();
        insert.reset();
    });
    database.execute("INSERT INTO articles (articles) VALUES ('optimize')");
    database.execute("COMMIT");
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("Usage: fts5_index DATABASE ARTICLES.jsonl\n", stderr);
        return 64;
    }
    try {
        make_database(words[1], words[2]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "fts5_index: %s\n", error.what());
        return 1;
    }
    return 0;
}
