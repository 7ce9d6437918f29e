#include "shipped_places.hpp"

#include <utility>

namespace dateline {

const std::shared_ptr<const Gazetteer>& shipped_places() {
    static const auto places = Gazetteer::load(DATELINE_TREE "/corpus/models/places.gazetteer");
    return places;
}

PlaceText::PlaceText(std::string written) : text(std::move(written)), tokens(tokenize(text)), words(tokens) {}

PlaceNumber place_with(const std::string& id) { return shipped_places()->find_id(id).value(); }

}  // namespace dateline
