// Random questions to archives full of copies: the folded pages of the searcher, in every cut, against the whole list
// of the articles found, folded as it stands.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <random>

#include "query/language/parser.hpp"
#include "query/ranking/copies.hpp"
#include "query/searcher.hpp"
#include "tests/property.hpp"
#include "tests/unit/query/slow_counts.hpp"
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
        for (const auto& hit : slow_fold(candidates)) {
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

// An archive of copies, in several cuts.
struct Copies {
    Copies(std::uint64_t seed, std::size_t count, std::size_t stories_count) {
        Random random(seed);
        articles = made_articles(random, count, stories_count);
        for (const auto& article : articles) by_id[article.id] = &article;
        for (const std::size_t shards : {1U, 3U, 11U}) {
            archives.push_back(std::make_unique<SmallArchive>(articles, dealt_into(shards)));
            searchers.emplace_back(archives.back()->path());
        }
    }
    std::vector<Article> articles;
    std::map<std::string, const Article*> by_id;
    std::vector<std::unique_ptr<SmallArchive>> archives;
    std::vector<Searcher> searchers;
};

void expect(bool holds, const std::string& what) {
    if (!holds) fail_case(what);
}

void check_page(const Draw& draw, Copies& copies) {
    static const std::vector<std::string> questions{"market", "oil OR talks", "minister -oil", "market oil", ""};
    const auto& question = draw.of(questions);
    const auto parsed = parse_query(question, FieldTable::builtin(), {});
    SearchRequest request;
    request.expression = parsed.expression.get();
    request.order = draw.of(std::vector{Order::relevance, Order::newest, Order::oldest});
    request.limit = std::nullopt;
    const auto all = copies.searchers.front().search(request).hits;
    const auto expected = folded(all, copies.by_id);

    request.fold = true;
    request.exact_count = draw.chance(50);
    request.offset = draw.below(draw.chance(50) ? expected.size() + 10 : 30);
    request.limit = draw.one_in(10) ? std::nullopt : std::optional<std::uint64_t>(1 + draw.below(40));
    const auto begin = std::min<std::size_t>(request.offset, expected.size());
    const auto end = std::min<std::size_t>(begin + request.limit.value_or(expected.size()), expected.size());
    const std::vector<Group> page(expected.begin() + static_cast<std::ptrdiff_t>(begin),
                                  expected.begin() + static_cast<std::ptrdiff_t>(end));
    for (auto& searcher : copies.searchers) {
        const std::string where = " of \"" + question + "\" from " + std::to_string(request.offset) + " in " +
                                  std::to_string(searcher.manifest().shards.size()) + " shards";
        const Answer answer = searcher.search(request);
        expect(page_of(answer.hits) == page, "the page" + where);
        if (request.exact_count) {
            expect(answer.total.value == all.size(), "the total" + where);
            expect(answer.folded_total.has_value() == (all.size() <= fold_first),
                   "whether the hits are counted" + where);
        }
        if (answer.folded_total) expect(*answer.folded_total == expected.size(), "the number of hits" + where);
        for (std::size_t i = 0; i < answer.hits.size(); ++i)
            expect(answer.hits[i].rank == request.offset + i + 1, "the ranks" + where);
    }
}

void check_pages(int cases, std::size_t count, std::size_t stories_count) {
    Copies copies(random_seed() + count, count, stories_count);
    check_cases(cases, [&](const Draw& draw) { check_page(draw, copies); });
}

}  // namespace

TEST_CASE("folded pages are cut from the folded list, in every cut of the archive", "[oracle]") {
    SECTION("lists within the first block") { check_pages(150, 150, 40); }
    SECTION("lists of both blocks") { check_pages(60, 700, 150); }
    SECTION("lists beyond the depth") { check_pages(25, 1500, 500); }
}
