// Chunks of megabytes are written one at a time: while Xapian inverts an article of many different words it holds a
// hundred times its bytes, once for each thread.
#pragma once

#include <cstddef>
#include <mutex>

namespace dateline {

/// Bytes of records from which a chunk is heavy: of ordinary articles none has more than 2 MiB (ChunkLimits).
inline constexpr std::size_t heavy_chunk = std::size_t{4} << 20;

/// Held while a chunk is written: waits until no other heavy one is, if this is heavy, else does nothing. What a heavy
/// one has freed goes back to the system before the next one's turn, for that has a heap of its own.
class HeavyTurn {
  public:
    HeavyTurn(std::mutex& turns, std::size_t bytes);
    ~HeavyTurn();
    HeavyTurn(const HeavyTurn&) = delete;
    HeavyTurn& operator=(const HeavyTurn&) = delete;

  private:
    std::unique_lock<std::mutex> lock_;
};

}  // namespace dateline
