// What was read out of an article's text, as it is kept: in the document's data, behind the line of the record.
//
// Surfaces are not kept where they are what stands in the text of the record at their offsets. Confidences are kept in
// thousandths (as mentions_json() shows them), points in microdegrees; all else comes back as it was. The bytes:
// README.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/article.hpp"
#include "schemas/mention.hpp"

namespace dateline {

/// The mentions of an article, in their order, with offsets in its stored text. Empty where there are none.
std::string encode_mentions(const Mentions& mentions, const Article& article);
/// `article`: the one that they were encoded for. Throws Error(unavailable) for damaged bytes and for those of another
/// article.
Mentions decode_mentions(std::string_view bytes, const Article& article);
/// The places that the mentions mean, each once, with neither role nor sense; the article need not be known.
std::vector<MentionPlace> stored_places(std::string_view bytes);

/// The data of a document: the record, a line end, and encoded mentions.
std::string document_data(std::string_view record, std::string_view mentions);
/// The two parts of it, as views.
struct DocumentData {
    std::string_view record;
    std::string_view mentions;
};
DocumentData split_data(std::string_view data);

}  // namespace dateline
