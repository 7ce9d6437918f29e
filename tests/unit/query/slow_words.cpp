#include "tests/unit/query/slow_words.hpp"

#include <algorithm>

namespace dateline::test {

namespace {

using Lists = std::vector<const std::vector<unsigned>*>;

// Chooses a position of each list, all different.
bool fit(const Lists& lists, unsigned window, std::vector<unsigned>& chosen) {
    if (chosen.size() == lists.size()) {
        const auto [least, most] = std::minmax_element(chosen.begin(), chosen.end());
        return *most - *least < window;
    }
    for (const unsigned position : *lists[chosen.size()]) {
        if (std::find(chosen.begin(), chosen.end(), position) != chosen.end()) continue;
        chosen.push_back(position);
        if (fit(lists, window, chosen)) return true;
        chosen.pop_back();
    }
    return false;
}

}  // namespace

bool has_phrase(const std::vector<std::string>& words, const WordPositions& positions) {
    const auto first = positions.find(words.front());
    if (first == positions.end()) return false;
    return std::any_of(first->second.begin(), first->second.end(), [&](unsigned start) {
        for (std::size_t i = 1; i < words.size(); ++i) {
            const auto word = positions.find(words[i]);
            if (word == positions.end()) return false;
            if (!std::binary_search(word->second.begin(), word->second.end(), start + i)) return false;
        }
        return true;
    });
}

bool has_near(const Expression& near, const WordPositions& positions) {
    Lists lists;
    for (const auto& child : near.children) {
        const auto word = positions.find(child->words.front());
        if (word == positions.end()) return false;
        lists.push_back(&word->second);
    }
    std::vector<unsigned> chosen;
    return fit(lists, near.window + static_cast<unsigned>(lists.size()) - 1, chosen);
}

bool name_has(const std::vector<std::string>& name, const std::vector<std::string>& words) {
    for (std::size_t start = 0; start < name.size(); ++start) {
        if (name[start] != words.front()) continue;
        std::size_t at = start;
        std::size_t found = 1;
        while (found < words.size() && ++at < name.size()) found += name[at] == words[found];
        if (found == words.size() && at - start < words.size() + 2) return true;
    }
    return false;
}

}  // namespace dateline::test
