#include "corpus/training/word_clusters.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

WordVectors read(const std::string& text) {
    const std::string path = "word_clusters_test." + std::to_string(::getpid()) + ".txt";  // tests run side by side
    std::ofstream(path) << text;
    try {
        WordVectors vectors = read_vectors(path);
        std::remove(path.c_str());
        return vectors;
    } catch (...) {
        std::remove(path.c_str());
        throw;
    }
}

}  // namespace

TEST_CASE("Vectors are read and made of length 1") {
    const WordVectors vectors = read("the 3 4\npari\u015F -1 0.0\n");
    CHECK(vectors.words == std::vector<std::string>{"the", "pari\u015F"});
    CHECK(vectors.dimensions == 2);
    CHECK(vectors.numbers == std::vector<float>{0.6F, 0.8F, -1, 0});
}

TEST_CASE("Faults name file and line") {
    CHECK_THROWS_WITH(read("the 3 4\nof 1\n"), Catch::Contains(".txt: line 2: not as many numbers"));
    CHECK_THROWS_WITH(read("the 3 x\n"), Catch::Contains("line 1: a number"));
    CHECK_THROWS_WITH(read("the\n"), Catch::Contains("line 1: no word"));
    CHECK_THROWS_AS(read_vectors("no/such/file"), Error);
}

TEST_CASE("Words of one direction share a cluster, opposite ones do not") {
    WordVectors vectors;
    vectors.dimensions = 2;
    for (int i = 0; i < 400; ++i) {
        vectors.words.push_back("w" + std::to_string(i));
        const bool is_even = i % 2 == 0;
        vectors.numbers.push_back(is_even ? 1.0F : -1.0F);
        vectors.numbers.push_back(0);
    }
    const std::vector<Cluster> clusters = cluster_words(vectors);
    REQUIRE(clusters.size() == 400);
    for (std::size_t i = 2; i < clusters.size(); ++i) CHECK(clusters[i] == clusters[i - 2]);
    CHECK(coarse_cluster(clusters[0]) != coarse_cluster(clusters[1]));
    CHECK(clusters[0] != 0);
    CHECK(clusters == cluster_words(vectors));
}

TEST_CASE("No words have no clusters") { CHECK(cluster_words({}).empty()); }
