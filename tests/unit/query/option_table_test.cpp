#include "query/option_table.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace dateline;

TEST_CASE("each option stands once, and can be told from its help") {
    std::set<std::string> names;
    for (const auto& row : option_rows()) {
        CAPTURE(row.name);
        CHECK(names.insert(row.name).second);
        CHECK_FALSE(std::string(row.help).empty());
    }
    CHECK(names.contains("limit"));
}

TEST_CASE("an option is put where it belongs, and those that may be given again are kept in order") {
    const auto set = [](RawOptions& raw, const std::string& name, const std::string& value) {
        for (const auto& row : option_rows())
            if (row.name == name) row.set(raw, value);
    };
    RawOptions raw;
    set(raw, "person", "Ann Smith");
    set(raw, "person", "Li Wei");
    set(raw, "limit", "5");
    set(raw, "typical", "");
    set(raw, "no-peaks", "");
    CHECK(raw.job.question.persons == std::vector<std::string>{"Ann Smith", "Li Wei"});
    CHECK(raw.limit == "5");
    CHECK(raw.typical == "10");
    CHECK_FALSE(raw.job.peaks);
}
