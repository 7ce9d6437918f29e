// How much of one article is read for who, where and when. What nobody wrote to be read, a file of names or a table of
// a century's days, would otherwise take memory by the gigabyte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

namespace dateline {

/// The names and times of one article that are read, far above those of any that is written for readers, a year's table
/// of contents too. The first ones are; what stands behind them is text alone.
struct ReadingLimits {
    std::size_t mentions = 150'000;
    std::size_t different = 20'000;  ///< of these, as written

    /// Whether so many are read whatever they are: they need not be counted one by one.
    bool allow(std::size_t count) const { return count <= mentions && count <= different; }
};

/// "only the first names and times were read: at most 150000, of them 20000 different"
std::string words_of(const ReadingLimits& limits);

/// Counts what an article names, in order of its text.
class ReadingLimit {
  public:
    explicit ReadingLimit(const ReadingLimits& limits) : limits_(limits) {}

    /// Whether the next one is still read. Once one is not, none is.
    bool take(std::uint64_t name);
    /// The same for what is told by how it is written.
    bool take(std::string_view written);
    bool is_full() const { return is_full_; }

  private:
    ReadingLimits limits_;
    std::size_t mentions_ = 0;
    std::unordered_set<std::uint64_t> names_;  ///< their hashes: of two with the same one would be let through
    bool is_full_ = false;
};

}  // namespace dateline
