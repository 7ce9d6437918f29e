#include "corpus/annotate/entities.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "corpus/annotate/lead_paragraph.hpp"
#include "corpus/annotate/name_casing.hpp"
#include "corpus/annotate/name_forms.hpp"
#include "corpus/annotate/name_joiner.hpp"

namespace dateline {

namespace {

constexpr auto unseen = static_cast<std::uint32_t>(-1);

bool is_within(const NameMention& mention, LeadParagraph lead) {
    return mention.field == TextField::body && mention.begin >= lead.begin && mention.end <= lead.end;
}

// Of the groups that a name may mean the one that was named last, else the one that will be named first. But somebody
// whom the article speaks of goes by the short form still after a relative, or one of other gender, has been named in
// passing.
class NearestGroup {
  public:
    NearestGroup(const NameForms& names, const JoinedForms& joined, LeadParagraph lead)
        : names_(names), joined_(joined), lead_(lead), bearers_(joined.groups.size()) {}

    std::optional<std::uint32_t> of(std::uint32_t form, std::uint32_t mention) {
        const auto& groups = joined_.groups_of[form];
        if (groups.empty()) return std::nullopt;
        const auto nearest = best(groups, [this](auto group) { return nearness(group); });
        const auto main = best(groups, [&](auto group) { return std::pair(is_main(group, nearest), nearness(group)); });
        const auto meant = is_main(main, nearest) ? main : nearest;
        note(bearers_[meant], names_.mentions[mention], mention);
        return meant;
    }

  private:
    struct Bearer {
        std::uint32_t last = unseen;  // number of the last mention
        std::uint32_t shorts = 0;     // mentions of one word
        std::uint32_t count = 0;      // mentions
        bool in_title = false;
        bool in_lead = false;
        bool relative = false;  // of somebody, by its first mention
    };
    // Seen before or not; then the later one, or the sooner one.
    using Nearness = std::pair<bool, std::int64_t>;

    template <typename Rank>
    static std::uint32_t best(const std::vector<std::uint32_t>& groups, Rank rank) {
        return *std::max_element(groups.begin(), groups.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
    }

    Nearness nearness(std::uint32_t group) const {
        if (bearers_[group].last != unseen) return {true, bearers_[group].last};
        return {false, -std::int64_t{joined_.groups[group].first}};
    }

    void note(Bearer& bearer, const FormMention& mention, std::uint32_t number) const {
        if (bearer.count == 0) bearer.relative = mention.relative;
        bearer.last = number;
        ++bearer.count;
        bearer.shorts += names_.forms[mention.form].reading.words.size() == 1;
        bearer.in_title = bearer.in_title || mention.where.field == TextField::title;
        bearer.in_lead = bearer.in_lead || is_within(mention.where, lead_);
    }

    // Whether the article speaks of this one, and has named the nearest in passing.
    bool is_main(std::uint32_t group, std::uint32_t nearest) const {
        constexpr std::uint32_t enough = 3;
        const Bearer& bearer = bearers_[group];
        const Bearer& other = bearers_[nearest];
        if (group == nearest || bearer.count == 0 || other.shorts > 0) return false;
        if (bearer.shorts >= enough) return true;
        const bool in_passing = other.count == 1 && (other.relative || are_man_and_woman(group, nearest));
        const bool first = (bearer.in_title && !other.in_title) || (bearer.in_lead && !other.in_lead);
        return in_passing && (bearer.count > other.count || first);
    }

    bool are_man_and_woman(std::uint32_t a, std::uint32_t b) const {
        const auto first = joined_.groups[a].gender;
        const auto second = joined_.groups[b].gender;
        return first != second && first != Gender::unknown && second != Gender::unknown;
    }

    const NameForms& names_;
    const JoinedForms& joined_;
    LeadParagraph lead_;
    std::vector<Bearer> bearers_;
};

// How much a form says: words, without initials first; letters.
std::array<std::size_t, 3> fullness(const NameForm& form) {
    std::size_t full = 0;
    for (const NameWord& word : form.reading.words) full += word.text.size() > 1;
    return {full, form.reading.words.size(), form.key.size()};
}

std::string canonical_name(const NameGroup& group, const std::vector<NameForm>& forms) {
    if (group.entry != nullptr) return group.entry->canonical;
    const NameForm* fullest = &forms[group.forms.front()];
    for (const auto form : group.forms)
        if (fullness(*fullest) < fullness(forms[form])) fullest = &forms[form];
    // In a sentence with small letters capitals are meant: "IKEA". Persons and places are not written so.
    const bool meant = !fullest->shouted && group.kind != NameClass::person && group.kind != NameClass::location;
    return meant ? fullest->reading.shown : cased_name(fullest->reading.shown, group.kind);
}

class EntityList {
  public:
    EntityList(const NameForms& names, const JoinedForms& joined, LeadParagraph lead)
        : names_(names),
          joined_(joined),
          lead_(lead),
          doubts_(joined.groups.size(), 1.0),
          entities_of_(joined.groups.size(), unseen) {}

    void add(const NameMention& mention, std::uint32_t group) {
        auto& number = entities_of_[group];
        if (number == unseen) {
            number = static_cast<std::uint32_t>(entities_.size());
            entities_.push_back(make_entity(group));
        }
        Entity& entity = entities_[number];
        entity.mentions.push_back(mention);
        ++entity.salience.count;
        entity.salience.in_title = entity.salience.in_title || mention.field == TextField::title;
        entity.salience.in_lead = entity.salience.in_lead || is_within(mention, lead_);
        doubts_[group] *= 1.0 - static_cast<double>(mention.confidence);
        entity.confidence = static_cast<float>(1.0 - doubts_[group]);
    }

    std::vector<Entity> take() { return std::move(entities_); }

  private:
    Entity make_entity(std::uint32_t number) const {
        const NameGroup& group = joined_.groups[number];
        Entity entity;
        entity.kind = group.entry != nullptr ? group.entry->kind.value_or(group.kind) : group.kind;
        entity.name = canonical_name(group, names_.forms);
        return entity;
    }

    const NameForms& names_;
    const JoinedForms& joined_;
    LeadParagraph lead_;
    std::vector<double> doubts_;  // of each group: how probable that all its mentions are wrong
    std::vector<std::uint32_t> entities_of_;
    std::vector<Entity> entities_;
};

LeadParagraph lead_of(const std::vector<NamedText>& fields) {
    for (const NamedText& field : fields)
        if (field.field == TextField::body && field.text != nullptr) return find_lead(field.text->text);
    return {};
}

}  // namespace

std::vector<Entity> join_names(const std::vector<NamedText>& fields, const Authority* authority) {
    NameForms names = gather_forms(fields, authority);
    const JoinedForms joined = join_forms(names.forms);
    const LeadParagraph lead = lead_of(fields);
    NearestGroup nearest(names, joined, lead);
    EntityList entities(names, joined, lead);
    for (std::uint32_t i = 0; i < names.mentions.size(); ++i)
        if (const auto group = nearest.of(names.mentions[i].form, i)) entities.add(names.mentions[i].where, *group);
    return entities.take();
}

}  // namespace dateline
