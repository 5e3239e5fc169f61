// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>

namespace scixx::signal::detail::filter {

using Eigen::Index;

/// Numbers of one vector of the kernels: two of the processor's own.
#if defined(EIGEN_VECTORIZE_AVX)
inline constexpr int lanes = 8;
#else
inline constexpr int lanes = 4;
#endif
using Lanes = Eigen::Array<double, lanes, 1>;

/// y[i] = sum c[k] x[i + k] for 0 <= i < n, added from k = 0 on. Four vectors of results share each coefficient.
template <class T = double>
void correlate_line(const double* x, const double* c, Index taps, double* y, Index n) {
    using Vector = Eigen::Array<T, lanes, 1>;
    using Source = Eigen::Map<const Vector>;
    constexpr Index w = lanes;
    Index i = 0;
    for (; i + 4 * w <= n; i += 4 * w) {
        Vector s0 = Vector::Zero(), s1 = s0, s2 = s0, s3 = s0;
        const double* from = x + i;
        for (Index k = 0; k < taps; ++k, ++from) {
            s0 += c[k] * Source(from);
            s1 += c[k] * Source(from + w);
            s2 += c[k] * Source(from + 2 * w);
            s3 += c[k] * Source(from + 3 * w);
        }
        Eigen::Map<Vector>(y + i) = s0;
        Eigen::Map<Vector>(y + i + w) = s1;
        Eigen::Map<Vector>(y + i + 2 * w) = s2;
        Eigen::Map<Vector>(y + i + 3 * w) = s3;
    }
    for (; i < n; ++i) {
        double sum = 0;
        for (Index k = 0; k < taps; ++k) sum += c[k] * x[i + k];
        y[i] = sum;
    }
}

}  // namespace scixx::signal::detail::filter
