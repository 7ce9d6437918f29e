#include "query/counting/typical_words.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <sstream>

#include "query/counting/log_likelihood.hpp"
#include "query/language/parser.hpp"
#include "schemas/stemmer.hpp"
#include "tests/unit/query/counting/counted_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

const std::vector<std::string> english{"en"};

// The words of all matches in order of their ids, but for those of a question.
TypicalWords typical(CountedArchive& archive, const std::string& question, std::size_t limit) {
    const auto query = parse_query(question, FieldTable::builtin(), {});
    const MatchWords asked(*query.expression, english);
    std::map<std::string, SampledArticle> by_id;
    for (std::size_t shard = 0; shard < archive.shards().size(); ++shard) {
        for (const auto document : archive.documents().matched[shard]) {
            const auto brief = archive.shards()[shard].get_document(document).get_value(slot::brief);
            by_id[decode_brief(brief).id] = {shard, document};
        }
    }
    std::vector<SampledArticle> sample;
    for (const auto& [id, article] : by_id) sample.push_back(article);
    const Statistics statistics(archive.shards());
    return typical_words({sample, archive.shards(), statistics, archive.documents(), asked, english}, limit);
}

std::vector<std::string> values_of(const TypicalWords& typical) {
    std::vector<std::string> values;
    for (const auto& word : typical.words) values.push_back(word.value);
    return values;
}

std::set<std::string> words_of(const Article& article) {
    std::istringstream text(article.title + " " + article.body);
    std::set<std::string> words;
    for (std::string word; text >> word;) words.insert(word);
    return words;
}

// By looking at all articles; their words are folded as they stand, and the first `sampled` matches by id are read.
std::vector<FacetCount> slow_typical(const std::vector<Article>& articles, std::set<std::string> matched,
                                     const std::set<std::string>& kept_back, std::size_t limit) {
    for (const auto& id : kept_back) matched.erase(id);
    while (matched.size() > 200) matched.erase(std::prev(matched.end()));
    std::map<std::string, ArticleTally> tallies;
    for (const auto& article : articles) {
        if (kept_back.contains(article.id)) continue;
        for (const auto& word : words_of(article)) {
            ++tallies[word].archive;
            if (matched.contains(article.id)) ++tallies[word].articles;
        }
    }
    const auto better = [](const FacetCount& a, const FacetCount& b) {
        return std::tuple(-a.score, -static_cast<double>(a.tally.articles), a.value) <
               std::tuple(-b.score, -static_cast<double>(b.tally.articles), b.value);
    };
    Stemmer stemmer("en");
    std::map<std::string, FacetCount> best;
    for (const auto& [word, tally] : tallies) {
        FacetCount count{word, tally, false, log_likelihood(tally, matched.size(), articles.size() - kept_back.size())};
        if (tally.articles < 2 || count.score < 6.635) continue;
        const auto [known, is_new] = best.emplace(std::string(stemmer(word)), count);
        if (!is_new && better(count, known->second)) known->second = count;
    }
    std::vector<FacetCount> typical;
    for (const auto& [stem, count] : best) typical.push_back(count);
    std::sort(typical.begin(), typical.end(), better);
    if (typical.size() > limit) typical.resize(limit);
    return typical;
}

}  // namespace

TEST_CASE("typical words are those of the matches: no numbers, letters, names of fields or words of the question") {
    std::vector<Article> articles;
    std::set<std::string> matched;
    for (int i = 0; i < 50; ++i) {
        const auto id = "a" + std::to_string(i);
        const bool is_match = i % 10 == 0;
        if (is_match) matched.insert(id);
        articles.push_back(story(id, "the report",
                                 is_match ? "of 1987 q Frosts hit coffee; frost again, é ж Äpfel" : "of the harbour"));
        articles.back().persons = {is_match ? "Coldman" : "Portman"};
    }
    for (const std::size_t shards : {1U, 3U}) {
        CountedArchive archive(articles, matched, {}, dealt_into(shards));
        const auto found = typical(archive, "coffee", 10);
        CHECK(found.articles == 5);
        // "frosts" and "frost" have one stem, and one score.
        CHECK(values_of(found) == std::vector<std::string>{"again", "apfel", "frost", "hit"});
        CHECK(found.words[0].tally == ArticleTally{5, 5});
        CHECK(found.words[0].score == log_likelihood({5, 5}, 5, 50));
        CHECK(values_of(typical(archive, "coffees OR frosted OR +again", 10)) ==
              std::vector<std::string>{"apfel", "hit"});
        CHECK(values_of(typical(archive, "coffee", 1)) == std::vector<std::string>{"again"});
    }
}

TEST_CASE("words of what is kept back are in no count, and nothing is typical of nothing") {
    std::vector<Article> articles;
    for (int i = 0; i < 40; ++i) {
        const auto text = i < 3 ? "spring frost" : i < 6 ? "frost" : "harbour";
        articles.push_back(story("a" + std::to_string(10 + i), "report", text));
    }
    CountedArchive all(articles, {"a10", "a11", "a12"});
    CHECK(typical(all, "x", 5).words.at(1).tally == ArticleTally{3, 6});
    CountedArchive some(articles, {"a10", "a11", "a12"}, {"a12", "a13", "a20"}, dealt_into(4));
    const auto found = typical(some, "x", 5);
    CHECK(found.articles == 2);
    REQUIRE(values_of(found) == std::vector<std::string>{"spring", "frost"});
    CHECK(found.words[0].tally == ArticleTally{2, 2});
    CHECK(found.words[1].tally == ArticleTally{2, 4});
    CountedArchive nothing(articles, {});
    CHECK(typical(nothing, "x", 5).words.empty());
}

TEST_CASE("random typical words are what a look at every article gives, whatever the shards", "[oracle]") {
    std::mt19937 engine(1993);
    const auto below = [&](std::size_t count) { return engine() % count; };
    const std::vector<std::string> endings{"", "s", "ing", "ed"};
    for (int round = 0; round < 8; ++round) {
        std::vector<Article> articles;
        std::set<std::string> matched;
        std::set<std::string> kept_back;
        for (std::size_t i = 0; i < 500; ++i) {
            const bool is_match = below(100) < (round % 2 == 0 ? 60U : 10U);
            std::string text;
            for (std::size_t count = 1 + below(40); count > 0; --count) {
                std::size_t number = below(1 + below(600));
                if (is_match && below(4) == 0) number = number / 9 * 9;
                std::string word = "w";
                for (; number > 0; number /= 20) word += "bcdfghjklmnpqrtvwxza"[number % 20];
                text += " " + word + "k" + endings[below(endings.size())];
            }
            articles.push_back(story("a" + std::to_string(1000 + i), "report", text));
            if (is_match) matched.insert(articles.back().id);
            if (below(100) < 8) kept_back.insert(articles.back().id);
        }
        const std::size_t limit = round % 4 == 0 ? 100 : 1 + below(12);
        const auto expected = slow_typical(articles, matched, kept_back, limit);
        for (const std::size_t shards : {1U, 5U}) {
            CountedArchive archive(articles, matched, kept_back, dealt_into(shards));
            INFO("round " << round << ", " << shards << " shards");
            REQUIRE((typical(archive, "unasked", limit).words == expected));
        }
    }
}
