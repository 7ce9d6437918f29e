// The best labels of a sentence under a linear-chain model: Viterbi's algorithm, exact in integers.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/annotate/name_model.hpp"

namespace dateline {

/// Keeps its tables from sentence to sentence. Not for several threads.
class NameDecoder {
  public:
    /// `model` must outlive the decoder.
    explicit NameDecoder(const NameModel& model);

    /// Names of a sentence of `size` tokens, the first of which is token `first` of its document. The confidence of a
    /// name is a logistic function of how much the best labelling without it at one of its tokens scores less; it is 1
    /// where it is not asked for, which saves half the work.
    void decode(const LabelScores* scores, std::size_t size, std::uint32_t first, bool with_confidence,
                std::vector<NameSpan>& spans);

  private:
    using Row = std::array<std::int32_t, name_labels>;

    void run_forward(const LabelScores* scores, std::size_t size);
    void run_backward(const LabelScores* scores, std::size_t size);
    void trace_back(std::size_t size);
    NameLabel label_before(std::size_t token, NameLabel label) const;
    float confidence_at(std::size_t token) const;

    // Labels that leave no name open, and those that need none open before them; the outside is in both.
    static constexpr std::size_t edge_labels = 2 * name_classes + 1;
    using EdgeLabels = std::array<NameLabel, edge_labels>;

    float unit_;
    // Some more than there are, so that sums fill whole registers.
    using EdgeSums = std::array<std::int32_t, (edge_labels + 3) / 4 * 4>;
    std::array<EdgeSums, edge_labels> from_closed_{};                    // [label][next]
    std::array<std::array<std::int32_t, 2>, inner_labels> from_open_{};  // [next][B, I], for I and L
    std::vector<Row> best_;
    std::vector<Row> rest_;
    std::vector<NameLabel> labels_;
};

}  // namespace dateline
