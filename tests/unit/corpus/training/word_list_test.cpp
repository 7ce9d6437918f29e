#include "corpus/training/word_list.hpp"

#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>

#include "schemas/error.hpp"

using namespace dateline;

TEST_CASE("A list of words is read") {
    const std::string path = "word_list_test.txt";
    std::ofstream(path) << "the\t300\nparis\t65535\n";
    const WordList words = read_word_list(path);
    CHECK(words == WordList{{"the", 300}, {"paris", 65535}});
    std::ofstream(path) << "the\t300\nparis\t65536\n";
    CHECK_THROWS_WITH(read_word_list(path), Catch::Contains("word_list_test.txt: line 2: \"65536\""));
    std::ofstream(path) << "the\n";
    CHECK_THROWS_WITH(read_word_list(path), Catch::Contains("line 1: no word and cluster"));
    std::remove(path.c_str());
    CHECK_THROWS_AS(read_word_list(path), Error);
}

TEST_CASE("A list of names is read") {
    const std::string path = "phrase_list_test.txt";
    std::ofstream(path) << "new york\t3\nparis\t2\n";
    CHECK(read_phrase_list(path) == PhraseList{{"new york", 3}, {"paris", 2}});
    std::ofstream(path) << "paris\t128\n";
    CHECK_THROWS_WITH(read_phrase_list(path), Catch::Contains("phrase_list_test.txt: line 1: no bits of lists"));
    std::ofstream(path) << "paris\n";
    CHECK_THROWS_WITH(read_phrase_list(path), Catch::Contains("line 1: no name and bits"));
    std::remove(path.c_str());
    CHECK_THROWS_AS(read_phrase_list(path), Error);
}

TEST_CASE("A table holds all words that differ") {
    WordList words;
    for (int i = 0; i < 5000; ++i) words.emplace_back("w" + std::to_string(i), static_cast<Cluster>(i + 1));
    const LexiconTable table = make_table(words, {});
    int wrong = 0;
    for (int i = 0; i < 5000; ++i) wrong += table.view().words.find("w" + std::to_string(i)) == i + 1 ? 0 : 1;
    CHECK(wrong <= 3);  // words of the same place and mark are taken for one
}
