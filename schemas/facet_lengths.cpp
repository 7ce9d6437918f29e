#include "schemas/facet_lengths.hpp"

#include <algorithm>

#include "schemas/error.hpp"
#include "schemas/value_bytes.hpp"

namespace dateline {

FacetLengths::FacetLengths(std::string_view bytes, std::uint32_t documents, const std::string& file) {
    const auto fail = [&] { throw Error(ErrorKind::unavailable, file + " is damaged: lengths of articles"); };
    if (bytes.empty()) fail();
    width_ = static_cast<unsigned char>(bytes.front());
    numbers_ = bytes.substr(1);
    if (width_ < 1 || width_ > 4 || numbers_.size() != (std::uint64_t{documents} + 1) * width_) fail();
}

std::string facet_lengths_section(const std::vector<std::uint32_t>& lengths) {
    const auto longest = std::max_element(lengths.begin(), lengths.end());
    const unsigned width = longest == lengths.end() ? 1 : bytes_for(*longest);
    std::string section(1, static_cast<char>(width));
    section.reserve(1 + lengths.size() * width);
    for (const auto length : lengths) put_number(section, length, width);
    return section;
}

}  // namespace dateline
