// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/signal/detail/systems/dense.hpp>
#include <scixx/signal/systems/lti.hpp>
#include <vector>

namespace scixx::signal::detail::systems {

/// u, a column for each of `times`, at the samples of a system: linear in between.
template <class T>
Dense<T> resampled(const Dense<T>& u, const Vector<T>& times, const Vector<T>& samples) {
    Dense<T> out(u.rows(), samples.size());
    const Index last = times.size() - 1;
    Index k = 0;
    for (Index i = 0; i < samples.size(); ++i) {
        while (k + 2 <= last && samples[i] > times[k + 1]) ++k;
        T* const to = out.data() + i * u.rows();
        T share = 0;
        const T* from = u.data() + k * u.rows();
        if (last == 0 || samples[i] <= times[0])
            from = u.data();
        else if (samples[i] >= times[last])
            from = u.data() + last * u.rows();
        else
            share = (samples[i] - times[k]) / (times[k + 1] - times[k]);
        for (Index j = 0; j < u.rows(); ++j)
            to[j] = share == 0 ? from[j] : from[j] + (from[j + u.rows()] - from[j]) * share;
    }
    return out;
}

template <class T>
void simulate(const char* function, const StateSpace& s, const Dense<T>& u, const Vector<T>& t, const Vector<T>& x0,
              Vector<T>& tout, Dense<T>& yout, Dense<T>& xout) {
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
    tout.setLinSpaced(n, 0, n == 1 ? 0 : stop);
    Dense<T> inputs = transposed(u);
    if (t.size() > 0) inputs = resampled(inputs, t, tout);
    Dense<T> x = Dense<T>::Zero(s.A.rows(), n);
    std::copy(x0.data(), x0.data() + x0.size(), x.data());
    for (Index i = 1; i < n; ++i) {
        multiply_add(s.A, x, i - 1, x, i);
        multiply_add(s.B, inputs, i - 1, x, i);
    }
    xout = transposed(x);
    yout = outputs(s.C, x, s.D, inputs);
}

/// Responses to inputs of 1 in the first `length` samples, one input at a time.
template <class T>
void responses(const char* function, const StateSpace& s, const Vector<T>& x0, const Vector<T>& t, Index n,
               Index length, Vector<T>& tout, std::vector<Dense<T>>& yout) {
    core::require(s.dt && *s.dt > 0, function, "the system must have a sampling time");
    core::require(n >= 1, function, "n must be positive, got ", n);
    Vector<T> times = t;
    if (times.size() == 0) {
        times.resize(n);
        for (Index i = 0; i < n; ++i) times[i] = static_cast<double>(i) * *s.dt;
    }
    for (Index input = 0; input < s.inputs(); ++input) {
        Dense<T> u = Dense<T>::Zero(times.size(), s.inputs()), y, x;
        T* const pulse = u.data() + input * u.rows();
        std::fill(pulse, pulse + std::min(length, u.rows()), T(1));
        // Without times of the caller's there is a sample for each row, whatever the rounding of n dt.
        simulate<T>(function, s, u, t.size() > 0 ? times : Vector<T>(), x0, tout, y, x);
        yout.push_back(std::move(y));
    }
}

}  // namespace scixx::signal::detail::systems
