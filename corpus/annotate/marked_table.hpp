// How a model's tables are kept: by hashes, in as little memory as serves.
//
// A key's place is the upper half of its hash, scaled to the number of places, or the next free one behind it (and
// behind the last one the first); its mark is the lower 16 bits of the hash, where 0 is made 1. An empty place has mark
// 0. A key that was never put in may so be taken for one that was: about once in some ten thousand.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace dateline {

constexpr std::size_t place_of(std::uint64_t hash, std::size_t places) {
    return static_cast<std::size_t>(((hash >> 32) * std::uint64_t{places}) >> 32);
}

constexpr std::uint16_t mark_of(std::uint64_t hash) {
    const auto mark = static_cast<std::uint16_t>(hash);
    return mark == 0 ? std::uint16_t{1} : mark;
}

/// The place where a key stands, or the empty one where it would. At least one place is empty.
inline std::size_t find_place(std::span<const std::uint16_t> marks, std::uint64_t hash) {
    const std::uint16_t mark = mark_of(hash);
    std::size_t at = place_of(hash, marks.size());
#ifdef __SSE2__
    // Eight at a time: what was never put in is looked for in some twenty places.
    constexpr std::size_t at_once = 8;
    const __m128i wanted = _mm_set1_epi16(static_cast<short>(mark));
    for (; at + at_once <= marks.size(); at += at_once) {
        const __m128i eight = _mm_loadu_si128(reinterpret_cast<const __m128i*>(marks.data() + at));
        const __m128i ends = _mm_or_si128(_mm_cmpeq_epi16(eight, wanted), _mm_cmpeq_epi16(eight, _mm_setzero_si128()));
        const auto hits = static_cast<unsigned>(_mm_movemask_epi8(ends));
        if (hits != 0) return at + static_cast<std::size_t>(std::countr_zero(hits)) / sizeof(mark);
    }
    if (at == marks.size()) at = 0;
#endif
    while (marks[at] != mark && marks[at] != 0) at = at + 1 == marks.size() ? 0 : at + 1;
    return at;
}

/// Places for so many keys: searches are short while a sixth is empty. Even, so that tables behind each other are
/// aligned.
constexpr std::size_t places_for(std::size_t keys) { return (keys + keys / 5 + 3) / 2 * 2; }

}  // namespace dateline
