// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/systems/discretisation.hpp>
#include <scixx/signal/systems/lti.hpp>

namespace scixx::signal::detail::systems {

/// Samples of inputs: n x m from a matrix, a column from a vector; zeros from one without elements.
inline MatrixXd input_samples(const char* function, const MatrixXd& U, Index n, Index m) {
    if (U.size() == 0) return MatrixXd::Zero(n, m);
    core::require(U.rows() == n && U.cols() == m, function, "u must have ", n, " rows (times) and ", m,
                  " columns (inputs), got ", U.rows(), " x ", U.cols());
    return U;
}

inline Eigen::VectorXd initial_state(const char* function, const Eigen::ArrayXd& x0, Index n) {
    if (x0.size() == 0) return Eigen::VectorXd::Zero(n);
    core::require(x0.size() == n, function, "the initial state must have ", n, " entries, got ", x0.size());
    return x0.matrix();
}

/// States at the times, a row each, of a continuous-time system whose inputs are constant or linear between them.
template <class T>
MatrixXd states(const char* function, const StateSpace& s, const MatrixXd& U, const Eigen::ArrayXd& times,
                const Eigen::VectorXd& x0, bool linear) {
    const Index n = times.size(), order = s.A.rows(), m = s.B.cols();
    core::require(n > 0, function, "T must not be empty");
    core::require(times[0] >= 0, function, "T must not begin before 0, got ", times[0]);
    MatrixXd x(order, n);
    x.col(0) = times[0] == 0 ? x0 : Eigen::VectorXd(linalg::expm((s.A * times[0]).eval()) * x0);
    if (n > 1) {
        const double dt = times[1] - times[0];
        for (Index i = 1; i < n; ++i)
            core::require(std::abs(times[i] - times[i - 1] - dt) <= 1e-8 + 1e-5 * std::abs(dt), function,
                          "T must be evenly spaced");
        const MatrixXd all = step_response<T>(s.A, s.B, dt, linear);
        const MatrixXd A = all.leftCols(order), B = all.middleCols(order, m),
                       ramp = linear ? MatrixXd(all.rightCols(m)) : MatrixXd::Zero(order, m);
        for (Index i = 1; i < n; ++i)
            x.col(i) = A * x.col(i - 1) + (B - ramp) * U.row(i - 1).transpose() + ramp * U.row(i).transpose();
    }
    return x.transpose();
}

/// SciPy's times where none are given: seven of the slowest time constants in n steps.
template <class T>
Eigen::ArrayXd response_times(const StateSpace& s, Index n) {
    double slowest = std::numeric_limits<double>::infinity();
    for (const auto& value : s.poles<T>()) slowest = std::min(slowest, std::abs(value.real()));
    if (slowest == 0 || !std::isfinite(slowest)) slowest = 1;
    return Eigen::ArrayXd::LinSpaced(n, 0, 7 / slowest);
}

inline void require_continuous(const char* function, const std::optional<double>& dt) {
    core::require(!dt, function, "the system must be continuous in time");
}
inline double sampling_time(const char* function, const std::optional<double>& dt) {
    core::require(dt && *dt > 0, function, "the system must have a sampling time");
    return *dt;
}

}  // namespace scixx::signal::detail::systems
