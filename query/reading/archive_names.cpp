#include "query/reading/archive_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "schemas/acronym.hpp"
#include "schemas/terms.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

// Names that are told of where each must be counted; the others are only searched.
constexpr std::size_t most_counted = 50;

std::vector<std::string> words_of_term(std::string_view name) {
    std::vector<std::string> words;
    while (!name.empty()) {
        const auto blank = std::min(name.find(' '), name.size());
        if (blank > 0) words.emplace_back(name.substr(0, blank));
        name.remove_prefix(std::min(blank + 1, name.size()));
    }
    return words;
}

bool more_frequent(const NameTaken& a, const NameTaken& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.name < b.name;
}

}  // namespace

// What a value stands for while it is gathered.
struct ArchiveNames::Bearers {
    const Field& field;
    std::map<std::vector<std::string>, std::map<std::string, std::uint64_t>> names;  // folded words, as shown
    std::vector<std::set<std::string>> variants;
    std::set<std::vector<std::string>> whole_names;
    std::set<std::vector<std::string>> keys;  // that were looked for
    std::set<std::uint64_t> seen;             // spellings of `names`

    void add(const std::vector<std::string>& words, std::uint64_t number, const FacetValue& spelling) {
        if (seen.insert(number).second) names[words][spelling.shown] += spelling.articles;
    }
};

bool ArchiveNames::has_keys(const Field& field) const { return index_.has(field); }

NameReading ArchiveNames::read(const Field& field, const std::vector<std::vector<std::string>>& spellings) const {
    Bearers bearers{field, {}, std::vector<std::set<std::string>>(spellings.front().size()), {}, {}, {}};
    const bool by_keys = has_keys(field);
    for (const auto& words : spellings) {
        for (std::size_t i = 0; i < std::min(words.size(), bearers.variants.size()); ++i)
            bearers.variants[i].insert(words[i]);
        if (by_keys) add_spelling(words, bearers);
        if (by_keys && field.kind == FieldKind::organisation) add_initials(words, bearers);
    }
    NameReading reading;
    reading.field = &field;
    for (const auto& words : bearers.variants) reading.variants.emplace_back(words.begin(), words.end());
    reading.whole_names.assign(bearers.whole_names.begin(), bearers.whole_names.end());
    reading.names = taken(bearers);
    if (by_keys && field.kind == FieldKind::person && spellings.front().size() > 1) add_surnames(bearers, reading);
    return reading;
}

// Whom a surname alone means, where it is in an article without any full name: the most frequent bearer.
void ArchiveNames::add_surnames(const Bearers& bearers, NameReading& reading) const {
    if (bearers.names.empty()) return;
    auto surnames = reading.variants.back();
    std::erase_if(surnames, [&](const auto& surname) {
        return statistics_.frequency(full_name_term(bearers.field, {surname})) == 0;
    });
    std::uint64_t own = 0;
    for (const auto& [words, spellings] : bearers.names) {
        for (const auto& [shown, articles] : spellings) own += articles;
    }
    if (own == 0 || surnames.empty()) return;
    std::map<std::vector<std::string>, std::uint64_t> rivals;
    std::set<std::string> keys;
    for (const auto& surname : surnames) keys.insert(keys_(surname));
    for (const auto& key : keys) {
        index_.visit_like(bearers.field, key, [&](std::uint64_t, const FacetValue& like) {
            auto words = words_of_term(like.key);
            if (words.size() < 2 || bearers.names.count(words) > 0) return;
            if (std::binary_search(surnames.begin(), surnames.end(), words.back()))
                rivals[std::move(words)] += like.articles;
        });
    }
    if (std::any_of(rivals.begin(), rivals.end(), [own](const auto& rival) { return rival.second >= own; })) return;
    reading.surnames = std::move(surnames);
    for (const auto& [words, articles] : rivals) reading.rivals.push_back(words);
}

