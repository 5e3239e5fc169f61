// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <exception>
#include <scixx/core/detail/thread_pool.hpp>
#include <scixx/core/dims.hpp>
#include <scixx/core/function_ref.hpp>

namespace scixx::core {

/// Number of threads of a `workers` argument: itself when positive, counted from the number of cores + 1 when
/// negative (-1 means all cores), as in SciPy.
/// @throws std::invalid_argument for 0, and for a negative number that leaves no thread.
template <class = void>
[[nodiscard]] inline int resolve_workers(const char* function, int workers) {
    if (workers > 0) return workers;
    const int cores = detail::hardware_threads();
    require(workers != 0, function, "workers must not be zero");
    require(workers >= -cores, function, "workers value out of range; got ", workers, ", must not be less than ",
            -cores);
    return cores + 1 + workers;
}

/// Calls body(begin, end) on disjoint ranges that cover [0, size), on at most `workers` threads (>= 1).
///
/// Each range holds at least `grain` indices unless it is the only one. The caller's thread takes part, and a call from
/// inside a parallel loop runs serially, so nesting can not deadlock. The first exception of a body is rethrown after
/// all ranges have ended. A kernel must compute each index the same way whatever range it is in.
template <class = void>
void parallel_for(Index size, int workers, Index grain, FunctionRef<void(Index, Index)> body) {
    const Index ranges = std::min<Index>(workers, size / std::max<Index>(grain, 1));
    if (ranges <= 1 || detail::inside_parallel_loop()) {
        if (size > 0) body(0, size);
        return;
    }
    detail::ParallelLoop loop{body, size, ranges};
    detail::SharedPool<>::get().run(loop);
    if (loop.error) std::rethrow_exception(loop.error);
}

}  // namespace scixx::core
