// Everything that is read out of an article's text: names, places and times.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "corpus/annotate/article_places.hpp"
#include "corpus/annotate/authority.hpp"
#include "corpus/annotate/entities.hpp"
#include "corpus/annotate/reading_limit.hpp"
#include "corpus/annotate/source_homes.hpp"
#include "schemas/article.hpp"
#include "schemas/mention.hpp"

namespace dateline {

class NameModel;

/// What to read.
struct AnnotatorOptions {
    bool names = true;
    bool places = true;  ///< on the map; without a model of the language, by the gazetteer alone
    bool times = true;
    std::string language = "en";  ///< of an article that names none and is too short to tell
    ReadingLimits limits = {};
    bool recognise = true;  ///< false: who calls has tried, and what names no language is in the one above
};

/// What was read out of one article.
struct Annotation {
    Mentions mentions;
    std::vector<Entity> entities;
    std::vector<ArticlePlace> places;  ///< in order of their first mention
    std::string language;              ///< by which it was read
    bool names_skipped = false;        ///< no model of that language
    bool times_reduced = false;        ///< no table of that language: only what all languages write alike
    bool cut_short = false;            ///< there is more than ReadingLimits let be read
};

/// What annotators know, shared by all threads and never changed.
struct AnnotatorResources {
    std::shared_ptr<const NameModel> model;         ///< null: names are off, and places are read less well
    std::shared_ptr<const Authority> authority;     ///< null: none
    std::shared_ptr<const Gazetteer> gazetteer;     ///< null: places are off
    std::shared_ptr<const SourceHomes> homes = {};  ///< made with that gazetteer; null: none are known
};

/// One for each thread.
///
/// Annotation never fails an article: what can't be read is left out.
class Annotator {
  public:
    Annotator(AnnotatorOptions options, AnnotatorResources resources);
    ~Annotator();
    Annotation annotate(const Article& article);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
