// Random queries on random articles: the searcher against a slow scanner, in one shard, several, and one a year.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "query/language/describe.hpp"
#include "query/searcher.hpp"
#include "schemas/custom_schema.hpp"
#include "schemas/text_fold.hpp"
#include "tests/unit/query/slow_scanner.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

using Kind = Expression::Kind;

// The built-in fields, and one of each kind that an archive may add.
const ArchiveConfig& config() {
    static const ArchiveConfig own = [] {
        ArchiveConfig made;
        made.fields = with_schema(FieldTable::builtin(), R"({"fields": [
            {"name": "desk", "kind": "keyword"}, {"name": "lead", "kind": "text"}, {"name": "editor", "kind": "person"},
            {"name": "event", "kind": "date"}, {"name": "price", "kind": "number"}]})");
        return made;
    }();
    return own;
}

// Few words, some frequent and some rare, so that scores tie, lists run dry and pruning has something to do.
class Dice {
  public:
    explicit Dice(unsigned seed) : engine_(seed) {}

    std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(engine_); }
    bool chance(unsigned percent) { return below(100) < percent; }

    std::string word() {
        static const std::vector<std::string> words{
            "graves",  "grave", "bodies", "city",   "cities", "minister", "ministers", "coffee",    "prices",   "price",
            "war",     "wars",  "peace",  "talks",  "talk",   "market",   "markets",   "1987",      "3.5",      "oil",
            "running", "runs",  "haus",   "häuser", "kaffee", "о'кей",    "izium",     "recapture", "forensic", "team"};
        // The first words are met far more often than the last.
        return words[below(1 + below(1 + below(words.size())))];
    }

    std::string text(std::size_t most) {
        std::string text;
        for (std::size_t count = 1 + below(most); count > 0; --count) text += word() + (chance(10) ? ". " : " ");
        return text;
    }

    std::string name() {
        static const std::vector<std::string> names{"Volodymyr Zelenskiy",
                                                    "Volodymyr Oleksandrovych Zelenskiy",
                                                    "Olena Zelenska",
                                                    "Antony Blinken",
                                                    "Anna Maria van der Berg",
                                                    "Kyiv",
                                                    "Kharkiv"};
        return names[below(names.size())];
    }

    double price() { return static_cast<double>(below(41)) / 2 - 10; }

    std::string date() {
        static const std::vector<std::string> dates{"2022-09-14",
                                                    "2022-09-16",
                                                    "2022-09-16T10:05:00Z",
                                                    "2022-09-16T23:30:00-05:00",
                                                    "2021-12-31",
                                                    "1987-02-26",
                                                    ""};
        return dates[below(dates.size())];
    }

  private:
    std::mt19937 engine_;
};

Article random_article(Dice& dice, std::size_t number) {
    Article article = story("a" + std::to_string(number), dice.chance(95) ? dice.text(4) : "",
                            dice.text(dice.chance(30) ? 60 : 8), dice.date());
    if (dice.chance(30)) article.persons = {dice.name(), dice.name()};
    if (dice.chance(30)) article.places = {dice.name()};
    if (dice.chance(10)) article.organisations = {dice.name()};
    if (dice.chance(40)) article.topics = {dice.chance(50) ? "Coffee" : "Crude Oil"};
    if (dice.chance(20)) article.language = dice.chance(60) ? "de" : "de-at";
    if (dice.chance(10)) article.status = Status::corrected;
    nlohmann::json extra;
    if (dice.chance(40)) extra["desk"] = dice.chance(50) ? "Sport" : "Späte Nacht";
    if (dice.chance(40)) extra["lead"] = {dice.text(5), dice.text(3)};
    if (dice.chance(30)) extra["editor"] = dice.name();
    if (dice.chance(40)) extra["event"] = {dice.date(), dice.date()};
    if (dice.chance(60)) extra["price"] = {dice.price(), dice.price()};
    if (!extra.empty()) article.extra = extra.dump();
    return article;
}

