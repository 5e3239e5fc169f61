// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#if __has_include(<Eigen/ThreadPool>)  // where Eigen 5 has it
#include <Eigen/ThreadPool>
#else
#include <unsupported/Eigen/CXX11/ThreadPool>
#endif

#if defined(__unix__) || defined(__APPLE__)
#include <pthread.h>
#endif

namespace scixx::core::detail {

/// The pool shared by the library, started at the first call that asks for more than one worker. The child of a fork()
/// has none of its parent's threads, so it forgets their pool and starts its own.
class SharedPool {
public:
    static Eigen::ThreadPool& get() {
        static SharedPool shared;
        Eigen::ThreadPool* pool = current().load(std::memory_order_acquire);
        if (!pool) {
            const std::lock_guard lock(shared.mutex_);
            pool = current().load(std::memory_order_acquire);
            if (!pool) {
                pool = new Eigen::ThreadPool(std::max(1, static_cast<int>(std::thread::hardware_concurrency())));
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
    static std::atomic<Eigen::ThreadPool*>& current() {
        static constinit std::atomic<Eigen::ThreadPool*> pool{nullptr};
        return pool;
    }
    static std::mutex& mutex() {
        static constinit std::mutex lock;
        return lock;
    }
    std::mutex& mutex_ = mutex();
};
inline Eigen::ThreadPool& thread_pool() {
    return SharedPool::get();
}

}  // namespace scixx::core::detail
