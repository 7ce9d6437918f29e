// The SGML of Reuters-21578 (Distribution 1.0): Latin-1, not well-formed XML, a document from <REUTERS ...> to
// </REUTERS>.
//
//   NEWID -> id   DATE -> published   TITLE -> title   BODY -> body   DATELINE -> dateline   AUTHOR -> byline   TOPICS
//   -> topics PLACES -> places   PEOPLE -> persons   ORGS, EXCHANGES, COMPANIES -> organisations;   source is
//   "Reuters", language "en"
//
// A text of which nothing is marked up (TEXT TYPE="UNPROC") has its first lines as title where these are in capitals.
// Text outside of documents and documents without an end are rejects; reading goes on at the next <REUTERS.
#pragma once

#include "corpus/readers/reader.hpp"

namespace dateline {

bool looks_like_reuters_sgml(std::string_view head);
std::unique_ptr<Reader> open_reuters_sgml(std::unique_ptr<ByteStream> stream, ReaderContext context);

}  // namespace dateline
