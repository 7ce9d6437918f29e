// Reads articles for one thread: annotation, and what of it is indexed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "corpus/annotate/annotation_resources.hpp"
#include "indexer/findings.hpp"
#include "indexer/name_terms.hpp"

namespace dateline {

class ArticleReader {
  public:
    /// `annotation` must outlive it; null: articles are not read, but for what their records say of places.
    explicit ArticleReader(const LoadedAnnotation* annotation);

    /// name_language() has seen to the article.
    Findings read(const Article& article);
    /// Ids of the record's places that the gazetteer does not know.
    std::uint64_t unknown_places(const Article& article) const;
    /// The holders of places, by the gazetteer; null where there is none.
    PlaceHolders holders() const;

  private:
    std::shared_ptr<const Gazetteer> gazetteer_;
    std::optional<Annotator> annotator_;
    std::string stamp_;
};

}  // namespace dateline
