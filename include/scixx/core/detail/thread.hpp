// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <atomic>
#include <scixx/core/kernel/lock.hpp>
#include <utility>

#if SCIXX_POSIX_THREADS
#include <unistd.h>
#else
#include <system_error>
#include <thread>
#endif

/// Threads, and what they wait for. Where the system has POSIX threads these are called directly: <thread>,
/// <condition_variable> and <mutex>, which brings <chrono>, take as long to compile as an eighth of <Eigen/Core>, in
/// every file with a parallel loop.
namespace scixx::core::detail {

/// A thread that may not have started, and is joined by hand.
class Thread {
public:
    Thread() = default;
    /// Calls run(argument) in a new thread. Returns whether the system had one.
    [[nodiscard]] bool start(void* (*run)(void*), void* argument) noexcept {
#if SCIXX_POSIX_THREADS
        started_ = pthread_create(&thread_, nullptr, run, argument) == 0;
#else
        try {
            thread_ = std::thread(run, argument);
            started_ = true;
        } catch (const std::system_error&) {
        }
#endif
        return started_;
    }
    void join() noexcept {
        if (!std::exchange(started_, false)) return;
#if SCIXX_POSIX_THREADS
        pthread_join(thread_, nullptr);
#else
        thread_.join();
#endif
    }

private:
#if SCIXX_POSIX_THREADS
    pthread_t thread_{};
#else
    std::thread thread_;
#endif
    bool started_ = false;
};

/// How many threads run at once on this machine, at least 1.
[[nodiscard]] inline int hardware_threads() noexcept {
#if SCIXX_POSIX_THREADS
    return std::max(1, static_cast<int>(sysconf(_SC_NPROCESSORS_ONLN)));
#else
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
#endif
}

/// What threads wait for: a count of the times that it happened. Both are called with the lock held, so that nothing
/// happens between a waiter's look at its condition and its wait.
class Signal {
public:
    template <class = void>
    void wait(Lock& lock) noexcept {
        const int seen = count_.load(std::memory_order_relaxed);
        lock.unlock();
        count_.wait(seen);
        lock.lock();
    }
    template <class = void>
    void wake_one() noexcept {
        count_.fetch_add(1);
        count_.notify_one();
    }
    template <class = void>
    void wake_all() noexcept {
        count_.fetch_add(1);
        count_.notify_all();
    }

private:
    std::atomic<int> count_{0};
};

}  // namespace scixx::core::detail
