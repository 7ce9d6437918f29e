// The SGML of TREC, the Text Retrieval Conference, and of the news collections of the Linguistic Data Consortium that
// follow it (AQUAINT, Gigaword): <DOC> to </DOC>, in any case. Described in the readme files of TREC's disks 1 to 5.
//
//   DOCNO, or the id of <DOC id="...">   -> id
//   DATE_TIME, DATE, DD, PUBDATE, DATE1  -> published, else the day in the DOCNO (AP880212-0001, APW19980601.0001;
//                                           month first in LA010189-0001)
//   HEAD, HL, HEADLINE, TI, TITLE, DOCTITLE, TTL, else SLUG -> title
//   LP, LEADPARA, TEXT, TXT              -> body, paragraphs by <P>, else by indent; without these what stands behind
//   the
//                                           other parts
//   BYLINE, AUTHOR -> byline   DATELINE -> dateline   SECTION -> section
//   SUBJECT, DESCRIPT, IN, NS, TP -> topics   CO (Financial Times) -> organisations   CN, RE -> places
//
// The source is known by what the DOCNO begins with. A correction of the Los Angeles Times (CORRECTION) and a headline
// "(CORRECTED)" of the Financial Times make the status corrected. Text outside of documents and documents without an
// end are rejects; reading goes on at the next <DOC>.
#pragma once

#include "corpus/readers/reader.hpp"

namespace dateline {

bool looks_like_trec_sgml(std::string_view head);
std::unique_ptr<Reader> open_trec_sgml(std::unique_ptr<ByteStream> stream, ReaderContext context);

}  // namespace dateline
