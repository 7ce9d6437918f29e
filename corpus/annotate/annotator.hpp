// Everything that is read out of an article's text: names and times.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "corpus/annotate/authority.hpp"
#include "corpus/annotate/entities.hpp"
#include "schemas/article.hpp"
#include "schemas/mention.hpp"

namespace dateline {

class NameModel;

/// What to read.
struct AnnotatorOptions {
    bool names = true;
    bool times = true;
    std::string language = "en";  ///< of an article that names none and is too short to tell
};

/// What was read out of one article.
struct Annotation {
    Mentions mentions;
    std::vector<Entity> entities;
    std::string language;        ///< by which it was read
    bool names_skipped = false;  ///< no model of that language
    bool times_reduced = false;  ///< no table of that language: only what all languages write alike
};

/// One for each thread; the model and the authority are shared and never changed.
///
/// Annotation never fails an article: what can't be read is left out.
class Annotator {
  public:
    /// `model` may be null where names are off; `authority` may be null.
    Annotator(AnnotatorOptions options, std::shared_ptr<const NameModel> model,
              std::shared_ptr<const Authority> authority);
    ~Annotator();
    Annotation annotate(const Article& article);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
