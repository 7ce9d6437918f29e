#include "corpus/annotate/place_words.hpp"

#include <algorithm>

#include "corpus/gazetteer/gazetteer.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

bool is_capital(char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC0; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_plain(char c) { return (c >= 'A' && c <= 'Z') || is_small(c) || is_digit(c); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_possessive(std::string_view word) {
    return word == "'s" || word == "\u2019s" || word == "'" || word == "\u2019";
}

// What parts words within a token: "Izmir-based", but not "W.Va." or "O'Brien".
bool parts_words(char c) {
    return !is_plain(c) && c != '.' && c != '\'' && c != '&' && static_cast<unsigned char>(c) < 0x80;
}

bool is_plain_word(std::string_view word) { return std::all_of(word.begin(), word.end(), is_plain); }

// A punctuation mark, which no word has alone.
bool is_mark(std::string_view word) {
    return word.size() == 1 && word.front() != '\'' && static_cast<unsigned char>(word.front()) < 0x80;
}

std::size_t capitals_of(std::string_view written) {
    if (std::any_of(written.begin(), written.end(), is_small)) return 0;
    return static_cast<std::size_t>(std::count_if(written.begin(), written.end(), is_capital));
}

}  // namespace

PlaceWords::PlaceWords(const TokenizedText& text) : text_(&text) {
    words_.reserve(text.tokens.size());
    auto sentence = text.sentences.begin();
    for (std::uint32_t token = 0; token < text.tokens.size(); ++token) {
        const auto written = text.word(token);
        if (sentence != text.sentences.end() && *sentence == token) {
            broken_ = true;
            ++sentence;
        }
        if (is_plain_word(written)) {
            add_plain(token, written);
        } else if (is_mark(written)) {
            broken_ = true;
        } else if (is_possessive(written)) {
            add_possessive(token);
        } else {
            add_any(token, written);
        }
    }
}

void PlaceWords::add_plain(std::uint32_t token, std::string_view written) {
    folded_.resize(written.size());
    std::transform(written.begin(), written.end(), folded_.begin(), lower);
    add(token, 0, written.size(), folded_);
}

void PlaceWords::add_any(std::uint32_t token, std::string_view written) {
    for (std::size_t begin = 0; begin < written.size();) {
        const auto end = static_cast<std::size_t>(
            std::find_if(written.begin() + static_cast<std::ptrdiff_t>(begin), written.end(), parts_words) -
            written.begin());
        const auto folded = name_words(written.substr(begin, end - begin));
        broken_ = broken_ || folded.empty();
        for (const auto& word : folded) add(token, begin, end, word);
        broken_ = broken_ || (end < written.size() && written[end] != '-');
        begin = end + 1;
    }
}

// "St. John's" is a name with its possessive.
void PlaceWords::add_possessive(std::uint32_t token) {
    const bool is_behind = !words_.empty() && words_.back().token + 1 == token && !broken_;
    if (!is_behind || text_->word(token).size() == 1) return;
    PlaceWord& word = words_.back();
    if (word.end != text_->tokens[token].begin) return;
    auto folded = name_words(text_->text.substr(word.begin, word.end - word.begin));
    if (folded.size() != 1) return;
    word.possessive = Gazetteer::hash_of(folded.front() + 's');
    word.possessive_end = text_->tokens[token].end;
}

void PlaceWords::add(std::uint32_t token, std::size_t begin, std::size_t end, std::string_view folded) {
    const auto start = text_->tokens[token].begin;
    const auto written = text_->word(token).substr(begin, end - begin);
    PlaceWord word;
    word.hash = Gazetteer::hash_of(folded);
    word.begin = start + static_cast<std::uint32_t>(begin);
    word.end = start + static_cast<std::uint32_t>(end);
    word.token = token;
    word.capital = is_capital(written.front());
    word.capitals = word.capital && capitals_of(written) > 1;
    word.dotted = written.size() > 2 && written[1] == '.';
    // The tokenizer parts "Me." as the end of a sentence.
    word.stopped = written.back() == '.' || text_->text.substr(word.end, 1) == ".";
    word.follows = !broken_;
    broken_ = false;
    words_.push_back(word);
}

std::size_t PlaceWords::at(std::uint32_t byte) const {
    const auto found = std::lower_bound(words_.begin(), words_.end(), byte,
                                        [](const PlaceWord& word, std::uint32_t at) { return word.begin < at; });
    return static_cast<std::size_t>(found - words_.begin());
}

}  // namespace dateline
