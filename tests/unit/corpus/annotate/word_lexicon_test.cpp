#include "corpus/annotate/word_lexicon.hpp"

#include <catch2/catch.hpp>

#include "corpus/training/word_list.hpp"

using namespace dateline;

TEST_CASE("A lexicon knows the clusters of its words") {
    const LexiconTable table = make_table({{"paris", 300}, {"met", 1200}, {"paris", 7}}, {});
    const WordLexicon lexicon = table.view().words;
    CHECK(lexicon.find("paris") == 300);
    CHECK(lexicon.find("met") == 1200);
    CHECK(lexicon.find("ystad") == 0);
    CHECK(lexicon.find("") == 0);
    CHECK(WordLexicon().find("paris") == 0);
}

TEST_CASE("Coarser clusters are parts of the finest one's number") {
    const Cluster cluster = (5U << 8U) + (17U << 3U) + 6U;
    CHECK(middle_cluster(cluster) == (5U << 5U) + 17U);
    CHECK(coarse_cluster(cluster) == 5U);
}
