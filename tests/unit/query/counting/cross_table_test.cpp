#include "query/counting/cross_table.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "schemas/error.hpp"
#include "tests/unit/query/counting/counted_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

Article at(std::string id, const std::string& published, std::vector<std::string> places, std::string source) {
    Article article = story(std::move(id), "t", "x", published);
    article.places = std::move(places);
    article.source = std::move(source);
    return article;
}

std::vector<std::string> lines(const CrossTable& table) {
    std::vector<std::string> lines;
    for (const auto& row : table.rows) {
        std::string line;
        for (const auto& label : row.labels) line += label + ",";
        lines.push_back(line + std::to_string(row.tally.articles) + "/" + std::to_string(row.tally.archive));
    }
    return lines;
}

using Lines = std::vector<std::string>;

// Adds the cells of an article, one column after the other.
void add_cells(const std::vector<std::vector<std::string>>& labels, std::vector<std::string> cell,
               std::set<std::vector<std::string>>& cells) {
    if (cell.size() == labels.size()) {
        cells.insert(cell);
        return;
    }
    for (const auto& label : labels[cell.size()]) {
        cell.push_back(label);
        add_cells(labels, cell, cells);
        cell.pop_back();
    }
}

std::vector<std::string> or_empty(std::vector<std::string> values) {
    return values.empty() ? std::vector<std::string>{""} : values;
}

}  // namespace

TEST_CASE("an article is counted with each of its values, and without any") {
    const std::vector<Article> articles{at("a", "2022-09-16", {"Kyiv", "Izium"}, "Wire"),
                                        at("b", "2022-09-01", {"KYIV"}, "Post"),
                                        at("c", "2022-08-31", {}, "Wire"),
                                        at("d", "", {"Kyiv"}, ""),
                                        at("e", "2022-09-02", {"Kyiv"}, "Wire"),
                                        at("f", "2022-09-03", {"Kyiv", "Lviv"}, "Wire")};
    for (const std::size_t shards : {1U, 2U, 6U}) {
        CountedArchive archive(articles, {"a", "b", "c", "d"}, {"f"}, dealt_into(shards));
        CHECK(lines(make_cross_table(archive.files(), {"month", "place"}, archive.documents())) ==
              Lines{"2022-08,,1/1", "2022-09,Izium,1/1", "2022-09,Kyiv,2/3", ",Kyiv,1/1"});
        const CrossTable table = make_cross_table(archive.files(), {"source", "year", "place"}, archive.documents());
        CHECK(table.columns == Lines{"source", "year", "place"});
        CHECK(lines(table) ==
              Lines{"Post,2022,Kyiv,1/1", "Wire,2022,Izium,1/1", "Wire,2022,Kyiv,1/2", "Wire,2022,,1/1", ",,Kyiv,1/1"});
    }
}

TEST_CASE("random tables are what counting by hand gives, whatever the shards", "[oracle]") {
    std::mt19937 engine(20220916);
    const auto below = [&](std::size_t count) { return engine() % count; };
    const std::vector<std::string> dates{"2022-09-16", "2022-09-01", "2022-08-31", "1987-02-26", ""};
    for (int round = 0; round < 20; ++round) {
        std::vector<Article> articles;
        std::set<std::string> matched;
        std::set<std::string> kept_back;
        for (std::size_t i = 0; i < 200; ++i) {
            std::set<std::string> places;
            for (std::size_t count = below(4); count > 0; --count) places.insert("Place " + std::to_string(below(9)));
            articles.push_back(at("a" + std::to_string(i), dates[below(dates.size())], {places.begin(), places.end()},
                                  below(4) == 0 ? "" : "Source " + std::to_string(below(3))));
            if (below(100) < 40) matched.insert(articles.back().id);
            if (below(100) < 10) kept_back.insert(articles.back().id);
        }
        std::map<std::vector<std::string>, ArticleTally> cells;
        for (const auto& article : articles) {
            if (kept_back.contains(article.id)) continue;
            const auto published = article.published ? to_string(article.published->day).substr(0, 7) : std::string();
            std::set<std::vector<std::string>> own;
            add_cells({{published}, or_empty(article.places), {article.source}}, {}, own);
            for (const auto& cell : own) {
                ++cells[cell].archive;
                if (matched.contains(article.id)) ++cells[cell].articles;
            }
        }
        std::erase_if(cells, [](const auto& cell) { return cell.second.articles == 0; });
        for (const std::size_t shards : {1U, 3U, 17U}) {
            CountedArchive archive(articles, matched, kept_back, dealt_into(shards));
            const auto table = make_cross_table(archive.files(), {"month", "place", "source"}, archive.documents());
            std::map<std::vector<std::string>, ArticleTally> found;
            for (const auto& row : table.rows) found[row.labels] = row.tally;
            REQUIRE(found.size() == table.rows.size());
            REQUIRE((found == cells));
        }
    }
}

TEST_CASE("a table of too many cells is refused before it is made") {
    std::vector<std::string> names;
    for (int i = 0; i < 800; ++i) names.push_back("Name " + std::to_string(i));
    Article article = at("a", "2022-09-16", names, "Wire");
    article.persons = names;
    CountedArchive archive({article, at("b", "2022-09-16", {"Kyiv"}, "Wire")}, {"a", "b"});
    CHECK_THROWS_WITH(make_cross_table(archive.files(), {"person", "place"}, archive.documents()),
                      Catch::Contains("500000") && Catch::Contains("person,place"));
    CHECK(make_cross_table(archive.files(), {"person", "source"}, archive.documents()).rows.size() == 801);
    // What does not match costs nothing, whatever it names.
    CountedArchive other({article, at("b", "2022-09-16", {"Kyiv"}, "Wire")}, {"b"});
    CHECK(lines(make_cross_table(other.files(), {"person", "place"}, other.documents())) == Lines{",Kyiv,1/1"});
}