ExpressionPtr node(Kind kind) {
    auto result = std::make_unique<Expression>();
    result->kind = kind;
    return result;
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    for (WordScanner scanner(text); scanner.next();) words.emplace_back(scanner.word());
    return words;
}

ExpressionPtr random_word(Dice& dice) {
    auto word = node(Kind::word);
    word->words = {words_of(dice.word()).front()};
    word->exact = dice.chance(15);
    return word;
}

ExpressionPtr random_words(Dice& dice) {
    if (dice.chance(70)) return random_word(dice);
    if (dice.chance(25)) {
        auto wildcard = node(Kind::wildcard);
        wildcard->words = {std::vector<std::string>{"gr", "mini", "co", "19", "xx", "p"}[dice.below(6)]};
        return wildcard;
    }
    auto list = node(dice.chance(50) ? Kind::phrase : Kind::near);
    const std::size_t count = 2 + dice.below(2);
    if (list->kind == Kind::near) {
        list->window = 1 + static_cast<unsigned>(dice.below(6));
        for (std::size_t i = 0; i < count; ++i) {
            list->children.push_back(random_word(dice));
            list->children.back()->exact = false;
        }
    } else {
        for (std::size_t i = 0; i < count; ++i) list->words.push_back(words_of(dice.word()).front());
    }
    return list;
}

ExpressionPtr random_field(Dice& dice) {
    struct Choice {
        const char* name;
        std::string value;
    };
    const std::vector<Choice> choices{{"person", dice.name()},
                                      {"place", dice.name()},
                                      {"entity", dice.name()},
                                      {"topic", "crude oil"},
                                      {"topic", "coffee"},
                                      {"is", "undated"},
                                      {"id", "a7"},
                                      {"title", dice.word()},
                                      {"person", "Zelenskiy"},
                                      {"date", ""},
                                      {"date", ""},
                                      {"desk", "späte nacht"},
                                      {"lead", dice.word()},
                                      {"editor", dice.name()},
                                      {"event", ""},
                                      {"price", ""},
                                      {"price", ""},
                                      {"language", "de"},
                                      {"language", "de-at"}};
    const auto& choice = choices[dice.below(choices.size())];
    auto field = node(Kind::field);
    field->field = config().fields.find(choice.name);
    field->value = choice.value;
    field->exact = dice.chance(10);
    if (field->field->kind == FieldKind::text) field->words = words_of(choice.value);
    if (field->field->is_name() || field->field->kind == FieldKind::group) field->words = name_words(choice.value);
    if (field->field->kind == FieldKind::date) {
        if (dice.chance(80)) field->range.first = make_day(2021 + static_cast<int>(dice.below(2)), 9, 15);
        if (dice.chance(80) || !field->range.first)
            field->range.last = make_day(2022, 9 + static_cast<unsigned>(dice.below(3)), 16);
    }
    if (field->field->kind == FieldKind::number) {
        if (dice.chance(80)) field->numbers.least = dice.price();
        if (dice.chance(80) || !field->numbers.least) field->numbers.most = field->numbers.least.value_or(0) + 2;
    }
    return field;
}

ExpressionPtr random_expression(Dice& dice, unsigned depth, bool may_prefer) {
    if (depth == 0 || dice.chance(35)) return dice.chance(75) ? random_words(dice) : random_field(dice);
    if (dice.chance(12)) {
        auto without = node(Kind::without);
        without->children.push_back(random_expression(dice, depth - 1, false));
        without->children.push_back(random_expression(dice, depth - 1, false));
        return without;
    }
    auto list = node(dice.chance(50) ? Kind::all : Kind::any);
    for (std::size_t count = 2 + dice.below(3); count > 0; --count) {
        const bool prefer = list->kind == Kind::all && may_prefer && dice.chance(25);
        list->children.push_back(prefer ? random_field(dice) : random_expression(dice, depth - 1, may_prefer));
        list->children.back()->preferred = prefer;
    }
    if (list->kind == Kind::all && dice.chance(15)) {
        auto excluded = node(Kind::without);
        excluded->children.push_back(random_expression(dice, 0, false));
        list->children.push_back(std::move(excluded));
    }
    return list;
}

