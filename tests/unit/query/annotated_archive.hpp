// A small archive of annotated articles, with all that reads questions of it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/language/parser.hpp"
#include "query/open_generation.hpp"
#include "query/ranking/planner.hpp"
#include "query/reading/field_reader.hpp"
#include "tests/unit/query/small_archive.hpp"

namespace dateline::test {

/// The gazetteer that comes with the program.
inline const Gazetteer& shipped() {
    static const auto gazetteer = Gazetteer::load(shipped_gazetteer());
    return *gazetteer;
}

/// Articles by number, id "0" for the first; each annotation is one. Bodies are the bare names.
class AnnotatedArchive {
  public:
    /// `texts`: what the bodies of the first articles have besides.
    explicit AnnotatedArchive(const std::vector<Annotation>& annotations, std::size_t shards = 2,
                              const std::vector<std::string>& texts = {})
        : archive_(articles_of(annotations, texts), options_of(annotations, shards)) {}

    const SmallArchive& archive() const { return archive_; }
    Statistics& statistics() { return statistics_; }
    NameIndex& names() { return names_; }

    FieldReader reader(ArticleCount count = nullptr) {
        return {FieldTable::builtin(), statistics_, gazetteer_, names_, std::move(count)};
    }
    ParsedQuery parse(const std::string& text) const {
        return parse_query(text, FieldTable::builtin(),
                           {.today = *make_day(2022, 9, 16), .any = false, .filtered = true});
    }
    FieldReading read(const std::string& text) {
        parsed_.push_back(parse(text));
        return reader().read(*parsed_.back().expression);
    }
    Plan plan(const std::string& text) {
        Stemmers stemmers({"en"});
        return make_plan(*parse(text).expression, reader(), stemmers);
    }
    std::string filter(const std::string& text) {
        const std::string described = plan(text).filter().get_description();  // "Query(...)"
        return described.substr(6, described.size() - 7);
    }

  private:
    static std::vector<Article> articles_of(const std::vector<Annotation>& annotations,
                                            const std::vector<std::string>& texts) {
        return stories(annotations.size(), [&](std::size_t number) {
            std::string body = number < texts.size() ? texts[number] + ". " : "";
            for (const auto& name : annotations[number].persons) body += name + ". ";
            for (const auto& name : annotations[number].organisations) body += name + ". ";
            for (const auto& place : annotations[number].places) body += place.name + ". ";
            return story(std::to_string(number), "", body, "2022-09-16");
        });
    }
    static SmallArchiveOptions options_of(const std::vector<Annotation>& annotations, std::size_t shards) {
        SmallArchiveOptions options = dealt_into(shards);
        options.annotations = annotations;
        return options;
    }

    SmallArchive archive_;
    OpenGeneration generation_ = open_generation(archive_.layout());
    Statistics statistics_{generation_.shards};
    GazetteerSource gazetteer_;
    FacetFiles files_{archive_.layout(), generation_.manifest};
    NameIndex names_{files_};
    std::vector<ParsedQuery> parsed_;
};

inline Annotation persons(std::vector<std::string> names) {
    Annotation annotation;
    annotation.persons = std::move(names);
    return annotation;
}
inline Annotation organisations(std::vector<std::string> names) {
    Annotation annotation;
    annotation.organisations = std::move(names);
    return annotation;
}
inline Annotation places(const std::vector<std::string>& ids) {
    Annotation annotation;
    for (const auto& id : ids) annotation.places.push_back(place_of(shipped(), id));
    return annotation;
}

}  // namespace dateline::test
