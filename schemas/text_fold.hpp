// How text becomes the words that are indexed and asked for. Indexer and query tool fold alike because both call this.
//
// All input is treated as UTF-8; damaged bytes separate words. Threads: every function and object may be used by one
// thread at a time each; different objects are independent.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Case, accents and compatibility forms folded (NFKD, accents off, case-folded, NFC): "Café" -> "cafe", "ﬁnance" ->
/// "finance", "Ł" -> "l". Letters of other scripts keep their script and the marks that are vowels; curly quotes become
/// straight, soft hyphens vanish.
std::string fold_text(std::string_view text);

/// fold_text, and other scripts transliterated to Latin letters (ICU "Any-Latin; Latin-ASCII"): "Зеленський" ->
/// "zelens'kij" -> "zelenskij". Apostrophes and full stops are dropped. For names only.
std::string fold_name(std::string_view name);

/// The folded words of a name, in order: "Volodymyr Zelenskiy" -> {"volodymyr", "zelenskiy"}; "U.N." -> {"un"}.
std::vector<std::string> name_words(std::string_view name);

/// Walks through the words of a text.
///
/// A word is a run of letters and digits with inner apostrophes ("o'brien"), ampersands ("at&t"), and between digits
/// full stops and commas ("3.5", "1,000"). "U.N." is the word "un"; a possessive 's is cut off; a hyphen parts words; a
/// letter of a script written without blanks (Han, Hiragana, Katakana, Thai...) is a word by itself.
class WordScanner {
  public:
    /// `text` must outlive the scanner.
    explicit WordScanner(std::string_view text) : text_(text) {}

    /// Goes to the next word; false at the end of the text.
    bool next();

    /// The folded word; valid until the next call of next().
    std::string_view word() const { return word_; }
    /// Where the word stands in the text, in bytes, end exclusive.
    std::size_t begin() const { return begin_; }
    std::size_t end() const { return end_; }

  private:
    bool scan_plain();
    bool scan_any();
    void scan_runs(std::size_t& at);

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::string word_;
};

/// Number of code points in UTF-8 text.
std::size_t count_code_points(std::string_view text);

/// The longest prefix of at most `bytes` bytes that does not cut a code point.
std::string_view cut_utf8(std::string_view text, std::size_t bytes);

}  // namespace dateline
