// Loaded before the C library (LD_PRELOAD): the wall clock, put forward and back while a program looks at it.
//
// DATELINE_FAULTS_CLOCK is a list of seconds with commas between them, "0,86400,-86400": by the first the clock is off
// when it is first looked at, and so on, and after the last from the beginning. Clocks that only go on are as they are.
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

namespace {

// The n-th number of the list, counted round.
long offset_at(const char* list, unsigned long n) {
    unsigned long count = 1;
    for (const char* at = list; *at != '\0'; ++at) count += *at == ',' ? 1U : 0U;
    for (n %= count; n > 0; ++list) n -= *list == ',' ? 1U : 0U;
    return std::strtol(list, nullptr, 10);
}

timespec wall_time() {
    static std::atomic<unsigned long> looks{0};
    timespec now{};
    ::syscall(SYS_clock_gettime, CLOCK_REALTIME, &now);
    const char* list = std::getenv("DATELINE_FAULTS_CLOCK");
    if (list != nullptr) now.tv_sec += offset_at(list, looks++);
    return now;
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) noexcept {
    if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)
        return static_cast<int>(::syscall(SYS_clock_gettime, clock, time));
    *time = wall_time();
    return 0;
}

time_t time(time_t* into) noexcept {
    const time_t now = wall_time().tv_sec;
    if (into != nullptr) *into = now;
    return now;
}

int gettimeofday(timeval* into, void*) noexcept {
    const timespec now = wall_time();
    *into = {now.tv_sec, now.tv_nsec / 1000};
    return 0;
}

}  // extern "C"
