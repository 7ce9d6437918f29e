// Names that stand in capitals alone, as in headlines, written as names are.
#pragma once

#include <string>
#include <string_view>

#include "corpus/annotate/name_span.hpp"

namespace dateline {

/// Whether a text has letters, but no small one.
bool is_in_capitals(std::string_view text);

/// "VOLODYMYR ZELENSKIY" -> "Volodymyr Zelenskiy", "CHARLES DE GAULLE" -> "Charles de Gaulle", "O'BRIEN" -> "O'Brien",
/// "BANK OF ENGLAND" -> "Bank of England". Initials, numbers such as "III" and acronyms stay, and a name that has a
/// small letter.
std::string cased_name(std::string_view name, NameClass kind);

}  // namespace dateline
