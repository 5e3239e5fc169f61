// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/linalg/detail/svd.hpp>

namespace scixx::linalg::detail {

/// Floats are summed in double.
template <class Real>
using Sum = std::conditional_t<std::is_same_v<Real, float>, double, Real>;

template <class T>
core::RealOf<T> vector_norm(const char* function, const T* x, Index n, std::optional<double> ord) {
    using Real = core::RealOf<T>;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (!ord || *ord == 2) return dense::norm2(x, n);
    const double p = *ord;
    core::require(p == p, function, "ord must not be NaN");
    if (p == infinity || p == -infinity) {
        core::require(n > 0, function, "a must not be empty for a norm that is a maximum or a minimum");
        Real best = std::abs(x[0]);
        for (Index i = 1; i < n; ++i) {
            const Real size = std::abs(x[i]);
            if (p > 0 ? size > best : size < best) best = size;
            if (size != size) return size;
        }
        return best;
    }
    Sum<Real> sum = 0;
    if (p == 0 || p == 1) {
        for (Index i = 0; i < n; ++i) sum += p == 1 ? Real(std::abs(x[i])) : x[i] != T(0) ? Real(1) : Real(0);
        return static_cast<Real>(sum);
    }
    if (n == 0) return p < 0 ? std::numeric_limits<Real>::infinity() : Real(0);
    // Powers of numbers relative to the one that counts most, so that none overflows.
    Real unit = 0;
    for (Index i = 0; i < n; ++i) {
        const Real size = std::abs(x[i]);
        if (size != size) return size;
        if (i == 0 || (p > 0 ? size > unit : size < unit)) unit = size;
    }
    if (unit == 0 || unit > std::numeric_limits<Real>::max()) return unit;
    for (Index i = 0; i < n; ++i)
        sum += std::pow(static_cast<Sum<Real>>(std::abs(x[i]) / unit), static_cast<Sum<Real>>(p));
    return static_cast<Real>(unit * std::pow(sum, static_cast<Sum<Real>>(1 / p)));
}

/// Singular values from the largest to the smallest.
template <class T>
Column<core::RealOf<T>> singular_values(Dense<T> a) {
    if (a.size() == 0) return {};
    if (a.rows() < a.cols()) a = a.transpose().eval();
    return tall_svd<T, true>("norm", std::move(a), false, false, false).s;
}

template <class T>
core::RealOf<T> matrix_norm(const Dense<T>& a, std::optional<double> ord, bool nuclear) {
    using Real = core::RealOf<T>;
    if (nuclear) return singular_values(a).sum();
    if (!ord) return dense::norm2(a.data(), a.size());
    const double p = *ord, size = std::abs(p);
    core::require(size == 1 || size == 2 || size == std::numeric_limits<double>::infinity(), "norm",
                  "ord must be 1, 2, inf, their negatives, fro or nuc for a matrix, got ", p);
    const Index candidates = size == 1 ? a.cols() : size == 2 ? std::min(a.rows(), a.cols()) : a.rows();
    core::require(candidates > 0, "norm", "a must not be empty for a norm that is a maximum or a minimum");
    if (size == 2) {
        const Column<Real> s = singular_values(a);
        return p > 0 ? s[0] : s[s.size() - 1];
    }
    Column<Sum<Real>> sums = Column<Sum<Real>>::Zero(size == 1 ? a.cols() : a.rows());
    for (Index j = 0; j < a.cols(); ++j)
        for (Index i = 0; i < a.rows(); ++i) sums[size == 1 ? j : i] += std::abs(a(i, j));
    Sum<Real> best = sums[0];
    for (Index i = 0; i < sums.size(); ++i) {
        if (sums[i] != sums[i]) return static_cast<Real>(sums[i]);
        if (p > 0 ? sums[i] > best : sums[i] < best) best = sums[i];
    }
    return static_cast<Real>(best);
}

}  // namespace scixx::linalg::detail
