#include "schemas/reject_reason.hpp"

#include <simdjson.h>

namespace dateline {

namespace {

// In the order of the enumeration.
const std::vector<RejectReasonRow> reasons{
    {RejectReason::broken_json, "broken-json", "the record is not JSON"},
    {RejectReason::not_an_object, "not-an-object", "the record is JSON but no object"},
    {RejectReason::wrong_type, "wrong-type", "a key holds a value of the wrong kind"},
    {RejectReason::no_text, "no-text", "the record has neither a title nor a text"},
    {RejectReason::no_id, "no-id", "the record cancels or withholds an article and does not say which"},
    {RejectReason::bad_date, "bad-date", "the day of a date can't be read"},
    {RejectReason::bad_status, "bad-status", "the status is none of usable, corrected, withheld, cancelled"},
    {RejectReason::bad_place, "bad-place", "a place has no name, half a point, or a point that is not on earth"},
    {RejectReason::too_large, "too-large", "the record is over the size limit"},
    {RejectReason::broken_markup, "broken-markup", "the markup of the document can't be read"},
    {RejectReason::entities, "entities", "the document declares entities"},
    {RejectReason::too_deep, "too-deep", "the record or container is nested deeper than is read"},
    {RejectReason::bad_row, "bad-row", "the row has not the columns of the header"},
    {RejectReason::not_an_article, "not-an-article", "the item is no article"},
    {RejectReason::truncated, "truncated", "the source ends in the middle"},
    {RejectReason::not_news, "not-news", "the file fits no format that can be read"},
    {RejectReason::unreadable, "unreadable", "the file can't be opened or read"},
    {RejectReason::empty, "empty", "the member of the container has no bytes"},
    {RejectReason::not_a_file, "not-a-file", "the member of the container is a link or a device"},
    {RejectReason::encrypted, "encrypted", "the member of the container needs a password"},
    {RejectReason::too_dense, "too-dense", "the data unpack to more than --max-ratio allows"},
    {RejectReason::too_many, "too-many", "the container has more members than are read"},
    {RejectReason::conflict, "conflict",
     "the id is there with other content, and neither version nor update time says which is newer"},
};

}  // namespace

const std::vector<RejectReasonRow>& reject_reasons() { return reasons; }
std::string_view reject_code(RejectReason reason) { return reasons.at(static_cast<std::size_t>(reason)).code; }
std::string_view reject_sentence(RejectReason reason) { return reasons.at(static_cast<std::size_t>(reason)).sentence; }

std::string excerpt(std::string_view text) {
    constexpr std::size_t shown = 60;
    std::string out;
    for (const char c : text.substr(0, shown)) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    while (!out.empty() && !simdjson::validate_utf8(out)) out.pop_back();
    return text.size() > shown ? out + "..." : out;
}

}  // namespace dateline
