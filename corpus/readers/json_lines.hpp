// JSON Lines: one article record a line (see schemas/article_record.hpp). Blank lines and a byte order mark are passed
// over.
#pragma once

#include "corpus/readers/reader.hpp"

namespace dateline {

bool looks_like_json_lines(std::string_view head);
std::unique_ptr<Reader> open_json_lines(std::unique_ptr<ByteStream> stream, ReaderContext context);

}  // namespace dateline
