#include "corpus/readers/source_list.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

// The ids of the files, with the fault behind those that have one.
std::vector<std::string> ids(const SourceList& list) {
    std::vector<std::string> out;
    for (const auto& file : list.files) out.push_back(file.fault.empty() ? file.id : file.id + " (" + file.fault + ")");
    return out;
}

}  // namespace

TEST_CASE("A directory is walked in order of name, what lies below at its directory's place") {
    const Folder folder;
    for (const auto* name : {"b.txt", "a/z.txt", "a/b/c.txt", "a.txt", "Z.txt", ".hidden", "a/.hidden/x.txt"})
        folder.write(name, "12345");
    const auto list = list_sources({folder.path()});
    CHECK(ids(list) == std::vector<std::string>{"Z.txt", "a/b/c.txt", "a/z.txt", "a.txt", "b.txt"});
    CHECK(list.bytes == 25U);
    CHECK(list.files[1].path == folder.path("a/b/c.txt"));
    CHECK(list.files[1].in_directory);
}

TEST_CASE("Arguments keep their order, and a file is read once by whatever name it is met") {
    const Folder folder;
    const auto a = folder.write("in/a.txt", "a");
    const auto b = folder.write("in/b.txt", "b");
    REQUIRE(::link(a.c_str(), folder.path("in/c.txt").c_str()) == 0);
    REQUIRE(::symlink(a.c_str(), folder.path("in/d.txt").c_str()) == 0);
    const auto list = list_sources({b, folder.path("in"), a, "-", folder.path("in/../in/b.txt"), "-"});
    CHECK(ids(list) == std::vector<std::string>{"b.txt", "a.txt", ""});
    CHECK(list.files[0].argument == 0);
    CHECK_FALSE(list.files[0].in_directory);
    CHECK(list.files[1].argument == 1);
    CHECK(list.files[2].path == "-");
    CHECK_FALSE(list.bytes.has_value());  // of standard input nobody knows
}

TEST_CASE("Links lead to files, not to directories; what can't be read is listed with the reason") {
    const Folder folder;
    const Folder elsewhere;
    elsewhere.write("far.txt", "x");
    folder.write("near.txt", "x");
    REQUIRE(::symlink(elsewhere.path("far.txt").c_str(), folder.path("link.txt").c_str()) == 0);
    REQUIRE(::symlink(elsewhere.path().c_str(), folder.path("folder").c_str()) == 0);
    REQUIRE(::symlink(folder.path().c_str(), folder.path("loop").c_str()) == 0);
    REQUIRE(::symlink("nowhere", folder.path("dead.txt").c_str()) == 0);
    REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
    CHECK(ids(list_sources({folder.path()})) == std::vector<std::string>{"dead.txt (No such file or directory)",
                                                                         "link.txt", "near.txt",
                                                                         "pipe (neither a file nor a directory)"});
}

TEST_CASE("Arguments that can't be listed are errors") {
    const Folder folder;
    folder.write("empty/.hidden", "x");
    const auto fault = [](const std::string& argument) { return error_of([&] { list_sources({argument}); }); };
    CHECK(fault(folder.path("none")) == "66 " + folder.path("none") + ": No such file or directory");
    CHECK(fault(folder.path("empty")) ==
          "65 " + folder.path("empty") + ": the directory has no file to read (hidden ones are passed over)");
    CHECK(fault("") == "66 : No such file or directory");
    CHECK(list_sources({}).files.empty());
}
