// A set of bytes to look for in text: a table, where std::string_view::find_first_of() would compare each byte of the
// text with each of the set.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace dateline {

class ByteSet {
  public:
    constexpr explicit ByteSet(std::string_view bytes) {
        for (const char c : bytes) has_[static_cast<unsigned char>(c)] = true;
    }
    constexpr bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }
    /// The place of the first byte that is in the set, or is not; the text's size where there is none.
    constexpr std::size_t find_in(std::string_view text) const { return find(text, true); }
    constexpr std::size_t find_outside(std::string_view text) const { return find(text, false); }

  private:
    constexpr std::size_t find(std::string_view text, bool wanted) const {
        std::size_t at = 0;
        while (at < text.size() && has(text[at]) != wanted) ++at;
        return at;
    }

    std::array<bool, 256> has_{};
};

}  // namespace dateline
