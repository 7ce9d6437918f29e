// What only the rest of an article tells of a name.
#pragma once

#include "corpus/annotate/name_forms.hpp"

namespace dateline {

/// Mends the forms by what others there are. News agencies are organisations, whatever the tagger said, unless the
/// article has a person of that surname in full. "Sheikh" and "Sultan" stay with a name of one word more, for they may
/// be its first name ("Sheikh Hasina"), but are titles where a fuller name has that word ("Ahmed Yassin"). The
/// authority file's are never changed.
void read_in_context(NameForms& names);

}  // namespace dateline
