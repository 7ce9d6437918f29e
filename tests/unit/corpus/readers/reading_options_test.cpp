#include "corpus/readers/reading_options.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

void set(SourceOptions& options, const std::string& name, const std::string& value) {
    const auto& rows = reading_options();
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& option) { return option.name == name; });
    REQUIRE(row != rows.end());
    row->set(options, value);
}

struct Fault {
    const char* option;
    const char* value;
    const char* words;
};

}  // namespace

TEST_CASE("each option sets its part of how sources are read") {
    SourceOptions options;
    set(options, "input-format", "csv");
    set(options, "encoding", "KOI8-R");
    set(options, "map", "title=Headline,body=Full Text");
    set(options, "map", "byline=By=line");
    set(options, "max-record", "1000");
    set(options, "max-ratio", "20");
    CHECK(options.input_format == "csv");
    CHECK(options.encoding == "KOI8-R");
    CHECK(options.columns ==
          std::map<std::string, std::string>{{"title", "Headline"}, {"body", "Full Text"}, {"byline", "By=line"}});
    CHECK(options.limits.max_record == 1000);
    CHECK(options.limits.max_ratio == 20);
}

TEST_CASE("a value that can't be is named, with its option") {
    const std::vector<Fault> faults{
        {"max-record", "0", "--max-record 0: must be a whole number from 1"},
        {"max-record", "1e9", "--max-record 1e9"},
        {"max-record", "99999999999999999999", "--max-record 9999"},
        {"max-ratio", "-1", "--max-ratio -1"},
        {"max-ratio", "", "--max-ratio "},
        {"map", "title", "--map title: must be KEY=COLUMN"},
        {"map", "=Headline", "--map =Headline"},
        {"map", "title=", "--map title="},
        {"map", "title=a,title=b", "the key has a column already"},
    };
    for (const auto& fault : faults) {
        INFO(fault.words);
        SourceOptions options;
        try {
            set(options, fault.option, fault.value);
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::usage);
            CHECK_THAT(error.what(), Catch::Matchers::Contains(fault.words));
        }
    }
}
