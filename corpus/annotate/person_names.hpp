// When two written names may be one person's.
//
// Surnames come last ("John F. Kennedy"), behind a particle ("Charles de Gaulle"), or first in names of East Asia ("Xi
// Jinping"); an article's short form is any tail of a name ("López Obrador"), or a first name.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/annotate/name_reading.hpp"

namespace dateline {

/// Short forms of a name that an article may go on with.
struct ShortNames {
    std::vector<std::string> certain;   ///< several bearers: the nearest is meant. "Salman", "bin Salman"
    std::vector<std::string> possible;  ///< means it where it has but one bearer: "Mohammed"
    std::vector<std::string> acronyms;  ///< "jfk"; only what is written as an acronym means it
};

/// Of a person's name of two words or more; of the first twelve.
ShortNames person_short_names(const std::vector<NameWord>& words);

/// Number of the word that the surname begins with, particles included.
std::size_t surname_begin(const std::vector<NameWord>& words);

/// Under which of the short forms of a fuller name this one may be found: itself, and its surname.
std::vector<std::string> person_lookups(const std::vector<NameWord>& words);

/// Whether both names, of which each may be the fuller one, may be one person's: "J. Smith" and "John Smith", "George
/// W. Bush" and "George Bush", but not "George H.W. Bush" and "George W. Bush", "John Smith" and "John Smith Jr." may,
/// "Smith Sr." and "Smith Jr." not.
bool may_be_same_person(const std::vector<NameWord>& a, const std::vector<NameWord>& b);

}  // namespace dateline
