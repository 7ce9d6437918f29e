#include "query/searcher.hpp"

#include <catch2/catch.hpp>

#include "query/language/parser.hpp"
#include "schemas/article_record.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

const Day friday = *make_day(2022, 9, 16);

ParsedQuery parse(const std::string& text, bool any = false) {
    return parse_query(text, FieldTable::builtin(), {friday, any, false});
}

SearchRequest request_for(const ParsedQuery& query) {
    SearchRequest request;
    request.expression = query.expression.get();
    return request;
}

Answer ask(Searcher& searcher, const std::string& text) {
    const auto query = parse(text);
    return searcher.search(request_for(query));
}

std::vector<std::string> ids(const Answer& answer) {
    std::vector<std::string> result;
    for (const auto& hit : answer.hits) result.push_back(hit.brief.id);
    return result;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("Equal scores are ordered by newest date, then id, and no cut changes it") {
    std::vector<Article> articles;
    for (const char* id : {"d", "b", "a", "c"}) articles.push_back(story(id, "Coffee", "prices rise", "2022-09-16"));
    articles.push_back(story("old", "Coffee", "prices rise", "2021-01-01"));
    articles.push_back(story("undated", "Coffee", "prices rise"));
    articles.push_back(story("new", "Coffee", "prices rise", "2022-09-17T00:00:01Z"));
    const Ids all{"new", "a", "b", "c", "d", "old", "undated"};
    for (const std::size_t shards : {1U, 2U, 7U}) {
        const SmallArchive archive(articles, dealt_into(shards));
        Searcher searcher(archive.path());
        for (const char* text :
             {"coffee", "coffee prices", "coffee OR prices", "title:coffee", "date:2021..", "date:2021.. OR coffee"}) {
            const auto query = parse(text);
            auto request = request_for(query);
            const bool dated = std::string(text) == "date:2021..";
            const Ids expected(all.begin(), all.end() - (dated ? 1 : 0));
            for (std::uint64_t limit = 1; limit <= expected.size(); ++limit) {
                request.limit = limit;
                INFO(text << ", the first " << limit << " of " << shards << " shards");
                CHECK(ids(searcher.search(request)) ==
                      Ids(expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(limit)));
            }
        }
    }
}

TEST_CASE("Newest and oldest order by date alone, undated articles last") {
    const SmallArchive archive(
        {story("1", "Coffee coffee coffee", "coffee", "2021-05-01"), story("2", "", "coffee", "2022-01-01"),
         story("3", "", "coffee"), story("4", "Coffee", "coffee", "1987-02-26")},
        dealt_into(2));
    Searcher searcher(archive.path());
    const auto query = parse("coffee");
    auto request = request_for(query);
    request.order = Order::newest;
    CHECK(ids(searcher.search(request)) == Ids{"2", "1", "4", "3"});
    request.order = Order::oldest;
    CHECK(ids(searcher.search(request)) == Ids{"4", "1", "2", "3"});
    CHECK(searcher.search(request).hits.front().score > 0);
    request.limit = 1;
    CHECK(ids(searcher.search(request)) == Ids{"4"});
}

TEST_CASE("Pages follow each other, and the count is of all") {
    const auto articles = stories(
        25, [](std::size_t i) { return story("a" + std::to_string(i), "Coffee", std::string(i * 3, ' ') + "x"); });
    const SmallArchive archive(articles, dealt_into(3));
    Searcher searcher(archive.path());
    const auto query = parse("coffee");
    auto request = request_for(query);
    request.limit = std::nullopt;
    const auto all = ids(searcher.search(request));
    REQUIRE(all.size() == 25);
    Ids paged;
    for (request.offset = 0, request.limit = 7; request.offset < 30; request.offset += 7) {
        const auto answer = searcher.search(request);
        CHECK(answer.total.value == 25);
        CHECK(answer.total.exact);
        if (!answer.hits.empty()) CHECK(answer.hits.front().rank == request.offset + 1);
        const auto page = ids(answer);
        paged.insert(paged.end(), page.begin(), page.end());
    }
    CHECK(paged == all);
    request.offset = UINT64_MAX;
    CHECK(searcher.search(request).hits.empty());
    request.offset = 0;
    request.limit = 0;
    const auto counted = searcher.search(request);
    CHECK(counted.hits.empty());
    CHECK(counted.total.value == 25);
}

TEST_CASE("Hidden articles are never shown or counted") {
    SmallArchiveOptions options = dealt_into(2);
    options.hidden = {"b", "gone"};
    const SmallArchive archive({story("a", "Coffee", ""), story("b", "Coffee", "secret"), story("c", "Coffee", "")},
                               options);
    Searcher searcher(archive.path());
    CHECK(ids(ask(searcher, "coffee")) == Ids{"a", "c"});
    CHECK(ask(searcher, "coffee").total.value == 2);
    CHECK(ask(searcher, "id:b").total.value == 0);
    CHECK(ask(searcher, "").total.value == 2);
    CHECK_FALSE(searcher.record("b", 0));
    CHECK(searcher.record("a", 0));
    CHECK(ask(searcher, "secert").suggestions.empty());  // a word of hidden articles alone is not given away
}

TEST_CASE("What its publisher has cancelled or withheld is never found, and says why") {
    Article cancelled = story("cancelled", "", "", "2022-09-16");
    cancelled.status = Status::cancelled;
    cancelled.note = "Legal reasons.";
    Article withheld = story("withheld", "Coffee", "arabica", "2022-09-16");
    withheld.status = Status::withheld;
    Article corrected = story("corrected", "Coffee", "", "2022-09-16");
    corrected.status = Status::corrected;
    corrected.corrects = "Withheld";
    const SmallArchive archive({cancelled, withheld, corrected, story("free", "Coffee", "", "2022-09-16")},
                               dealt_into(2));
    Searcher searcher(archive.path());
    for (const auto& [query, found] : std::vector<std::pair<const char*, Ids>>{
             {"coffee", {"corrected", "free"}},
             {"date:2022", {"corrected", "free"}},
             {"is:corrected", {"corrected"}},
             {"is:cancelled", {}},
             {"is:withheld", {}},
             {"id:cancelled", {}},
             {"corrects:withheld", {"corrected"}},
             {"arabica", {}},
         }) {
        CAPTURE(query);
        CHECK(ids(ask(searcher, query)) == found);
        CHECK(ask(searcher, query).total.value == found.size());
    }
    CHECK(ask(searcher, "arabicas").suggestions.empty());
    CHECK(searcher.record("cancelled", 0).value().kept_back == KeptBack::cancelled);
    CHECK(searcher.record("withheld", 0).value().kept_back == KeptBack::withheld);
    const auto history = searcher.history("withheld", 0).value();
    REQUIRE(history.versions.size() == 1);
    CHECK(history.versions[0].status == Status::withheld);
    CHECK(history.corrected_by == Ids{"corrected"});
    CHECK_FALSE(searcher.history("nothing", 0));
}

TEST_CASE("An embargo ends by its second") {
    Article held = story("held", "Coffee", "", "2022-09-16");
    held.embargo = parse_moment("2022-09-16T12:00:00Z")->moment;
    const SmallArchive archive({held, story("free", "Coffee", "", "2022-09-16")}, dealt_into(2));
    Searcher searcher(archive.path());
    const auto query = parse("coffee");
    auto request = request_for(query);
    request.now = held.embargo->utc_seconds() - 1;
    CHECK(ids(searcher.search(request)) == Ids{"free"});
    CHECK(searcher.search(request).total.value == 1);
    CHECK(searcher.record("held", request.now).value().kept_back == KeptBack::embargoed);
    request.now += 1;
    CHECK(ids(searcher.search(request)) == Ids{"free", "held"});
    CHECK(searcher.record("held", request.now).value().kept_back == KeptBack::no);
}

TEST_CASE("The parts and words of a hit add up to its score exactly") {
    std::vector<Article> articles;
    for (int i = 0; i < 40; ++i) {
        auto article = story(
            "a" + std::to_string(i), i % 3 == 0 ? "Mass graves in Izium" : "Coffee prices",
            i % 2 == 0 ? "The graves were found; graves, bodies and coffee." : "Prices of coffee and bodies rise.",
            "2022-09-16");
        if (i % 5 == 0) article.places = {"Izium", "Ukraine"};
        if (i % 4 == 0) article.persons = {"Volodymyr Zelenskiy"};
        articles.push_back(article);
    }
    const SmallArchive archive(articles, dealt_into(3));
    Searcher searcher(archive.path());
    for (const char* text : {"graves", "graves bodies", "graves OR coffee OR pric*", "\"mass graves\" bodies",
                             "graves place~Ukraine person~Zelenskiy", "title:graves bodies",
                             "(graves bodies) OR (title:coffee prices)", "place~Izium", "graves -milk date~2022"}) {
        const auto query = parse(text);
        auto request = request_for(query);
        request.explain = true;
        const auto answer = searcher.search(request);
        INFO(text);
        REQUIRE_FALSE(answer.hits.empty());
        for (const auto& hit : answer.hits) {
            double parts = 0;
            double words = 0;
            double text_part = 0;
            for (const auto& part : hit.parts) parts += part.score;
            for (const auto& part : hit.parts) text_part += part.name == "text" ? part.score : 0;
            for (const auto& word : hit.words) words += word.score;
            CHECK(parts == hit.score);
            CHECK(words == text_part);
        }
    }
}

TEST_CASE("Filters never change the text score, quotes neither") {
    const SmallArchive archive({story("a", "Graves", "mass graves found", "2022-09-16"),
                                story("b", "Coffee", "coffee of mass", "2022-09-16")});
    Searcher searcher(archive.path());
    const auto score = [&](const char* text) { return ask(searcher, text).hits.at(0).score; };
    CHECK(score("mass graves") == score("mass graves date:2022-09"));
    CHECK(score("mass graves") == score("\"mass graves\""));
    CHECK(score("mass graves") == score("mass graves -coffee"));
    CHECK(score("mass graves") == score("mass +graves"));
    CHECK(score("date:2022-09") == 0);
}

TEST_CASE("The text part stays below its weight, and preferences of a kind share theirs") {
    const SmallArchive archive({story("a", "Graves", std::string(3000, 'x')),
                                story("b", "", "coffee coffee coffee coffee coffee coffee coffee")});
    Searcher searcher(archive.path());
    CHECK(ask(searcher, "coffee").hits.at(0).score < 1);
    Article named = story("a", "Graves", "graves");
    named.places = {"Izium", "Ukraine"};
    const SmallArchive with_places({named});
    Searcher places(with_places.path());
    named.topics = {"War", "Trade"};
    const SmallArchive with_topics({named});
    Searcher topics(with_topics.path());
    const double whole = Weights{}.keyword;
    CHECK(ask(topics, "topic~War topic~Trade").hits.at(0).score == whole);
    CHECK(ask(topics, "topic~War").hits.at(0).score == whole);
    CHECK(ask(topics, "topic~War topic~Peru").hits.at(0).score == whole / 2);
    const double one = ask(places, "place~Izium").hits.at(0).score;
    CHECK(one > 0);
    CHECK(one < 1 + Weights{}.place);
}

TEST_CASE("Where nothing is found, the answer says what any of the words would find") {
    const SmallArchive archive({story("a", "Graves", "izium"), story("b", "Coffee", "brazil")}, dealt_into(2));
    Searcher searcher(archive.path());
    const auto all = parse("graves coffee");
    const auto any = parse("graves coffee", true);
    auto request = request_for(all);
    request.relaxed = any.expression.get();
    const auto answer = searcher.search(request);
    CHECK(answer.total.value == 0);
    CHECK(answer.any_total == 2);
    const auto found = parse("graves");
    request.expression = found.expression.get();
    CHECK_FALSE(searcher.search(request).any_total);
}

TEST_CASE("An article is stemmed in its language, and a word of the query in all of them") {
    auto german = story("de", "", "Die Häuser der Stadt");
    german.language = "de";
    const SmallArchive archive({german, story("en", "", "The houses of the city")}, dealt_into(2));
    Searcher searcher(archive.path());
    CHECK(ids(ask(searcher, "haus")) == Ids{"de"});
    CHECK(ids(ask(searcher, "house")) == Ids{"en"});
    CHECK(ids(ask(searcher, "+haus")).empty());
    CHECK(ids(ask(searcher, "language:de")) == Ids{"de"});
}

TEST_CASE("A language is found with its regions, a region or an exact language alone") {
    auto austrian = story("at", "", "Die Häuser der Stadt");
    austrian.language = "de-at";
    auto german = story("de", "", "Der Garten");
    german.language = "de";
    auto dene = story("den", "", "the houses");
    dene.language = "den";
    const SmallArchive archive({austrian, german, dene, story("en", "", "The houses of the city")}, dealt_into(3));
    Searcher searcher(archive.path());
    struct Row {
        const char* query;
        Ids ids;
        const char* reason;
    };
    const std::vector<Row> rows{
        {"language:de", {"at", "de"}, "the language and its regions, but no longer code"},
        {"language:DE-AT", {"at"}, "one region"},
        {"language:=de", {"de"}, "the language without its regions"},
        {"language:=de-at", {"at"}, "a region exactly"},
        {"language:de-ch", {}, "a region that no article is in"},
        {"houses -language:de", {"den", "en"}, "an exclusion of it"},
        {"language:de haus", {"at"}, "words are stemmed as in the regions"},
        {"houses language~de", {"den", "en"}, "a preference requires none"},
        {"language~de", {"at", "de"}, "alone it does"},
    };
    for (const auto& row : rows) {
        INFO(row.query << ": " << row.reason);
        CHECK(ids(ask(searcher, row.query)) == row.ids);
    }
}

TEST_CASE("Hits hold what was asked for of them") {
    Article article = story("a", "Graves", "izium", "2022-09-16");
    article.persons = {"Volodymyr Zelenskiy"};
    const SmallArchive archive({article});
    Searcher searcher(archive.path());
    const auto query = parse("graves");
    auto request = request_for(query);
    request.details = Details::none;
    auto hit = searcher.search(request).hits.at(0);
    CHECK(hit.brief.id.empty());
    searcher.fill(hit, Details::brief, 0);
    CHECK(hit.brief.title == "Graves");
    CHECK(hit.persons.empty());
    searcher.fill(hit, Details::names, 0);
    CHECK(hit.persons.at(0).value == "Volodymyr Zelenskiy");
    CHECK(searcher.record(hit) == record_json(article));
    CHECK(searcher.record("a", 0).value().json == record_json(article));
    CHECK_FALSE(searcher.record("b", 0));
}

namespace {

// Sixty words; those of two numbers have none in common.
std::string long_text(int number) {
    std::string text = "graves ";
    for (int i = 0; i < 60; ++i) text += "n" + std::to_string(number) + "w" + std::to_string(i) + ' ';
    return text;
}

}  // namespace

TEST_CASE("Copies are one hit: shown by the first, at the rank and with the score of the best") {
    const std::vector<Article> articles{story("copy", "Graves graves", long_text(1), "2022-09-17"),
                                        story("other", "Graves", long_text(2), "2022-09-17"),
                                        story("first", "", long_text(1), "2022-09-16"),
                                        story("last", "", long_text(3), "2022-09-16")};
    const SmallArchive archive(articles, dealt_into(3));
    Searcher searcher(archive.path());
    const auto query = parse("graves");
    auto request = request_for(query);
    request.explain = true;
    const auto all = searcher.search(request);
    CHECK_FALSE(all.folded_total);
    CHECK(ids(all) == std::vector<std::string>{"copy", "other", "first", "last"});
    request.fold = true;
    const auto folded = searcher.search(request);
    CHECK(ids(folded) == std::vector<std::string>{"first", "other", "last"});
    CHECK(folded.total.value == 4);
    CHECK(folded.folded_total == 3);
    CHECK(folded.hits[0].copies.ids == std::vector<std::string>{"copy"});
    CHECK(folded.hits[0].copies.exact);
    CHECK(folded.hits[0].score == all.hits[0].score);
    for (const auto& hit : folded.hits) {
        double sum = 0;
        for (const auto& part : hit.parts) sum += part.score;
        CHECK(sum == hit.score);
    }
    request.offset = 1;
    request.limit = 1;
    CHECK(ids(searcher.search(request)) == std::vector<std::string>{"other"});
    CHECK(searcher.search(request).hits[0].rank == 2);
}

TEST_CASE("Hits say what they correct, and what corrects them and may be shown") {
    std::vector<Article> articles{story("old", "Graves", "izium"), story("new", "Graves", "izium"),
                                  story("newer", "Graves", "izium"), story("later", "Graves", "izium")};
    for (std::size_t i = 1; i < articles.size(); ++i) articles[i].corrects = "old";
    articles[3].embargo = parse_moment("2022-09-20T00:00:00Z")->moment;
    auto options = dealt_into(2);
    options.hidden = {"newer"};
    const SmallArchive archive(articles, options);
    Searcher searcher(archive.path());
    const auto query = parse("id:old OR id:new");
    auto request = request_for(query);
    request.now = parse_moment("2022-09-19")->moment.utc_seconds();
    const auto hits = searcher.search(request).hits;
    REQUIRE(hits.size() == 2);
    CHECK(hits[0].brief.id == "new");
    CHECK(hits[0].corrects == std::vector<std::string>{"old"});
    CHECK(hits[0].corrected_by.empty());
    CHECK(hits[1].corrects.empty());
    CHECK(hits[1].corrected_by == std::vector<std::string>{"new"});
}

TEST_CASE("Articles like one are asked for, but not like one that is kept back") {
    std::vector<Article> articles{story("a", "Graves", "izium forensic"), story("b", "Graves", "forensic"),
                                  story("c", "Coffee", "brazil"), story("hidden", "Graves", "izium"),
                                  story("held", "Graves", "izium")};
    articles[4].embargo = parse_moment("2022-09-20T00:00:00Z")->moment;
    auto options = dealt_into(2);
    options.hidden = {"hidden"};
    const SmallArchive archive(articles, options);
    Searcher searcher(archive.path());
    const auto now = parse_moment("2022-09-19")->moment.utc_seconds();
    CHECK_FALSE(searcher.like("a", now).empty());
    for (const char* id : {"hidden", "held", "nobody"}) {
        CAPTURE(id);
        CHECK(searcher.like(id, now).empty());
    }
}

TEST_CASE("What is typical is of the matches, whatever the page, the order and the shards") {
    std::vector<Article> articles;
    for (int i = 0; i < 300; ++i) {
        const bool is_coffee = i % 10 == 0;
        articles.push_back(story("a" + std::to_string(i), "Report",
                                 is_coffee ? "Coffee after the frost in number" + std::to_string(i) + " said Anna Smith"
                                           : "The harbour of the port, said Bo Jones",
                                 i % 3 == 0 ? "2022-09-16" : "2022-09-17"));
        articles.back().persons = {is_coffee ? "Anna Smith" : "Bo Jones"};
        if (i % 50 == 0) articles.back().status = Status::withheld;
    }
    for (const std::size_t shards : {1U, 2U, 7U}) {
        const SmallArchive archive(articles, dealt_into(shards));
        Searcher searcher(archive.path());
        const auto query = parse("coffee anna");
        auto request = request_for(query);
        request.counts.typical = 3;
        for (const std::uint64_t limit : {0U, 1U, 100U}) {
            for (const Order order : {Order::relevance, Order::oldest}) {
                for (const bool fold : {false, true}) {
                    INFO(shards << " shards, the first " << limit);
                    request.limit = limit;
                    request.order = order;
                    request.fold = fold;
                    const auto typical = searcher.search(request).counts.typical.value();
                    CHECK(typical.sampled > 0);
                    CHECK(typical.sampled <= 24);
                    if (!fold) CHECK(typical.sampled == 24);
                    REQUIRE(typical.words.size() == 3);
                    CHECK(typical.words[0].value == "after");
                    CHECK(typical.words[1].value == "frost");
                    CHECK(typical.words[2].value == "in");
                    CHECK(typical.words[1].tally == ArticleTally{typical.sampled, 24});
                    REQUIRE(typical.names.size() == 3);
                    REQUIRE(typical.names[0].values.size() == 1);
                    CHECK(typical.names[0].values[0].value == "Anna Smith");
                    CHECK(typical.names[0].values[0].tally == ArticleTally{24, 24});
                }
            }
        }
    }
    const SmallArchive one(articles);
    Searcher searcher(one.path());
    const auto query = parse("date:2022-09-16");
    auto request = request_for(query);
    request.counts.typical = 5;
    CHECK(searcher.search(request).counts.typical->sampled == 100 - 2);
    const auto none = parse("nowhere");
    request.expression = none.expression.get();
    CHECK(searcher.search(request).counts.typical->words.empty());
}

TEST_CASE("An empty archive answers") {
    const SmallArchive archive({});
    Searcher searcher(archive.path());
    const auto answer = ask(searcher, "graves* OR \"mass graves\" person~x date:2022 -y");
    CHECK(answer.hits.empty());
    CHECK(answer.total.value == 0);
    CHECK(answer.total.exact);
    CHECK(ask(searcher, "").total.value == 0);
}

TEST_CASE("A searcher goes on in its generation, whatever is published") {
    SmallArchive archive({story("a", "Graves", "")});
    Searcher searcher(archive.path());
    archive.publish(2);
    CHECK(searcher.manifest().generation == 1);
    CHECK(ids(ask(searcher, "graves")) == Ids{"a"});
    CHECK(Searcher(archive.path()).manifest().generation == 2);
}
