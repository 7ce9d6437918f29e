#include "corpus/annotate/name_decoder.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dateline {

namespace {

// Far below every sum of weights, and far above the least number.
constexpr std::int32_t impossible = std::numeric_limits<std::int32_t>::min() / 4;

template <class Belongs>
constexpr auto labels_that(Belongs belongs) {
    std::array<NameLabel, 2 * name_classes + 1> labels{};
    std::size_t count = 0;
    for (NameLabel label = 0; label < name_labels; ++label)
        if (belongs(label)) labels[count++] = label;
    return labels;
}

constexpr auto closed_labels = labels_that([](NameLabel label) { return !is_open(label); });
constexpr auto fresh_labels = labels_that([](NameLabel label) { return !continues(label); });

std::int32_t score_of(const LabelScores& scores, NameLabel label) { return label == outside_label ? 0 : scores[label]; }

constexpr NameLabel with_part(NameLabel label, NamePart part) { return make_label(class_of(label), part); }

}  // namespace

NameDecoder::NameDecoder(const NameModel& model) : unit_(model.unit()) {
    for (std::size_t n = 0; n < edge_labels; ++n)
        for (std::size_t p = 0; p < edge_labels; ++p)
            from_closed_[p][n] = model.transition(closed_labels[p], fresh_labels[n]);
    for (NameLabel next = 0; next < inner_labels; ++next) {
        if (!continues(next)) continue;
        from_open_[next] = {model.transition(with_part(next, NamePart::begin), next),
                            model.transition(with_part(next, NamePart::inside), next)};
    }
}

void NameDecoder::decode(const LabelScores* scores, std::size_t size, std::uint32_t first, bool with_confidence,
                         std::vector<NameSpan>& spans) {
    if (size == 0) return;
    run_forward(scores, size);
    trace_back(size);
    std::vector<NameSpan> found = spans_of(labels_, first);
    if (with_confidence && !found.empty()) {
        run_backward(scores, size);
        for (NameSpan& span : found)
            for (std::uint32_t i = span.first; i < span.last; ++i)
                span.confidence = std::min(span.confidence, confidence_at(i - first));
    }
    spans.insert(spans.end(), found.begin(), found.end());
}

void NameDecoder::run_forward(const LabelScores* scores, std::size_t size) {
    if (best_.size() < size) best_.resize(size);
    best_[0].fill(impossible);
    for (const NameLabel label : fresh_labels) best_[0][label] = score_of(scores[0], label);
    for (std::size_t t = 1; t < size; ++t) {
        const Row& last = best_[t - 1];
        Row& row = best_[t];
        EdgeSums best;
        best.fill(std::numeric_limits<std::int32_t>::min());
        for (std::size_t p = 0; p < edge_labels; ++p) {
            const std::int32_t before = last[closed_labels[p]];
            for (std::size_t n = 0; n < best.size(); ++n) best[n] = std::max(best[n], before + from_closed_[p][n]);
        }
        for (std::size_t n = 0; n < edge_labels; ++n)
            row[fresh_labels[n]] = best[n] + score_of(scores[t], fresh_labels[n]);
        for (NameLabel next = 0; next < inner_labels; ++next) {
            if (!continues(next)) continue;
            const std::int32_t by_begin = last[with_part(next, NamePart::begin)] + from_open_[next][0];
            const std::int32_t by_inside = last[with_part(next, NamePart::inside)] + from_open_[next][1];
            row[next] = std::max({by_begin, by_inside, impossible}) + scores[t][next];
        }
    }
}

void NameDecoder::trace_back(std::size_t size) {
    labels_.resize(size);
    NameLabel label = closed_labels[0];
    for (const NameLabel closed : closed_labels)
        if (best_[size - 1][closed] > best_[size - 1][label]) label = closed;
    for (std::size_t t = size; t-- > 0;) {
        labels_[t] = label;
        if (t > 0) label = label_before(t, label);
    }
}

// From which label the best way leads to this one: looked for on that way alone.
NameLabel NameDecoder::label_before(std::size_t token, NameLabel label) const {
    const Row& last = best_[token - 1];
    if (continues(label)) {
        const NameLabel begin = with_part(label, NamePart::begin);
        const NameLabel inside = with_part(label, NamePart::inside);
        return last[begin] + from_open_[label][0] >= last[inside] + from_open_[label][1] ? begin : inside;
    }
    const auto next =
        static_cast<std::size_t>(std::find(fresh_labels.begin(), fresh_labels.end(), label) - fresh_labels.begin());
    std::size_t best = 0;
    const auto sum = [&](std::size_t p) { return last[closed_labels[p]] + from_closed_[p][next]; };
    for (std::size_t p = 1; p < edge_labels; ++p)
        if (sum(p) > sum(best)) best = p;
    return closed_labels[best];
}

// rest_[t][label]: the best that can come behind token t if it has the label.
void NameDecoder::run_backward(const LabelScores* scores, std::size_t size) {
    if (rest_.size() < size) rest_.resize(size);
    rest_[size - 1].fill(impossible);
    for (const NameLabel label : closed_labels) rest_[size - 1][label] = 0;
    for (std::size_t t = size - 1; t-- > 0;) {
        Row& row = rest_[t];
        Row next = rest_[t + 1];
        for (NameLabel label = 0; label < name_labels; ++label) next[label] += score_of(scores[t + 1], label);
        for (std::size_t p = 0; p < edge_labels; ++p) {
            std::int32_t best = impossible;
            for (std::size_t n = 0; n < edge_labels; ++n)
                best = std::max(best, next[fresh_labels[n]] + from_closed_[p][n]);
            row[closed_labels[p]] = best;
        }
        for (std::size_t kind = 0; kind < name_classes; ++kind) {
            const auto label = [&](NamePart part) { return make_label(static_cast<NameClass>(kind), part); };
            const NameLabel inside = label(NamePart::inside);
            const NameLabel last = label(NamePart::last);
            row[label(NamePart::begin)] =
                std::max({next[inside] + from_open_[inside][0], next[last] + from_open_[last][0], impossible});
            row[inside] =
                std::max({next[inside] + from_open_[inside][1], next[last] + from_open_[last][1], impossible});
        }
    }
}

float NameDecoder::confidence_at(std::size_t token) const {
    std::int32_t chosen = impossible;
    std::int32_t other = impossible;
    for (NameLabel label = 0; label < name_labels; ++label) {
        const std::int32_t through = best_[token][label] + rest_[token][label];
        if (label == labels_[token])
            chosen = through;
        else
            other = std::max(other, through);
    }
    return 1 / (1 + std::exp(-static_cast<float>(chosen - other) * unit_));
}

}  // namespace dateline
