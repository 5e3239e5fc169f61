// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/signal/detail/windows/formula.hpp>

namespace scixx::signal::detail::windows {

/// The `count` largest eigenvalues and their unit eigenvectors (rows) of the symmetric tridiagonal matrix with diagonal
/// d and off-diagonal e: bisection by Sturm's sequence and inverse iteration (J. H. Wilkinson, "The algebraic
/// eigenvalue problem", 1965, chapter 5).
template <class T = double>
void largest_eigenvectors(const core::List<T>& d, const core::List<T>& e, Index count,
                          Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>& vectors) {
    const Index n = d.size();
    vectors.resize(count, n);
    T low = d[0], high = d[0], scale = 0;
    for (Index i = 0; i < n; ++i) {
        const T radius = (i > 0 ? std::abs(e[i - 1]) : T(0)) + (i + 1 < n ? std::abs(e[i]) : T(0));
        low = std::min(low, d[i] - radius);
        high = std::max(high, d[i] + radius);
        scale = std::max(scale, std::abs(d[i]) + radius);
    }
    const T tiny = std::numeric_limits<T>::min() * T(1e10);
    const auto above = [&](T x) {  // number of eigenvalues > x
        Index number = 0;
        T q = 1;
        for (Index i = 0; i < n; ++i) {
            q = d[i] - x - (i > 0 ? e[i - 1] * e[i - 1] / q : T(0));
            if (std::abs(q) < tiny) q = -tiny;
            number += q > 0;
        }
        return number;
    };
    for (Index k = 0; k < count; ++k) {
        T a = low, b = high;
        while (b - a > 2e-16 * scale) {
            const T middle = a + (b - a) / 2;
            if (middle <= a || middle >= b) break;
            (above(middle) > k ? a : b) = middle;
        }
        const T value = a + (b - a) / 2;
        // (A - value) = L U with row exchanges; U has two diagonals above the main one.
        core::List<T> u0(n), u1(n), u2(n), l(n);
        core::List<char> swapped(n);
        u0[0] = d[0] - value;
        u1[0] = n > 1 ? e[0] : T(0);
        for (Index i = 0; i + 1 < n; ++i) {
            const T below = e[i], diagonal = d[i + 1] - value, next = i + 2 < n ? e[i + 1] : T(0);
            if (std::abs(below) > std::abs(u0[i])) {
                swapped[i] = 1;
                l[i] = u0[i] / below;
                const T old1 = u1[i];
                u0[i] = below;
                u1[i] = diagonal;
                u2[i] = next;
                u0[i + 1] = old1 - l[i] * diagonal;
                u1[i + 1] = -l[i] * next;
            } else {
                if (u0[i] == 0) u0[i] = T(1e-16) * scale;
                l[i] = below / u0[i];
                u0[i + 1] = diagonal - l[i] * u1[i];
                u1[i + 1] = next;
            }
        }
        if (std::abs(u0[n - 1]) < T(1e-18) * scale) u0[n - 1] = T(1e-18) * scale;
        core::List<T> v(n);
        for (Index i = 0; i < n; ++i) v[i] = T(1) + T(0.3) * std::sin(T(1.7) * T(i) + T(k));
        for (int round = 0; round < 4; ++round) {
            if (round > 0)
                for (Index i = 0; i + 1 < n; ++i) {
                    if (swapped[i]) std::swap(v[i], v[i + 1]);
                    v[i + 1] -= l[i] * v[i];
                }
            for (Index i = n - 1; i >= 0; --i)
                v[i] = (v[i] - (i + 1 < n ? u1[i] * v[i + 1] : T(0)) - (i + 2 < n ? u2[i] * v[i + 2] : T(0))) / u0[i];
            T most = 0, norm = 0;
            for (const T x : v) most = std::max(most, std::abs(x));
            for (T& x : v) norm += (x / most) * (x / most);
            for (T& x : v) x /= most * std::sqrt(norm);
            for (Index other = 0; other < k; ++other) {
                T dot = 0;
                for (Index i = 0; i < n; ++i) dot += vectors(other, i) * v[i];
                for (Index i = 0; i < n; ++i) v[i] -= dot * vectors(other, i);
            }
        }
        for (Index i = 0; i < n; ++i) vectors(k, i) = v[i];
    }
}

}  // namespace scixx::signal::detail::windows
