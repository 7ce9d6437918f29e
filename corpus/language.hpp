// In which language an article is written, where its record does not say.
#pragma once

#include <string>
#include <string_view>

#include "schemas/article.hpp"

namespace dateline {

/// With fewer words than this a text is too short to tell.
inline constexpr unsigned fewest_language_words = 40;

/// The language of a text (UTF-8) as ISO 639-1 code, recognised by cld2 from its first words. Empty where it has fewer
/// than fewest_language_words, cld2 is not sure, or there is no such code. `expected`: the likely one, which foreign
/// names alone must not outdo. For any number of threads.
std::string recognise_language(std::string_view text, const std::string& expected);

/// Gives an article that names no language that of its title and body, unless it is the archive's own: that is what an
/// article is in that names none. Costs nothing where the language is given.
void name_language(Article& article, const std::string& archive_language);

}  // namespace dateline
