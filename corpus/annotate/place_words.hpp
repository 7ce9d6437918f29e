// A text as the gazetteer's names see it: folded words by their hashes, each with its place in the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/annotate/tokens.hpp"

namespace dateline {

/// One folded word, as name_words() makes them: "Stratford-upon-Avon" has three, "W.Va." one, "'s" none.
struct PlaceWord {
    std::uint64_t hash = 0;   ///< Gazetteer::hash_of
    std::uint32_t begin = 0;  ///< bytes of the text, end exclusive; a full stop that belongs to it included: "Calif."
    std::uint32_t end = 0;
    std::uint32_t token = 0;
    std::uint64_t possessive = 0;      ///< the hash with the 's behind it: "John's"; 0: none is there
    std::uint32_t possessive_end = 0;  ///< and where that ends
    bool capital = false;              ///< begins with a capital (or a letter that is not ASCII, which may be one)
    bool capitals = false;             ///< two letters or more, none small: "US", "U.S."
    bool dotted = false;               ///< initials with full stops: "U.S.", "W.Va."
    bool stopped = false;              ///< a full stop is at its end, or behind it
    bool follows = false;              ///< only blanks, a hyphen or a possessive stand between it and the word before
};

/// The words of a text that must outlive this object. Linear; for one thread.
class PlaceWords {
  public:
    explicit PlaceWords(const TokenizedText& text);

    const TokenizedText& text() const { return *text_; }
    const std::vector<PlaceWord>& words() const { return words_; }
    std::string_view written(std::size_t first, std::size_t last) const {
        return text_->text.substr(words_[first].begin, words_[last - 1].end - words_[first].begin);
    }
    /// The first word that begins at this byte or behind it; size() where there is none.
    std::size_t at(std::uint32_t byte) const;

  private:
    void add_plain(std::uint32_t token, std::string_view written);
    void add_any(std::uint32_t token, std::string_view written);
    void add_possessive(std::uint32_t token);
    void add(std::uint32_t token, std::size_t begin, std::size_t end, std::string_view folded);

    const TokenizedText* text_;
    std::vector<PlaceWord> words_;
    std::string folded_;
    bool broken_ = true;  // something that is no part of a name stands behind the last word
};

}  // namespace dateline
