// The distinct names of an article, as written, and where each stands.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "corpus/annotate/authority.hpp"
#include "corpus/annotate/entities.hpp"
#include "corpus/annotate/name_reading.hpp"

namespace dateline {

inline constexpr auto no_form = std::numeric_limits<std::uint32_t>::max();

/// Names that are alike but for letters, accents and hyphens, of one kind, and of one gender where that is known.
struct NameForm {
    NameClass kind = NameClass::miscellaneous;
    NameReading reading;  ///< of its first mention with small letters, else of the first; the gender that titles tell
    std::string key;      ///< folded_name of its words
    const AuthorityEntry* entry = nullptr;
    bool shouted = true;                   ///< all its mentions stand in sentences without small letters
    bool acronym = false;                  ///< is_acronym of a mention
    std::uint32_t explained_by = no_form;  ///< the form that it stands in brackets with: "IMF" of "... Fund (IMF)"
    std::uint32_t first = 0;               ///< number of its first mention
    std::uint32_t count = 0;               ///< mentions; 0 for a canonical name of the file that is none here
    double weight = 0;                     ///< sum of their confidences
};

struct FormMention {
    std::uint32_t form = 0;
    NameMention where;
    std::uint32_t given_title = 0;  ///< bytes at its head, as NameReading has it
    bool relative = false;          ///< behind "his daughter" and the like
};

struct NameForms {
    std::vector<NameForm> forms;
    std::vector<FormMention> mentions;  ///< in order of fields and place
};

/// Reads the names of all fields. What is no name is left out, and what the authority file, which may be null, says is
/// none; names that it knows are found where the tagger found nothing. A tagger's name that holds more words than the
/// file's stays. Each distinct name is folded once.
NameForms gather_forms(const std::vector<NamedText>& fields, const Authority* authority);

}  // namespace dateline
