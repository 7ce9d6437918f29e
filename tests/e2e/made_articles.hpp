// Articles made of few words, by a seed: many of them, with every kind of field, for tests that compare.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dateline::e2e {

/// Each row holds the forms of one word, which have one stem in English; no two rows share a stem.
const std::vector<std::vector<std::string>>& word_families();

const std::vector<std::string>& made_persons();
const std::vector<std::string>& made_places();
const std::vector<std::string>& made_sources();
const std::vector<std::string>& made_topics();
const std::vector<std::string>& made_desks();

/// Fields of an archive's own: a keyword "desk", a number "price" and a date "event".
const std::string& made_schema();
/// Half a number, as a query has it: -5 is "-2.5".
std::string written_half(int halves);

struct MadeOptions {
    std::size_t count = 300;
    unsigned seed = 1;
    std::string id_prefix = "made-";
    std::size_t sentences = 6;  ///< of each body, at most
    bool own_fields = false;    ///< with values for the fields of made_schema()
};

/// JSON Lines. The dates lie from 2019 to 2023, as days or as times in several zones, and one article in twenty has
/// none. Prices are halves from -10 to 30, events lie in the same years. The same options give the same bytes on every
/// machine.
std::string made_articles(const MadeOptions& options = {});

}  // namespace dateline::e2e
