#include "corpus/annotate/annotator.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

#include "corpus/annotate/article_names.hpp"
#include "corpus/annotate/name_model.hpp"
#include "corpus/annotate/name_tagger.hpp"
#include "corpus/annotate/place_reader.hpp"
#include "corpus/annotate/times.hpp"
#include "corpus/language.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

// One field on its way through the annotators.
struct Field {
    TextField field;
    TokenizedText text;
    std::vector<NameSpan> names;
    std::vector<TimeSpan> times;
};
using Fields = std::array<Field, 2>;

bool is_language(std::string_view language, std::string_view code) {
    return language.substr(0, language.find_first_of("-_")) == code;
}

std::string language_of(const Article& article, const AnnotatorOptions& options) {
    if (!article.language.empty()) return article.language;
    if (!options.recognise) return options.language;
    constexpr std::size_t enough = 4096;
    std::string text(cut_utf8(article.title, enough));
    text.append(" ").append(cut_utf8(article.body, enough));
    std::string language = recognise_language(text, options.language);
    return language.empty() ? options.language : language;
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

struct Stretch {
    std::uint32_t begin;
    std::uint32_t end;
};

Stretch stretch_of(const NameSpan& name, const TokenizedText& text) {
    return {text.tokens[name.first].begin, text.tokens[name.last - 1].end};
}

// "Friday" is no name; "The Sunday Times" is no time, though the "1998" of "1998 World Cup" is one.
bool is_time_stronger(const TimeSpan& time, const NameSpan& name, const Field& field) {
    const Stretch stretch = stretch_of(name, field.text);
    if (time.begin <= stretch.begin && stretch.end <= time.end) return true;
    const bool names_event = name.kind == NameClass::miscellaneous && time.begin == stretch.begin;
    return names_event && has_digit(field.text.text.substr(time.begin, time.end - time.begin));
}

// Leaves no name and time that share characters, but for years that begin a name. Both are in order.
void part_names_and_times(Field& field) {
    std::vector<bool> drop_name(field.names.size());
    std::vector<bool> drop_time(field.times.size());
    for (std::size_t n = 0, first = 0; n < field.names.size(); ++n) {
        const Stretch name = stretch_of(field.names[n], field.text);
        while (first < field.times.size() && field.times[first].end <= name.begin) ++first;
        for (std::size_t t = first; t < field.times.size() && field.times[t].begin < name.end; ++t) {
            const TimeSpan& time = field.times[t];
            if (!is_time_stronger(time, field.names[n], field))
                drop_time[t] = true;
            else if (time.begin <= name.begin && name.end <= time.end)
                drop_name[n] = true;
        }
    }
    const auto sweep = [](auto& items, const std::vector<bool>& drop) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < items.size(); ++i)
            if (!drop[i]) items[kept++] = items[i];
        items.resize(kept);
    };
    sweep(field.names, drop_name);
    sweep(field.times, drop_time);
}

// Where a field ceases to be read: at the first name or time that is one too many, else at its end.
std::size_t reading_end(const Field& field, ReadingLimit& limit) {
    auto name = field.names.begin();
    auto time = field.times.begin();
    while (name != field.names.end() || time != field.times.end()) {
        Stretch next{};
        if (name != field.names.end()) next = stretch_of(*name, field.text);
        const bool is_time = name == field.names.end() || (time != field.times.end() && time->begin < next.begin);
        if (is_time) next = {time->begin, time->end};
        if (!limit.take(field.text.text.substr(next.begin, next.end - next.begin))) return next.begin;
        if (is_time)
            ++time;
        else
            ++name;
    }
    return field.text.text.size();
}

void cut_off(Field& field, std::size_t end) {
    std::erase_if(field.names, [&](const NameSpan& name) { return stretch_of(name, field.text).begin >= end; });
    std::erase_if(field.times, [&](const TimeSpan& time) { return time.begin >= end; });
    auto& tokens = field.text.tokens;
    const auto left =
        std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) { return token.begin < end; });
    tokens.erase(left, tokens.end());
    std::erase_if(field.text.sentences, [&](std::uint32_t first) { return first >= tokens.size(); });
}

