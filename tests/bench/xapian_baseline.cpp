// Ranks articles as Xapian does by default, for tests/eval/ranking.py to compare with:
// xapian_baseline ARTICLES.jsonl TOPICS.jsonl [--dates] > RUN
//
// Title and body are indexed with Xapian's English stemmer, the title three times as in Omega's usual scripts; a topic
// is the words of its "text", any of them, by BM25Weight as it comes, 1,000 hits of each. --dates keeps what was
// published from the topic's "from" to its "to".
#include <xapian.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/bench/articles_file.hpp"

namespace {

using namespace dateline::bench;

constexpr Xapian::valueno published_slot = 0;
constexpr Xapian::doccount depth = 1000;
constexpr std::size_t day_length = 10;  // 2022-09-16

Xapian::WritableDatabase read_database(const std::string& path) {
    Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("en"));
    read_articles(path, [&](const ArticleView& article) {
        Xapian::Document document;
        generator.set_document(document);
        generator.index_text(std::string(article.title));
        generator.increase_termpos();
        generator.index_text(std::string(article.body));
        document.set_data(std::string(article.id));
        document.add_value(published_slot, std::string(article.published.substr(0, day_length)));
        database.add_document(document);
    });
    return database;
}

struct Topic {
    std::string id, text, from, to;
};

template <typename Visit>
void read_topics(const std::string& path, Visit&& visit) {
    std::ifstream file(path, std::ios::binary);
    simdjson::dom::parser parser;
    for (std::string line; std::getline(file, line);) {
        simdjson::dom::element record;
        if (parser.parse(line).get(record) != simdjson::SUCCESS) throw std::runtime_error(path + ": a line is no JSON");
        const auto text = [&](std::string_view key) {
            std::string_view value;
            return std::string(record[key].get(value) == simdjson::SUCCESS ? value : std::string_view());
        };
        visit(Topic{text("id"), text("text"), text("from"), text("to")});
    }
    if (!file.eof()) throw std::runtime_error(path + ": can't be read");
}

Xapian::Query within_dates(const Xapian::Query& query, const Topic& topic) {
    Xapian::Query all = query;
    const auto keep = [&](const Xapian::Query& range) { all = Xapian::Query(Xapian::Query::OP_FILTER, all, range); };
    if (!topic.from.empty()) keep({Xapian::Query::OP_VALUE_GE, published_slot, topic.from});
    if (!topic.to.empty()) keep({Xapian::Query::OP_VALUE_LE, published_slot, topic.to});
    return all;
}

void rank(const Xapian::Database& database, const Topic& topic, bool dates) {
    Xapian::QueryParser parser;
    parser.set_database(database);
    parser.set_stemmer(Xapian::Stem("en"));
    parser.set_default_op(Xapian::Query::OP_OR);
    const auto query = parser.parse_query(topic.text, 0);
    Xapian::Enquire enquire(database);
    enquire.set_query(dates ? within_dates(query, topic) : query);
    const auto hits = enquire.get_mset(0, depth);
    for (auto hit = hits.begin(); hit != hits.end(); ++hit)
        std::cout << topic.id << " Q0 " << hit.get_document().get_data() << ' ' << hit.get_rank() + 1 << ' '
                  << hit.get_weight() << " xapian\n";
}

}  // namespace

int main(int count, char** words) {
    const bool dates = count == 4 && std::string_view(words[3]) == "--dates";
    if (count != 3 && !dates) {
        std::fputs("Usage: xapian_baseline ARTICLES.jsonl TOPICS.jsonl [--dates]\n", stderr);
        return 64;
    }
    try {
        const auto database = read_database(words[1]);
        read_topics(words[2], [&](const Topic& topic) { rank(database, topic, dates); });
    } catch (const Xapian::Error& error) {
        std::fprintf(stderr, "xapian_baseline: %s\n", error.get_description().c_str());
        return 1;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "xapian_baseline: %s\n", error.what());
        return 1;
    }
    return 0;
}
