// Random questions to random archives: the searcher against a slow scanner, in one shard, several, and one a year.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <memory>

#include "query/counting/timeline.hpp"
#include "query/language/describe.hpp"
#include "query/language/parser.hpp"
#include "query/searcher.hpp"
#include "tests/property.hpp"
#include "tests/unit/query/random_archive.hpp"
#include "tests/unit/query/random_query.hpp"
#include "tests/unit/query/slow_counts.hpp"
#include "tests/unit/query/slow_scanner.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

// An archive in several cuts, with the scanner of it.
struct World {
    World(std::uint64_t seed, std::size_t count) : made(seed, count), scanned(made.articles, made.options, random_now) {
        SmallArchiveOptions by_year = made.options;
        by_year.shard_of = [this](std::size_t number) {
            const auto& published = made.articles[number].published;
            return published ? static_cast<std::size_t>(year_of(published->day)) : 0;
        };
        open(by_year);
        for (const std::size_t shards : {1U, 3U, 17U}) {
            SmallArchiveOptions cut = made.options;
            cut.shard_of = dealt_into(shards).shard_of;
            open(cut);
        }
    }
    void open(const SmallArchiveOptions& options) {
        archives.push_back(std::make_unique<SmallArchive>(made.articles, options));
        searchers.emplace_back(archives.back()->path());
    }

    RandomArchive made;
    ScannedArchive scanned;
    SlowScanner scanner{scanned};
    std::vector<std::unique_ptr<SmallArchive>> archives;
    std::vector<Searcher> searchers;
};

// Made once: a case chooses one of them, and shrinks to a small one.
World& world(const Draw& draw) {
    static std::map<std::size_t, std::unique_ptr<World>> worlds;
    static const std::vector<std::size_t> sizes{2, 12, 60, 300, 150};
    const std::size_t number = draw.below(sizes.size());
    auto& known = worlds[number];
    if (known == nullptr) known = std::make_unique<World>(random_seed() + number, sizes[number]);
    return *known;
}

using List = std::vector<SlowScanner::Found>;

List list_of(const Answer& answer) {
    List found;
    for (const auto& hit : answer.hits) {
        found.push_back({hit.brief.id, hit.score, {}});
        for (const auto& part : hit.parts) {
            if (part.score != 0) found.back().parts[part.name] = part.score;
        }
    }
    return found;
}

std::string print(const List& list) {
    std::string text;
    for (const auto& found : list) {
        text += "\n  " + found.id + " " + std::to_string(found.score * 1048576);
        for (const auto& [name, score] : found.parts) text += " " + name + " " + std::to_string(score * 1048576);
    }
    return text;
}

List page_of(const List& list, const SearchRequest& request, bool explained) {
    const auto begin = std::min<std::size_t>(request.offset, list.size());
    const auto end = begin + std::min<std::uint64_t>(request.limit.value_or(list.size()), list.size() - begin);
    List page(list.begin() + static_cast<std::ptrdiff_t>(begin), list.begin() + static_cast<std::ptrdiff_t>(end));
    for (auto& found : page) {
        if (!explained) found.parts.clear();
    }
    return page;
}

void expect(bool holds, const std::string& what, const Searcher& searcher, const Expression& question,
            const std::string& more = "") {
    if (holds) return;
    fail_case(what + " in " + std::to_string(searcher.manifest().shards.size()) + " shards of " +
              std::to_string(searcher.manifest().articles) + " articles: " + canonical_query(question) + more);
}

void check_list(Searcher& searcher, const SearchRequest& request, const List& all) {
    const auto& question = *request.expression;
    const Answer answer = searcher.search(request);
    const List page = page_of(all, request, request.explain);
    const List found = list_of(answer);
    expect(found == page, "the list", searcher, question, "\nexpected" + print(page) + "\nfound" + print(found));
    if (request.exact_count) expect(answer.total.exact, "an exact total", searcher, question);
    if (answer.total.exact) expect(answer.total.value == all.size(), "the total", searcher, question);
}

void check_stream(Searcher& searcher, SearchRequest request, const List& all) {
    request.stream = true;
    const Answer answer = searcher.search(request);
    List streamed;
    for (const auto& match : answer.all) {
        Hit hit = Searcher::hit(match, 1);
        searcher.fill(hit, Details::brief, request.now);
        streamed.push_back({hit.brief.id, hit.score, {}});
    }
    expect(streamed == page_of(all, request, false), "the stream", searcher, *request.expression);
    expect(answer.total.value == all.size(), "the total of the stream", searcher, *request.expression);
}

