#include "corpus/annotate/name_model.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "schemas/error.hpp"
#include "tests/unit/corpus/annotate/small_model.hpp"

using namespace dateline;

namespace {

std::string fault_of(std::string bytes) {
    try {
        NameModel::parse(std::move(bytes), "names.model");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::config);
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("A model is read back") {
    const auto model = small_model();
    CHECK(model->description() == "four short documents");
    CHECK(model->known().words.find("paris") == 300);
    CHECK(model->unit() > 0);
    LabelScores scores{};
    const std::vector<std::uint64_t> unknown{0x123456789ABCDEF0U};
    model->add_weights(unknown, scores);
    CHECK(scores == LabelScores{});
}

TEST_CASE("A model that can't be used is refused by name") {
    const std::string whole = small_model_bytes();
    CHECK(fault_of("") == "names.model: cut short: install the model again, or name another by --model");
    CHECK_THAT(fault_of(whole.substr(0, 20)), Catch::Contains("names.model: cut short"));
    CHECK_THAT(fault_of(whole.substr(0, whole.size() - 1)), Catch::Contains("cut short"));
    CHECK_THAT(fault_of(whole + "x"), Catch::Contains("damaged"));
    CHECK_THAT(fault_of("X" + whole.substr(1)), Catch::Contains("no model of names"));
    std::string other_version = whole;
    other_version[8] = 9;
    CHECK_THAT(fault_of(other_version), Catch::Contains("a model of version 9, and this program reads version 1"));
}

TEST_CASE("Any flipped bit of a model is found") {
    const std::string whole = small_model_bytes();
    for (std::size_t at = 0; at < whole.size(); at += at < 64 ? 1 : 997) {
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 4);
        CHECK(!fault_of(flipped).empty());
    }
}

TEST_CASE("Sizes that no memory could hold are refused") {
    std::string bytes = small_model_bytes();
    for (std::size_t at = 32; at < 48; ++at) bytes[at] = static_cast<char>(0xFF);
    CHECK(!fault_of(bytes).empty());
}

TEST_CASE("A model that is not there is refused by name") {
    CHECK_THROWS_WITH(NameModel::load("no/such/names.model"), Catch::Contains("no/such/names.model"));
}
