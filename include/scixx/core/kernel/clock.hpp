// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#if defined(__unix__) || defined(__APPLE__)
#include <ctime>
#else
#include <chrono>
#endif

namespace scixx::core {

/// Seconds of a clock that never goes back, from some start: for limits on the time of a run. POSIX's clock is read
/// directly where there is one, as <chrono> takes as long to compile as a twentieth of <Eigen/Core>.
[[nodiscard]] inline double monotonic_seconds() noexcept {
#if defined(__unix__) || defined(__APPLE__)
    std::timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
#else
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
#endif
}

}  // namespace scixx::core
