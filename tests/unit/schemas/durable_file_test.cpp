#include "schemas/durable_file.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/unit/test_folder.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("a folder is made with its parents, and may be there already") {
    const TestFolder folder;
    make_directory(folder.path("a/b/c"));
    make_directory(folder.path("a/b/c"));
    CHECK(std::filesystem::is_directory(folder.path("a/b/c")));
}

TEST_CASE("files are written as given") {
    const TestFolder folder;
    const std::string bytes("line\n\0\xFF", 7);
    write_synced(folder.path("new"), bytes);
    CHECK(read_bytes(folder.path("new")) == bytes);
    write_synced(folder.path("new"), "x");
    CHECK(read_bytes(folder.path("new")) == "x");
    write_synced(folder.path("new"), "");
    CHECK(read_bytes(folder.path("new")).empty());
}

TEST_CASE("a file is replaced in one step and leaves no draft") {
    const TestFolder folder;
    folder.write("file", "old");
    std::ifstream reader(folder.path("file"));
    replace_file(folder.path("file"), "new and longer");
    CHECK(read_bytes(folder.path("file")) == "new and longer");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"file"});
    // Who has the old file open goes on reading that.
    std::string held;
    std::getline(reader, held);
    CHECK(held == "old");
}

TEST_CASE("a draft that a dead run left is no hindrance") {
    const TestFolder folder;
    folder.write("file.tmp", "half a dra");
    replace_file(folder.path("file"), "whole");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"file"});
    CHECK(read_bytes(folder.path("file")) == "whole");
}

TEST_CASE("a file without a folder in its name is one of the current folder") {
    const TestFolder folder;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    replace_file("plain", "content");
    std::filesystem::current_path(before);
    CHECK(read_bytes(folder.path("plain")) == "content");
}

TEST_CASE("what can't be made says which file and why") {
    const TestFolder folder;
    folder.write("file", "content");
    folder.write("folder/content", "");
    using Work = std::function<void()>;
    const auto [what, kind, work] = GENERATE_REF(table<std::string, ErrorKind, Work>({
        {"file/sub", ErrorKind::cannot_create, [&] { make_directory(folder.path("file/sub")); }},
        {"file/sub", ErrorKind::cannot_create, [&] { write_synced(folder.path("file/sub"), "x"); }},
        {"missing/new", ErrorKind::cannot_create, [&] { write_synced(folder.path("missing/new"), "x"); }},
        {"folder", ErrorKind::cannot_create, [&] { write_synced(folder.path("folder"), "x"); }},
        {"file/sub.tmp", ErrorKind::cannot_create, [&] { replace_file(folder.path("file/sub"), "x"); }},
        {"folder", ErrorKind::io, [&] { replace_file(folder.path("folder"), "x"); }},
        {"missing", ErrorKind::io, [&] { sync_path(folder.path("missing")); }},
    }));
    CAPTURE(what);
    std::string message;
    CHECK(error_of(work, &message) == kind);
    CHECK_THAT(message, Catch::StartsWith(folder.path(what).string() + ": "));
    CHECK(read_bytes(folder.path("file")) == "content");
    CHECK_FALSE(std::filesystem::exists(folder.path("folder.tmp")));
}

TEST_CASE("a result goes into a device, a pipe or a link, and replaces a plain file") {
    const TestFolder folder;
    folder.write("target", "old and long");
    std::filesystem::create_symlink("/dev/null", folder.path("device"));
    std::filesystem::create_symlink("target", folder.path("link"));
    for (const char* name : {"device", "link", "target", "new"}) write_output(folder.path(name), "report");
    CHECK(std::filesystem::read_symlink(folder.path("device")) == "/dev/null");
    CHECK(std::filesystem::is_character_file("/dev/null"));
    CHECK(std::filesystem::read_symlink(folder.path("link")) == "target");
    CHECK(read_bytes(folder.path("target")) == "report");
    CHECK(read_bytes(folder.path("new")) == "report");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"device", "link", "new", "target"});
    CHECK(error_of([&] { write_output(folder.path(), "report"); }) == ErrorKind::cannot_create);
    CHECK(error_of([&] { write_output(folder.path("missing/new"), "report"); }) == ErrorKind::cannot_create);
}

TEST_CASE("a full device is an error of input and output") {
    if (!std::filesystem::exists("/dev/full")) return;
    std::string message;
    CHECK(error_of([] { write_synced("/dev/full", "x"); }, &message) == ErrorKind::io);
    CHECK(message == "/dev/full: No space left on device");
}