void check_answers(const Draw& draw, World& world, const Expression& question) {
    SearchRequest request;
    request.expression = &question;
    request.now = random_now;
    request.weights = random_weights(draw);
    request.order = draw.of(std::vector{Order::relevance, Order::relevance, Order::newest, Order::oldest});
    request.offset = draw.chance(30) ? draw.below(20) : 0;
    request.limit = draw.chance(10) ? std::nullopt : std::optional<std::uint64_t>(1 + draw.below(20));
    request.exact_count = draw.chance(50);
    request.explain = draw.chance(25);
    const List all = world.scanner.search(question, request.order, request.weights);
    for (auto& searcher : world.searchers) {
        check_list(searcher, request, all);
        if (!request.limit) check_stream(searcher, request, all);
    }
}

void check_question(const Draw& draw, ExpressionPtr (*ask)(const Draw&)) {
    const auto question = ask(draw);
    check_answers(draw, world(draw), *question);
}

// Words as people type them, of which names, places and times are noticed.
void check_plain_words(const Draw& draw) {
    static const std::vector<std::string> read{"Zelensky", "Kyiv", "Antony Blinken", "1945",    "Paris",
                                               "WHO",      "Berg", "september 2022", "Ukraine", "Volodymyr Zelenskiy"};
    std::string text;
    for (std::size_t count = 1 + draw.below(4); count > 0; --count)
        text += (text.empty() ? "" : " ") + (draw.chance(50) ? draw.of(read) : draw.mostly_first(random_words()));
    World& world = ::world(draw);
    const Day today = moment_at(random_now).day;
    auto query = parse_query(text, random_config().fields, {.today = today, .any = draw.one_in(4), .filtered = true});
    world.searchers.front().notice(query, text, today, random_now);
    check_answers(draw, world, *query.expression);
}

// Facets, a timeline and a table.
void check_counts(const Draw& draw) {
    static const std::vector<std::string> facets{"person", "org", "place", "source", "topic", "language", "desk"};
    static const std::vector<std::string> columns{"month", "year", "day", "source", "person", "place", "topic", "desk"};
    const auto question = random_question(draw);
    World& world = ::world(draw);
    SearchRequest request;
    request.expression = question.get();
    request.now = random_now;
    request.limit = draw.below(2);
    request.counts.facets = {draw.of(facets)};
    request.counts.facet_limit = 1 + draw.below(8);
    request.counts.timeline = draw.of(std::vector{Granularity::year, Granularity::month, Granularity::day});
    for (std::size_t count = 1 + draw.below(2); count > 0; --count) {
        const auto& column = draw.of(columns);
        const auto& known = request.counts.count_by;
        if (std::find(known.begin(), known.end(), column) == known.end()) request.counts.count_by.push_back(column);
    }
    const auto matches = world.scanner.matches(*question, request.weights);
    const SlowCounter counter(world.scanned, matches);
    const Facet facet = counter.facet(request.counts.facets.front(), request.counts.facet_limit);
    const Timeline timeline = counter.timeline(*request.counts.timeline);
    const CrossTable table = counter.table(request.counts.count_by);
    for (auto& searcher : world.searchers) {
        if (timeline.periods.size() > most_periods) request.counts.timeline.reset();
        const Answer answer = searcher.search(request);
        expect(answer.total.exact && answer.total.value == matches.size(), "the total", searcher, *question);
        Facet counted = answer.counts.facets.at(0);
        for (auto& value : counted.values) value.asked = false;
        expect(counted == facet, "the facet " + facet.field, searcher, *question);
        expect(answer.counts.table->rows == table.rows, "the table of " + table.columns.front(), searcher, *question);
        if (!request.counts.timeline) continue;
        Timeline found = *answer.counts.timeline;
        for (auto& period : found.periods) period.burst = false;
        expect(found == timeline, "the timeline", searcher, *question);
    }
}

ExpressionPtr preferred(ExpressionPtr field) {
    field->preferred = true;
    return field;
}

}  // namespace

TEST_CASE("Random questions find and score what a slow scanner does, in every cut", "[oracle]") {
    check_cases(800, [](const Draw& draw) { check_question(draw, random_question); });
}

TEST_CASE("Names, places and times find and score what a slow scanner does, in every cut", "[oracle]") {
    check_cases(300, [](const Draw& draw) { check_question(draw, random_name); });
    check_cases(300, [](const Draw& draw) { check_question(draw, random_place); });
    check_cases(300, [](const Draw& draw) { check_question(draw, random_time); });
    check_cases(400, [](const Draw& draw) {
        check_question(draw, [](const Draw& more) {
            static const std::vector<ExpressionPtr (*)(const Draw&)> fields{random_name, random_place, random_time};
            return preferred(more.of(fields)(more));
        });
    });
}

TEST_CASE("Plain words find and score what a slow scanner does, in every cut", "[oracle]") {
    check_cases(300, check_plain_words);
}

TEST_CASE("Facets, timelines and tables are what a slow counter counts, in every cut", "[oracle]") {
    check_cases(400, check_counts);
}
