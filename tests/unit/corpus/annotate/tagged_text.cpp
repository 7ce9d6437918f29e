#include "tests/unit/corpus/annotate/tagged_text.hpp"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::string_view marks[] = {"PER", "ORG", "LOC", "MISC"};

NameClass kind_of(std::string_view mark) {
    const auto* found = std::find(std::begin(marks), std::end(marks), mark);
    return static_cast<NameClass>(found - std::begin(marks));
}

// The tokens that the bytes cover.
NameSpan span_of(const TokenizedText& text, std::size_t begin, std::size_t end) {
    const auto& tokens = text.tokens;
    const auto first =
        std::partition_point(tokens.begin(), tokens.end(), [&](auto token) { return token.end <= begin; });
    const auto last = std::partition_point(first, tokens.end(), [&](auto token) { return token.begin < end; });
    NameSpan span;
    span.first = static_cast<std::uint32_t>(first - tokens.begin());
    span.last = static_cast<std::uint32_t>(last - tokens.begin());
    return span;
}

}  // namespace

TaggedArticle::TaggedArticle(std::string_view marked) {
    const auto bars = marked.find("||");
    if (bars != std::string_view::npos) add(TextField::title, marked.substr(0, bars));
    add(TextField::body, bars == std::string_view::npos ? marked : marked.substr(bars + 2));
}

void TaggedArticle::add(TextField which, std::string_view marked) {
    struct Mark {
        std::string_view name;
        std::size_t begin;
        std::size_t end;
    };
    auto field = std::make_unique<Field>();
    field->field = which;
    std::vector<Mark> found;
    while (!marked.empty()) {
        const auto open = std::min(marked.find('['), marked.size());
        field->text += marked.substr(0, open);
        marked.remove_prefix(open);
        if (marked.empty()) break;
        const auto blank = marked.find(' ');
        const auto close = marked.find(']');
        found.push_back({marked.substr(1, blank - 1), field->text.size(), 0});
        field->text += marked.substr(blank + 1, close - blank - 1);
        found.back().end = field->text.size();
        marked.remove_prefix(close + 1);
    }
    field->tokens = tokenize(field->text);
    for (const Mark& mark : found) {
        NameSpan span = span_of(field->tokens, mark.begin, mark.end);
        const bool unsure = mark.name.ends_with('~');
        span.kind = kind_of(mark.name.substr(0, mark.name.size() - (unsure ? 1 : 0)));
        span.confidence = unsure ? 0.25F : 1;
        field->names.push_back(span);
    }
    fields_.push_back(std::move(field));
}

std::vector<NamedText> TaggedArticle::fields() const {
    std::vector<NamedText> out;
    for (const auto& field : fields_) out.push_back({field->field, &field->tokens, field->names});
    return out;
}

std::string_view mark_of(NameClass kind) { return marks[static_cast<std::size_t>(kind)]; }

std::string joined_names(std::string_view marked, const Authority* authority) {
    const TaggedArticle article(marked);
    const auto fields = article.fields();
    std::string out;
    for (const Entity& entity : join_names(fields, authority)) {
        out.append(out.empty() ? "" : "; ").append(mark_of(entity.kind)).append(" ").append(entity.name).append(" = ");
        for (const NameMention& mention : entity.mentions) {
            const auto text = fields[fields.size() - (mention.field == TextField::body ? 1 : fields.size())].text->text;
            out.append(&mention == entity.mentions.data() ? "" : "|");
            out.append(text.substr(mention.begin, mention.end - mention.begin));
        }
    }
    return out;
}

}  // namespace dateline
