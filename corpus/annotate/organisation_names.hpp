// How an article goes on naming an organisation or a place that it has named in full.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/annotate/name_reading.hpp"
#include "corpus/annotate/person_names.hpp"

namespace dateline {

/// Without what does not tell companies apart: "general motors corp" -> "general motors". At least one word stays.
std::vector<NameWord> without_legal_form(std::vector<NameWord> words);

/// One order for both: "ministry of defence" and "defence ministry" give "defence ministry"; other names stay.
std::string ordered_key(const std::vector<NameWord>& words);

/// Acronyms that a name's initials give, longest first: "food and agriculture organisation" -> "faao", "fao".
std::vector<std::string> initials(const std::vector<NameWord>& words);

/// Short forms of a name of two words or more, its legal form cut off; of the first twelve words. Certain are acronyms,
/// tails of two words ("Security Council"; of a party only behind its country) and the word that says what it is ("the
/// Authority"); possible are what stands in front of "of" ("Supreme Court"; never of a party) and heads
/// ("Goldman" of "Goldman Sachs") that are not too general ("National").
ShortNames organisation_short_names(const std::vector<NameWord>& words);

/// Of a place, or of something else: acronyms, and "the Gulf" of "Persian Gulf".
ShortNames place_short_names(const std::vector<NameWord>& words);

/// Whether a name is written as an acronym: "IMF", "U.N.", "AT&T", but not "Imf".
bool is_acronym(std::string_view shown);

}  // namespace dateline
