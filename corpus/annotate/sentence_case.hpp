// Which sentences of a text are in capitals alone, so that capitals tell nothing there.
#pragma once

#include <cstddef>
#include <cstdint>

#include "corpus/annotate/tokens.hpp"

namespace dateline {

/// Looks at a sentence when it is first asked for: linear in the text where tokens are asked for in order.
class SentenceCase {
  public:
    /// `text` must outlive this object.
    explicit SentenceCase(const TokenizedText& text) : text_(&text) {}

    /// Whether the token's sentence has no small letter of ASCII.
    bool is_shouted(std::uint32_t token);

  private:
    void go_to(std::uint32_t token);

    const TokenizedText* text_;
    std::uint32_t begin_ = 0;  // tokens of the one that was looked at
    std::uint32_t end_ = 0;
    bool shouted_ = false;
};

}  // namespace dateline
