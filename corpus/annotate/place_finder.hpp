// Finds the names of an article that may be names of places: what the tagger found, and what the gazetteer knows.
#pragma once

#include <vector>

#include "corpus/annotate/entities.hpp"
#include "corpus/annotate/place_words.hpp"
#include "corpus/annotate/toponym.hpp"
#include "corpus/gazetteer/gazetteer.hpp"

namespace dateline {

/// Bytes of a text, end exclusive.
struct TakenText {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// One field of an article.
struct PlaceField {
    TextField field = TextField::body;
    const PlaceWords* words = nullptr;
    std::vector<TakenText> taken = {};  ///< times, and what the authority file says is no name; in order
};

/// What the tagger and the authority file found.
struct PlaceEntities {
    const std::vector<Entity>* entities = nullptr;
    std::vector<bool> is_final;  ///< for each: the authority file has it, so that its kind is right
};

/// The toponyms of a title or a body, in order, none overlapping. Linear in the text and in the mentions.
std::vector<Toponym> find_toponyms(const PlaceField& field, const PlaceEntities& names, const Gazetteer& gazetteer);

}  // namespace dateline
