// JSON over several lines: one array whose elements are article records, or such records one after the other.
//
// The elements are cut out of the stream one by one, so that memory holds one of them whatever the array's length.
// Commas between elements are passed over without being counted. After an element whose strings or brackets don't
// close, reading goes on at the next line that begins with '{'.
#pragma once

#include "corpus/readers/reader.hpp"

namespace dateline {

bool looks_like_json_array(std::string_view head);
std::unique_ptr<Reader> open_json_array(std::unique_ptr<ByteStream> stream, ReaderContext context);

}  // namespace dateline
