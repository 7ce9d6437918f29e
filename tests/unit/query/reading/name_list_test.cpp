#include "query/reading/name_list.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/query/annotated_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

struct Archive {
    AnnotatedArchive archive{{persons({"Volodymyr Zelenskiy"}), persons({"Volodymyr Zelensky"}),
                              persons({"Volodymyr Zelenskiy", "Ann Berg"}), organisations({"OPEC"}),
                              persons({"Volodymyr Zelenskiy", "Volodymyr Zelensky"}), places({"703448"})},
                             1};
    OpenGeneration generation = open_generation(archive.archive().layout());
    DocumentLists hidden{{}};

    std::vector<ListedName> list(const NameListRequest& request) {
        return NameLister(FieldTable::builtin(), generation.shards, hidden, archive.names()).list(request);
    }
};

}  // namespace

TEST_CASE("Names are listed with their spellings, each article once") {
    Archive archive;
    const auto names = archive.list({"", 0, {}});
    REQUIRE(names.size() == 4);
    CHECK(names[0].name == "Volodymyr Zelenskiy");
    CHECK(names[0].articles == 4);
    CHECK(names[0].variants == std::vector<NameTaken>{{"Volodymyr Zelenskiy", 3}, {"Volodymyr Zelensky", 2}});
    CHECK(names[0].first == make_day(2022, 9, 16));
    CHECK(names[0].last == make_day(2022, 9, 16));
    CHECK(names[1].name == "Ann Berg");
    CHECK(names[2].field->name == "place");
    CHECK(names[3].field->name == "org");
}

TEST_CASE("A prefix is that of the name or of a word of it") {
    Archive archive;
    CHECK(archive.list({"zel", 0, {}}).size() == 1);
    CHECK(archive.list({"Volodymyr Z", 0, {}}).size() == 1);
    CHECK(archive.list({"erg", 0, {}}).empty());
}

TEST_CASE("A page of names is the same as of the whole list") {
    Archive archive;
    const auto all = archive.list({"", 0, {}});
    for (std::uint64_t offset = 0; offset < 6; ++offset) {
        const auto page = archive.list({"", offset, 2});
        CHECK(page.size() == std::min<std::size_t>(2, all.size() - std::min<std::size_t>(offset, all.size())));
        for (std::size_t i = 0; i < page.size(); ++i) CHECK(page[i].name == all[offset + i].name);
    }
    CHECK(archive.list({"", 0, 0}).empty());
}

TEST_CASE("What is hidden is not counted") {
    Archive archive;
    archive.hidden = {{1, 3, 5}};
    const auto names = archive.list({"", 0, {}});
    REQUIRE(names.size() == 3);
    CHECK(std::none_of(names.begin(), names.end(), [](const ListedName& name) { return name.name == "Ann Berg"; }));
    const auto zelensky = archive.list({"Volodymyr", 0, {}});
    REQUIRE(zelensky.size() == 1);
    CHECK(zelensky.front().articles == 1);
    CHECK(zelensky.front().variants == std::vector<NameTaken>{{"Volodymyr Zelensky", 1}});
}

TEST_CASE("What differs in capitals and accents alone is one spelling") {
    AnnotatedArchive archive({places({}), persons({"José Pérez"}), persons({"Jose Perez"}), persons({"José Pérez"})},
                             1);
    const OpenGeneration generation = open_generation(archive.archive().layout());
    const DocumentLists hidden{{}};
    const auto names = NameLister(FieldTable::builtin(), generation.shards, hidden, archive.names()).list({});
    REQUIRE(names.size() == 1);
    CHECK(names.front().variants == std::vector<NameTaken>{{"José Pérez", 3}});
}
