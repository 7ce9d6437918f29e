// The names of an article's title and body, read as one document, so that each helps the other.
#pragma once

#include <array>
#include <vector>

#include "corpus/annotate/name_span.hpp"
#include "corpus/annotate/name_tagger.hpp"
#include "corpus/annotate/tokens.hpp"

namespace dateline {

/// Texts longer than this many tokens are tagged in pieces: memory stays bounded, and a name that a cut divides is
/// lost.
inline constexpr std::size_t tagged_at_once = 20'000;

/// Names of each of the texts, by its own tokens.
std::vector<std::vector<NameSpan>> tag_together(NameTagger& tagger, const std::vector<const TokenizedText*>& texts);

}  // namespace dateline
