#include "indexer/heavy_turn.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <thread>

using namespace dateline;

namespace {

bool is_free(std::mutex& turns) {
    bool free = false;
    std::thread([&] {
        const std::unique_lock lock(turns, std::try_to_lock);
        free = lock.owns_lock();
    }).join();
    return free;
}

}  // namespace

TEST_CASE("a heavy chunk keeps others waiting until it is written") {
    std::mutex turns;
    auto heavy = std::make_unique<HeavyTurn>(turns, heavy_chunk);
    CHECK_FALSE(is_free(turns));
    heavy.reset();
    CHECK(is_free(turns));
}

TEST_CASE("other chunks neither wait nor keep others waiting") {
    std::mutex turns;
    const HeavyTurn light(turns, heavy_chunk - 1);
    CHECK(is_free(turns));
    const HeavyTurn heavy(turns, heavy_chunk);
    const HeavyTurn beside(turns, 0);
    CHECK_FALSE(is_free(turns));
}
