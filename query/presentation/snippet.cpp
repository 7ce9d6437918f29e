#include "query/presentation/snippet.hpp"

#include <algorithm>
#include <optional>

#include "schemas/article_record.hpp"
#include "schemas/code_points.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

// A match further down is not looked for: nobody reads a megabyte to see why it was found.
constexpr std::size_t max_scanned = std::size_t{1} << 20;
constexpr std::size_t max_bytes = 1000;
constexpr std::string_view ellipsis = "\u2026";

struct Token {
    std::size_t begin;
    std::size_t end;
    std::optional<std::size_t> word;  // of the query
};

struct Window {
    std::size_t first;
    std::size_t end;
};

std::vector<Token> scan(std::string_view text, MatchWords::Finder& finder) {
    std::vector<Token> tokens;
    for (WordScanner scanner(cut_utf8(text, max_scanned)); scanner.next();)
        tokens.push_back({scanner.begin(), scanner.end(), finder(scanner.word())});
    return tokens;
}

// How good a window that begins with token `first` is: different words of the query, then matches.
struct Worth {
    std::size_t different = 0;
    std::size_t matches = 0;
    std::size_t last = 0;  // token of the last match
    bool operator<(const Worth& other) const {
        return different != other.different ? different < other.different : matches < other.matches;
    }
};

Worth worth_of(const std::vector<Token>& tokens, std::size_t first) {
    Worth worth;
    std::vector<std::size_t> seen;
    for (std::size_t i = first; i < std::min(tokens.size(), first + snippet_words); ++i) {
        if (!tokens[i].word) continue;
        worth.matches += 1;
        worth.last = i;
        if (std::find(seen.begin(), seen.end(), *tokens[i].word) == seen.end()) seen.push_back(*tokens[i].word);
    }
    worth.different = seen.size();
    return worth;
}

// Begins a window at every match, takes the best, and gives it room on both sides.
Window best_window(const std::vector<Token>& tokens) {
    Worth best;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].word) continue;
        const Worth worth = worth_of(tokens, i);
        if (!(best < worth)) continue;
        best = worth;
        begin = i;
    }
    const std::size_t spare = best.matches == 0 ? 0 : snippet_words - (best.last + 1 - begin);
    begin -= std::min(begin, spare / 2);
    begin = std::min(begin, tokens.size() - std::min(tokens.size(), snippet_words));
    return {begin, std::min(tokens.size(), begin + snippet_words)};
}

bool is_space(char c) { return static_cast<unsigned char>(c) <= 0x20; }

// The window in bytes, with the punctuation that clings to its first and last word.
Window byte_range(std::string_view text, const std::vector<Token>& tokens, Window window) {
    if (tokens.empty()) return {0, std::min(text.size(), max_bytes)};
    std::size_t begin = 0;
    if (window.first > 0) {
        begin = tokens[window.first].begin;
        while (begin > tokens[window.first - 1].end && !is_space(text[begin - 1])) --begin;
    }
    if (window.end == tokens.size()) return {begin, text.size()};
    std::size_t end = tokens[window.end - 1].end;
    while (end < tokens[window.end].begin && !is_space(text[end])) ++end;
    return {begin, end};
}

// Writes a piece of the text as one line, and notes where the matches come to stand.
class Writer {
  public:
    explicit Writer(std::string_view text) : text_(text) {}

    void add(std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end && snippet_.text.size() < max_bytes;) {
            const CodePoint point = code_point_at(text_, at);
            if (is_blank(point.value) || is_unshowable(point.value)) {
                blank_ = !snippet_.text.empty();
            } else {
                put(point.damaged ? "\uFFFD" : text_.substr(at, point.length));
            }
            at += point.length;
        }
    }

    void add_match(std::size_t begin, std::size_t end) {
        if (blank_) put_blank();
        const std::size_t first = length_;
        add(begin, end);
        if (length_ > first) snippet_.marks.push_back({first, length_});
    }

    // With a blank between it and a word, as the text had.
    void add_ellipsis() {
        blank_ = !snippet_.text.empty();
        put(ellipsis);
        blank_ = true;
    }

    bool is_full() const { return snippet_.text.size() >= max_bytes; }
    Snippet finish() { return std::move(snippet_); }

  private:
    void put_blank() {
        snippet_.text += ' ';
        ++length_;
        blank_ = false;
    }
    void put(std::string_view point) {
        if (blank_) put_blank();
        snippet_.text += point;
        ++length_;
    }

    std::string_view text_;
    Snippet snippet_;
    std::size_t length_ = 0;  // code points
    bool blank_ = false;      // one is due before the next character
};

}  // namespace

Snippet make_snippet(std::string_view text, MatchWords::Finder& finder) {
    const auto tokens = scan(text, finder);
    const Window window = best_window(tokens);
    const Window bytes = byte_range(text, tokens, window);
    Writer writer(text);
    if (window.first > 0) writer.add_ellipsis();
    std::size_t at = bytes.first;
    for (std::size_t i = window.first; i < window.end; ++i) {
        if (!tokens[i].word || writer.is_full()) continue;
        writer.add(at, tokens[i].begin);
        writer.add_match(tokens[i].begin, tokens[i].end);
        at = tokens[i].end;
    }
    writer.add(at, bytes.end);
    const bool cut = writer.is_full() || (window.end > 0 && window.end < tokens.size()) || text.size() > max_scanned;
    if (cut) writer.add_ellipsis();
    return writer.finish();
}

Snippet RecordSnippets::operator()(std::string_view record) {
    Article article;
    RecordMends mends;
    if (parse_record(record, article, mends)) return {};
    const std::string& language = article.language.empty() ? default_language_ : article.language;
    auto finder = finders_.find(language);
    if (finder == finders_.end()) finder = finders_.try_emplace(language, words_, language).first;
    return make_snippet(article.body.empty() ? article.title : article.body, finder->second);
}

}  // namespace dateline
