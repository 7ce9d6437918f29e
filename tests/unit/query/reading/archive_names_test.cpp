#include "query/reading/archive_names.hpp"

#include <catch2/catch.hpp>

#include "query/reading/name_spellings.hpp"
#include "tests/unit/query/annotated_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

using Taken = std::vector<NameTaken>;

Taken taken(AnnotatedArchive& archive, const std::string& query) {
    const auto reading = archive.read(query);
    REQUIRE(reading.names.size() == 1);
    return reading.names.front().names;
}

}  // namespace

TEST_CASE("A word stands for the names that have one of its key, the most frequent first") {
    AnnotatedArchive archive({persons({"Volodymyr Zelenskiy"}), persons({"Volodymyr Zelenskiy", "Olena Zelenska"}),
                              persons({"Zelensky"}), persons({"Antony Blinken"})});
    const Taken both{{"Volodymyr Zelenskiy", 2}, {"Zelensky", 1}};
    for (const char* query : {"person:Zelensky", "person:Zelenskyy", "person:ZELENSKIY", "person:Зеленський"}) {
        INFO(query);
        CHECK(taken(archive, query) == both);
    }
    CHECK(taken(archive, "person:Zelenska") == Taken{{"Olena Zelenska", 1}});
    CHECK(taken(archive, "person:Nobody").empty());
}

TEST_CASE("Several words stand for names that have them in order, with two others between at most") {
    AnnotatedArchive archive({persons({"Anna Maria Berg"}), persons({"Berg Anna"}), persons({"Anna B C D Berg"}),
                              persons({"Anne Berg"}), persons({"Ann Berg", "Anna Anna Berg"})});
    CHECK(taken(archive, "person:\"Anna Berg\"") == Taken{{"Anna Anna Berg", 1}, {"Anna Maria Berg", 1}});
}

TEST_CASE("An organisation is found by its acronym, and the other way") {
    AnnotatedArchive archive({organisations({"United Nations"}), organisations({"U.N."}),
                              organisations({"World Health Organization"}), organisations({"Bank of England"}),
                              organisations({"UNICEF"})});
    CHECK(taken(archive, "org:\"United Nations\"") == Taken{{"U.N.", 1}, {"United Nations", 1}});
    CHECK(taken(archive, "org:UN") == Taken{{"U.N.", 1}, {"United Nations", 1}});
    CHECK(taken(archive, "org:who") == Taken{{"World Health Organization", 1}});
    CHECK(taken(archive, "org:boe") == Taken{{"Bank of England", 1}});
}

TEST_CASE("An archive without keys has the words as they are typed") {
    const SmallArchive small({story("1", "", "graves")});
    auto generation = open_generation(small.layout());
    const Statistics statistics(generation.shards);
    FacetFiles files(small.layout(), generation.manifest);
    NameIndex index(files);
    const ArticleCount all_may_be_shown;
    const ArchiveNames names(statistics, all_may_be_shown, index);
    const Field& person = *FieldTable::builtin().find("person");
    CHECK_FALSE(names.has_keys(person));
    const auto reading = names.read(person, name_spellings("Ann Smith"));
    CHECK(reading.names.empty());
    CHECK(reading.variants == std::vector<std::vector<std::string>>{{"ann"}, {"smith"}});
}

TEST_CASE("Names of articles that may not be shown are not told of") {
    AnnotatedArchive archive({persons({"Volodymyr Zelenskiy"}), persons({"Zelensky"})});
    const auto query = archive.parse("person:Zelensky");
    const auto reader = archive.reader([](const std::vector<std::string>& terms) {
        return terms.front().find("volodymyr") == std::string::npos ? 1U : 0U;
    });
    CHECK(reader.read(*query.expression).names.front().names == Taken{{"Zelensky", 1}});
}

TEST_CASE("A surname alone is that of its most frequent bearer") {
    AnnotatedArchive archive({persons({"Paul Keating"}), persons({"Keating"}), persons({"Paul J Keating"}),
                              persons({"Charles Keating"}), persons({"Keating Brown"}), persons({"Mary Brown"}),
                              persons({"John Brown"}), persons({"Brown"})});
    const auto read = [&](const std::string& query) { return archive.read(query).names.front(); };
    using Words = std::vector<std::string>;
    CHECK(read("person:\"Paul Keating\"").surnames == Words{"keating"});
    CHECK(read("person:\"Paul Keating\"").rivals == std::vector<Words>{{"charles", "keating"}});
    CHECK(read("person:\"Charles Keating\"").surnames.empty());
    CHECK(read("person:\"Mary Brown\"").surnames.empty());  // as frequent as another
    CHECK(read("person:Keating").surnames.empty());
    CHECK(read("person:\"Peter Keating\"").surnames.empty());
}
