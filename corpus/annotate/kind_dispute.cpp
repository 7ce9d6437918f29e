#include "corpus/annotate/kind_dispute.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "corpus/annotate/organisation_names.hpp"

namespace dateline {

namespace {

// A place is seldom said in full, so that it needs no reason but to be named now and then.
constexpr double place_share = 0.25;

// The forms of one spelling.
using Alike = std::vector<NameForm*>;

bool is_disputed(const Alike& forms) {
    return std::any_of(forms.begin(), forms.end(),
                       [&](const NameForm* form) { return form->kind != forms.front()->kind; });
}

// The short forms of all fuller names.
struct AllShortNames {
    std::array<std::unordered_set<std::string>, name_classes> of_kind;
    // Organisations are known by these if nothing else is: "Barmouth" of "Barmouth Rovers".
    std::unordered_set<std::string> first_words;
};

// What speaks for each kind.
struct Reasons {
    std::array<double, name_classes> weight{};
    std::array<std::uint32_t, name_classes> first{};
    std::array<bool, name_classes> fuller{};
    bool by_first_word = false;  // an organisation's is but that it begins so
};

std::size_t number(NameClass kind) { return static_cast<std::size_t>(kind); }

bool is_better(const Reasons& reasons, std::size_t a, std::size_t b) {
    if (reasons.fuller[a] != reasons.fuller[b]) return reasons.fuller[a];
    if (reasons.weight[a] != reasons.weight[b]) return reasons.weight[a] > reasons.weight[b];
    return reasons.first[a] < reasons.first[b];
}

bool stays(const Reasons& reasons, std::size_t kind, std::size_t best) {
    if (kind == best || reasons.fuller[kind]) return true;
    const bool organisation = best == number(NameClass::organisation);
    if (organisation && reasons.by_first_word && kind != number(NameClass::person)) return true;
    const bool place = kind == number(NameClass::location) && reasons.fuller[best];
    if (place) return reasons.weight[kind] > place_share * reasons.weight[best];
    return reasons.fuller[best] && reasons.weight[kind] > reasons.weight[best];
}

AllShortNames all_short_names(const std::vector<NameForm>& forms) {
    AllShortNames all;
    for (const NameForm& form : forms) {
        if (form.reading.words.size() < 2) continue;
        auto names = short_names(form.kind, form.reading.words);
        if (form.kind == NameClass::organisation) {
            all.first_words.insert(form.reading.words.front().text);
            std::erase(names.possible, form.reading.words.front().text);
        }
        auto& of_kind = all.of_kind[number(form.kind)];
        for (auto* list : {&names.certain, &names.possible, &names.acronyms})
            of_kind.insert(std::make_move_iterator(list->begin()), std::make_move_iterator(list->end()));
    }
    return all;
}

void settle(Alike& forms, const AllShortNames& shorts) {
    Reasons reasons;
    reasons.first.fill(no_form);
    for (const NameForm* form : forms) {
        const auto kind = number(form->kind);
        reasons.weight[kind] += form->weight;
        reasons.first[kind] = std::min(reasons.first[kind], form->first);
        reasons.fuller[kind] = shorts.of_kind[kind].count(form->key) > 0;
    }
    const auto organisation = number(NameClass::organisation);
    if (reasons.first[organisation] != no_form && !reasons.fuller[organisation])
        reasons.fuller[organisation] = reasons.by_first_word = shorts.first_words.count(forms.front()->key) > 0;
    std::size_t best = number(forms.front()->kind);
    for (const NameForm* form : forms)
        if (is_better(reasons, number(form->kind), best)) best = number(form->kind);
    for (NameForm* form : forms)
        if (!stays(reasons, number(form->kind), best)) form->kind = static_cast<NameClass>(best);
}

}  // namespace

ShortNames short_names(NameClass kind, const std::vector<NameWord>& words) {
    if (kind == NameClass::person) return person_short_names(words);
    return kind == NameClass::organisation ? organisation_short_names(words) : place_short_names(words);
}

void settle_kinds(std::vector<NameForm>& forms) {
    std::unordered_map<std::string_view, Alike> by_key;
    for (NameForm& form : forms)
        if (form.entry == nullptr && form.count > 0) by_key[form.key].push_back(&form);
    std::vector<Alike*> disputed;
    for (auto& of_key : by_key)
        if (is_disputed(of_key.second)) disputed.push_back(&of_key.second);
    if (disputed.empty()) return;
    // Fuller names first, for they are what decides about the shorter ones.
    std::sort(disputed.begin(), disputed.end(), [](const Alike* a, const Alike* b) {
        const auto a_words = a->front()->reading.words.size();
        const auto b_words = b->front()->reading.words.size();
        return a_words != b_words ? a_words > b_words : a->front()->first < b->front()->first;
    });
    const auto shorts = all_short_names(forms);
    for (Alike* alike : disputed) settle(*alike, shorts);
}

}  // namespace dateline
