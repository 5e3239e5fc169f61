// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <atomic>
#include <exception>
#include <scixx/core/detail/thread.hpp>
#include <scixx/core/dims.hpp>
#include <scixx/core/function_ref.hpp>
#include <vector>

namespace scixx::core::detail {

/// A loop in equal ranges, which the caller's thread and those of the pool take one after the other.
struct ParallelLoop {
    FunctionRef<void(Index, Index)> body;
    Index size, ranges;
    Index next = 0, pending = ranges;  ///< the range to be taken next, and how many have not ended
    std::exception_ptr error = nullptr;
    ParallelLoop* after = nullptr;  ///< the next loop in the queue
};

/// Whether this thread is inside a parallel loop.
[[nodiscard]] inline bool& inside_parallel_loop() noexcept {
    static thread_local bool inside = false;
    return inside;
}

/// Threads that share the loops of all callers. It is small, as most files with a kernel compile it; a template, so
/// that the others do not.
template <class = void>
class ThreadPool {
public:
    /// Where the system has no thread left, those there are do the work, the caller at least.
    explicit ThreadPool(int threads) : threads_(to_size(threads)) {
        for (Thread& thread : threads_)
            if (!thread.start(&ThreadPool::work_of, this)) return;
    }
    ~ThreadPool() {
        {
            const Lock lock(mutex_);
            stop_ = true;
            wake_.wake_all();
        }
        for (Thread& thread : threads_) thread.join();
    }
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    /// Returns when all ranges have ended.
    void run(ParallelLoop& loop) {
        Lock lock(mutex_);
        ParallelLoop** end = &first_;
        while (*end) end = &(*end)->after;
        *end = &loop;
        for (Index range = 1; range < loop.ranges; ++range) wake_.wake_one();
        while (loop.next < loop.ranges) take_range(loop, lock);
        while (loop.pending > 0) ended_.wait(lock);
    }

private:
    static void* work_of(void* pool) {
        static_cast<ThreadPool*>(pool)->work();
        return nullptr;
    }
    void work() {
        Lock lock(mutex_);
        while (true) {
            while (!stop_ && !first_) wake_.wait(lock);
            if (stop_) return;
            take_range(*first_, lock);
        }
    }

    /// Called and left with the lock held. The last range that is taken removes the loop from the queue, and the last
    /// that ends is the last use of the loop.
    void take_range(ParallelLoop& loop, Lock& lock) {
        const Index range = loop.next++;
        if (loop.next == loop.ranges) {
            ParallelLoop** place = &first_;
            while (*place != &loop) place = &(*place)->after;
            *place = loop.after;
        }
        lock.unlock();
        std::exception_ptr error;
        inside_parallel_loop() = true;
        try {
            loop.body(loop.size * range / loop.ranges, loop.size * (range + 1) / loop.ranges);
        } catch (...) {
            error = std::current_exception();
        }
        inside_parallel_loop() = false;
        lock.lock();
        if (error && !loop.error) loop.error = error;
        if (--loop.pending == 0) ended_.wake_all();
    }

    Mutex mutex_;
    Signal wake_, ended_;
    ParallelLoop* first_ = nullptr;
    bool stop_ = false;
    std::vector<Thread> threads_;
};

/// The pool shared by the library, started at the first call that asks for more than one worker. The child of a fork()
/// has none of its parent's threads, so it forgets their pool and starts its own.
template <class = void>
class SharedPool {
public:
    static ThreadPool<>& get() {
        static SharedPool shared;
        ThreadPool<>* pool = current().load(std::memory_order_acquire);
        if (!pool) {
            const Lock lock(mutex());
            pool = current().load(std::memory_order_acquire);
            if (!pool) {
                pool = new ThreadPool<>(hardware_threads());
                current().store(pool, std::memory_order_release);
            }
        }
        return *pool;
    }

private:
    SharedPool() {
#if SCIXX_POSIX_THREADS
        pthread_atfork([] { mutex().lock(); }, [] { mutex().unlock(); },
                       [] {
                           current().store(nullptr, std::memory_order_release);
                           mutex().unlock();
                       });
#endif
    }
    ~SharedPool() { delete current().exchange(nullptr); }

    // Constant-initialised, so that they outlive the handlers' calls.
    static std::atomic<ThreadPool<>*>& current() {
        static constinit std::atomic<ThreadPool<>*> pool{nullptr};
        return pool;
    }
    static Mutex& mutex() {
        static constinit Mutex lock;
        return lock;
    }
};

}  // namespace scixx::core::detail
