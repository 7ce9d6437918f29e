// Random choices by a seed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <random>

namespace dateline::e2e {

/// The same choices with every standard library, as the distributions of <random> are not.
class Choice {
  public:
    explicit Choice(unsigned seed) : engine_(seed) {}
    std::size_t below(std::size_t limit) { return engine_() % limit; }
    bool one_in(std::size_t number) { return below(number) == 0; }
    template <typename List>
    const auto& of(const List& list) {
        return list[below(list.size())];
    }
    /// The first entries are chosen more often, as words are in a language.
    template <typename List>
    const auto& mostly_first(const List& list) {
        const auto one = below(list.size());
        return list[std::min(one, below(list.size()))];
    }

  private:
    std::mt19937 engine_;
};

}  // namespace dateline::e2e
