// Names that are tagged now as one kind, now as another.
#pragma once

#include <vector>

#include "corpus/annotate/name_forms.hpp"
#include "corpus/annotate/person_names.hpp"

namespace dateline {

/// Gives forms with the same words one kind, unless each kind has good reasons. A kind has a good reason if the article
/// has a fuller name of that kind ("Gerald Ford", "Ford Motor Co"); else what most of the mentions say goes. The
/// authority file's are never changed.
void settle_kinds(std::vector<NameForm>& forms);

/// Short forms that a name of two words or more may go on as, by its kind.
ShortNames short_names(NameClass kind, const std::vector<NameWord>& words);

}  // namespace dateline
