// Sound-alike keys of names: spellings of one name from many languages and transliterations share a key.
//
//   Zelensky, Zelenskiy, Zelenskyy, Zelenskij, Зеленський      Gaddafi, Qaddafi, Kadhafi, Gadhafi
//   Gorbachev, Gorbatschow, Gorbachov, Горбачёв                Mohammed, Muhammad, Mohamed
//
// Keys are for finding candidates: two names of one key sound alike, which is no proof that they are one.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The key of one folded word of a name (a word of name_words()). Never empty for a word with a letter or digit; only
/// small letters and digits.
std::string name_key(std::string_view folded_word);

}  // namespace dateline
