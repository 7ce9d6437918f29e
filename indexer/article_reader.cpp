#include "indexer/article_reader.hpp"

#include <algorithm>

namespace dateline {

ArticleReader::ArticleReader(const LoadedAnnotation* annotation) {
    if (annotation == nullptr) return;
    gazetteer_ = annotation->resources.gazetteer;
    AnnotatorOptions options = annotation->options;
    options.recognise = false;
    annotator_.emplace(options, annotation->resources);
    stamp_ = to_string(annotation->stamp);
}

Findings ArticleReader::read(const Article& article) {
    Findings findings =
        findings_of(annotator_ ? annotator_->annotate(article) : Annotation{}, article, gazetteer_.get());
    findings.stamp = stamp_;
    return findings;
}

std::uint64_t ArticleReader::unknown_places(const Article& article) const {
    if (gazetteer_ == nullptr) return 0;
    const auto unknown = std::count_if(article.located.begin(), article.located.end(), [&](const GivenPlace& place) {
        return !place.id.empty() && !gazetteer_->find_id(place.id);
    });
    return static_cast<std::uint64_t>(unknown);
}

PlaceHolders ArticleReader::holders() const {
    if (gazetteer_ == nullptr) return {};
    return [gazetteer = gazetteer_](const PlaceId& id) {
        std::vector<PlaceId> places;
        const auto number = gazetteer->find_id(id);
        if (!number) return places;
        for (const PlaceNumber outer : gazetteer->holders(*number)) places.push_back(gazetteer->id(outer));
        return places;
    };
}

}  // namespace dateline
