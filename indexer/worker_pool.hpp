// Threads that do tasks of two ranks.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace dateline {

/// A fixed number of threads. Urgent tasks go before others, and only the others make their giver wait: so a task may
/// give urgent ones without ever blocking. The first exception that leaves a task stops the pool and is thrown to
/// whoever calls submit() or finish().
class WorkerPool {
  public:
    /// The number of the thread that runs the task, from 0: tasks use it to find what belongs to the thread.
    using Task = std::function<void(std::size_t worker)>;

    /// `waiting`: how many tasks that are not urgent may wait before submit() blocks.
    WorkerPool(std::size_t threads, std::size_t waiting);
    /// Drops what waits and joins the threads.
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    void submit(Task task);
    void submit_urgent(Task task);
    /// Waits until every task is done.
    void finish();

  private:
    void run(std::size_t worker);
    bool is_idle() const { return urgent_.empty() && normal_.empty() && running_ == 0; }
    void rethrow_failure();

    std::mutex mutex_;
    std::condition_variable work_there_;
    std::condition_variable room_there_;
    std::condition_variable all_done_;
    std::deque<Task> urgent_;
    std::deque<Task> normal_;
    std::size_t max_waiting_;
    std::size_t running_ = 0;
    bool stopping_ = false;
    std::exception_ptr failure_;
    std::vector<std::thread> threads_;
};

}  // namespace dateline
