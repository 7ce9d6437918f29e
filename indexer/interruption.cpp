#include "indexer/interruption.hpp"

#include <atomic>
#include <csignal>

namespace dateline {

namespace {

std::atomic<int> signal_seen{0};
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void note_signal(int number) { signal_seen.store(number); }

}  // namespace

void catch_interruptions() {
    struct sigaction action {};
    action.sa_handler = note_signal;
    sigemptyset(&action.sa_mask);
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaction(number, &action, nullptr);
}

void check_interruption() {
    if (const int number = signal_seen.load(std::memory_order_relaxed); number != 0) throw Interrupted{number};
}

}  // namespace dateline
