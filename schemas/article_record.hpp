// The article record: the JSON form of an article (article.schema.json), as it is read from JSON Lines and kept in an
// archive, and the checks that every article passes, whatever format it came in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/article.hpp"

namespace dateline {

/// Why a record was not taken. Each has a code (for files and scripts) and a sentence (for people): see reject_code().
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

/// Code points of a text that cleaning cut off (control characters, blanks at the beginning): `count` of them stood
/// right before code point `at` of what was kept.
struct TextCut {
    std::size_t at = 0;
    std::size_t count = 0;
    bool operator==(const TextCut&) const = default;
};

/// What was mended in a record that was taken.
struct RecordMends {
    unsigned times_dropped = 0;            ///< unreadable times beside readable days
    unsigned bytes_replaced = 0;           ///< damaged bytes that became U+FFFD
    std::vector<TextCut> title_cuts = {};  ///< in order
    std::vector<TextCut> body_cuts = {};
};

/// Reads one JSON object. On success fills `article` (unchecked: see check_article) and returns nothing; `article` is
/// reset first. `json` may hold anything; damaged UTF-8 is a broken_json. One parser object a thread is kept inside.
std::optional<RecordFault> parse_record(std::string_view json, Article& article, RecordMends& mends);

/// Cleans an article whatever reader made it (control characters cut, ends trimmed, damaged UTF-8 replaced, empty and
/// repeated list entries dropped, language lowered; what is no language code is dropped) and says why it can't be
/// taken, if it can't. An id that is given is cleaned like the rest and else left as it is; one that is not given stays
/// empty: see derive_id().
std::optional<RecordFault> check_article(Article& article, RecordMends& mends);

/// What an article lacks to be one: a title or a body; the id, where it cancels or withholds without a text.
std::optional<RecordFault> missing_part(const Article& article);

/// The id of an article that has none: a hash of source, title and date, and of the body where one of these is missing.
/// "h-" and 32 hex digits.
std::string derive_id(const Article& article);

/// The canonical record: compact JSON, keys in the order of article.schema.json, keys not given left out, unknown keys
/// under "extra". parse_record(record_json(a)) gives `a` again for every checked article.
std::string record_json(const Article& article);

}  // namespace dateline
