// What the annotator of times finds in a sentence, as a test wants to read it.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// "[16 September 2022] DATE 2022-09-16 day 2022-09-16/2022-09-16" for each time, joined by "; ". `anchor` is a day, or
/// "" for none.
std::string found_times(std::string_view sentence, std::string_view anchor = "2022-09-16",
                        std::string_view language = "en");

/// As above, values alone: "2022-09-16; P3Y".
std::string found_values(std::string_view sentence, std::string_view anchor = "2022-09-16",
                         std::string_view language = "en");

}  // namespace dateline
