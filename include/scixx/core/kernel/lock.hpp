// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#if defined(__unix__) || defined(__APPLE__)
#define SCIXX_POSIX_THREADS 1
#include <pthread.h>
#else
#define SCIXX_POSIX_THREADS 0
#include <mutex>
#endif

/// std::mutex and its guards without <mutex>, which brings <chrono>: POSIX threads are called directly where there are
/// such.
namespace scixx::core {

#if SCIXX_POSIX_THREADS
/// A lock for one thread at a time.
class Mutex {
public:
    constexpr Mutex() noexcept = default;
    Mutex(const Mutex&) = delete;
    Mutex& operator=(const Mutex&) = delete;
    void lock() noexcept { pthread_mutex_lock(&mutex_); }
    void unlock() noexcept { pthread_mutex_unlock(&mutex_); }

private:
    pthread_mutex_t mutex_ = PTHREAD_MUTEX_INITIALIZER;
};
#else
using Mutex = std::mutex;
#endif

/// Holds a mutex while it lives, except between unlock() and lock().
class Lock {
public:
    explicit Lock(Mutex& mutex) noexcept : mutex_(mutex) { lock(); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    ~Lock() {
        if (held_) mutex_.unlock();
    }
    void lock() noexcept {
        mutex_.lock();
        held_ = true;
    }
    void unlock() noexcept {
        mutex_.unlock();
        held_ = false;
    }

private:
    Mutex& mutex_;
    bool held_ = false;
};

}  // namespace scixx::core
