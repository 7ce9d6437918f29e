// Times queries of two and three words in one process: queries ARCHIVE DATABASE|- ARTICLES.jsonl COUNT SEED
//
// The words are drawn, by the seed, from the articles themselves: words of middling frequency that stand in one
// article, so that AND finds something; and, as people ask archives, a name as it stands there with a word or two. Each
// query is asked once, in random order, after a warm-up on other queries; what is timed is from the words of the query
// to ten rows of id, date, title and source. "page" is all that dateline-query does to show these: the words are read
// as typed, names noticed, copies folded, matches counted, words near to each other scored, names of the hits read and
// a snippet made of each; FTS5 makes snippets too. Prints JSON: medians and 99th percentiles in microseconds, and rows
// found for comparison.
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
#include "query/match_words.hpp"
#include "query/presentation/snippet.hpp"
#include "query/question.hpp"
#include "query/searcher.hpp"
#include "tests/bench/articles_file.hpp"
#include "tests/bench/fts5.hpp"

namespace {

using namespace dateline;
using namespace dateline::bench;

using Words = std::vector<std::string>;

constexpr std::size_t rows = 10;
constexpr std::size_t some_examples = 5;
constexpr std::size_t least_length = 4;  // letters of a word
constexpr double rarest = 0.001;         // part of the articles that a word is in
constexpr double most_frequent = 0.05;

struct Row {
    std::string id, date, title, source, snippet;
};

/// Asks a query and gives its first rows.
using Ask = std::function<std::vector<Row>(const Words&)>;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::set<std::string> distinct_words(std::string_view text) {
    std::set<std::string> words;
    std::string word;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const char c = at < text.size() ? text[at] : ' ';
        if (is_letter(c)) {
            word += static_cast<char>(c | 0x20);
        } else {
            if (word.size() >= least_length) words.insert(word);
            word.clear();
        }
    }
    return words;
}

/// The first two words with capitals behind a word without, as "... Governor Gerald Corrigan said ..." has them.
Words first_name(std::string_view text) {
    Words name;
    bool begins_sentence = true;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_letter(text[end])) ++end;
        const auto word = text.substr(at, end - at);
        const bool is_name = word.size() >= least_length && word[0] <= 'Z' && word[1] >= 'a';
        if (is_name && (!begins_sentence || !name.empty())) name.emplace_back(word);
        if (name.size() == 2) return name;
        if (!is_name || end >= text.size() || text[end] != ' ') name.clear();
        begins_sentence = word.empty() || word[0] <= 'Z' || end >= text.size() || text[end] != ' ';
        at = end + 1;
    }
    return {};
}

/// What queries are drawn from.
class QueryDrawer {
  public:
    QueryDrawer(std::string articles, unsigned seed) : articles_(std::move(articles)), random_(seed) {
        read_articles(articles_, [&](const ArticleView& article) {
            for (const auto& word : distinct_words(article.body)) ++frequency_[word];
            ++total_;
        });
    }

    /// Different queries of two or three words each; fewer than asked for where the articles do not give as many.
    std::vector<Words> words(std::size_t count) {
        return draw(count, [this](const ArticleView& article) { return some_words(article, 2 + random_() % 2); });
    }

    /// Queries of a name and one or two words.
    std::vector<Words> names(std::size_t count) {
        return draw(count, [this](const ArticleView& article) {
            Words query = first_name(article.body);
            const Words more = query.empty() ? Words() : some_words(article, 1 + random_() % 2);
            if (more.empty()) return Words();
            query.insert(query.end(), more.begin(), more.end());
            return query;
        });
    }

  private:
    template <typename Make>
    std::vector<Words> draw(std::size_t count, const Make& make) {
        const double share = static_cast<double>(count) * 4 / static_cast<double>(std::max<std::size_t>(total_, 1));
        std::set<Words> queries;
        read_articles(articles_, [&](const ArticleView& article) {
            if (std::generate_canonical<double, 32>(random_) > share) return;
            if (auto query = make(article); !query.empty()) queries.insert(std::move(query));
        });
        std::vector<Words> drawn(queries.begin(), queries.end());
        std::shuffle(drawn.begin(), drawn.end(), random_);
        drawn.resize(std::min(drawn.size(), count));
        return drawn;
    }

    /// Words of middling frequency; none where the article has not so many.
    Words some_words(const ArticleView& article, std::size_t length) {
        Words words;
        for (const auto& word : distinct_words(article.body)) {
            const double part = static_cast<double>(frequency_[word]) / static_cast<double>(total_);
            if (part >= rarest && part <= most_frequent) words.push_back(word);
        }
        if (words.size() < length) return {};
        std::shuffle(words.begin(), words.end(), random_);
        words.resize(length);
        return words;
    }

    std::string articles_;
    std::mt19937 random_;
    std::unordered_map<std::string, std::size_t> frequency_;
    std::size_t total_ = 0;
};

