#include "query/ranking/planner.hpp"

#include <catch2/catch.hpp>

#include "query/language/parser.hpp"
#include "query/open_generation.hpp"
#include "query/ranking/score.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

struct Archive {
    std::vector<Article> articles{story("1", "Coffee", "coffee prices federal", "2022-08-30"),
                                  story("2", "", "feds graves", "2022-10-02")};
    SmallArchive archive{articles};
    OpenGeneration generation = open_generation(archive.layout());
    Statistics statistics{generation.shards};
    Stemmers stemmers{{"en", "de"}};
    GazetteerSource gazetteer;
    FacetFiles files{archive.layout(), generation.manifest};
    NameIndex names{files};
    FieldReader reader{FieldTable::builtin(), statistics, gazetteer, names, nullptr};

    Plan plan(const std::string& text) {
        const auto query = parse_query(text, FieldTable::builtin(), {*make_day(2022, 9, 16), false, true});
        return make_plan(*query.expression, reader, stemmers);
    }
    std::string filter(const std::string& text) {
        const std::string described = plan(text).filter().get_description();  // "Query(...)"
        return described.substr(6, described.size() - 7);
    }
};

struct Row {
    const char* query;
    const char* filter;
    const char* reason;
};

}  // namespace

TEST_CASE("Queries are spelled out in terms") {
    Archive archive;
    const std::vector<Row> rows{
        {"", "<alldocuments>", "an empty query finds everything"},
        {"coffee", "Zcoffe", "a word is its stem"},
        {"graves", "(Zgrav OR Zgrave)", "its stems in all languages of the archive"},
        {"language:de graves", "(Lde AND Zgrav)", "in a language that is required those of that one"},
        {"graves -tea (language:de title:graves)", "((Zgrav AND Lde AND ZSgrav) AND_NOT Ztea)",
         "wherever it is required"},
        {"graves (language:de OR language:en)", "((Zgrav OR Zgrave) AND (Lde OR Len))",
         "of several that are enough, of these"},
        {"graves OR language:de", "((Zgrav OR Zgrave) OR Lde)", "where it is one way of several, of all"},
        {"graves language~de", "(Zgrav OR Zgrave)", "a preference requires none"},
        {"graves -language:de", "((Zgrav OR Zgrave) AND_NOT Lde)", "nor does an exclusion"},
        {"graves language:fr", "((Zgrav OR Zgrave) AND Lfr)", "of one that the archive has not, of all"},
        {"1987", "1987", "numbers have no stem"},
        {"+tea", "(tea AND Ztea)", "as it stands, weighed by its stem"},
        {"\"tea pot\"", "((tea PHRASE 2 pot) AND Ztea AND Zpot)", "words side by side"},
        {"tea NEAR/3 pot", "((tea NEAR 4 pot) AND Ztea AND Zpot)", "NEAR/3 is a window of four words"},
        {"tea NEAR/3 \"hot pot\"", "(((tea NEAR 5 hot NEAR 5 pot) AND (hot PHRASE 2 pot)) AND Ztea AND Zhot AND Zpot)",
         "phrases in NEAR"},
        {"fed*", "(federal OR feds)", "a wildcard is the words that begin so"},
        {"xyz*", "", "that no word begins so"},
        {"tea pot", "(Ztea AND Zpot)", "AND"},
        {"tea OR pot", "(Ztea OR Zpot)", "OR"},
        {"tea -pot", "(Ztea AND_NOT Zpot)", "an exclusion"},
        {"-tea -pot", "(<alldocuments> AND_NOT (Ztea OR Zpot))", "nothing but exclusions"},
        {"tea place~Peru", "Ztea", "a preference requires nothing"},
        {"place~Peru", "XPLACEperu", "alone it must match"},
        {"place~Peru -tea", "(XPLACEperu AND_NOT Ztea)", "and beside exclusions too"},
        {"person:Zelenskiy", "XPERSONzelenskiy", "a part of a name"},
        {"person:\"Volodymyr Zelenskiy\"", "XPERSONFULLvolodymyr zelenskiy",
         "the full name, and others that the archive has with both words"},
        {"byline:\"Ann Smith\"", "((Aann PHRASE 4 Asmith) OR XBYLINEFULLann smith)",
         "two parts with room for middle names, or the full name, where names have no keys"},
        {"person:=\"Volodymyr Zelenskiy\"", "XPERSONFULLvolodymyr zelenskiy", "the full name alone"},
        {"org:zel*", "", "a wildcard among names that are not there"},
        {"entity:Izium", "(XPERSONizium OR XORGizium OR XPLACEizium)", "a group is any of its members"},
        {"topic:\"Crude Oil\"", "XTOPICcrude oil", "a keyword is folded as a whole"},
        {"title:coffee", "ZScoffe", "a word of the title"},
        {"title:\"hot coffee\"", "(Shot PHRASE 2 Scoffee)", "words of the title side by side"},
        {"title:fed*", "", "words of the title that begin so"},
        {"title:cof*", "Scoffee", "the same"},
        {"id:A-1", "QA-1", "an id is not folded"},
        {"is:undated", "XISundated", "a state"},
        {"date:2022-09-16", "D20220916", "a day"},
        {"date:2022-09", "M202209", "a month"},
        {"date:2022-09-29..2022-10-01", "(D20220929 OR D20220930 OR D20221001)", "days over the end of a month"},
        {"date:2022-09-01..2022-10-03", "(M202209 OR D20221001 OR D20221002 OR D20221003)",
         "whole months and the days beside"},
        {"date:2022-09..", "(M202209 OR D20221001 OR D20221002 OR D20221003)", "an open end is that of the archive"},
        {"date:1900..2999", "(D20220829 OR D20220830 OR D20220831 OR M202209 OR D20221001 OR D20221002 OR D20221003)",
         "ends far away are those of the archive"},
        {"date:1900", "", "before all of the archive"},
        {"updated:2022", "", "a date that no article has"},
    };
    for (const auto& row : rows) {
        INFO(row.query << ": " << row.reason);
        CHECK(archive.filter(row.query) == row.filter);
    }
}