// The names with the articles that may be shown, the most frequent first; what none of these has is not told of.
std::vector<NameTaken> ArchiveNames::taken(const Bearers& bearers) const {
    std::vector<NameTaken> names;
    for (const auto& [words, spellings] : bearers.names) {
        const auto shown = std::max_element(spellings.begin(), spellings.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; });
        std::uint64_t articles = 0;
        for (const auto& [spelling, having] : spellings) articles += having;
        names.push_back({shown->first, articles});
    }
    std::sort(names.begin(), names.end(), more_frequent);
    if (!count_) return names;
    if (names.size() > most_counted) names.resize(most_counted);
    for (auto& name : names) name.articles = count_({full_name_term(bearers.field, name_words(name.name))});
    std::erase_if(names, [](const NameTaken& name) { return name.articles == 0; });
    std::sort(names.begin(), names.end(), more_frequent);
    return names;
}

// The word that is in the fewest names: the others are looked for in those alone.
std::size_t ArchiveNames::rarest(const Field& field, const std::vector<std::string>& words) const {
    std::size_t best = words.size() - 1;
    std::size_t fewest = words.size() > 1 ? index_.count_like(field, keys_(words[best])) : 0;
    for (std::size_t i = best; i-- > 0 && fewest > 0;) {
        const auto names = index_.count_like(field, keys_(words[i]));
        if (names >= fewest) continue;
        fewest = names;
        best = i;
    }
    return best;
}

// Whether a name has words of these keys in this order, and which.
bool ArchiveNames::has_words(const std::vector<std::string>& name, const std::vector<std::string>& keys,
                             std::vector<std::string>& matched) const {
    for (std::size_t first = 0; first < name.size(); ++first) {
        matched.clear();
        std::size_t last = first;
        for (std::size_t at = first; at < name.size() && matched.size() < keys.size(); ++at) {
            if (at - last > middle_names + 1) break;
            if (keys_(name[at]) != keys[matched.size()]) {
                if (matched.empty()) break;
                continue;
            }
            matched.push_back(name[at]);
            last = at;
        }
        if (matched.size() == keys.size()) return true;
    }
    return false;
}

void ArchiveNames::add_spelling(const std::vector<std::string>& words, Bearers& bearers) const {
    std::vector<std::string> keys;
    keys.reserve(words.size());
    for (const auto& word : words) keys.push_back(keys_(word));
    if (words.empty() || !bearers.keys.insert(keys).second) return;
    std::vector<std::string> matched;
    index_.visit_like(bearers.field, keys[rarest(bearers.field, words)],
                      [&](std::uint64_t number, const FacetValue& like) {
                          const auto name = words_of_term(like.key);
                          if (!has_words(name, keys, matched)) return;
                          bearers.add(name, number, like);
                          for (std::size_t i = 0; i < matched.size() && i < bearers.variants.size(); ++i)
                              bearers.variants[i].insert(matched[i]);
                          if (words.size() > 1) bearers.whole_names.insert(name);
                      });
}

void ArchiveNames::add_initials(const std::vector<std::string>& words, Bearers& bearers) const {
    if (words.size() == 1) {
        add_long_names(words.front(), bearers);
        return;
    }
    for (const auto& acronym : acronyms_of(fmt::format("{}", fmt::join(words, " ")))) {
        add_whole_name({acronym}, bearers);
    }
}

void ArchiveNames::add_long_names(const std::string& acronym, Bearers& bearers) const {
    if (!may_be_acronym(acronym) || !bearers.keys.insert({acronym_key(acronym)}).second) return;
    index_.visit_like(bearers.field, acronym_key(acronym), [&](std::uint64_t number, const FacetValue& like) {
        const auto acronyms = acronyms_of(like.key);
        if (std::find(acronyms.begin(), acronyms.end(), acronym) == acronyms.end()) return;
        auto words = words_of_term(like.key);
        bearers.add(words, number, like);
        bearers.whole_names.insert(std::move(words));
    });
}

// A name by its folded words, as its articles show it.
void ArchiveNames::add_whole_name(const std::vector<std::string>& words, Bearers& bearers) const {
    const std::string& key = keys_(words[rarest(bearers.field, words)]);
    index_.visit_like(bearers.field, key, [&](std::uint64_t number, const FacetValue& like) {
        if (words_of_term(like.key) != words) return;
        bearers.whole_names.insert(words);
        bearers.add(words, number, like);
    });
}

}  // namespace dateline
