#include "corpus/gazetteer/compiler/options.hpp"

#include <catch2/catch.hpp>

#include "schemas/error.hpp"

using namespace dateline;

TEST_CASE("The command line of dateline-gazetteer is read") {
    const GazetteerJob job = parse_gazetteer_options(
        {"--geonames", "folder", "--exonyms=en.mo", "--alternate-names", "a.txt", "--tables", "t", "-o", "out"});
    CHECK(job.action == GazetteerJob::Action::compile);
    CHECK(job.sources.geonames == "folder");
    CHECK(job.sources.exonyms == "en.mo");
    CHECK(job.sources.alternate_names == "a.txt");
    CHECK(job.sources.tables == "t");
    CHECK(job.output == "out");
    CHECK(parse_gazetteer_options({"--help", "--nonsense"}).action == GazetteerJob::Action::help);
    CHECK(parse_gazetteer_options({"-V"}).action == GazetteerJob::Action::version);
    CHECK_THAT(gazetteer_help(), Catch::Contains("--alternate-names FILE") && Catch::Contains("CC BY 4.0"));
}

TEST_CASE("Words that can't be used are named, with the nearest option") {
    const auto fault = [](const std::vector<std::string>& words) {
        try {
            parse_gazetteer_options(words);
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::usage);
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK_THAT(fault({}), Catch::Contains("no --geonames FOLDER"));
    CHECK_THAT(fault({"--geonames", "g"}), Catch::Contains("no --output FILE"));
    CHECK_THAT(fault({"--geoname", "g"}), Catch::Contains("unknown option --geoname: did you mean --geonames?"));
    CHECK_THAT(fault({"--zzzzzz=1"}), Catch::Contains("see --help"));
    CHECK_THAT(fault({"-x"}), Catch::Contains("unknown option -x"));
    CHECK_THAT(fault({"folder"}), Catch::Contains("\"folder\""));
    CHECK_THAT(fault({"--geonames"}), Catch::Contains("--geonames needs a value"));
    CHECK_THAT(fault({"--geonames="}), Catch::Contains("--geonames needs a value"));
    CHECK_THAT(fault({"--help=1"}), Catch::Contains("takes no value"));
    CHECK_FALSE(fault({"-"}).empty());
    CHECK_FALSE(fault({"--"}).empty());
    CHECK_FALSE(fault({""}).empty());
}
