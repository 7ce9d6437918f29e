#include "corpus/training/name_lists.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

ListBits bits_of(const PhraseList& names, const std::string& name) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& row) { return row.first == name; });
    return found == names.end() ? ListBits{0} : found->second;
}

constexpr ListBits bit(NameList list) { return static_cast<ListBits>(1U << static_cast<unsigned>(list)); }

std::string write(const char* path, const std::string& text) {
    std::ofstream(path) << text;
    return path;
}

}  // namespace

TEST_CASE("Names are collected from tables of places and of others") {
    NameListFiles files;
    const auto city = [](const std::string& name, const std::string& code, const std::string& people) {
        return "1\t" + name + "\t" + name + "\t\t0\t0\tP\t" + code + "\tSE\t\t\t\t\t\t" + people + "\t\t\t\t\n";
    };
    files.cities = write("name_lists_cities.txt", city("Lund", "PPL", "90000") + city("\u00D6rebro", "PPL", "120000") +
                                                      city("Ivetofta", "PPL", "600") + city("Vaduz", "PPLC", "5"));
    files.countries = write("name_lists_countries.txt", "# ISO\nSE\tSWE\t752\tSW\tSweden\tStockholm\n");
    files.others = write("name_lists_others.txt", "Lund\tlast-name\nanna\tfirst-name\n");
    const PhraseList names = collect_names(files);
    CHECK(bits_of(names, "lund") == (bit(NameList::town) | bit(NameList::last_name)));
    CHECK(bits_of(names, "\u00F6rebro") == bit(NameList::city));
    CHECK(bits_of(names, "vaduz") == bit(NameList::city));
    CHECK(bits_of(names, "sweden") == bit(NameList::region));
    CHECK(bits_of(names, "anna") == bit(NameList::first_name));
    CHECK(bits_of(names, "ivetofta") == 0);
    write("name_lists_others.txt", "anna\tpet-name\n");
    CHECK_THROWS_WITH(collect_names(files), Catch::Contains("name_lists_others.txt: line 1: \"pet-name\""));
    write("name_lists_others.txt", "anna\n");
    CHECK_THROWS_WITH(collect_names(files), Catch::Contains("too few columns"));
    for (const std::string* path : {&files.cities, &files.countries, &files.others}) std::remove(path->c_str());
    CHECK_THROWS_AS(collect_names(files), Error);
    CHECK(collect_names({}).empty());
}
