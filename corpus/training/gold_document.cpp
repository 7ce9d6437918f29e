#include "corpus/training/gold_document.hpp"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <string_view>

#include "corpus/annotate/columns.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr LabelSet bit(NameLabel label) { return LabelSet{1} << label; }

constexpr LabelSet unsure_labels = [] {
    LabelSet labels = bit(outside_label);
    for (const NamePart part : {NamePart::begin, NamePart::inside, NamePart::last, NamePart::unit})
        labels |= bit(make_label(NameClass::miscellaneous, part));
    return labels;
}();

struct TagRow {
    std::string_view tag;
    NameClass kind;
};
constexpr std::array tag_rows{TagRow{"PER", NameClass::person}, TagRow{"ORG", NameClass::organisation},
                              TagRow{"LOC", NameClass::location}, TagRow{"MISC", NameClass::miscellaneous}};

// What a tag says: the class and whether a name begins there for sure ("B-").
struct Tag {
    std::optional<NameClass> kind;
    bool begins = false;
};

std::optional<Tag> read_tag(std::string_view text) {
    if (text == "O") return Tag{};
    if (text.size() < 3 || (text[0] != 'B' && text[0] != 'I') || text[1] != '-') return std::nullopt;
    for (const TagRow& row : tag_rows)
        if (text.substr(2) == row.tag) return Tag{row.kind, text[0] == 'B'};
    return std::nullopt;
}

std::string_view tag_column(const ColumnDocument& document, std::size_t token) {
    const std::string& line = document.lines[document.tokens[token]];
    const std::vector<std::string_view> columns = split_columns(line);
    if (columns.size() < 2) return {};
    return line.find('\t') == std::string::npos ? columns.back() : columns[1];
}

std::vector<Tag> read_tags(const ColumnDocument& document, const std::string& path) {
    std::vector<Tag> tags;
    for (std::size_t i = 0; i < document.tokens.size(); ++i) {
        const std::optional<Tag> tag = read_tag(tag_column(document, i));
        if (!tag)
            throw Error(ErrorKind::bad_data,
                        fmt::format("{}: \"{}\" has no tag O, B-X or I-X of PER, ORG, LOC and MISC", path,
                                    document.lines[document.tokens[i]]));
        tags.push_back(*tag);
    }
    return tags;
}

std::vector<NameLabel> labels_of(const std::vector<Tag>& tags, const ColumnDocument& document) {
    std::vector<NameLabel> labels(tags.size(), outside_label);
    const auto begins_sentence = [&](std::size_t i) {
        return std::binary_search(document.sentences.begin(), document.sentences.end(), i);
    };
    const auto goes_on = [&](std::size_t i) {  // the name at i - 1 at token i
        return i < tags.size() && i > 0 && tags[i].kind && tags[i].kind == tags[i - 1].kind && !tags[i].begins &&
               !begins_sentence(i);
    };
    for (std::size_t i = 0; i < tags.size(); ++i) {
        if (!tags[i].kind) continue;
        const bool before = goes_on(i);
        const bool behind = goes_on(i + 1);
        const NamePart part =
            before ? (behind ? NamePart::inside : NamePart::last) : (behind ? NamePart::begin : NamePart::unit);
        labels[i] = make_label(*tags[i].kind, part);
    }
    return labels;
}

LabelSet set_of(NameLabel label, GoldKind kind) {
    const bool is_unsure = label == outside_label || class_of(label) == NameClass::miscellaneous;
    return kind == GoldKind::partial && is_unsure ? unsure_labels : bit(label);
}

std::string genre_of(const ColumnDocument& document) {
    constexpr std::string_view key = "# genre = ";
    for (const std::string& line : document.lines)
        if (line.compare(0, key.size(), key) == 0) return line.substr(key.size());
    return {};
}

std::string small(const std::string& word) {
    std::string lowered;
    icu::UnicodeString::fromUTF8(word).toLower(icu::Locale::getRoot()).toUTF8String(lowered);
    return lowered;
}

std::string capitalised(const std::string& word) {
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(word);
    const std::int32_t length = text.moveIndex32(0, 1);
    icu::UnicodeString head(text, 0, length);
    std::string result;
    head.toUpper(icu::Locale::getRoot()).append(text, length, text.length()).toUTF8String(result);
    return result;
}

}  // namespace

NameDocument GoldDocument::view() const {
    NameDocument document;
    document.words.assign(words.begin(), words.end());
    document.sentences = sentences;
    return document;
}

std::vector<NameSpan> GoldDocument::spans() const {
    std::vector<NameLabel> certain;
    for (const LabelSet set : labels) {
        NameLabel label = outside_label;
        for (NameLabel i = 0; i < inner_labels; ++i)
            if (set == bit(i)) label = i;
        certain.push_back(label);
    }
    return spans_of(certain);
}

std::vector<GoldDocument> read_gold(const std::string& path, GoldKind kind, const std::vector<std::string>& genres) {
    std::ifstream file(path);
    if (!file) throw Error(ErrorKind::no_input, path + ": can't be opened");
    ColumnReader reader(file, path);
    std::vector<GoldDocument> documents;
    ColumnDocument columns;
    while (reader.next(columns)) {
        GoldDocument document;
        document.genre = genre_of(columns);
        const bool is_wanted =
            genres.empty() || std::find(genres.begin(), genres.end(), document.genre) != genres.end();
        if (columns.tokens.empty() || !is_wanted) continue;
        for (std::size_t i = 0; i < columns.tokens.size(); ++i) document.words.emplace_back(columns.word(i));
        document.sentences = columns.sentences;
        for (const NameLabel label : labels_of(read_tags(columns, path), columns))
            document.labels.push_back(set_of(label, kind));
        documents.push_back(std::move(document));
    }
    return documents;
}

GoldDocument in_small_letters(const GoldDocument& document) {
    GoldDocument copy = document;
    std::transform(copy.words.begin(), copy.words.end(), copy.words.begin(), small);
    return copy;
}

GoldDocument with_title_case(const GoldDocument& document) {
    constexpr std::size_t shortest = 4;  // small words of fewer letters stay as they are
    GoldDocument copy = document;
    const std::uint32_t end = document.view().sentence_end(0);
    for (std::uint32_t i = 0; i < end; ++i)
        if (copy.words[i].size() >= shortest) copy.words[i] = capitalised(copy.words[i]);
    return copy;
}

}  // namespace dateline
