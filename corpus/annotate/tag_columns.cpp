#include "corpus/annotate/tag_columns.hpp"

#include <array>
#include <chrono>
#include <string>
#include <string_view>

namespace dateline {

namespace {

// In the order of NameClass.
constexpr std::array<std::string_view, name_classes> tags{"PER", "ORG", "LOC", "MISC"};

std::vector<std::string> iob2_tags(std::size_t tokens, const std::vector<NameSpan>& names) {
    std::vector<std::string> list(tokens, "O");
    for (const auto& name : names) {
        for (std::size_t token = name.first; token < name.last; ++token)
            list[token].assign(token == name.first ? "B-" : "I-").append(tags[static_cast<std::size_t>(name.kind)]);
    }
    return list;
}

void write_document(const ColumnDocument& document, const std::vector<std::string>& tag_list, Output& results) {
    std::size_t token = 0;
    for (std::size_t line = 0; line < document.lines.size(); ++line) {
        if (token < document.tokens.size() && document.tokens[token] == line) {
            results.write(document.word(token));
            results.write("\t");
            results.write(tag_list[token]);
            ++token;
        } else {
            results.write(document.lines[line]);
        }
        results.write("\n");
    }
}

}  // namespace

TagCount tag_columns(ColumnReader& reader, const TagNames& tag, Output& results) {
    TagCount count;
    for (ColumnDocument document; reader.next(document);) {
        const NameDocument words{document.words(), document.sentences};
        const auto start = std::chrono::steady_clock::now();
        const auto names = tag(words);
        count.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        count.tokens += document.tokens.size();
        write_document(document, iob2_tags(document.tokens.size(), names), results);
    }
    return count;
}

}  // namespace dateline
