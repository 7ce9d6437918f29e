// IPTC ninjs, "News in JSON", standards 1.0 to 1.8, 2.0 to 2.4 and 3.0 to 3.3 (JSON Schemas at iptc.org/std/ninjs),
// with what Superdesk and TT add to them. Keys are taken whatever their case: 3.x writes "versionCreated" for
// "versioncreated".
//
//   uri, guid, altids -> id          headline, headlines (role main first), title -> title
//   body_*, bodies -> body: HTML before plain text, since its paragraphs are sure, before other markup; else
//   description_*,
//     descriptions
//   firstpublished, contentcreated, firstcreated, versioncreated: the first that is given -> published; versioncreated,
//     where it is another -> updated; embargoed -> embargo
//   version -> version where it is a whole number
//   pubstatus (usable, withheld, canceled; TT's "replaced" is withheld) and signal (a correction) -> status
//   correctionof, replaces, replacing, rewrite_of, evolvedfrom -> corrects; ednote -> note
//   dateline, located -> dateline    by, byline, authors -> byline    source, provider, infosources, copyrightholder ->
//     source    section, service -> section
//   person(s), people -> persons     organisation(s) -> organisations     place(s) -> places     subject(s), keywords
//   ->
//     topics, each by name, else literal, else code
//
// Associated items, renditions and what describes the form are left out; other keys are kept in extra. An item of
// another type (a picture, a package...) without a body is not_an_article. Items stand as JSON Lines, in an array, or
// over several lines.
#pragma once

#include "corpus/readers/reader.hpp"

namespace dateline {

bool looks_like_ninjs(std::string_view head);
std::unique_ptr<Reader> open_ninjs(std::unique_ptr<ByteStream> stream, ReaderContext context);

}  // namespace dateline
