// Times queries of two and three words in one process: queries ARCHIVE DATABASE|- ARTICLES.jsonl COUNT SEED
//
// The words are drawn, by the seed, from the articles themselves: words of middling frequency that stand in one
// article, so that AND finds something. Each query is asked once, in random order, after a warm-up on other queries;
// what is timed is from the words of the query to ten rows of id, date, title and source. Prints JSON: medians and 99th
// percentiles in microseconds, and rows found for comparison.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/language/parser.hpp"
#include "query/searcher.hpp"
#include "tests/bench/articles_file.hpp"
#include "tests/bench/fts5.hpp"

namespace {

using namespace dateline;
using namespace dateline::bench;

using Words = std::vector<std::string>;

constexpr std::size_t rows = 10;
constexpr std::size_t examples = 5;
constexpr std::size_t least_length = 4;  // letters of a word
constexpr double rarest = 0.001;         // part of the articles that a word is in
constexpr double most_frequent = 0.05;

struct Row {
    std::string id, date, title, source;
};

/// Asks a query and gives its first rows.
using Ask = std::function<std::vector<Row>(const Words&)>;

std::set<std::string> distinct_words(std::string_view text) {
    std::set<std::string> words;
    std::string word;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const char c = at < text.size() ? text[at] : ' ';
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            word += static_cast<char>(c | 0x20);
        } else {
            if (word.size() >= least_length) words.insert(word);
            word.clear();
        }
    }
    return words;
}

/// Different queries of two or three words each; fewer than asked for where the articles do not give as many.
std::vector<Words> draw_queries(const std::string& articles, std::size_t count, unsigned seed) {
    std::unordered_map<std::string, std::size_t> frequency;
    std::size_t total = 0;
    read_articles(articles, [&](const ArticleView& article) {
        for (const auto& word : distinct_words(article.body)) ++frequency[word];
        ++total;
    });
    std::mt19937 random(seed);
    const double share = static_cast<double>(count) * 4 / static_cast<double>(std::max<std::size_t>(total, 1));
    std::set<Words> queries;
    read_articles(articles, [&](const ArticleView& article) {
        if (std::generate_canonical<double, 32>(random) > share) return;
        Words words;
        for (const auto& word : distinct_words(article.body)) {
            const double part = static_cast<double>(frequency[word]) / static_cast<double>(total);
            if (part >= rarest && part <= most_frequent) words.push_back(word);
        }
        std::shuffle(words.begin(), words.end(), random);
        const std::size_t length = 2 + random() % 2;
        if (words.size() < length) return;
        words.resize(length);
        queries.insert(words);
    });
    std::vector<Words> drawn(queries.begin(), queries.end());
    std::shuffle(drawn.begin(), drawn.end(), random);
    drawn.resize(std::min(drawn.size(), count));
    return drawn;
}

std::string joined(const Words& words, std::string_view between) {
    std::string text;
    for (const auto& word : words) {
        if (!text.empty()) text += between;
        text += word;
    }
    return text;
}

Ask ask_dateline(Searcher& searcher, bool any, bool count, bool fold, const CountRequest& counts = {}) {
    return [&searcher, any, count, fold, counts](const Words& words) {
        ParseOptions options;
        options.any = any;
        const auto query = parse_query(joined(words, " "), searcher.config().fields, options);
        SearchRequest request;
        request.expression = query.expression.get();
        request.limit = rows;
        request.exact_count = count;
        request.fold = fold;
        request.details = Details::brief;
        request.counts = counts;
        std::vector<Row> found;
        for (auto& hit : searcher.search(request).hits)
            found.push_back(Row{hit.brief.id, hit.brief.published, hit.brief.title, hit.brief.source});
        return found;
    };
}

Ask ask_fts5(const Fts5& database, bool any) {
    // "rank" is bm25() by a faster way, says FTS5's manual.
    auto select = std::make_shared<Statement>(
        database, "SELECT id, published, title, source FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT 10");
    return [select, any](const Words& words) {
        const std::string query = joined(words, any ? " OR " : " AND ");
        select->bind(1, query);
        std::vector<Row> found;
        while (select->step()) found.push_back(Row{select->text(0), select->text(1), select->text(2), select->text(3)});
        select->reset();
        return found;
    };
}

// --facets person,place,source --timeline month
CountRequest usual_counts() {
    CountRequest counts;
    counts.facets = {"person", "place", "source"};
    counts.timeline = Granularity::month;
    return counts;
}

double at_part(const std::vector<double>& sorted, double part) {
    return sorted.empty() ? 0 : sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

nlohmann::json measure(const Ask& ask, const std::vector<Words>& warm_up, const std::vector<Words>& queries) {
    for (const auto& query : warm_up) ask(query);
    std::vector<double> microseconds;
    std::size_t found = 0;
    for (const auto& query : queries) {
        const auto begin = std::chrono::steady_clock::now();
        const auto answer = ask(query);
        microseconds.push_back(
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
        found += answer.size();
    }
    std::sort(microseconds.begin(), microseconds.end());
    return {{"median", at_part(microseconds, 0.5)}, {"p99", at_part(microseconds, 0.99)}, {"rows", found}};
}

nlohmann::json run(const std::string& archive, const std::string& database, const std::string& articles,
                   std::size_t count, unsigned seed) {
    auto queries = draw_queries(articles, 2 * count, seed);
    const auto half = queries.begin() + static_cast<std::ptrdiff_t>(queries.size() / 2);
    const std::vector<Words> warm_up(half, queries.end());
    queries.erase(half, queries.end());

    Searcher searcher(archive);
    nlohmann::json result{{"queries", queries.size()}, {"examples", nlohmann::json::array()}};
    for (const auto& query : warm_up) {
        if (result["examples"].size() < examples) result["examples"].push_back(joined(query, " "));
    }
    for (const bool any : {false, true}) {
        nlohmann::json& mode = result[any ? "or" : "and"];
        mode["dateline"] = measure(ask_dateline(searcher, any, false, false), warm_up, queries);
        mode["dateline counted"] = measure(ask_dateline(searcher, any, true, false), warm_up, queries);
        mode["dateline folded"] = measure(ask_dateline(searcher, any, true, true), warm_up, queries);
        mode["dateline with facets"] =
            measure(ask_dateline(searcher, any, true, true, usual_counts()), warm_up, queries);
        if (database == "-") continue;
        const Fts5 fts5(database, SQLITE_OPEN_READONLY);
        mode["fts5"] = measure(ask_fts5(fts5, any), warm_up, queries);
    }
    return result;
}

}  // namespace

int main(int count, char** words) {
    if (count != 6) {
        std::fputs("Usage: queries ARCHIVE DATABASE|- ARTICLES.jsonl COUNT SEED\n", stderr);
        return 64;
    }
    try {
        const auto result =
            run(words[1], words[2], words[3], std::stoul(words[4]), static_cast<unsigned>(std::stoul(words[5])));
        std::printf("%s\n", result.dump().c_str());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "queries: %s\n", error.what());
        return 1;
    }
    return 0;
}
