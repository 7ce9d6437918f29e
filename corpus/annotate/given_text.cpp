#include "corpus/annotate/given_text.hpp"

#include <algorithm>

namespace dateline {

namespace {

// How much was cut before each of its places: offsets are looked up by halving.
class Shifts {
  public:
    explicit Shifts(const std::vector<TextCut>& cuts) {
        std::size_t sum = 0;
        for (const TextCut& cut : cuts) shifts_.push_back({cut.at, sum += cut.count});
    }

    std::size_t first(std::size_t offset) const { return offset + before(offset + 1); }
    std::size_t behind(std::size_t offset) const { return offset + before(offset); }

  private:
    // Of the cuts at places below `bound`.
    std::size_t before(std::size_t bound) const {
        const auto end = std::lower_bound(shifts_.begin(), shifts_.end(), bound,
                                          [](const TextCut& cut, std::size_t at) { return cut.at < at; });
        return end == shifts_.begin() ? 0 : std::prev(end)->count;
    }

    std::vector<TextCut> shifts_;
};

}  // namespace

void count_as_given(Mentions& mentions, const RecordMends& mends) {
    if (mends.title_cuts.empty() && mends.body_cuts.empty()) return;
    const Shifts title(mends.title_cuts);
    const Shifts body(mends.body_cuts);
    for (Mention& mention : mentions) {
        if (mention.field == TextField::dateline) continue;
        const Shifts& shifts = mention.field == TextField::title ? title : body;
        mention.start = shifts.first(mention.start);
        mention.end = shifts.behind(mention.end);
    }
}

}  // namespace dateline
