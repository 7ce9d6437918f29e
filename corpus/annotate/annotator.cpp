#include "corpus/annotate/annotator.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

#include "corpus/annotate/article_names.hpp"
#include "corpus/annotate/name_model.hpp"
#include "corpus/annotate/name_tagger.hpp"
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

std::string language_of(const Article& article, const std::string& otherwise) {
    if (!article.language.empty()) return article.language;
    constexpr std::size_t enough = 4096;
    std::string text(cut_utf8(article.title, enough));
    text.append(" ").append(cut_utf8(article.body, enough));
    std::string language = recognise_language(text, otherwise);
    return language.empty() ? otherwise : language;
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

constexpr std::array kinds{MentionKind::person, MentionKind::organisation, MentionKind::place, MentionKind::other};

std::string_view text_of(const Article& article, TextField field) {
    return field == TextField::title ? article.title : article.body;
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
    CodePoints title(article.title);
    CodePoints body(article.body);
    for (Mention& mention : mentions) {
        CodePoints& points = mention.field == TextField::title ? title : body;
        mention.start = points.at(mention.start);
        mention.end = mention.start + count_code_points(mention.surface);
    }
}

}  // namespace

struct Annotator::State {
    AnnotatorOptions options;
    std::optional<NameTagger> tagger;
    std::shared_ptr<const Authority> authority;

    void find_names(Fields& fields) {
        auto names = tag_together(*tagger, {&fields[0].text, &fields[1].text});
        for (std::size_t i = 0; i < fields.size(); ++i) fields[i].names = std::move(names[i]);
    }
};

Annotator::Annotator(AnnotatorOptions options, AnnotatorResources resources) : state_(std::make_unique<State>()) {
    state_->options = std::move(options);
    state_->authority = std::move(resources.authority);
    if (state_->options.names && resources.model != nullptr) state_->tagger.emplace(std::move(resources.model));
}

Annotator::~Annotator() = default;

Annotation Annotator::annotate(const Article& article) {
    State& state = *state_;
    Annotation annotation;
    annotation.language = language_of(article, state.options.language);
    annotation.names_skipped = state.options.names && (!state.tagger || !is_language(annotation.language, "en"));
    annotation.times_reduced = state.options.times && !has_time_rules(annotation.language);
    Fields fields{Field{TextField::title, tokenize(article.title), {}, {}},
                  Field{TextField::body, tokenize(article.body), {}, {}}};
    if (state.options.times)
        for (Field& field : fields) field.times = find_times(field.text, article.published, annotation.language);
    if (state.options.names && !annotation.names_skipped) {
        state.find_names(fields);
        for (Field& field : fields) part_names_and_times(field);
        annotation.entities = join_names(
            {{fields[0].field, &fields[0].text, fields[0].names}, {fields[1].field, &fields[1].text, fields[1].names}},
            state.authority.get());
    }
    annotation.mentions = mentions_of(fields, annotation.entities, article);
    count_in_code_points(annotation.mentions, article);
    return annotation;
}

}  // namespace dateline
