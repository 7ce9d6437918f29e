// Why a record was not taken.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Each has a code (for files and scripts) and a sentence (for people): see reject_code().
enum class RejectReason {
    broken_json,     ///< not JSON, or cut short
    not_an_object,   ///< JSON, but no object
    wrong_type,      ///< a key holds a value of the wrong kind
    no_text,         ///< neither title nor body once control characters are cut, and not cancelled or withheld
    no_id,           ///< cancelled or withheld without a text, and without the id of what that means
    bad_date,        ///< "published" (or "updated", "embargo") whose day can't be read
    bad_status,      ///< a status that is none of the four
    bad_place,       ///< a place without a name, with half a point, or with one that is not on earth
    too_large,       ///< over the size limit of a record
    broken_markup,   ///< a document of SGML, XML or HTML that can't be read
    entities,        ///< an XML document that declares entities
    too_deep,        ///< markup, JSON or containers nested deeper than is read
    bad_row,         ///< a CSV row that has not the columns of the header
    not_an_article,  ///< an item of another kind: a picture, a package without a text
    truncated,       ///< the source ends in the middle (a cut download, a damaged archive file)
    not_news,        ///< a file that fits no format that can be read
    unreadable,      ///< a file that could not be opened or read
    empty,           ///< a member of a container that has no bytes
    not_a_file,      ///< a member of a container that is a link or a device
    encrypted,       ///< a member of a container that needs a password
    too_dense,       ///< data that unpack to more than the ratio allowed
    too_many,        ///< a container of more members than are read
    conflict,        ///< an id met again with other content, and neither version nor update time tells which is newer
};

struct RejectReasonRow {
    RejectReason reason;
    std::string_view code;      ///< "broken-json"
    std::string_view sentence;  ///< "the record is not JSON"
};
const std::vector<RejectReasonRow>& reject_reasons();
std::string_view reject_code(RejectReason reason);
std::string_view reject_sentence(RejectReason reason);

/// What is wrong with a record.
struct RecordFault {
    RejectReason reason;
    std::string detail;  ///< the key or value at fault; may be empty
};

/// The beginning of a value from outside, which may be megabytes long, on one line: for RecordFault::detail.
std::string excerpt(std::string_view text);

}  // namespace dateline
