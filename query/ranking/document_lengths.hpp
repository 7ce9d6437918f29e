// How long the documents of a shard are.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include "schemas/facet_lengths.hpp"

namespace dateline {

/// Lengths, opened when the first is asked for. For one thread at a time.
class DocumentLengths {
  public:
    using Open = std::function<FacetLengths()>;
    explicit DocumentLengths(Open open) : open_(std::move(open)) {}

    std::uint32_t operator()(std::uint32_t document) {
        if (!lengths_) lengths_ = open_();
        return (*lengths_)(document);
    }

  private:
    Open open_;
    std::optional<FacetLengths> lengths_;
};

}  // namespace dateline
