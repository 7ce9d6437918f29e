// What names of organisations are called for short: "World Health Organization" is "who".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Whether a folded word has as many letters as acronyms have.
bool may_be_acronym(std::string_view folded_word);

/// The first letters of a name's folded words, joined by blanks, with and without those of small words like "of":
/// different ones that may be acronyms.
std::vector<std::string> acronyms_of(std::string_view folded_name);

/// What an acronym is found by among keys of names: no sound (name_key.hpp) is written so.
std::string acronym_key(std::string_view acronym);

}  // namespace dateline
