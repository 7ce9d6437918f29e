// IPTC NITF, the News Industry Text Format, 3.1 to 3.6 ("NITF 3.6 documentation", DTD and XML Schema, iptc.org): with
// the namespace http://iptc.org/std/NITF/2006-10-18/ or without one. An article is an <nitf>; several may follow each
// other.
//
//   doc-id id-string, else nitf uno -> id           du-key version -> version
//   hl1, else head/title -> title                   hl2 and body.content, else abstract -> body
//   byline without the bylines' titles -> byline    dateline/location -> dateline
//   date.issue, else date.release, story.date or the date of pubdata -> published
//   revision-history, the latest -> updated         date.release later than date.issue -> embargo
//   management-status, correction -> status         ed-msg, correction info, note -> note
//   correction id-string, management-doc-idref -> corrects; of a cancellation they name what is cancelled: id
//   pubdata name, distributor, copyright holder or regsrc -> source; pubdata position.section, fixture -> section
//   tobject.subject, classifier, keyword -> topics; person, org, location of identified-content, evloc -> the names
//   baselang, xml:lang -> language                  pubdata ex-ref -> url
//
// An article that is embargoed without a date is withheld. date.expire is passed over: an archive keeps what is
// expired.
#pragma once

#include "corpus/readers/reader.hpp"
#include "corpus/readers/xml_element.hpp"

namespace dateline {

bool looks_like_nitf(std::string_view head);
std::unique_ptr<Reader> open_nitf(std::unique_ptr<ByteStream> stream, ReaderContext context);

/// What an <nitf> shows, where it stands inside of another form: fills title, byline, dateline and body, those that the
/// article has not yet.
void read_nitf_text(const XmlElement& nitf, Article& article);

}  // namespace dateline
