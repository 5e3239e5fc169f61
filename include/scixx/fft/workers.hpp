// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/parallel.hpp>

namespace scixx::fft {

namespace detail {
inline int& default_workers() noexcept {
    thread_local int workers = 1;
    return workers;
}
}  // namespace detail

/// Number of threads that a transform called from this thread uses when its options name none; 1 unless set_workers
/// is in force.
/// @see scipy.fft.get_workers
[[nodiscard]] inline int get_workers() noexcept {
    return detail::default_workers();
}

/// Restores the former default number of workers at the end of its scope, see set_workers.
class WorkersScope {
public:
    explicit WorkersScope(int workers) noexcept : former_(detail::default_workers()) {
        detail::default_workers() = workers;
    }
    ~WorkersScope() { detail::default_workers() = former_; }
    WorkersScope(const WorkersScope&) = delete;
    WorkersScope& operator=(const WorkersScope&) = delete;

private:
    int former_;
};

/// Sets the default number of workers of the calling thread for as long as the result lives:
/// `const auto scope = set_workers(4);`. SciPy's context manager.
/// @param workers  number of threads, or negative to count from all cores: -1 means all.
/// @throws std::invalid_argument for 0, and for a negative number that leaves no thread.
/// @see scipy.fft.set_workers
[[nodiscard]] inline WorkersScope set_workers(int workers) {
    return WorkersScope(core::resolve_workers("set_workers", workers));
}

}  // namespace scixx::fft
