#include "schemas/acronym.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr std::size_t shortest = 2;
constexpr std::size_t longest = 6;

bool is_small_word(std::string_view word) {
    constexpr std::array<std::string_view, 11> words{"and", "at", "de", "du", "en", "for",
                                                     "in",  "la", "of", "on", "the"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string initials(std::string_view name, bool with_small) {
    std::string letters;
    while (!name.empty()) {
        const auto word = name.substr(0, name.find(' '));
        if (!word.empty() && (with_small || !is_small_word(word))) letters += word.front();
        name.remove_prefix(std::min(word.size() + 1, name.size()));
    }
    return letters;
}

}  // namespace

bool may_be_acronym(std::string_view folded_word) {
    return folded_word.size() >= shortest && folded_word.size() <= longest;
}

std::vector<std::string> acronyms_of(std::string_view folded_name) {
    std::vector<std::string> acronyms{initials(folded_name, true), initials(folded_name, false)};
    if (acronyms.front() == acronyms.back()) acronyms.pop_back();
    std::erase_if(acronyms, [](const std::string& acronym) { return !may_be_acronym(acronym); });
    return acronyms;
}

std::string acronym_key(std::string_view acronym) { return std::string("=").append(acronym); }

}  // namespace dateline
