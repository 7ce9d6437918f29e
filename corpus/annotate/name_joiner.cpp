#include "corpus/annotate/name_joiner.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "corpus/annotate/kind_dispute.hpp"
#include "corpus/annotate/name_lexicon.hpp"
#include "corpus/annotate/organisation_names.hpp"
#include "corpus/annotate/person_names.hpp"

namespace dateline {

namespace {

constexpr std::size_t most_bearers = 64;

// Under what a bearer is known by a name.
enum class Sense : char { same = '=', known = 'k', certain = 'c', possible = 'p', acronym = 'a' };

struct Bearer {
    std::uint32_t group = 0;
    std::uint32_t form = 0;
};
using Bearers = std::vector<Bearer>;
using Groups = std::vector<std::uint32_t>;

bool contradict(Gender a, Gender b) { return a != b && a != Gender::unknown && b != Gender::unknown; }

class Joiner {
  public:
    explicit Joiner(std::vector<NameForm>& forms) : forms_(forms) { out_.groups_of.resize(forms.size()); }

    JoinedForms join() {
        settle_kinds(forms_);
        for (const NameForm& form : forms_)
            if (form.kind == NameClass::location || form.kind == NameClass::miscellaneous) others_.insert(form.key);
        for (const auto form : in_order()) place(form);
        return std::move(out_);
    }

