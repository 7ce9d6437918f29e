// Who an article speaks of: its names joined to entities.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/annotate/authority.hpp"
#include "corpus/annotate/name_span.hpp"
#include "corpus/annotate/tokens.hpp"
#include "schemas/mention.hpp"

namespace dateline {

/// A name within one field of an article. Bytes of that field, end exclusive.
struct NameMention {
    TextField field = TextField::body;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    float confidence = 1;
};

/// How much of the article an entity is.
struct Salience {
    std::uint32_t count = 0;  ///< mentions
    bool in_title = false;
    bool in_lead = false;  ///< the first paragraph that is no dateline
};

/// One person, organisation, place or other thing named in an article.
struct Entity {
    NameClass kind = NameClass::miscellaneous;
    /// Canonical: the fullest form that the article has, without titles and roles, or the authority's.
    std::string name;
    float confidence = 1;  ///< that any mention of it is right: 1 less the product of the mentions' doubts
    Salience salience;
    std::vector<NameMention> mentions;  ///< in order of field (title first) and place
};

/// One field and the names that were found in it.
struct NamedText {
    TextField field = TextField::body;
    const TokenizedText* text = nullptr;
    std::vector<NameSpan> names;
};

/// Joins the names of all fields of one article; entities in order of their first mention. Names that the authority
/// file knows are found in the text also where the tagger found none. `authority` may be null. Mentions are without
/// titles, roles and possessives; what is no name ("he", "Monday", "the President") is left out. Two bearers of a short
/// form are told apart by what titles and first names say of their gender, else the one named last is meant, unless it
/// was named but in passing: once, as a relative or one of other gender of whom the article speaks. Linear in
/// the text; for any number of threads.
std::vector<Entity> join_names(const std::vector<NamedText>& fields, const Authority* authority);

}  // namespace dateline
