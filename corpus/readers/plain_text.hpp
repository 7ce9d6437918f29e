// Plain text: one file is one article.
//
// The first line that is not blank is the title, the rest the body, its lines as they stand, but for words that were
// broken at a line's end, as in print and OCR, which are joined (see broken_words.hpp). A dateline at the head of the
// body (see dateline.hpp) leaves it and fills dateline, source and published.
//
// A broadcast script has a line that begins with "STORY:". The body is then what stands behind it; the shot list
// between title and story follows the story, so that a reader meets the story first and nothing is lost. Dateline, day
// and source come from a line such as "KYIV, UKRAINE (SEPTEMBER 16, 2022) (Reuters)" before the story.
#pragma once

#include "corpus/readers/reader.hpp"

namespace dateline {

bool looks_like_plain_text(std::string_view head);
std::unique_ptr<Reader> open_plain_text(std::unique_ptr<ByteStream> stream, ReaderContext context);

}  // namespace dateline
