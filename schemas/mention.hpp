// A stretch of an article's text that names somebody or something, or says when.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/place.hpp"
#include "schemas/timex.hpp"

namespace dateline {

/// The text of an article that a mention stands in.
enum class TextField { title, body, dateline };

enum class MentionKind { person, organisation, place, other, time };
inline constexpr std::size_t mention_kinds = 5;

/// One mention. Offsets count Unicode code points of the field as given, from 0, end exclusive.
struct Mention {
    TextField field = TextField::body;
    std::size_t start = 0;
    std::size_t end = 0;
    std::string surface;  ///< the text itself
    MentionKind kind = MentionKind::other;
    std::string name;           ///< canonical name of what is meant, the same for all its mentions; empty for a time
    std::optional<Timex> time;  ///< of kind time alone
    double confidence = 1;      ///< above 0, at most 1
    std::optional<MentionPlace> place = {};  ///< of places that the gazetteer knows; of demonyms (kind other) too
    bool operator==(const Mention&) const = default;
};

/// What was read out of one article: in order of field (title first), start, and end falling.
using Mentions = std::vector<Mention>;

std::string_view to_string(TextField field);
std::string_view to_string(MentionKind kind);

/// {"id": ..., "mentions": [...]} on one line without its end, as mentions.schema.json says. Confidence is rounded to
/// thousandths; damaged UTF-8 becomes U+FFFD.
std::string mentions_json(std::string_view id, const Mentions& mentions);

}  // namespace dateline
