// Random questions to archives full of copies: the folded pages of the searcher, in every cut, against the whole list
// of the articles found, folded as it stands.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>

#include "query/language/parser.hpp"
#include "query/ranking/copies.hpp"
#include "query/searcher.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

using Random = std::mt19937_64;

// A text of a story: its own words and some that are everywhere; a version leaves out its end or has another.
std::string text_of(Random& random, std::size_t story) {
    static const std::vector<std::string> common{"market", "oil", "talks", "minister"};
    std::string text;
    const std::size_t words = 26 + story % 30;
    const std::size_t own = words - random() % 12;
    for (std::size_t i = 0; i < own; ++i) {
        const bool is_common = (story + i) % 9 == 0;
        text += is_common ? common[(story * 7 + i) % (1 + story % common.size())]
                          : "s" + std::to_string(story) + "w" + std::to_string(i);
        text += ' ';
    }
    for (std::size_t i = own; i < words; ++i) text += "v" + std::to_string(random() % 10'000) + ' ';
    return text;
}

std::vector<Article> made_articles(Random& random, std::size_t count, std::size_t stories_count) {
    return stories(count, [&](std::size_t number) {
        const std::size_t told = random() % stories_count;
        const auto day = static_cast<unsigned>(1 + (told + random() % 5) % 28);
        const std::string published = "2022-0" + std::to_string(1 + told % 3) + (day < 10 ? "-0" : "-") +
                                      std::to_string(day) + (random() % 2 == 0 ? "" : "T10:00:00Z");
        return story("a" + std::to_string(number), random() % 3 == 0 ? "" : "market of oil", text_of(random, told),
                     random() % 10 == 0 ? "" : published);
    });
}

struct Group {
    std::vector<std::string> ids;  // the one that is shown first
    double score = 0;
    bool operator==(const Group&) const = default;
};

// The whole list, block by block.
std::vector<Group> folded(const std::vector<Hit>& hits, const std::map<std::string, const Article*>& articles) {
    std::vector<Group> groups;
    for (std::size_t begin = 0; begin < hits.size();) {
        const std::size_t end = begin < fold_first   ? std::min(fold_first, hits.size())
                                : begin < fold_depth ? std::min(fold_depth, hits.size())
                                                     : begin + 1;
        std::vector<FoldCandidate> candidates;
        for (std::size_t i = begin; i < end; ++i) {
            const Article& article = *articles.at(hits[i].brief.id);
            candidates.push_back(
                {.id = hits[i].brief.id,
                 .published = article.published ? std::optional(article.published->utc_seconds()) : std::nullopt,
                 .likeness = likeness_signature(article.title, article.body)});
        }
        for (const auto& hit : fold_copies(candidates, true).hits) {
            groups.push_back({{std::string(candidates[hit.shown].id)}, hits[begin + hit.best].score});
            for (const auto copy : hit.folded) groups.back().ids.emplace_back(candidates[copy].id);
        }
        begin = end;
    }
    return groups;
}

std::vector<Group> page_of(const std::vector<Hit>& hits) {
    std::vector<Group> groups;
    for (const auto& hit : hits) {
        groups.push_back({{hit.brief.id}, hit.score});
        groups.back().ids.insert(groups.back().ids.end(), hit.copies.ids.begin(), hit.copies.ids.end());
    }
    return groups;
}

void check_pages(Random& random, std::vector<Article> articles, int rounds) {
    std::map<std::string, const Article*> by_id;
    for (const auto& article : articles) by_id[article.id] = &article;
    std::vector<std::unique_ptr<SmallArchive>> archives;
    std::vector<Searcher> searchers;
    for (const std::size_t shards : {1U, 3U, 11U}) {
        archives.push_back(std::make_unique<SmallArchive>(articles, dealt_into(shards)));
        searchers.emplace_back(archives.back()->path());
    }
    for (int round = 0; round < rounds; ++round) {
        static const std::vector<std::string> questions{"market", "oil OR talks", "minister -oil", "market oil", ""};
        const auto& question = questions[random() % questions.size()];
        const auto parsed = parse_query(question, FieldTable::builtin(), {});
        SearchRequest request;
        request.expression = parsed.expression.get();
        request.order = std::vector{Order::relevance, Order::newest, Order::oldest}[random() % 3];
        request.limit = std::nullopt;
        const auto all = searchers.front().search(request).hits;
        const auto expected = folded(all, by_id);

        request.fold = true;
        request.exact_count = random() % 2 == 0;
        request.offset = random() % (expected.size() + 10);
        if (random() % 2 == 0) request.offset %= 30;
        request.limit = random() % 10 == 0 ? std::nullopt : std::optional<std::uint64_t>(1 + random() % 40);
        const auto begin = std::min<std::size_t>(request.offset, expected.size());
        const auto end = std::min<std::size_t>(begin + request.limit.value_or(expected.size()), expected.size());
        const std::vector<Group> page(expected.begin() + static_cast<std::ptrdiff_t>(begin),
                                      expected.begin() + static_cast<std::ptrdiff_t>(end));
        for (auto& searcher : searchers) {
            CAPTURE(round, question, request.offset, searcher.manifest().shards.size());
            const Answer answer = searcher.search(request);
            REQUIRE(page_of(answer.hits) == page);
            if (request.exact_count) REQUIRE(answer.total.value == all.size());
            if (request.exact_count) REQUIRE(answer.folded_total.has_value() == (all.size() <= fold_first));
            if (answer.folded_total) REQUIRE(*answer.folded_total == expected.size());
            for (std::size_t i = 0; i < answer.hits.size(); ++i) REQUIRE(answer.hits[i].rank == request.offset + i + 1);
        }
    }
}

}  // namespace

TEST_CASE("folded pages are cut from the folded list, in every cut of the archive", "[oracle]") {
    const auto seed = std::random_device{}();
    CAPTURE(seed);
    Random random(seed);
    SECTION("lists within the first block") { check_pages(random, made_articles(random, 150, 40), 150); }
    SECTION("lists of both blocks") { check_pages(random, made_articles(random, 700, 150), 80); }
    SECTION("lists beyond the depth") { check_pages(random, made_articles(random, 1500, 500), 40); }
}
