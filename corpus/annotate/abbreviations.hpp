// Words that end in a full stop which does not end a sentence.
#pragma once

#include <string_view>

namespace dateline {

/// What the full stop behind a word is.
enum class FullStop {
    sentence_end,  ///< the word is no abbreviation
    leads_on,      ///< "Mr.", "Gen.", "St.": a name follows
    may_end,       ///< "Inc.", "a.m.", "Sept.": the sentence may end with it
};

/// `word` without its last full stop, as the text has it: "Mr", "U.S", "J".
FullStop full_stop_of(std::string_view word);

/// Words that begin sentences much more often than they go on behind an abbreviation: "The", "He", "But".
bool begins_sentences(std::string_view word);

}  // namespace dateline
