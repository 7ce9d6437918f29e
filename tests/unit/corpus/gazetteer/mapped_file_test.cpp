#include "corpus/gazetteer/mapped_file.hpp"

#include <catch2/catch.hpp>

#include "gazetteer_folder.hpp"
#include "schemas/error.hpp"

using namespace dateline;

TEST_CASE("A mapped file has the bytes of the file") {
    const GazetteerFolder folder;
    CHECK(MappedFile(folder.write("some", "bytes of it")).bytes() == "bytes of it");
    CHECK(MappedFile(folder.write("none", "")).bytes().empty());
}

TEST_CASE("What can't be mapped is named") {
    const GazetteerFolder folder;
    const auto kind_of = [](const std::string& path) {
        try {
            const MappedFile file(path);
        } catch (const Error& error) {
            CHECK_THAT(error.what(), Catch::Contains(path));
            return error.kind();
        }
        return ErrorKind::internal;
    };
    CHECK(kind_of("/nonexistent/file") == ErrorKind::no_input);
    CHECK(kind_of(folder.sources().geonames) == ErrorKind::io);
}
