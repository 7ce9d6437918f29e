// What a file looks like that holds no news text: for recognition, and for messages that say why a file was not taken.
#pragma once

#include <string_view>

namespace dateline {

/// "a PDF document", "XML", "binary data", "nothing but blanks": by the first bytes of a file; empty where it looks
/// like plain text.
std::string_view content_kind(std::string_view head);

}  // namespace dateline
