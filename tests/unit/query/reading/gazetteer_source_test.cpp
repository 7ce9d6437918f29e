#include "query/reading/gazetteer_source.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "schemas/error.hpp"

using namespace dateline;

TEST_CASE("The gazetteer of the program is loaded once") {
    GazetteerSource source;
    const Gazetteer* gazetteer = source.get();
    REQUIRE(gazetteer != nullptr);
    CHECK(source.get() == gazetteer);
    CHECK(source.trouble().empty());
}

TEST_CASE("A gazetteer of one's own must be there and be one") {
    GazetteerSource missing("/no/such/file");
    CHECK_THROWS_AS(missing.get(), Error);
    const auto path = std::filesystem::temp_directory_path() / "dateline-no-gazetteer";
    std::ofstream(path) << "no gazetteer";
    GazetteerSource broken(path.string());
    try {
        broken.get();
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::config);
    }
    std::filesystem::remove(path);
}
