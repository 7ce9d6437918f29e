// JSON over several lines: one array whose elements are article records, or such records one after the other.
#pragma once

#include "corpus/readers/reader.hpp"

namespace dateline {

bool looks_like_json_array(std::string_view head);
std::unique_ptr<Reader> open_json_array(std::unique_ptr<ByteStream> stream, ReaderContext context);

}  // namespace dateline
