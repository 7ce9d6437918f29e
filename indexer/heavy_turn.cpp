#include "indexer/heavy_turn.hpp"

#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace dateline {

HeavyTurn::HeavyTurn(std::mutex& turns, std::size_t bytes) : lock_(turns, std::defer_lock) {
    if (bytes >= heavy_chunk) lock_.lock();
}

HeavyTurn::~HeavyTurn() {
#ifdef __GLIBC__
    if (lock_.owns_lock()) malloc_trim(0);
#endif
}

}  // namespace dateline