TEST_CASE("Words share less than one by rarity, and what is preferred of one kind shares its weight") {
    Archive archive;
    const auto words = archive.plan("coffee graves unknown");
    REQUIRE(words.parts.size() == 3);
    double most = 0;
    for (const auto& part : words.parts) most += part.factor * 1.9;
    CHECK(most == Approx(1.0));
    CHECK(words.parts[0].factor == Approx(words.parts[1].factor));
    CHECK(words.parts[2].factor > words.parts[1].factor);  // in no article: the rarest
    const auto mixed = archive.plan("coffee place~Peru place~Chile person~x org~y date~2022 topic~z title:tea");
    const Weights weights;
    const std::vector<std::pair<PartKind, double>> expected{{PartKind::title, weights.title},
                                                            {PartKind::place, round_score(weights.place / 2)},
                                                            {PartKind::entity, round_score(weights.entity / 2)},
                                                            {PartKind::time, round_score(weights.time)},
                                                            {PartKind::keyword, weights.keyword}};
    for (const auto& [kind, factor] : expected) {
        INFO(to_string(kind));
        CHECK(std::any_of(mixed.parts.begin(), mixed.parts.end(), [kind = kind, factor = factor](const auto& part) {
            return part.kind == kind && part.factor == factor;
        }));
    }
}

TEST_CASE("What is excluded neither scores nor is missed") {
    Archive archive;
    const auto plan = archive.plan("coffee -unknown -(graves OR title:tea)");
    CHECK(plan.parts.size() == 1);
    CHECK(plan.wanted.size() == 1);
    CHECK(archive.plan("date:2022 -unknown").is_ranked() == false);
}

TEST_CASE("Only what Xapian can prune without loss is pruned") {
    Archive archive;
    for (const char* text :
         {"coffee", "coffee graves", "coffee OR graves", "\"hot coffee\" date:2022", "coffee (tea OR graves) -milk",
          "title:coffee", "coffee date~2022 topic~tea", "coffee near~50,30~10km", "coffee place~Paris"}) {
        INFO(text);
        CHECK(archive.plan(text).is_prunable());
    }
    for (const char* text : {"coffee OR \"hot tea\"", "(coffee milk) OR tea"}) {
        INFO(text);
        CHECK_FALSE(archive.plan(text).is_prunable());
    }
}

TEST_CASE("A wildcard for too many words says so") {
    std::string body;
    for (int i = 0; i < 1200; ++i) body += "w" + std::to_string(i) + " ";
    const SmallArchive archive({story("1", "", body), story("2", "", "w7 w7 w1199")});
    auto generation = open_generation(archive.layout());
    const Statistics statistics(generation.shards);
    Stemmers stemmers({"en"});
    GazetteerSource gazetteer;
    FacetFiles files(archive.layout(), generation.manifest);
    NameIndex names(files);
    const FieldReader reader(FieldTable::builtin(), statistics, gazetteer, names, nullptr);
    const auto query = parse_query("w1* OR ww*", FieldTable::builtin(), {});
    CHECK(make_plan(*query.expression, reader, stemmers).notes.empty());
    Expression wildcard;
    wildcard.kind = Expression::Kind::wildcard;
    wildcard.words = {"w"};
    const auto plan = make_plan(wildcard, reader, stemmers);
    REQUIRE(plan.notes.size() == 1);
    CHECK(plan.notes.front() == "w* stands for more than 1000 words: the most frequent 1000 were searched");
    CHECK(plan.root.children.size() == 1000);
    CHECK(std::any_of(plan.root.children.begin(), plan.root.children.end(),
                      [](const auto& node) { return node.term == "w1199"; }));
}
