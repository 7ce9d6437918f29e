// The first paragraph of a story, in which news says what it is about.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// Bytes of a text, end exclusive.
struct LeadParagraph {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The first paragraph without the dateline at its head; one that is a dateline alone is passed over. A paragraph ends
/// at an empty line, at a line that is indented, and where it is a single long line.
LeadParagraph find_lead(std::string_view body);

}  // namespace dateline