std::string joined(const Words& words, std::string_view between) {
    std::string text;
    for (const auto& word : words) {
        if (!text.empty()) text += between;
        text += word;
    }
    return text;
}

Row row_of(Hit& hit) { return {hit.brief.id, hit.brief.published, hit.brief.title, hit.brief.source, {}}; }

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
        for (auto& hit : searcher.search(request).hits) found.push_back(row_of(hit));
        return found;
    };
}

// A page as dateline-query shows it.
Ask ask_page(Searcher& searcher, bool any, const CountRequest& counts = {}) {
    return [&searcher, any, counts](const Words& words) {
        Question asked;
        asked.text = joined(words, " ");
        QuestionOptions options;
        options.any = any;
        auto question = read_question(asked, searcher.config().fields, options);
        searcher.check(*question.query.expression);
        searcher.notice(question.query, asked.text, options.today, 0);
        SearchRequest request;
        request.expression = question.query.expression.get();
        request.relaxed = question.relaxed.get();
        request.limit = rows;
        request.fold = true;
        request.counts = counts;
        Answer answer = searcher.search(request);
        const MatchWords marked(*question.query.expression, searcher.languages(), answer.marks);
        RecordSnippets snippet(marked, searcher.config().language);
        std::vector<Row> found;
        for (auto& hit : answer.hits) {
            found.push_back(row_of(hit));
            found.back().snippet = snippet(searcher.record(hit)).text;
        }
        return found;
    };
}

Ask ask_fts5(const Fts5& database, bool any, bool snippets) {
    // "rank" is bm25() by a faster way, says FTS5's manual.
    auto select = std::make_shared<Statement>(
        database, snippets ? "SELECT id, published, title, source, snippet(articles, 1, '[', ']', '...', 30) "
                             "FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT 10"
                           : "SELECT id, published, title, source, '' "
                             "FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT 10");
    return [select, any](const Words& words) {
        const std::string query = joined(words, any ? " OR " : " AND ");
        select->bind(1, query);
        std::vector<Row> found;
        while (select->step())
            found.push_back({select->text(0), select->text(1), select->text(2), select->text(3), select->text(4)});
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

nlohmann::json bench_of(const Ask& ask, const std::vector<Words>& warm_up, const std::vector<Words>& queries) {
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

/// Half of the queries warm up, the other half is measured.
struct Queries {
    explicit Queries(std::vector<Words> drawn) : measured(std::move(drawn)) {
        const auto half = measured.begin() + static_cast<std::ptrdiff_t>(measured.size() / 2);
        warm_up.assign(half, measured.end());
        measured.erase(half, measured.end());
    }
    nlohmann::json measure(const Ask& ask) const { return bench_of(ask, warm_up, measured); }
    nlohmann::json examples() const {
        auto texts = nlohmann::json::array();
        for (std::size_t i = 0; i < std::min(warm_up.size(), some_examples); ++i)
            texts.push_back(joined(warm_up[i], " "));
        return texts;
    }

    std::vector<Words> measured;
    std::vector<Words> warm_up;
};

void measure_pages(Searcher& searcher, const Queries& queries, bool any, nlohmann::json& mode) {
    mode["dateline page"] = queries.measure(ask_page(searcher, any));
    mode["dateline page, facets"] = queries.measure(ask_page(searcher, any, usual_counts()));
}

void measure_matches(Searcher& searcher, const Queries& queries, bool any, nlohmann::json& mode) {
    mode["dateline"] = queries.measure(ask_dateline(searcher, any, false, false));
    mode["dateline counted"] = queries.measure(ask_dateline(searcher, any, true, false));
    mode["dateline folded"] = queries.measure(ask_dateline(searcher, any, true, true));
    mode["dateline with facets"] = queries.measure(ask_dateline(searcher, any, true, true, usual_counts()));
}

void measure_fts5(const std::string& path, const Queries& queries, bool any, nlohmann::json& mode) {
    if (path == "-") return;
    const Fts5 database(path, SQLITE_OPEN_READONLY);
    mode["fts5"] = queries.measure(ask_fts5(database, any, false));
    mode["fts5 page"] = queries.measure(ask_fts5(database, any, true));
}

nlohmann::json run(const std::string& archive, const std::string& database, const std::string& articles,
                   std::size_t count, unsigned seed) {
    QueryDrawer drawer(articles, seed);
    const Queries words(drawer.words(2 * count));
    const Queries names(drawer.names(2 * count));
    Searcher searcher(archive);
    nlohmann::json result{{"queries", words.measured.size()},
                          {"examples", {{"words", words.examples()}, {"names", names.examples()}}}};
    for (const bool any : {false, true}) {
        nlohmann::json& mode = result[any ? "or" : "and"];
        measure_matches(searcher, words, any, mode);
        measure_pages(searcher, words, any, mode);
        measure_fts5(database, words, any, mode);
    }
    // What is read as a name need not match: FTS5's like of it is OR.
    measure_pages(searcher, names, false, result["names"]);
    measure_fts5(database, names, true, result["names"]);
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
