// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <scixx/core/dims.hpp>
#include <scixx/core/function_ref.hpp>
#include <thread>
#include <vector>

#if defined(__unix__) || defined(__APPLE__)
#include <pthread.h>
#endif

namespace scixx::core::detail {

/// Threads that run the ranges of parallel loops, those of the loop that came first before those of the next. (Eigen's
/// pool, whose queues steal from each other, takes as long to compile as <Eigen/Core> and serves finer tasks.)
template <class Index = core::Index>
class ThreadPool {
public:
    explicit ThreadPool(int threads) {
        for (int i = 0; i < threads; ++i) threads_.emplace_back(&ThreadPool::work, this);
    }
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;
    ~ThreadPool() {
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
        }
        wake_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }

    /// Whether the calling thread is one of a pool.
    [[nodiscard]] static bool inside() noexcept { return own_thread(); }

    /// Calls body(0), ..., body(ranges - 1), which throw nothing, on the pool's threads and the caller's.
    void run(Index ranges, FunctionRef<void(Index)> body) {
        Loop loop{body, ranges, ranges};
        std::unique_lock lock(mutex_);
        Loop** end = &loops_;
        while (*end) end = &(*end)->following;
        *end = &loop;
        wake_.notify_all();
        while (loop.waiting > 0) run_one(loop, lock);
        done_.wait(lock, [&] { return loop.pending == 0; });
    }

private:
    /// A loop on its caller's stack; `waiting` of its ranges have not begun, `pending` have not ended.
    struct Loop {
        FunctionRef<void(Index)> body;
        Index waiting, pending;
        Loop* following = nullptr;
    };

    static bool& own_thread() noexcept {
        thread_local bool own = false;
        return own;
    }

    void work() {
        own_thread() = true;
        std::unique_lock lock(mutex_);
        for (;;) {
            wake_.wait(lock, [&] { return loops_ || ending_; });
            if (!loops_) return;
            run_one(*loops_, lock);
        }
    }

    /// One range of a loop. The last one to end wakes the caller, under the lock as the loop is gone after that.
    void run_one(Loop& loop, std::unique_lock<std::mutex>& lock) {
        const Index range = --loop.waiting;
        if (range == 0) {
            Loop** link = &loops_;
            while (*link != &loop) link = &(*link)->following;
            *link = loop.following;
        }
        lock.unlock();
        loop.body(range);
        lock.lock();
        if (--loop.pending == 0) done_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable wake_, done_;
    Loop* loops_ = nullptr;
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

/// The pool shared by the library, started at the first call that asks for more than one worker. The child of a fork()
/// has none of its parent's threads, so it forgets their pool and starts its own.
template <class Pool = ThreadPool<>>
class SharedPool {
public:
    static Pool& get() {
        static SharedPool shared;
        Pool* pool = current().load(std::memory_order_acquire);
        if (!pool) {
            const std::lock_guard lock(mutex());
            pool = current().load(std::memory_order_acquire);
            if (!pool) {
                pool = new Pool(std::max(1, static_cast<int>(std::thread::hardware_concurrency())));
                current().store(pool, std::memory_order_release);
            }
        }
        return *pool;
    }

private:
    SharedPool() {
#if defined(__unix__) || defined(__APPLE__)
        pthread_atfork([] { mutex().lock(); }, [] { mutex().unlock(); },
                       [] {
                           current().store(nullptr, std::memory_order_release);
                           mutex().unlock();
                       });
#endif
    }
    ~SharedPool() { delete current().exchange(nullptr); }

    // Constant-initialised, so that they outlive the handlers' calls.
    static std::atomic<Pool*>& current() {
        static constinit std::atomic<Pool*> pool{nullptr};
        return pool;
    }
    static std::mutex& mutex() {
        static constinit std::mutex lock;
        return lock;
    }
};

}  // namespace scixx::core::detail
