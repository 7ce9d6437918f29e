#include "tests/unit/corpus/forms/limits.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "corpus/readers/text_bytes.hpp"

namespace dateline::forms {

namespace {

template <auto Field>
void clear(Article& article) {
    article.*Field = {};
}

void drop_zone(Article& article) {
    if (article.published) article.published->offset = {};
}

void drop_time(Article& article) {
    if (article.published) *article.published = {.day = article.published->day, .time = {}};
}

// What is but updated has this as its day of publication.
void publish_when_updated(Article& article) {
    if (!article.published) article.published = std::exchange(article.updated, std::nullopt);
}

void keep_correction_alone(Article& article) {
    if (article.status == Status::corrected && !article.note.empty()) return;
    article.status = Status::usable;
    article.note.clear();
}

void keep_status_of_corrected(Article& article) {
    if (article.status != Status::corrected) article.status = Status::usable;
}

void keep_note_of_corrected(Article& article) {
    if (article.status != Status::corrected) article.note.clear();
}

void keep_cancellation_alone(Article& article) {
    if (article.status == Status::cancelled) return;
    article.status = Status::usable;
    article.note.clear();
}

void forget_cancelled_article(Article& article) {
    if (article.status != Status::cancelled) return;
    const Article whole = std::exchange(article, {});
    article.id = whole.id;
    article.updated = whole.updated;
    article.status = whole.status;
    article.note = whole.note;
}

void forget_what_is_cancelled(Article& article) {
    if (article.status == Status::cancelled) article.corrects.clear();
}

void take_source_of_feed(Article& article) {
    if (article.source.empty()) article.source = "The feed";
}

void part_names(Article& article) {
    for (auto* names : {&article.persons, &article.places})
        for (auto& name : *names) std::replace(name.begin(), name.end(), '-', ' ');
}

void split_lists(Article& article) {
    for (auto* list : {&article.topics, &article.persons, &article.organisations, &article.places}) {
        std::vector<std::string> parts;
        for (auto entry : *list) {
            std::replace(entry.begin(), entry.end(), '|', ';');
            for (std::istringstream rest(entry); std::getline(rest, entry, ';');) parts.emplace_back(trim(entry));
        }
        *list = std::move(parts);
    }
}

void take_address_as_id(Article& article) {
    if (!article.url.empty()) article.id = article.url;
}

void join_slashes(Article& article) {
    const auto is_second = [](char a, char b) { return a == '/' && b == '/'; };
    article.id.erase(std::unique(article.id.begin(), article.id.end(), is_second), article.id.end());
}

void drop_part_of_dateline(Article& article) {
    if (!article.dateline.empty() && !article.source.empty() && article.published && !article.body.empty()) return;
    article.dateline.clear();
    article.source.clear();
    article.published.reset();
}

bool has_no_text(const Article& article) { return article.title.empty() && article.body.empty(); }
bool has_no_title(const Article& article) { return article.title.empty(); }

constexpr Loss updated{"updated", "no tag for it", &clear<&Article::updated>};
constexpr Loss embargo{"embargo", "no tag for it", &clear<&Article::embargo>};
constexpr Loss version{"version", "no tag for it", &clear<&Article::version>};
constexpr Loss status{"status", "no tag for it", &clear<&Article::status>};
constexpr Loss corrects{"corrects", "no tag for it", &clear<&Article::corrects>};
constexpr Loss note{"note", "no tag for it", &clear<&Article::note>};
constexpr Loss place_of_filing{"dateline", "no tag for it", &clear<&Article::dateline>};
constexpr Loss byline{"byline", "no tag for it", &clear<&Article::byline>};
constexpr Loss section{"section", "no tag for it", &clear<&Article::section>};
constexpr Loss language{"language", "no tag for it; Reuters and TREC are English", &clear<&Article::language>};
constexpr Loss url{"url", "no tag for it", &clear<&Article::url>};
constexpr Loss topics{"topics", "no tag for them", &clear<&Article::topics>};
constexpr Loss persons{"persons", "no tag for them", &clear<&Article::persons>};
constexpr Loss organisations{"organisations", "no tag for them", &clear<&Article::organisations>};
constexpr Loss places{"places", "no tag for them", &clear<&Article::places>};
constexpr Loss extra{"extra", "no place for keys of others, or but for their texts", &clear<&Article::extra>};
constexpr Loss updated_alone{"updated without published", "the time of a first version is when it was published",
                             &publish_when_updated};
constexpr Loss zone{"zone of published", "times have none", &drop_zone};
constexpr Loss source_of_feed{"that no source is given", "it is the feed's", &take_source_of_feed};
constexpr Loss source{"source", "always Reuters; in TREC by what known collections begin their ids with",
                      &clear<&Article::source>};
constexpr Loss article_of_cancellation{"a cancellation but for id, updated and note", "a deleted entry has no more",
                                       &forget_cancelled_article};
constexpr Loss corrects_of_cancellation{"corrects of a cancellation", "what it refers to is what it cancels",
                                        &forget_what_is_cancelled};
constexpr Loss status_but_cancelled{"status and note but of a cancellation", "no tag for them",
                                    &keep_cancellation_alone};
constexpr Loss status_but_corrected{"status other than corrected", "no tag for it", &keep_status_of_corrected};
constexpr Loss note_but_corrected{"note but of a correction", "no tag for it", &keep_note_of_corrected};
constexpr Loss status_but_explained{"status and note but of a correction that says why", "no property for them",
                                    &keep_correction_alone};
constexpr Loss hyphens{"hyphens in persons and places", "they stand for blanks", &part_names};
constexpr Loss list_marks{"semicolons and bars in topics and names", "they part those", &split_lists};
constexpr Loss id_beside_url{"id beside a url", "a page is known by its address", &take_address_as_id};
constexpr Loss id_with_gap{"id with an empty part", "it is a path", &join_slashes};
constexpr Loss partial_dateline{"dateline, source and published, where one of them or the body is missing",
                                "a dateline has all three, in front of a body", &drop_part_of_dateline};
constexpr Loss time_of_day{"time of published", "a dateline has the day alone", &drop_time};
constexpr Gap no_text{"a cancellation without a text", &has_no_text};
constexpr Gap no_title{"an article without a title", &has_no_title};

}  // namespace

const std::vector<Limits>& limits() {
    static const std::vector<Limits> table{
        {"jsonl", {}, {}},
        {"json", {}, {}},
        {"ninjs-1", {updated_alone}, {}},
        {"ninjs-2", {updated_alone}, {}},
        {"ninjs-3", {updated_alone}, {}},
        {"nitf", {extra, corrects_of_cancellation}, {}},
        {"newsml-g2", {extra, updated_alone}, {}},
        {"rss",
         {embargo, version, status, corrects, note, place_of_filing, section, persons, organisations, places, extra,
          source_of_feed},
         {no_text}},
        {"atom",
         {embargo, version, status_but_cancelled, article_of_cancellation, corrects, place_of_filing, section, persons,
          organisations, places, extra, source_of_feed},
         {}},
        {"reuters",
         {zone, updated, embargo, version, status, corrects, note, source, section, language, url, hyphens, extra},
         {no_text}},
        {"trec",
         {zone, updated, embargo, version, status_but_corrected, corrects, note_but_corrected, source, language, url,
          topics, persons, organisations, places, extra},
         {no_text}},
        {"csv", {list_marks, extra}, {}},
        {"linked-data", {id_beside_url, embargo, status_but_explained, corrects, extra}, {no_text}},
        {"open-graph",
         {id_beside_url, embargo, version, status, corrects, note, place_of_filing, persons, organisations, places,
          extra},
         {no_text}},
        {"text",
         {id_with_gap, partial_dateline, time_of_day, updated, embargo, version, status, corrects, note, byline,
          section, language, url, topics, persons, organisations, places, extra},
         {no_title}},
    };
    return table;
}

}  // namespace dateline::forms
