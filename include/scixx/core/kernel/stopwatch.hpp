// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <mutex>  // its timed locks bring the clocks of std::chrono, without the calendar that <chrono> has

namespace scixx::core {

/// Seconds since its construction.
class Stopwatch {
    using Clock = std::chrono::steady_clock;

public:
    [[nodiscard]] double seconds() const {
        return static_cast<double>((Clock::now() - begin_).count()) * Clock::period::num / Clock::period::den;
    }

private:
    Clock::time_point begin_ = Clock::now();
};

}  // namespace scixx::core
