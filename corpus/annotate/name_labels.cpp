#include "corpus/annotate/name_labels.hpp"

namespace dateline {

std::vector<NameSpan> spans_of(const std::vector<NameLabel>& labels, std::uint32_t first) {
    std::vector<NameSpan> spans;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < labels.size(); ++i) {
        const NameLabel label = labels[i];
        if (label == outside_label) continue;
        if (!continues(label)) begin = i;
        if (!is_open(label)) spans.push_back({first + begin, first + i + 1, class_of(label), 1});
    }
    return spans;
}

}  // namespace dateline
