// How a name that is typed in another script is written in Latin letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The folded words of a name, one list for each way of writing it: first name_words(), then, of a Cyrillic name, as
/// English-speaking gazetteers and papers write Russian and Ukrainian (BGN/PCGN): "Шойгу" is "sojgu" and "shoygu".
/// Never empty. Threads: may be called by several at a time.
std::vector<std::vector<std::string>> name_spellings(std::string_view name);

}  // namespace dateline
