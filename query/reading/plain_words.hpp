// Names, places and times in plain words: "Zelensky Izium graves September 2022".
#pragma once

#include <string_view>

#include "query/language/parser.hpp"
#include "query/reading/field_reader.hpp"

namespace dateline {

/// Reads words that stand for a person, an organisation, a place or a time. Such words become a `noticed` node: they
/// leave what must match, match as words or as what they were read as, and only raise the score; where nothing else is
/// asked for, one of them must match. Words in quotes, behind '+', beside AND and OR, and fields stay what they are.
///
/// * A time is a date as date: takes it that has a digit or several words; a number alone only as a year from 1900 to
///   2099.
/// * A place is one that the archive has. One word in small letters must be a place at least half as often as it is a
///   word of the archive ("reading", "nice", "mobile" are words), in capitals a tenth.
/// * A person or organisation is a name of the archive: of two to four words; or a surname or a whole name that is one
///   at least half as often as it is a word.
///
/// No reading begins or ends with a word like "in" or "of", and several words are not read as initials. The longest
/// reading goes first; of several as long, times, then what has the most articles. A note says what was read. `text` is
/// what was parsed. Without names and places in the archive only times are read.
void notice_plain_words(ParsedQuery& query, std::string_view text, const FieldReader& reader, Day today);

}  // namespace dateline
