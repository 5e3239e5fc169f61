// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <scixx/signal/systems/lti.hpp>
#include <vector>

namespace scixx::signal::detail::systems {

/// u, a row for each of `times`, at the samples of a system: linear in between.
inline MatrixXd resampled(const MatrixXd& u, const Eigen::ArrayXd& times, const Eigen::ArrayXd& samples) {
    MatrixXd out(samples.size(), u.cols());
    Index k = 0;
    for (Index i = 0; i < samples.size(); ++i) {
        while (k + 2 < times.size() && samples[i] > times[k + 1]) ++k;
        if (times.size() == 1 || samples[i] <= times[0])
            out.row(i) = u.row(0);
        else if (samples[i] >= times[times.size() - 1])
            out.row(i) = u.row(u.rows() - 1);
        else
            out.row(i) = u.row(k) + (u.row(k + 1) - u.row(k)) * ((samples[i] - times[k]) / (times[k + 1] - times[k]));
    }
    return out;
}

template <class T>
void simulate(const char* function, const StateSpace& s, const MatrixXd& u, const Eigen::ArrayXd& t,
              const Eigen::ArrayXd& x0, Eigen::ArrayXd& tout, MatrixXd& yout, MatrixXd& xout) {
    core::require(s.dt && *s.dt > 0, function, "the system must have a sampling time");
    core::require(u.rows() > 0 && u.cols() == s.inputs(), function, "u must have a column for each of ", s.inputs(),
                  " inputs, got ", u.rows(), " x ", u.cols());
    core::require(t.size() == 0 || t.size() == u.rows(), function, "t must have a time for each of ", u.rows(),
                  " rows of u, got ", t.size());
    core::require(x0.size() == 0 || x0.size() == s.A.rows(), function, "x0 must have ", s.A.rows(), " entries, got ",
                  x0.size());
    const double stop = t.size() > 0 ? t[t.size() - 1] : static_cast<double>(u.rows() - 1) * *s.dt;
    core::require(stop >= 0 && stop / *s.dt < 1e15, function, "t must end at 0 or later");
    const Index n = t.size() > 0 ? static_cast<Index>(std::floor(stop / *s.dt)) + 1 : u.rows();
    tout = n == 1 ? Eigen::ArrayXd(Eigen::ArrayXd::Zero(1)) : Eigen::ArrayXd(Eigen::ArrayXd::LinSpaced(n, 0, stop));
    const MatrixXd inputs = t.size() > 0 ? resampled(u, t, tout) : u;
    MatrixXd x(s.A.rows(), n);
    x.col(0).setZero();
    if (x0.size() > 0) x.col(0) = x0.matrix();
    for (Index i = 1; i < n; ++i) x.col(i) = s.A * x.col(i - 1) + s.B * inputs.row(i - 1).transpose();
    xout = x.transpose();
    yout = xout * s.C.transpose() + inputs * s.D.transpose();
}

/// Responses to inputs of 1 in the first `length` samples, one input at a time.
template <class T>
void responses(const char* function, const StateSpace& s, const Eigen::ArrayXd& x0, const Eigen::ArrayXd& t, Index n,
               Index length, Eigen::ArrayXd& tout, std::vector<MatrixXd>& yout) {
    core::require(s.dt && *s.dt > 0, function, "the system must have a sampling time");
    core::require(n >= 1, function, "n must be positive, got ", n);
    Eigen::ArrayXd times = t;
    if (times.size() == 0) {
        times.resize(n);
        for (Index i = 0; i < n; ++i) times[i] = static_cast<double>(i) * *s.dt;
    }
    for (Index input = 0; input < s.inputs(); ++input) {
        MatrixXd u = MatrixXd::Zero(times.size(), s.inputs()), y, x;
        u.col(input).head(std::min(length, times.size())).setOnes();
        // Without times of the caller's there is a sample for each row, whatever the rounding of n dt.
        simulate<T>(function, s, u, t.size() > 0 ? times : Eigen::ArrayXd(), x0, tout, y, x);
        yout.push_back(std::move(y));
    }
}

}  // namespace scixx::signal::detail::systems