// Whether something is left unread.
bool keep_limits(Fields& fields, const ReadingLimits& limits) {
    std::size_t all = 0;
    for (const Field& field : fields) all += field.names.size() + field.times.size();
    if (limits.allow(all)) return false;
    ReadingLimit limit(limits);
    for (Field& field : fields) {
        const std::size_t end = reading_end(field, limit);
        if (limit.is_full()) cut_off(field, end);
    }
    return limit.is_full();
}

constexpr std::array kinds{MentionKind::person, MentionKind::organisation, MentionKind::place, MentionKind::other};

std::string_view text_of(const Article& article, TextField field) {
    return field == TextField::title ? article.title : field == TextField::body ? article.body : article.dateline;
}

// Mentions whose offsets still count bytes.
Mentions mentions_of(const Fields& fields, const std::vector<Entity>& entities, const Article& article) {
    Mentions mentions;
    const auto add = [&](TextField field, std::uint32_t begin, std::uint32_t end, MentionKind kind) -> Mention& {
        Mention& mention = mentions.emplace_back();
        mention.field = field;
        mention.start = begin;
        mention.end = end;
        mention.surface = text_of(article, field).substr(begin, end - begin);
        mention.kind = kind;
        return mention;
    };
    for (const Entity& entity : entities)
        for (const NameMention& name : entity.mentions) {
            Mention& mention = add(name.field, name.begin, name.end, kinds[static_cast<std::size_t>(entity.kind)]);
            mention.name = entity.name;
            mention.confidence = static_cast<double>(name.confidence);
        }
    for (const Field& field : fields)
        for (const TimeSpan& time : field.times) {
            Mention& mention = add(field.field, time.begin, time.end, MentionKind::time);
            mention.time = time.time;
            mention.confidence = static_cast<double>(time.confidence);
        }
    const auto key = [](const Mention& mention) {
        return std::make_tuple(mention.field, mention.start, ~mention.end, mention.kind);
    };
    std::stable_sort(mentions.begin(), mentions.end(),
                     [&](const Mention& a, const Mention& b) { return key(a) < key(b); });
    return mentions;
}

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// Byte offsets of one text, which never fall, become counts of code points in one walk.
class CodePoints {
  public:
    explicit CodePoints(std::string_view text) : text_(text) {}
    std::size_t at(std::size_t byte) {
        for (; byte_ < byte; ++byte_) points_ += begins_code_point(text_[byte_]) ? 1U : 0U;
        return points_;
    }

  private:
    std::string_view text_;
    std::size_t byte_ = 0;
    std::size_t points_ = 0;
};

void count_in_code_points(Mentions& mentions, const Article& article) {
    std::array texts{CodePoints(article.title), CodePoints(article.body), CodePoints(article.dateline)};
    for (Mention& mention : mentions) {
        CodePoints& points = texts[static_cast<std::size_t>(mention.field)];
        mention.start = points.at(mention.start);
        mention.end = mention.start + count_code_points(mention.surface);
    }
}

// Gives mentions their places. Both are in the same order, and every place has its mention.
void attach_places(Mentions& mentions, std::vector<PlacedMention>& places) {
    auto next = places.begin();
    for (Mention& mention : mentions) {
        if (next == places.end()) return;
        const bool same = mention.field == next->field && mention.start == next->begin && mention.kind == next->kind &&
                          mention.surface.size() == next->end - next->begin;
        if (same) mention.place = std::move(next++->place);
    }
}

// What holds no name of a place: times, and what the authority file says is no name.
std::vector<TakenText> taken_text(const Field& field, const Authority* authority) {
    std::vector<TakenText> taken;
    for (const TimeSpan& time : field.times) taken.push_back({time.begin, time.end});
    if (authority != nullptr)
        for (const AuthorityMatch& match : authority->find_all(field.text))
            if (!match.entry->kind)
                taken.push_back({field.text.tokens[match.first].begin, field.text.tokens[match.last - 1].end});
    return taken;
}

