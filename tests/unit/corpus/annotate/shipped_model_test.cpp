#include "corpus/annotate/shipped_model.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace dateline;

TEST_CASE("a program that is not installed finds the model of its tree") {
    const std::filesystem::path model = shipped_model();
    CHECK(model.filename() == "names-en.model");
    CHECK(std::filesystem::equivalent(model.parent_path(), std::filesystem::path(DATELINE_TREE) / "corpus/models"));
}
