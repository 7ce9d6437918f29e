// Finds names in a text: a linear-chain model over hashed features, decoded exactly.
//
// The model is a conditional random field (Lafferty et al. 2001) with BILOU labels. A document is read twice: the
// second time with what the first found at the other places of each word (Krishnan and Manning 2006).
#pragma once

#include <memory>
#include <vector>

#include "corpus/annotate/name_document.hpp"
#include "corpus/annotate/name_model.hpp"
#include "corpus/annotate/name_span.hpp"

namespace dateline {

/// One for each thread: it keeps the words it has met. The model is shared.
class NameTagger {
  public:
    explicit NameTagger(std::shared_ptr<const NameModel> model);
    ~NameTagger();
    NameTagger(NameTagger&&) noexcept;

    /// Names in order, none overlapping, none beyond its sentence. Time and memory are linear in the document.
    std::vector<NameSpan> tag(const NameDocument& document);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
