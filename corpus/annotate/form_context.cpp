#include "corpus/annotate/form_context.hpp"

#include <string_view>
#include <unordered_set>

#include "corpus/annotate/name_lexicon.hpp"

namespace dateline {

namespace {

using Words = std::unordered_set<std::string_view>;

bool has_given_title(const NameForm& form) { return form.kind == NameClass::person && form.reading.given_title > 0; }

// The words of persons named in full.
Words words_of_persons(const std::vector<NameForm>& forms) {
    Words words;
    for (const NameForm& form : forms) {
        if (form.kind != NameClass::person || has_given_title(form) || form.reading.words.size() < 2) continue;
        for (const NameWord& word : form.reading.words) words.insert(word.text);
    }
    return words;
}

void be_agency(NameForm& form) {
    const auto name = agency_name(form.key);
    if (name.empty() || (!form.reading.capitals && form.reading.shown != name && form.key != "reuter")) return;
    form.kind = NameClass::organisation;
    form.reading.gender = Gender::unknown;
    // The agency's old name is the surname of its founder.
    if (form.key == "reuter") form.reading.shown = name;
}

void cut_title(NameForm& form) {
    form.reading.words.erase(form.reading.words.begin());
    form.reading.shown.erase(0, form.reading.shown.find(' ') + 1);
    form.key = folded_name(form.reading.words);
}

}  // namespace

void read_in_context(NameForms& names) {
    std::vector<NameForm*> agencies;
    std::vector<bool> is_cut(names.forms.size());
    {
        const Words full = words_of_persons(names.forms);
        for (std::size_t i = 0; i < names.forms.size(); ++i) {
            NameForm& form = names.forms[i];
            if (form.entry != nullptr) continue;
            const bool in_full = full.count(form.reading.words.back().text) > 0;
            is_cut[i] = in_full && has_given_title(form);
            if (!in_full || form.kind != NameClass::person) agencies.push_back(&form);
        }
    }
    for (NameForm* form : agencies) be_agency(*form);
    for (std::size_t i = 0; i < names.forms.size(); ++i)
        if (is_cut[i]) cut_title(names.forms[i]);
    for (FormMention& mention : names.mentions)
        if (is_cut[mention.form]) mention.where.begin += mention.given_title;
}

}  // namespace dateline
