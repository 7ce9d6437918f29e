#include "query/language/query_words.hpp"

#include <fmt/format.h>

#include "query/language/query_error.hpp"
#include "schemas/code_points.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

constexpr std::size_t fewest_letters = 2;

}  // namespace

std::vector<std::string> scan_words(std::string_view text) {
    std::vector<std::string> words;
    WordScanner scanner(text);
    while (words.size() <= max_query_nodes && scanner.next()) words.emplace_back(scanner.word());
    return words;
}

Wildcard read_wildcard(std::string_view word, std::size_t offset) {
    const auto star = word.find('*');
    if (star == std::string_view::npos) return {word, false};
    if (star + 1 < word.size())
        throw QueryError({offset + star, offset + star + 1},
                         fmt::format("a '*' can stand only at the end of a word: write {} without it, or in quotes",
                                     shown_piece(word)));
    const std::string_view beginning = word.substr(0, star);
    if (count_code_points(fold_text(beginning)) < fewest_letters)
        throw QueryError({offset, offset + word.size()},
                         fmt::format("a '*' needs {} letters or more before it", fewest_letters));
    return {beginning, true};
}

void require_single_word(const std::vector<std::string>& words, Span span) {
    if (words.size() == 1 && count_code_points(words.front()) >= fewest_letters) return;
    throw QueryError(span, fmt::format("a '*' must follow a single word of {} letters or more", fewest_letters));
}

void refuse_wildcard(std::string_view phrase, std::size_t offset) {
    for (auto star = phrase.find('*'); star != std::string_view::npos; star = phrase.find('*', star + 1)) {
        if (star == 0 || is_blank(static_cast<unsigned char>(phrase[star - 1])) || phrase[star - 1] == '*') continue;
        throw QueryError({offset + star, offset + star + 1},
                         "a phrase can't hold a '*': put the word outside the quotes");
    }
}

}  // namespace dateline
