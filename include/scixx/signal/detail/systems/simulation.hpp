// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/signal/detail/systems/discretisation.hpp>
#include <scixx/signal/systems/lti.hpp>

namespace scixx::signal::detail::systems {

/// Samples of m inputs, a column for each of n times; zeros from a matrix without elements.
template <class T>
Dense<T> input_samples(const char* function, const Dense<T>& U, Index n, Index m) {
    if (U.size() == 0) return Dense<T>::Zero(m, n);
    core::require(U.rows() == n && U.cols() == m, function, "u must have ", n, " rows (times) and ", m,
                  " columns (inputs), got ", U.rows(), " x ", U.cols());
    return transposed(U);
}

template <class T>
Dense<T> initial_state(const char* function, const Vector<T>& x0, Index n) {
    if (x0.size() == 0) return Dense<T>::Zero(n, 1);
    core::require(x0.size() == n, function, "the initial state must have ", n, " entries, got ", x0.size());
    return x0.matrix();
}

/// States at the times, a column each, of a continuous-time system whose inputs are constant or linear between them.
template <class T>
Dense<T> states(const char* function, const StateSpace& s, const Dense<T>& u, const Vector<T>& times,
                const Dense<T>& x0, bool linear) {
    const Index n = times.size(), order = s.A.rows();
    core::require(n > 0, function, "T must not be empty");
    core::require(times[0] >= 0, function, "T must not begin before 0, got ", times[0]);
    Dense<T> x = Dense<T>::Zero(order, n);
    if (times[0] == 0)
        std::copy(x0.data(), x0.data() + order, x.data());
    else
        multiply_add(Dense<T>(linalg::expm(scaled(times[0], s.A))), x0, 0, x, 0);
    if (n == 1) return x;
    const double dt = times[1] - times[0];
    for (Index i = 1; i < n; ++i)
        core::require(std::abs(times[i] - times[i - 1] - dt) <= 1e-8 + 1e-5 * std::abs(dt), function,
                      "T must be evenly spaced");
    StepResponse<T> step(s.A, s.B, dt, linear);
    add(T(-1), step.ramp.data(), step.B.data(), step.B.size());
    for (Index i = 1; i < n; ++i) {
        multiply_add(step.A, x, i - 1, x, i);
        multiply_add(step.B, u, i - 1, x, i);
        if (linear) multiply_add(step.ramp, u, i, x, i);
    }
    return x;
}

/// SciPy's times where none are given: seven of the slowest time constants in n steps.
template <class T>
Vector<T> response_times(const StateSpace& s, Index n) {
    double slowest = std::numeric_limits<double>::infinity();
    for (const auto& value : s.poles<T>()) slowest = std::min(slowest, std::abs(value.real()));
    if (slowest == 0 || !std::isfinite(slowest)) slowest = 1;
    return Vector<T>::LinSpaced(n, 0, 7 / slowest);
}

inline void require_continuous(const char* function, const std::optional<double>& dt) {
    core::require(!dt, function, "the system must be continuous in time");
}
inline double sampling_time(const char* function, const std::optional<double>& dt) {
    core::require(dt && *dt > 0, function, "the system must have a sampling time");
    return *dt;
}

}  // namespace scixx::signal::detail::systems
