#include "query/suggestions.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include "schemas/field_table.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

constexpr std::size_t short_word = 4;   // bytes; two edits would make most short words alike
constexpr std::size_t long_word = 100;  // no dictionary word is longer
constexpr std::size_t max_checked = 20;
constexpr std::size_t max_looked_up = 10;  // nobody reads more advice, and each goes through a part of all terms

struct Likeness {
    std::size_t distance = 0;
    std::uint64_t articles = 0;
    std::string word;
    bool operator<(const Likeness& other) const {
        return std::tie(distance, other.articles, word) < std::tie(other.distance, articles, other.word);
    }
};

// With what the words that may be meant begin: as it is, or with the first two letters swapped.
std::vector<std::string> beginnings(const std::string& word) {
    const auto first_letter = [](std::string_view text) {
        std::size_t size = 1;
        while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
        return std::string(text.substr(0, size));
    };
    std::vector<std::string> result{first_letter(word)};
    const auto rest = std::string_view(word).substr(result.front().size());
    if (!rest.empty() && first_letter(rest) != result.front()) result.push_back(first_letter(rest));
    return result;
}

std::vector<Likeness> similar_words(const WantedTerm& wanted, const Statistics& statistics) {
    const std::size_t bound = wanted.word.size() <= short_word ? 1 : 2;
    std::map<std::string, Likeness> found;
    const auto consider = [&](std::string_view term, std::uint64_t articles) {
        const auto word = term.substr(wanted.prefix.size());
        if (word.size() + bound < wanted.word.size() || word.size() > wanted.word.size() + bound) return;
        const std::size_t distance = edit_distance(wanted.word, word, bound);
        if (distance == 0 || distance > bound) return;
        auto& likeness = found[std::string(word)];
        likeness.distance = distance;
        likeness.articles += articles;
    };
    for (const auto& beginning : beginnings(wanted.word)) statistics.visit_terms(wanted.prefix + beginning, consider);
    std::vector<Likeness> result;
    for (auto& [word, likeness] : found) {
        likeness.word = word;
        result.push_back(std::move(likeness));
    }
    std::sort(result.begin(), result.end());
    return result;
}

}  // namespace

std::vector<Suggestion> suggest(const std::vector<WantedTerm>& wanted, const Statistics& statistics,
                                const std::function<bool(const std::string& term)>& is_shown) {
    std::vector<Suggestion> suggestions;
    std::set<std::string> looked_up;
    for (const auto& missing : wanted) {
        if (looked_up.size() == max_looked_up) break;
        if (missing.word.empty() || missing.word.size() > long_word || statistics.frequency(missing.terms) > 0)
            continue;
        if (!looked_up.insert(missing.prefix + missing.word).second) continue;
        auto similar = similar_words(missing, statistics);
        if (similar.size() > max_checked) similar.resize(max_checked);
        for (const auto& likeness : similar) {
            if (!is_shown(make_term(missing.prefix, likeness.word))) continue;
            suggestions.push_back({missing.word, likeness.word});
            break;
        }
    }
    return suggestions;
}

}  // namespace dateline
