// A name in a text, as the tagger finds it: a stretch of tokens and its class.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline {

/// The classes of CoNLL-2003. "Ukrainian", "World Cup" and titles of works are miscellaneous.
enum class NameClass : std::uint8_t { person, organisation, location, miscellaneous };
inline constexpr std::size_t name_classes = 4;

/// Numbers of tokens, end exclusive; first < last.
struct NameSpan {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    NameClass kind = NameClass::miscellaneous;
    float confidence = 1;  ///< above 0, at most 1
    bool operator==(const NameSpan&) const = default;
};

}  // namespace dateline
