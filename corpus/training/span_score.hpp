// How well names were found: spans right in both ends and class, as conlleval counts them.
#pragma once

#include <cstddef>
#include <vector>

#include "corpus/annotate/name_span.hpp"

namespace dateline {

struct SpanScore {
    std::size_t right = 0;
    std::size_t found = 0;
    std::size_t wanted = 0;

    /// Spans of one document; both lists are in order.
    void add(const std::vector<NameSpan>& gold, const std::vector<NameSpan>& tagged);
    /// In percent; 0 where nothing was found or wanted.
    double precision() const;
    double recall() const;
    double f1() const;
};

}  // namespace dateline
