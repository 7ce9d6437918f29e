// Reads a run's articles ahead of their annotation, so that where their sources are at home is known before any is
// read: a file is read twice; what can be read but once is held meanwhile.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "corpus/readers/source.hpp"

namespace dateline {

class HomeSurvey {
  public:
    using Batch = std::shared_ptr<std::vector<Item>>;
    static constexpr std::size_t most_held = std::size_t{64} << 20U;  ///< bytes of text

    /// `reader` is of these sources, and has given nothing yet. Both must outlive it.
    HomeSurvey(SourceReader& reader, const std::vector<GivenSource>& sources) : reader_(reader), sources_(sources) {}

    /// Gives all records to `take`, in order, which may look at articles until it is told of them again, but not change
    /// them. False where not all could be: more than `most` bytes would have had to be held, or a file can't be read,
    /// which whoever reads it again is told. Then nothing is to be learned.
    bool read(const std::function<void(const Batch&)>& take, std::size_t most = most_held);
    /// The records that the reader has given meanwhile: they come before what it gives from now on. Once all that
    /// `take` was given has been looked at.
    std::vector<Item> take_held();
    /// Whether it gave up because more would have had to be held than may be.
    bool was_too_much() const { return too_much_; }

  private:
    bool read_ahead(const std::function<void(const Batch&)>& take) const;
    bool read_held(const std::function<void(const Batch&)>& take, std::size_t most);

    SourceReader& reader_;
    const std::vector<GivenSource>& sources_;
    std::vector<Batch> held_;
    bool too_much_ = false;
};

}  // namespace dateline