// Without names what is no place goes; nationalities that are on the map stay.
void keep_places_alone(std::vector<Entity>& entities, const std::vector<PlacedMention>& places) {
    const auto is_placed = [&](const NameMention& mention) {
        const auto from = std::partition_point(places.begin(), places.end(), [&](const PlacedMention& place) {
            return std::tie(place.field, place.begin) < std::tie(mention.field, mention.begin);
        });
        const auto is_elsewhere = [&](const PlacedMention& place) {
            return place.field != mention.field || place.begin != mention.begin;
        };
        const auto to = std::find_if(from, places.end(), is_elsewhere);
        return std::any_of(from, to, [&](const PlacedMention& place) { return place.end == mention.end; });
    };
    std::erase_if(entities, [&](const Entity& entity) {
        const bool other = entity.kind == NameClass::miscellaneous && is_placed(entity.mentions.front());
        return entity.kind != NameClass::location && !other;
    });
}

}  // namespace

struct Annotator::State {
    AnnotatorOptions options;
    std::optional<NameTagger> tagger;
    std::shared_ptr<const Authority> authority;
    std::optional<PlaceReader> places;

    bool tags(const std::string& language) const {
        return (options.names || places) && tagger && is_language(language, "en");
    }

    void find_names(Fields& fields) {
        auto names = tag_together(*tagger, {&fields[0].text, &fields[1].text});
        for (std::size_t i = 0; i < fields.size(); ++i) fields[i].names = std::move(names[i]);
        for (Field& field : fields) part_names_and_times(field);
    }

    std::vector<Entity> join(const Fields& fields) const {
        return join_names(
            {{fields[0].field, &fields[0].text, fields[0].names}, {fields[1].field, &fields[1].text, fields[1].names}},
            authority.get());
    }

    std::vector<PlacedMention> find_places(const Article& article, const Fields& fields, Annotation& annotation) {
        PlaceTexts texts;
        texts.article = &article;
        texts.limits = options.limits;
        const std::array words{PlaceWords(fields[0].text), PlaceWords(fields[1].text)};
        for (std::size_t i = 0; i < fields.size(); ++i)
            texts.fields.push_back({fields[i].field, &words[i], taken_text(fields[i], authority.get())});
        for (const Entity& entity : annotation.entities)
            texts.is_final.push_back(authority != nullptr && authority->find(entity.name) != nullptr);
        ReadPlaces read = places->read(texts, annotation.entities);
        annotation.places = std::move(read.places);
        annotation.cut_short = annotation.cut_short || read.cut_short;
        return std::move(read.mentions);
    }
};

Annotator::Annotator(AnnotatorOptions options, AnnotatorResources resources) : state_(std::make_unique<State>()) {
    state_->options = std::move(options);
    state_->authority = std::move(resources.authority);
    if (state_->options.places && resources.gazetteer != nullptr)
        state_->places.emplace(std::move(resources.gazetteer), std::move(resources.homes));
    const bool tags = state_->options.names || state_->places;
    if (tags && resources.model != nullptr) state_->tagger.emplace(std::move(resources.model));
}

Annotator::~Annotator() = default;

Annotation Annotator::annotate(const Article& article) {
    State& state = *state_;
    Annotation annotation;
    annotation.language = language_of(article, state.options);
    annotation.names_skipped = state.options.names && (!state.tagger || !is_language(annotation.language, "en"));
    annotation.times_reduced = state.options.times && !has_time_rules(annotation.language);
    Fields fields{Field{TextField::title, tokenize(article.title), {}, {}},
                  Field{TextField::body, tokenize(article.body), {}, {}}};
    if (state.options.times)
        for (Field& field : fields) field.times = find_times(field.text, article.published, annotation.language);
    const bool tags = state.tags(annotation.language);
    if (tags) state.find_names(fields);
    annotation.cut_short = keep_limits(fields, state.options.limits);
    if (tags) annotation.entities = state.join(fields);
    std::vector<PlacedMention> places;
    if (state.places) places = state.find_places(article, fields, annotation);
    if (!state.options.names) keep_places_alone(annotation.entities, places);
    annotation.mentions = mentions_of(fields, annotation.entities, article);
    attach_places(annotation.mentions, places);
    count_in_code_points(annotation.mentions, article);
    return annotation;
}

}  // namespace dateline
