#include "corpus/training/gold_document.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

class TextFile {
  public:
    explicit TextFile(const std::string& text) { std::ofstream(path_) << text; }
    ~TextFile() { std::remove(path_.c_str()); }
    const std::string& path() const { return path_; }

  private:
    std::string path_ = "gold_document_test." + std::to_string(::getpid()) + ".txt";  // tests run side by side
};

constexpr LabelSet bit(NameLabel label) { return LabelSet{1} << label; }

}  // namespace

TEST_CASE("IOB1 and IOB2 are read") {
    const TextFile file(
        "-DOCSTART- -X- O O\n\nAnna X Y I-PER\nBerg X Y I-PER\nOla X Y B-PER\nin X Y O\nYstad X Y I-LOC\n\nLund X Y "
        "I-LOC\n");
    const auto documents = read_gold(file.path(), GoldKind::whole, {});
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].words.size() == 6);
    CHECK(documents[0].sentences == std::vector<std::uint32_t>{0, 5});
    CHECK(documents[0].spans() == std::vector<NameSpan>{{0, 2, NameClass::person, 1},
                                                        {2, 3, NameClass::person, 1},
                                                        {4, 5, NameClass::location, 1},
                                                        {5, 6, NameClass::location, 1}});
}

TEST_CASE("Where miscellaneous names are labelled otherwise, nothing is said of them") {
    const TextFile file(
        "# doc = a\n# genre = news\nBerg\tB-PER\t_\nsang\tO\t_\nValse\tB-MISC\tValse\n\n# doc = b\n# genre = "
        "vlog\nHi\tO\t_\n");
    const auto documents = read_gold(file.path(), GoldKind::partial, {"news"});
    REQUIRE(documents.size() == 1);
    const auto& labels = documents[0].labels;
    CHECK(labels[0] == bit(make_label(NameClass::person, NamePart::unit)));
    CHECK((labels[1] & bit(outside_label)) != 0);
    CHECK(labels[1] == labels[2]);
    CHECK((labels[2] & bit(make_label(NameClass::miscellaneous, NamePart::unit))) != 0);
    CHECK((labels[2] & bit(make_label(NameClass::person, NamePart::unit))) == 0);
    CHECK(documents[0].spans().size() == 1);
}

TEST_CASE("Faults name the file") {
    const TextFile file("Anna I-XYZ\n");
    CHECK_THROWS_WITH(read_gold(file.path(), GoldKind::whole, {}), Catch::Contains(file.path()));
    CHECK_THROWS_AS(read_gold("no/such/file", GoldKind::whole, {}), Error);
}

TEST_CASE("Copies in other cases keep their labels") {
    GoldDocument gold{{"He", "saw", "\u00D6RJAN", "of", "Lund"}, {0}, std::vector<LabelSet>(5, 1), ""};
    CHECK(in_small_letters(gold).words == std::vector<std::string>{"he", "saw", "\u00F6rjan", "of", "lund"});
    gold.words = {"flood", "in", "the", "\u00F6stra", "harbour"};
    CHECK(with_title_case(gold).words == std::vector<std::string>{"Flood", "in", "the", "\u00D6stra", "Harbour"});
    CHECK(with_title_case(gold).labels == gold.labels);
}
