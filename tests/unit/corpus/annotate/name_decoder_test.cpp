#include "corpus/annotate/name_decoder.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <random>

#include "tests/unit/corpus/annotate/small_model.hpp"

using namespace dateline;

namespace {

std::int32_t score_of(const LabelScores& scores, NameLabel label) { return label == outside_label ? 0 : scores[label]; }

// The best sum over all labellings, one by one: the slow twin of the decoder.
std::int32_t best_sum(const std::vector<LabelScores>& scores, const NameModel& model, std::vector<NameLabel>& labels,
                      std::vector<NameLabel>& best, std::int32_t sum = 0,
                      std::int32_t found = std::numeric_limits<std::int32_t>::min()) {
    const std::size_t at = labels.size();
    if (at == scores.size()) {
        if ((!labels.empty() && is_open(labels.back())) || sum <= found) return found;
        best = labels;
        return sum;
    }
    for (NameLabel label = 0; label < name_labels; ++label) {
        if (at == 0 ? continues(label) : !may_follow(labels.back(), label)) continue;
        const std::int32_t step = score_of(scores[at], label) + (at == 0 ? 0 : model.transition(labels.back(), label));
        labels.push_back(label);
        found = best_sum(scores, model, labels, best, sum + step, found);
        labels.pop_back();
    }
    return found;
}

}  // namespace

TEST_CASE("The decoder finds what trying all labellings finds") {
    const auto model = small_model();
    NameDecoder decoder(*model);
    std::mt19937 random(7);
    std::uniform_int_distribution<int> number(-400, 300);
    for (int round = 0; round < 60; ++round) {
        std::vector<LabelScores> scores(static_cast<std::size_t>(round % 4 + 1));
        for (LabelScores& row : scores)
            for (std::int16_t& score : row) score = static_cast<std::int16_t>(number(random));
        std::vector<NameLabel> labels;
        std::vector<NameLabel> best;
        best_sum(scores, *model, labels, best);
        std::vector<NameSpan> spans;
        decoder.decode(scores.data(), scores.size(), 5, true, spans);
        std::vector<NameSpan> wanted = spans_of(best, 5);
        REQUIRE(spans.size() == wanted.size());
        for (std::size_t i = 0; i < spans.size(); ++i) {
            CHECK(spans[i].confidence >= 0.5F);
            CHECK(spans[i].confidence <= 1);
            wanted[i].confidence = spans[i].confidence;
        }
        CHECK(spans == wanted);
    }
}

TEST_CASE("A sentence without tokens has no names") {
    const auto model = small_model();
    std::vector<NameSpan> spans;
    NameDecoder(*model).decode(nullptr, 0, 0, true, spans);
    CHECK(spans.empty());
}