  private:
    // Those of the authority file, then fuller ones, then those whose gender is known.
    Groups in_order() const {
        Groups order(forms_.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
        const auto rank = [this](std::uint32_t number) {
            const NameForm& form = forms_[number];
            return std::array{form.entry == nullptr ? 2U
                              : form.count > 0      ? 1U
                                                    : 0U,
                              ~static_cast<std::uint32_t>(form.reading.words.size()),
                              form.reading.gender == Gender::unknown ? 1U : 0U, form.first, number};
        };
        std::sort(order.begin(), order.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
        return order;
    }

    void place(std::uint32_t number) {
        const NameForm& form = forms_[number];
        auto groups = form.entry != nullptr ? of_entry(form) : candidates(form);
        if (groups.empty() && form.reading.doubtful && form.entry == nullptr) return;
        if (form.count == 0 && form.entry == nullptr) return;
        if (groups.empty()) groups.push_back(new_group(form));
        if (groups.size() == 1) add(number, groups.front());
        out_.groups_of[number] = std::move(groups);
    }

    std::uint32_t new_group(const NameForm& form) {
        out_.groups.push_back({form.kind, form.reading.gender, form.entry, no_form, {}, form.first});
        const auto group = static_cast<std::uint32_t>(out_.groups.size() - 1);
        if (form.entry != nullptr) of_entry_.emplace(form.entry, group);
        return group;
    }

    Groups of_entry(const NameForm& form) const {
        const auto found = of_entry_.find(form.entry);
        return found == of_entry_.end() ? Groups{} : Groups{found->second};
    }

    void add(std::uint32_t number, std::uint32_t group) {
        NameGroup& joined = out_.groups[group];
        NameForm& form = forms_[number];
        form.kind = joined.kind;
        joined.forms.push_back(number);
        if (form.entry != nullptr && form.count == 0) joined.canonical = number;
        joined.first = std::min(joined.first, form.first);
        if (joined.gender == Gender::unknown) joined.gender = form.reading.gender;
        remember(number, group);
    }

    void remember(std::uint32_t number, std::uint32_t group) {
        const NameForm& form = forms_[number];
        const Bearer bearer{group, number};
        const auto& words = form.reading.words;
        note(form.kind, Sense::same, form.key, bearer);
        if (form.kind != NameClass::person) note_known(form.key, bearer);
        if (form.kind == NameClass::organisation) {
            const auto core = ordered_key(without_legal_form(words));
            if (core != form.key) note(form.kind, Sense::same, core, bearer);
        }
        if (words.size() < 2) return;
        const auto names = short_names(form.kind, words);
        for (const auto& name : names.certain) note(form.kind, Sense::certain, name, bearer);
        for (const auto& name : names.possible) note(form.kind, Sense::possible, name, bearer);
        for (const auto& name : names.acronyms) note(form.kind, Sense::acronym, name, bearer);
    }

    const std::string& index_key(NameClass kind, Sense sense, std::string_view name) const {
        index_key_.assign({static_cast<char>(sense), static_cast<char>('0' + static_cast<int>(kind))});
        return index_key_.append(name);
    }

    void note(NameClass kind, Sense sense, std::string_view name, Bearer bearer) {
        note(index_[index_key(kind, sense, name)], bearer);
    }

    void note_known(std::string_view key, Bearer bearer) {
        note(index_[index_key(NameClass::miscellaneous, Sense::known, well_known_name(key))], bearer);
    }

    static void note(Bearers& bearers, Bearer bearer) {
        if (bearers.size() < most_bearers) bearers.push_back(bearer);
    }

    const Bearers& bearers(NameClass kind, Sense sense, std::string_view name) const {
        static const Bearers none;
        const auto found = index_.find(index_key(kind, sense, name));
        return found == index_.end() ? none : found->second;
    }

    // The groups of those bearers whom the form may mean.
    void take(const NameForm& form, const Bearers& bearers, Groups& groups) const {
        for (const Bearer& bearer : bearers) {
            const NameGroup& group = out_.groups[bearer.group];
            const bool fits = form.kind != NameClass::person || fits_person(form, bearer, group);
            if (fits && std::find(groups.begin(), groups.end(), bearer.group) == groups.end())
                groups.push_back(bearer.group);
        }
    }

    bool fits_person(const NameForm& form, const Bearer& bearer, const NameGroup& group) const {
        if (group.canonical != no_form &&
            !may_be_same_person(form.reading.words, forms_[group.canonical].reading.words))
            return false;
        return !contradict(form.reading.gender, group.gender) &&
               may_be_same_person(form.reading.words, forms_[bearer.form].reading.words);
    }

    Groups candidates(const NameForm& form) const {
        Groups groups = explained(form);
        if (groups.empty() && form.kind != NameClass::person) groups = known(form);
        if (groups.empty()) groups = form.kind == NameClass::person ? persons(form) : others(form);
        if (groups.empty() && form.acronym) take(form, bearers(form.kind, Sense::acronym, form.key), groups);
        return groups;
    }

    // What an acronym in brackets stands for.
    Groups explained(const NameForm& form) const {
        if (form.explained_by == no_form) return {};
        const auto& groups = out_.groups_of[form.explained_by];
        return groups.size() == 1 ? groups : Groups{};
    }

    // By the table of short forms, whatever the kind; but the same word of two kinds is what it is.
    Groups known(const NameForm& form) const {
        const auto full = well_known_name(form.key);
        for (const Bearer& bearer : bearers(NameClass::miscellaneous, Sense::known, full)) {
            const bool in_table = is_well_known(form.key) && forms_[bearer.form].key != form.key;
            if (in_table || out_.groups[bearer.group].kind == form.kind) return {bearer.group};
        }
        return {};
    }

    Groups persons(const NameForm& form) const {
        Groups groups;
        for (const auto& name : person_lookups(form.reading.words)) {
            take(form, bearers(form.kind, Sense::same, name), groups);
            take(form, bearers(form.kind, Sense::certain, name), groups);
        }
        if (groups.empty()) groups = only(form, Sense::possible, form.key);
        return groups;
    }

    Groups others(const NameForm& form) const {
        Groups groups;
        const bool company = form.kind == NameClass::organisation;
        const auto key = company ? ordered_key(without_legal_form(form.reading.words)) : form.key;
        take(form, bearers(form.kind, Sense::same, key), groups);
        if (groups.empty()) take(form, bearers(form.kind, Sense::certain, key), groups);
        if (groups.empty() && company && others_.count(key) == 0) groups = only(form, Sense::possible, key);
        return groups;
    }

    // The one group that has such a name.
    Groups only(const NameForm& form, Sense sense, std::string_view name) const {
        const auto& all = bearers(form.kind, sense, name);
        Groups groups;
        if (all.size() < most_bearers) take(form, all, groups);
        return groups.size() == 1 ? groups : Groups{};
    }

    std::vector<NameForm>& forms_;
    JoinedForms out_;
    std::unordered_map<std::string, Bearers> index_;
    std::unordered_map<const AuthorityEntry*, std::uint32_t> of_entry_;
    std::unordered_set<std::string_view> others_;  // keys of all places, adjectives of origin and the like
    mutable std::string index_key_;
};

}  // namespace

JoinedForms join_forms(std::vector<NameForm>& forms) { return Joiner(forms).join(); }

}  // namespace dateline
