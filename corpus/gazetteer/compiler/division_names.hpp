// Names of divisions with and without the word for what they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/gazetteer/compiler/atlas.hpp"

namespace dateline {

/// A division's name without such a word: "Kharkiv Oblast" -> "Kharkiv", "Provincia de Granada" -> "Granada", "County
/// Durham" -> "Durham". The name itself where there is none.
std::string bare_division_name(std::string_view name);

/// Adds to each region and district its names without the word, and those that news in English give it: "Kharkiv
/// region", "Kharkiv Oblast".
void add_division_names(Atlas& atlas);

}  // namespace dateline
