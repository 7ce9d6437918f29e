#include "corpus/shipped_file.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "gazetteer/gazetteer_folder.hpp"

using namespace dateline;

namespace {

constexpr ShippedFile words{"words", "lists/words.txt"};

/// A folder of an installation and one of a tree, both empty.
struct Folders {
    GazetteerFolder folder;
    std::filesystem::path root = std::filesystem::path(folder.sources().geonames).parent_path();
    std::filesystem::path program = root / "usr/bin/program";
    std::filesystem::path installed = root / "usr/share/dateline/words";
    std::filesystem::path tree = root / "corpus";

    std::string found() const { return find_shipped(words, program, tree); }
    static void put(const std::filesystem::path& path) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << "some";
    }
};

}  // namespace

TEST_CASE("what is installed beside the program goes before the tree that it was built from") {
    const Folders folders;
    Folders::put(folders.tree / words.in_tree);
    CHECK(folders.found() == folders.tree / words.in_tree);
    Folders::put(folders.installed);
    CHECK(folders.found() == folders.installed);
}

TEST_CASE("what is nowhere is named where it should be installed") {
    const Folders folders;
    CHECK(folders.found() == folders.installed);
}

TEST_CASE("a program that does not know where it is looks in no folder of the user's") {
    const Folders folders;
    CHECK(find_shipped(words, {}, folders.tree) == folders.tree / words.in_tree);
}

TEST_CASE("a program that is not installed finds what is in its tree") {
    CHECK(std::filesystem::is_directory(find_shipped({"nothing installed", "gazetteer/tables"})));
}
