#include "corpus/training/span_score.hpp"

#include <algorithm>

namespace dateline {

namespace {

double percent(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : 100 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

void SpanScore::add(const std::vector<NameSpan>& gold, const std::vector<NameSpan>& tagged) {
    wanted += gold.size();
    found += tagged.size();
    for (const NameSpan& span : tagged) {
        const auto same = std::find_if(gold.begin(), gold.end(), [&](const NameSpan& other) {
            return other.first == span.first && other.last == span.last && other.kind == span.kind;
        });
        if (same != gold.end()) ++right;
    }
}

double SpanScore::precision() const { return percent(right, found); }
double SpanScore::recall() const { return percent(right, wanted); }
double SpanScore::f1() const {
    const double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
}

}  // namespace dateline
