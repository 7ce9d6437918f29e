// Feeds: RSS 2.0 ("RSS 2.0 Specification", RSS Advisory Board) and its forerunners 0.9x, RSS 1.0 (RDF Site Summary),
// Atom 1.0 (RFC 4287) with deleted entries (RFC 6721); with the modules Content and Dublin Core.
//
//                  RSS                                            Atom
//   id           guid, else rdf:about, else the link            id, else the link; of a deleted entry its ref
//   url          link, else a guid that is a permalink          link rel="alternate"
//   title        title                                          title
//   body         content:encoded, else description              content, else summary
//   published    pubDate, else dc:date                          published, else updated
//   updated      dcterms:modified                               updated; of a deleted entry its when
//   byline       dc:creator, else author                        author, else that of the feed
//   topics       category, dc:subject                           category
//   language     dc:language, else the channel's                xml:lang, else the feed's
//   source       source, else the channel's title               title of the entry's source, else of the feed
//
// HTML is stripped to text, in titles too; of a text that is not HTML (type="text") nothing is. Deleted entries are
// cancellations with their comment as note.
#pragma once

#include "corpus/readers/reader.hpp"

namespace dateline {

bool looks_like_feed(std::string_view head);
std::unique_ptr<Reader> open_feed(std::unique_ptr<ByteStream> stream, ReaderContext context);

}  // namespace dateline
