// A name as written in a text, taken apart: what of it is the name, and its words folded for comparing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/annotate/name_span.hpp"

namespace dateline {

/// Of a person, where a title or the first name tells.
enum class Gender : std::uint8_t { unknown, male, female };

/// One folded word.
struct NameWord {
    std::string text;    ///< "mcdonald"
    bool begins = true;  ///< false behind a hyphen or within initials: "un" of "Jong-un", "F" of "J.F."
    bool operator==(const NameWord&) const = default;
};

struct NameReading {
    /// Bytes of what was read: titles, post-nominals, possessives and quotes cut off.
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string shown;            ///< as written, with single blanks; "Doe, John" is "John Doe"
    std::vector<NameWord> words;  ///< never empty
    Gender gender = Gender::unknown;
    bool capitals = false;  ///< no small letter in it
    std::size_t given_title =
        0;                  ///< bytes of a title at its head that may be its first name: "Sheikh " of "Sheikh Hasina"
    bool doubtful = false;  ///< a title or month alone: a name only where the article has a fuller one ("May")
};

/// Appends the folded words of one written word: "Jong-un" gives two, "U.N.'s" one, "--" none. Case, accents, full
/// stops and apostrophes are gone, and words of two spellings have one.
void append_name_words(std::string_view written, std::vector<NameWord>& words);

/// The words of a name parted by blanks: what two names that are the same have in common.
std::string folded_name(std::string_view name);
std::string folded_name(const std::vector<NameWord>& words);
/// Of the words from `first` to `last`, which is not one of them.
std::string folded_name(const std::vector<NameWord>& words, std::size_t first, std::size_t last);

/// Whether a word is a title or the last word of one ("Mr.", "Minister").
bool is_title(std::string_view written);
/// What a title in front of a name tells ("Mr.", "Queen").
Gender gender_of_title(std::string_view written);
/// What a person's first name tells.
Gender gender_of_first_name(std::string_view folded);

/// Reads a name of that kind; none where nothing is left that is a name: "he", "Monday", "1996", "the".
std::optional<NameReading> read_name(std::string_view written, NameClass kind);

}  // namespace dateline
