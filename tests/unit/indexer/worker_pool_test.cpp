#include "indexer/worker_pool.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <latch>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "indexer/interruption.hpp"

using namespace dateline;

namespace {

// A list that tasks of several threads write to.
class Log {
  public:
    void add(const std::string& entry) {
        const std::lock_guard lock(mutex_);
        entries_.push_back(entry);
    }
    std::vector<std::string> entries() {
        const std::lock_guard lock(mutex_);
        return entries_;
    }

  private:
    std::mutex mutex_;
    std::vector<std::string> entries_;
};

// Keeps one thread of a pool busy until it is let go. Must outlive the pool.
class Blocker {
  public:
    void block(WorkerPool& pool) {
        pool.submit([this](std::size_t) {
            running_.count_down();
            go_.wait();
        });
        running_.wait();
    }
    void let_go() { go_.count_down(); }

  private:
    std::latch running_{1};
    std::latch go_{1};
};

}  // namespace

TEST_CASE("every task is done before finish returns") {
    const auto threads = GENERATE(as<std::size_t>{}, 1, 3);
    WorkerPool pool(threads, 2);
    std::atomic<int> done{0};
    std::atomic<bool> known_workers{true};
    for (int i = 0; i < 200; ++i) {
        pool.submit([&](std::size_t worker) {
            if (worker >= threads) known_workers = false;
            ++done;
        });
    }
    pool.finish();
    CHECK(done == 200);
    CHECK(known_workers);
    pool.submit([&](std::size_t) { ++done; });
    pool.finish();
    CHECK(done == 201);
}

TEST_CASE("a pool without tasks is finished") {
    WorkerPool pool(2, 1);
    pool.finish();
    pool.finish();
}

TEST_CASE("each thread has a number of its own") {
    WorkerPool pool(3, 3);
    std::latch all_run(3);
    std::mutex mutex;
    std::set<std::size_t> workers;
    for (int i = 0; i < 3; ++i) {
        pool.submit([&](std::size_t worker) {
            {
                const std::lock_guard lock(mutex);
                workers.insert(worker);
            }
            all_run.arrive_and_wait();
        });
    }
    pool.finish();
    CHECK(workers == std::set<std::size_t>{0, 1, 2});
}

TEST_CASE("urgent tasks go before others, each rank in order") {
    Log log;
    Blocker blocker;
    WorkerPool pool(1, 10);
    blocker.block(pool);
    for (const char* name : {"a", "b"}) pool.submit([&log, name](std::size_t) { log.add(name); });
    for (const char* name : {"u", "v"}) pool.submit_urgent([&log, name](std::size_t) { log.add(name); });
    blocker.let_go();
    pool.finish();
    CHECK(log.entries() == std::vector<std::string>{"u", "v", "a", "b"});
}

TEST_CASE("submit waits where enough tasks wait") {
    Blocker blocker;
    WorkerPool pool(1, 1);
    blocker.block(pool);
    pool.submit([](std::size_t) {});
    std::atomic<bool> let_go{false};
    std::atomic<bool> waited{false};
    std::latch about_to_submit(1);
    std::thread giver([&] {
        about_to_submit.count_down();
        pool.submit([](std::size_t) {});
        waited = let_go.load();
    });
    about_to_submit.wait();
    for (int i = 0; i < 1000; ++i) std::this_thread::yield();
    let_go = true;
    blocker.let_go();
    giver.join();
    pool.finish();
    CHECK(waited);
}

TEST_CASE("a task may give many urgent tasks without waiting for them") {
    WorkerPool pool(1, 1);
    std::atomic<int> done{0};
    pool.submit([&](std::size_t) {
        for (int i = 0; i < 100; ++i) {
            pool.submit_urgent([&](std::size_t) {
                if (++done == 100) pool.submit_urgent([&](std::size_t) { ++done; });
            });
        }
    });
    pool.finish();
    CHECK(done == 101);
}

TEST_CASE("the first exception stops the pool and is thrown to whoever waits") {
    const bool urgent = GENERATE(false, true);
    std::atomic<int> done_later{0};
    Blocker blocker;
    WorkerPool pool(1, 10);
    blocker.block(pool);
    const auto fail = [](std::size_t) { throw std::runtime_error("first"); };
    urgent ? pool.submit_urgent(fail) : pool.submit(fail);
    pool.submit([&](std::size_t) {
        ++done_later;
        throw std::runtime_error("second");
    });
    blocker.let_go();
    CHECK_THROWS_WITH(pool.finish(), "first");
    CHECK_THROWS_WITH(pool.submit([&](std::size_t) { ++done_later; }), "first");
    CHECK_THROWS_WITH(pool.finish(), "first");
    CHECK(done_later == 0);
}

TEST_CASE("an exception wakes up whoever waits for room") {
    WorkerPool pool(1, 1);
    std::latch running(1);
    std::latch go(1);
    pool.submit([&](std::size_t) {
        running.count_down();
        go.wait();
        throw std::runtime_error("gone");
    });
    running.wait();
    pool.submit([](std::size_t) {});
    std::string thrown;
    std::latch about_to_submit(1);
    std::thread giver([&] {
        about_to_submit.count_down();
        try {
            pool.submit([](std::size_t) {});
        } catch (const std::runtime_error& error) {
            thrown = error.what();
        }
    });
    about_to_submit.wait();
    go.count_down();
    giver.join();
    CHECK(thrown == "gone");
}

TEST_CASE("finish throws at once while another thread still works, and no more begins") {
    std::atomic<int> begun{0};
    Blocker blocker;
    {
        WorkerPool pool(2, 10);
        blocker.block(pool);
        pool.submit([](std::size_t) { throw Interrupted{15}; });
        CHECK_THROWS_AS(pool.finish(), Interrupted);
        pool.submit_urgent([&](std::size_t) { ++begun; });
        blocker.let_go();
    }
    CHECK(begun == 0);
}

TEST_CASE("a pool that goes drops what waits and joins what runs") {
    int done = 0;
    std::latch running(1);
    std::latch go(1);
    {
        WorkerPool pool(1, 10);
        pool.submit([&](std::size_t) {
            running.count_down();
            go.wait();
            ++done;
        });
        running.wait();
        // The task that runs is let go when those that wait are dropped: with what they hold.
        std::shared_ptr<void> held(nullptr, [&](void*) { go.count_down(); });
        for (int i = 0; i < 3; ++i) pool.submit([&done, held](std::size_t) { done += 100; });
        pool.submit_urgent([&done, held](std::size_t) { done += 100; });
    }
    CHECK(done == 1);
}
