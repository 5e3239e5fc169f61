// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/windows/formula.hpp>

namespace scixx::signal::detail::windows {

/// The `count` largest eigenvalues and their unit eigenvectors (rows) of the symmetric tridiagonal matrix with diagonal
/// d and off-diagonal e: bisection by Sturm's sequence and inverse iteration (J. H. Wilkinson, "The algebraic eigenvalue
/// problem", 1965, chapter 5).
template <class T = double>
void largest_eigenvectors(const std::vector<T>& d, const std::vector<T>& e, Index count,
                          Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>& vectors) {
    const auto n = static_cast<Index>(d.size());
    vectors.resize(count, n);
    T low = d[0], high = d[0], scale = 0;
    const auto at = [](Index i) { return static_cast<std::size_t>(i); };
    for (Index i = 0; i < n; ++i) {
        const T radius = (i > 0 ? std::abs(e[at(i - 1)]) : T(0)) + (i + 1 < n ? std::abs(e[at(i)]) : T(0));
        low = std::min(low, d[at(i)] - radius);
        high = std::max(high, d[at(i)] + radius);
        scale = std::max(scale, std::abs(d[at(i)]) + radius);
    }
    const T tiny = std::numeric_limits<T>::min() * T(1e10);
    const auto above = [&](T x) {  // number of eigenvalues > x
        Index number = 0;
        T q = 1;
        for (Index i = 0; i < n; ++i) {
            q = d[at(i)] - x - (i > 0 ? e[at(i - 1)] * e[at(i - 1)] / q : T(0));
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
        std::vector<T> u0(at(n)), u1(at(n)), u2(at(n)), l(at(n));
        std::vector<char> swapped(at(n));
        u0[0] = d[0] - value;
        u1[0] = n > 1 ? e[0] : T(0);
        for (Index i = 0; i + 1 < n; ++i) {
            const T below = e[at(i)], diagonal = d[at(i + 1)] - value, next = i + 2 < n ? e[at(i + 1)] : T(0);
            if (std::abs(below) > std::abs(u0[at(i)])) {
                swapped[at(i)] = 1;
                l[at(i)] = u0[at(i)] / below;
                const T old1 = u1[at(i)];
                u0[at(i)] = below;
                u1[at(i)] = diagonal;
                u2[at(i)] = next;
                u0[at(i + 1)] = old1 - l[at(i)] * diagonal;
                u1[at(i + 1)] = -l[at(i)] * next;
            } else {
                if (u0[at(i)] == 0) u0[at(i)] = T(1e-16) * scale;
                l[at(i)] = below / u0[at(i)];
                u0[at(i + 1)] = diagonal - l[at(i)] * u1[at(i)];
                u1[at(i + 1)] = next;
            }
        }
        if (std::abs(u0[at(n - 1)]) < T(1e-18) * scale) u0[at(n - 1)] = T(1e-18) * scale;
        std::vector<T> v(at(n));
        for (Index i = 0; i < n; ++i) v[at(i)] = T(1) + T(0.3) * std::sin(T(1.7) * T(i) + T(k));
        for (int round = 0; round < 4; ++round) {
            if (round > 0)
                for (Index i = 0; i + 1 < n; ++i) {
                    if (swapped[at(i)]) std::swap(v[at(i)], v[at(i + 1)]);
                    v[at(i + 1)] -= l[at(i)] * v[at(i)];
                }
            for (Index i = n - 1; i >= 0; --i)
                v[at(i)] = (v[at(i)] - (i + 1 < n ? u1[at(i)] * v[at(i + 1)] : T(0)) -
                            (i + 2 < n ? u2[at(i)] * v[at(i + 2)] : T(0))) /
                           u0[at(i)];
            T most = 0, norm = 0;
            for (const T x : v) most = std::max(most, std::abs(x));
            for (T& x : v) norm += (x / most) * (x / most);
            for (T& x : v) x /= most * std::sqrt(norm);
            for (Index other = 0; other < k; ++other) {
                T dot = 0;
                for (Index i = 0; i < n; ++i) dot += vectors(other, i) * v[at(i)];
                for (Index i = 0; i < n; ++i) v[at(i)] -= dot * vectors(other, i);
            }
        }
        for (Index i = 0; i < n; ++i) vectors(k, i) = v[at(i)];
    }
}

}  // namespace scixx::signal::detail::windows
