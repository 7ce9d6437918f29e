#include "indexer/worker_pool.hpp"

namespace dateline {

WorkerPool::WorkerPool(std::size_t threads, std::size_t waiting) : max_waiting_(waiting) {
    for (std::size_t worker = 0; worker < threads; ++worker) threads_.emplace_back([this, worker] { run(worker); });
}

WorkerPool::~WorkerPool() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        urgent_.clear();
        normal_.clear();
    }
    work_there_.notify_all();
    for (auto& thread : threads_) thread.join();
}

void WorkerPool::submit(Task task) {
    std::unique_lock lock(mutex_);
    room_there_.wait(lock, [this] { return failure_ || normal_.size() < max_waiting_; });
    rethrow_failure();
    normal_.push_back(std::move(task));
    work_there_.notify_one();
}

void WorkerPool::submit_urgent(Task task) {
    const std::lock_guard lock(mutex_);
    urgent_.push_back(std::move(task));
    work_there_.notify_one();
}

void WorkerPool::finish() {
    std::unique_lock lock(mutex_);
    all_done_.wait(lock, [this] { return failure_ || is_idle(); });
    rethrow_failure();
}

void WorkerPool::rethrow_failure() {
    if (failure_) std::rethrow_exception(failure_);
}

void WorkerPool::run(std::size_t worker) {
    std::unique_lock lock(mutex_);
    for (;;) {
        work_there_.wait(lock, [this] { return stopping_ || failure_ || !urgent_.empty() || !normal_.empty(); });
        if (stopping_ || failure_) return;
        auto& queue = urgent_.empty() ? normal_ : urgent_;
        Task task = std::move(queue.front());
        queue.pop_front();
        ++running_;
        room_there_.notify_one();
        lock.unlock();
        std::exception_ptr failure;
        try {
            task(worker);
        } catch (...) {
            failure = std::current_exception();
        }
        task = nullptr;
        lock.lock();
        --running_;
        if (failure && !failure_) failure_ = failure;
        if (failure_) {
            work_there_.notify_all();
            room_there_.notify_all();
        }
        if (failure_ || is_idle()) all_done_.notify_all();
    }
}

}  // namespace dateline
