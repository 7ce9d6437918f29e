// Reads the places of an article: finds their names, resolves them, and says what the article has to do with each.
#pragma once

#include <memory>
#include <vector>

#include "corpus/annotate/article_places.hpp"
#include "corpus/annotate/place_finder.hpp"
#include "corpus/annotate/reading_limit.hpp"
#include "corpus/annotate/source_homes.hpp"
#include "schemas/article.hpp"
#include "schemas/mention.hpp"

namespace dateline {

/// The place of one mention. Bytes of its field, end exclusive.
struct PlacedMention {
    TextField field = TextField::body;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    MentionKind kind = MentionKind::place;
    MentionPlace place;
};

struct ReadPlaces {
    std::vector<PlacedMention> mentions;  ///< in order of field, begin, end falling, kind
    std::vector<ArticlePlace> places;     ///< in order of their first mention
    bool cut_short = false;               ///< there are more
};

/// What is read before the places of an article are.
struct PlaceTexts {
    const Article* article = nullptr;
    std::vector<PlaceField> fields;  ///< title and body
    std::vector<bool> is_final;      ///< as PlaceEntities has it
    ReadingLimits limits = {};       ///< for names that may be places, counted by themselves
};

/// One for each thread. The gazetteer must outlive it.
class PlaceReader {
  public:
    PlaceReader(std::shared_ptr<const Gazetteer> gazetteer, std::shared_ptr<const SourceHomes> homes);
    ~PlaceReader();

    /// `entities` are those of the names; their places become one for each place on the map, with the name that the
    /// gazetteer has; places found beside them are added. Linear in the text.
    ReadPlaces read(const PlaceTexts& texts, std::vector<Entity>& entities);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