std::vector<SlowScanner::Found> found_by(Searcher& searcher, const SearchRequest& request, Count& total) {
    const Answer answer = searcher.search(request);
    total = answer.total;
    std::vector<SlowScanner::Found> found;
    for (const auto& hit : answer.hits) found.push_back({hit.brief.id, hit.score});
    return found;
}

std::string print(const std::vector<SlowScanner::Found>& list) {
    std::string text;
    for (const auto& found : list)
        text += found.id + "=" + std::to_string(static_cast<long>(found.score * 1048576)) + " ";
    return text;
}

}  // namespace

TEST_CASE("Random queries find what a slow scanner finds, in every cut", "[oracle]") {
    Dice dice(20220916);
    std::vector<Article> articles;
    for (std::size_t i = 0; i < 400; ++i) articles.push_back(random_article(dice, i));
    const SlowScanner scanner(articles, config());
    std::vector<std::unique_ptr<SmallArchive>> archives;
    std::vector<Searcher> searchers;
    SmallArchiveOptions by_year;
    by_year.shard_of = [&](std::size_t number) {
        const auto& published = articles[number].published;
        return published ? static_cast<std::size_t>(year_of(published->day)) : 0;
    };
    for (auto cut : {dealt_into(1), dealt_into(3), dealt_into(29), by_year}) {
        cut.config = config();
        archives.push_back(std::make_unique<SmallArchive>(articles, cut));
        searchers.emplace_back(archives.back()->path());
    }
    // Each preference is worth the same: the slow scanner knows no ladders.
    Weights constants;
    for (const auto kind : {&Weights::entity, &Weights::place, &Weights::time, &Weights::keyword, &Weights::title})
        constants.*kind = 0.25;
    for (const auto step : {&Weights::named, &Weights::prominent, &Weights::lead}) constants.*step = 0;
    constants.spoken = 1;
    constants.proximity = 0;
    std::size_t with_hits = 0;
    for (unsigned round = 0; round < 300; ++round) {
        const auto expression = random_expression(dice, 3, true);
        SearchRequest request;
        request.order =
            std::vector<Order>{Order::relevance, Order::relevance, Order::newest, Order::oldest}[dice.below(4)];
        const auto expected = scanner.search(*expression, request.order);
        with_hits += !expected.empty();
        request.expression = expression.get();
        request.weights = constants;
        request.offset = dice.chance(30) ? dice.below(20) : 0;
        request.limit = dice.chance(10) ? std::nullopt : std::optional<std::uint64_t>(1 + dice.below(20));
        request.exact_count = dice.chance(50);
        const auto first =
            expected.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(request.offset, expected.size()));
        const auto count = std::min<std::uint64_t>(request.limit.value_or(expected.size()),
                                                   static_cast<std::uint64_t>(expected.end() - first));
        const std::vector<SlowScanner::Found> page(first, first + static_cast<std::ptrdiff_t>(count));
        for (auto& searcher : searchers) {
            Count total;
            const auto found = found_by(searcher, request, total);
            INFO("round " << round << ": " << canonical_query(*expression) << " in "
                          << searcher.manifest().shards.size() << " shards");
            INFO("expected " << print(page));
            INFO("found    " << print(found));
            REQUIRE((found == page));
            if (request.exact_count) REQUIRE(total.exact);
            if (total.exact) REQUIRE(total.value == expected.size());
            if (request.limit) continue;
            request.stream = true;
            std::vector<SlowScanner::Found> streamed;
            const Answer all = searcher.search(request);
            for (const auto& match : all.all) {
                Hit hit = Searcher::hit(match, 1);
                searcher.fill(hit, Details::brief, request.now);
                streamed.push_back({hit.brief.id, hit.score});
            }
            request.stream = false;
            REQUIRE((streamed == page));
            REQUIRE(all.total.value == expected.size());
        }
    }
    CHECK(with_hits > 100);  // the queries are not all misses
}
