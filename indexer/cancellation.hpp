// What an archive keeps of an article that its publisher has cancelled.
#pragma once

#include "schemas/article.hpp"

namespace dateline {

/// Takes an article down at its publisher's word: of a cancelled article only id, dates, version, source, note and the
/// like stay, and no word of what it said, nor who or what it was about. A cancellation that is an item of its own, and
/// names another article as the one it corrects, becomes that one's. Leaves every other article as it is.
void apply_cancellation(Article& article);

}  // namespace dateline
