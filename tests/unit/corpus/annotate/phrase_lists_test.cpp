#include "corpus/annotate/phrase_lists.hpp"

#include <catch2/catch.hpp>

#include "corpus/annotate/name_view.hpp"
#include "corpus/training/word_list.hpp"

using namespace dateline;

TEST_CASE("Names of the lists are known, and what begins them") {
    const LexiconTable table = make_table({}, {{"paris", 2}, {"new york", 3}, {"new york state", 1}});
    const PhraseLists phrases = table.view().phrases;
    const auto hash = [](const char* word) { return WordLexicon::hash_of(word); };
    CHECK(phrases.find(hash("paris")) == 2);
    CHECK(phrases.find(hash("york")) == 0);
    CHECK(phrases.find(hash("new")) == leads_on_bit);
    const std::uint64_t new_york = PhraseLists::join(hash("new"), hash("york"));
    CHECK(phrases.find(new_york) == (3 | leads_on_bit));
    CHECK(phrases.find(PhraseLists::join(new_york, hash("state"))) == 1);
    CHECK(phrases.find(PhraseLists::join(hash("york"), hash("new"))) == 0);
    CHECK(PhraseLists().find(1) == 0);
}

TEST_CASE("The longest name of the lists counts, within a sentence") {
    const LexiconTable lists = make_table({}, {{"new york", 3}, {"new york state", 1}, {"york state", 4}});
    WordTable table(lists.view());
    const NameDocument document{{"In", "New", "York", "State", "rain", "New", "York", "new", "york"}, {0, 6}};
    const NameView view(document, table);
    CHECK(view.listed(0).lists == 0);
    CHECK(view.listed(1).lists == 1);
    CHECK(view.listed(1).position == 0);
    CHECK(view.listed(2).position == 1);
    CHECK(view.listed(3).position == 2);
    CHECK(view.listed(5).lists == 0);  // the sentence ends before "York"
    CHECK(view.listed(7).lists == 0);  // small letters in a sentence with capitals
}
