// IPTC NewsML-G2, 2.x ("NewsML-G2 Guidelines" and "Specification", iptc.org), namespace
// http://iptc.org/std/nar/2006-10-01/: a newsMessage with its items, or an item alone.
//
//   guid, version -> id, version                   headline, else itemMeta title, else slugline -> title
//   firstCreated, else contentCreated -> published; without them versionCreated, which is else -> updated
//   embargoed -> embargo; one without a date withholds the item
//   pubStatus, signal sig:correction -> status     edNote -> note
//   link irel:previousVersion or irel:replaces to another guid -> corrects
//   by, else the names of creator -> byline        dateline, else located -> dateline
//   provider, else infoSource, creditline or copyrightHolder -> source;   service -> section
//   language, else xml:lang -> language            link irel:webVersion, :canonical or :alternate -> url
//   subject and keyword -> by the type of the subject or of its assert: persons, organisations, places, topics
//   contentSet: the first inlineXML (NITF, XHTML) or inlineData (text, HTML) that has a text -> body; else description
//
// A packageItem has the titles and descriptions of what it refers to as its body. An item of another kind (a picture
// without a caption, a package of bare references, a concept) is a not_an_article, unless it cancels or withholds.
#pragma once

#include "corpus/readers/reader.hpp"

namespace dateline {

bool looks_like_newsml_g2(std::string_view head);
std::unique_ptr<Reader> open_newsml_g2(std::unique_ptr<ByteStream> stream, ReaderContext context);

}  // namespace dateline
