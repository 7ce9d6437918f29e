// Properties that must hold of random cases: rapidcheck under Catch2.
//
// Every run tries the same cases, so that a change is judged by what it changed. RC_PARAMS="seed=$RANDOM
// max_success=100000" in the environment tries others, and more of them. A case that fails is shrunk, and the message
// has what repeats it.
#pragma once

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

namespace dateline::test {

/// The seed of this run, and how many cases it tries.
inline rc::detail::TestParams test_params() {
    auto params = rc::detail::configuration().testParams;
    const char* asked = std::getenv("RC_PARAMS");
    if (asked == nullptr || std::string_view(asked).find("seed=") == std::string_view::npos) params.seed = 20221;
    return params;
}

inline std::uint64_t random_seed() { return test_params().seed; }

/// Draws that make a case; only within a property. Shrinking makes numbers smaller: write the plainest choice first.
class Draw {
  public:
    /// From 0.
    std::size_t below(std::size_t count) const {
        return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, count));
    }
    bool chance(unsigned percent) const { return below(100) >= 100 - percent; }
    bool one_in(std::size_t number) const { return below(number) == number - 1; }
    template <typename List>
    const auto& of(const List& list) const {
        return list[below(list.size())];
    }
    /// The first entries are chosen more often, as words are in a language.
    template <typename List>
    const auto& mostly_first(const List& list) const {
        const auto one = below(list.size());
        return list[std::min(one, below(list.size()))];
    }
};

/// Fails the case.
[[noreturn]] inline void fail_case(const std::string& message) {
    RC_FAIL(message);
    throw message;  // not reached
}

/// Runs `property(draw)` over so many cases.
template <typename Property>
void check_cases(int cases, Property property) {
    auto params = test_params();
    if (params.maxSuccess == rc::detail::TestParams().maxSuccess) params.maxSuccess = cases;
    const auto result = rc::detail::checkTestable([&] { property(Draw()); }, rc::detail::TestMetadata(), params);
    if (result.template is<rc::detail::SuccessResult>()) {
        SUCCEED(cases);
        return;
    }
    std::ostringstream message;
    rc::detail::printResultMessage(result, message);
    FAIL(message.str() << "\nRC_PARAMS=\"seed=" << params.seed << "\" repeats it");
}

}  // namespace dateline::test
