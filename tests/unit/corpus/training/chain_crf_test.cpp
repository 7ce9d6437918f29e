#include "corpus/training/chain_crf.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace dateline;

namespace {

constexpr LabelSet bit(NameLabel label) { return LabelSet{1} << label; }

// Probability of each label at each token by adding up all labellings: the slow twin of the chain.
std::vector<LabelWeights> chances(const std::vector<LabelWeights>& scores, const std::vector<LabelSet>& allowed,
                                  const TransitionWeights& transitions) {
    std::vector<LabelWeights> sums(scores.size(), LabelWeights{});
    float total = 0;
    std::vector<NameLabel> labels;
    const auto walk = [&](auto&& self, float sum) -> void {
        const std::size_t at = labels.size();
        if (at == scores.size()) {
            if (is_open(labels.back())) return;
            total += std::exp(sum);
            for (std::size_t i = 0; i < at; ++i) sums[i][labels[i]] += std::exp(sum);
            return;
        }
        for (NameLabel label = 0; label < name_labels; ++label) {
            if ((allowed[at] & bit(label)) == 0) continue;
            if (at == 0 ? continues(label) : !may_follow(labels.back(), label)) continue;
            const float step = scores[at][label] + (at == 0 ? 0 : transitions[labels.back()][label]);
            labels.push_back(label);
            self(self, sum + step);
            labels.pop_back();
        }
    };
    walk(walk, 0);
    for (LabelWeights& row : sums)
        for (float& sum : row) sum /= total;
    return sums;
}

}  // namespace

TEST_CASE("The gradient is what adding up all labellings gives") {
    std::mt19937 random(3);
    std::uniform_real_distribution<float> number(-2, 2);
    constexpr LabelSet any = (LabelSet{1} << name_labels) - 1;
    for (std::size_t size = 1; size <= 3; ++size) {
        std::vector<LabelWeights> scores(size);
        TransitionWeights transitions{};
        for (LabelWeights& row : scores)
            for (NameLabel label = 0; label < inner_labels; ++label) row[label] = number(random);
        for (LabelWeights& row : transitions)
            for (float& weight : row) weight = number(random);
        std::vector<LabelSet> allowed(size, bit(outside_label) | bit(make_label(NameClass::person, NamePart::unit)));
        const auto all = chances(scores, std::vector<LabelSet>(size, any), transitions);
        const auto right = chances(scores, allowed, transitions);
        ChainCrf crf;
        crf.run(scores, allowed, transitions, 0);
        for (std::size_t t = 0; t < size; ++t)
            for (NameLabel label = 0; label < name_labels; ++label)
                CHECK(crf.gradient()[t][label] == Approx(all[t][label] - right[t][label]).margin(1e-4));
    }
}

TEST_CASE("A labelling that is sure leaves nothing to learn, unless wrong labels cost") {
    std::vector<LabelWeights> scores(1, LabelWeights{});
    const NameLabel unit = make_label(NameClass::location, NamePart::unit);
    scores[0][unit] = 30;
    ChainCrf crf;
    crf.run(scores, {bit(unit)}, {}, 0);
    CHECK(crf.gradient()[0][unit] == Approx(0).margin(1e-4));
    scores[0][unit] = 0;
    crf.run(scores, {bit(unit)}, {}, 0);
    const float plain = crf.gradient()[0][unit];
    crf.run(scores, {bit(unit)}, {}, 1);
    CHECK(crf.gradient()[0][unit] < plain);
}
