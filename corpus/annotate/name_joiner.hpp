// Which forms of names in an article mean the same.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/annotate/name_forms.hpp"

namespace dateline {

/// Forms that mean one person, organisation, place or other thing.
struct NameGroup {
    NameClass kind = NameClass::miscellaneous;
    Gender gender = Gender::unknown;
    const AuthorityEntry* entry = nullptr;
    std::uint32_t canonical = no_form;  ///< the form of the entry's canonical name
    std::vector<std::uint32_t> forms;   ///< that mean it alone
    std::uint32_t first = 0;            ///< number of their first mention
};

struct JoinedForms {
    std::vector<NameGroup> groups;
    /// The groups that each form may mean: one; several of which the nearest is meant; none for what is no name after
    /// all.
    std::vector<std::vector<std::uint32_t>> groups_of;
};

/// Joins the forms, fuller ones first. A form whose tag disagrees with the same words' elsewhere takes their kind:
/// where one kind has a fuller form that, else what most mentions say. Otherwise kinds are joined for well-known short
/// forms and for acronyms explained in brackets alone. Of one short form no more than 64 bearers are
/// looked at, so that it takes time linear in the forms.
JoinedForms join_forms(std::vector<NameForm>& forms);

}  // namespace dateline
