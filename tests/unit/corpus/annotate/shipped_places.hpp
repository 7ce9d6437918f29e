// The gazetteer of the tree, for tests; and articles read by it without a tagger.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "corpus/annotate/place_finder.hpp"
#include "corpus/gazetteer/gazetteer.hpp"

namespace dateline {

const std::shared_ptr<const Gazetteer>& shipped_places();

/// A text with its words.
struct PlaceText {
    explicit PlaceText(std::string text);
    PlaceText(const PlaceText&) = delete;
    PlaceText& operator=(const PlaceText&) = delete;

    std::string text;
    TokenizedText tokens;
    PlaceWords words;
};

/// The place with that id.
PlaceNumber place_with(const std::string& id);

}  // namespace dateline
