// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <complex>
#include <scixx/core/scalar.hpp>
#include <type_traits>
#include <vector>

/// Recursive filters in the transposed direct form II. V is one sample or the samples of several channels: double,
/// std::complex<double> or an Eigen::Array<double, lanes, 1>. All ways through a filter add in one order, from the
/// oldest sample to the newest, so that a stream filtered in pieces has the bits of one call.
namespace scixx::signal::detail::filter {

using Eigen::Index;

/// Channels that are filtered at a time: two vectors, to fill the latency of one with the other.
#if defined(EIGEN_VECTORIZE_AVX)
inline constexpr int lanes = 8;
#else
inline constexpr int lanes = 4;
#endif
using Lanes = Eigen::Array<double, lanes, 1>;

template <class V>
[[nodiscard]] V zero() {
    if constexpr (std::is_same_v<V, Lanes>)
        return Lanes::Zero();
    else
        return V(0);
}

/// y[i] = sum b[k] x[i - k] - sum a[k] y[i - k] of order N, a[0] = 1; z is the state of N samples.
template <int N, class V>
void recurse(const double* b, const double* a, const V* x, V* y, Index n, V* z) {
    V s[static_cast<std::size_t>(N)];
    for (int k = 0; k < N; ++k) s[k] = z[k];
    for (Index i = 0; i < n; ++i) {
        const V in = x[i];
        const V out = s[0] + b[0] * in;
        for (int k = 0; k + 1 < N; ++k) s[k] = (s[k + 1] + b[k + 1] * in) - a[k + 1] * out;
        s[N - 1] = b[N] * in - a[N] * out;
        y[i] = out;
    }
    for (int k = 0; k < N; ++k) z[k] = s[k];
}

template <class V>
void recurse_any(const double* b, const double* a, Index order, const V* x, V* y, Index n, V* z) {
    for (Index i = 0; i < n; ++i) {
        const V in = x[i];
        const V out = z[0] + b[0] * in;
        for (Index k = 0; k + 1 < order; ++k) z[k] = (z[k + 1] + b[k + 1] * in) - a[k + 1] * out;
        z[order - 1] = b[order] * in - a[order] * out;
        y[i] = out;
    }
}

/// The same without feedback; x and y must not overlap.
template <class V>
void convolve_state(const double* b, Index order, const V* x, V* y, Index n, V* z) {
    const auto partial = [&](Index i) {
        V sum = i < order ? z[i] : zero<V>();
        for (Index k = std::min(i, order); k >= 0; --k) sum += b[k] * x[i - k];
        return sum;
    };
    Index i = 0;
    for (; i < std::min(order, n); ++i) y[i] = partial(i);
    if constexpr (std::is_same_v<V, double>) {
        using Block = Eigen::Array<double, 16, 1>;
        for (; i + 16 <= n; i += 16) {
            Block sum = Block::Zero();
            for (Index k = order; k >= 0; --k) sum += b[k] * Eigen::Map<const Block>(x + i - k);
            Eigen::Map<Block>(y + i) = sum;
        }
    } else {
        for (; i + 4 <= n; i += 4) {
            V s0 = zero<V>(), s1 = s0, s2 = s0, s3 = s0;
            for (Index k = order; k >= 0; --k) {
                const V* from = x + i - k;
                s0 += b[k] * from[0];
                s1 += b[k] * from[1];
                s2 += b[k] * from[2];
                s3 += b[k] * from[3];
            }
            y[i] = s0;
            y[i + 1] = s1;
            y[i + 2] = s2;
            y[i + 3] = s3;
        }
    }
    for (; i < n; ++i) y[i] = partial(i);
    for (Index m = 0; m < order; ++m) {
        V sum = n + m < order ? z[n + m] : zero<V>();
        for (Index k = std::min(order, n + m); k > m; --k) sum += b[k] * x[n - k + m];
        z[m] = sum;
    }
}

/// A quotient of polynomials, a[0] = 1, both of one length.
struct Quotient {
    std::vector<double> b, a;
    bool feedback = true;

    [[nodiscard]] Index order() const { return static_cast<Index>(b.size()) - 1; }
    /// Whether run() may write over its input.
    [[nodiscard]] bool in_place() const { return feedback; }

    template <class V>
    void run(const V* x, V* y, Index n, V* z) const {
        const double *p = b.data(), *q = a.data();
        if (!feedback) return convolve_state(p, order(), x, y, n, z);
        switch (order()) {
            case 1:
                return recurse<1>(p, q, x, y, n, z);
            case 2:
                return recurse<2>(p, q, x, y, n, z);
            case 3:
                return recurse<3>(p, q, x, y, n, z);
            case 4:
                return recurse<4>(p, q, x, y, n, z);
            case 5:
                return recurse<5>(p, q, x, y, n, z);
            case 6:
                return recurse<6>(p, q, x, y, n, z);
            case 8:
                return recurse<8>(p, q, x, y, n, z);
            default:
                return recurse_any(p, q, order(), x, y, n, z);
        }
    }
};

/// S sections of second order at a time: each feeds the next within a sample, and the processor works on the later
/// sections of a sample while the earlier ones go on to the next. c holds b0 b1 b2 a1 a2 of each.
template <int S, class V>
void cascade(const double* c, const V* x, V* y, Index n, V* z) {
    V s0[static_cast<std::size_t>(S)], s1[static_cast<std::size_t>(S)];
    for (int k = 0; k < S; ++k) {
        s0[k] = z[2 * k];
        s1[k] = z[2 * k + 1];
    }
    for (Index i = 0; i < n; ++i) {
        V in = x[i];
        for (int k = 0; k < S; ++k) {
            const double* p = c + 5 * k;
            const V out = s0[k] + p[0] * in;
            s0[k] = (s1[k] + p[1] * in) - p[3] * out;
            s1[k] = p[2] * in - p[4] * out;
            in = out;
        }
        y[i] = in;
    }
    for (int k = 0; k < S; ++k) {
        z[2 * k] = s0[k];
        z[2 * k + 1] = s1[k];
    }
}

/// Second-order sections; the state is z0 z1 of each in turn.
struct Sections {
    std::vector<double> c;  // b0 b1 b2 a1 a2 of each
    Index count = 0;

    [[nodiscard]] Index order() const { return 2 * count; }
    [[nodiscard]] bool in_place() const { return true; }

    template <class V>
    void run(const V* x, V* y, Index n, V* z) const {
        const double* p = c.data();
        for (Index k = 0; k < count;) {
            const Index left = count - k;
            if (left >= 4 && left != 5) {
                cascade<4>(p + 5 * k, x, y, n, z + 2 * k);
                k += 4;
            } else if (left >= 3) {
                cascade<3>(p + 5 * k, x, y, n, z + 2 * k);
                k += 3;
            } else if (left == 2) {
                cascade<2>(p + 5 * k, x, y, n, z + 2 * k);
                k += 2;
            } else {
                cascade<1>(p + 5 * k, x, y, n, z + 2 * k);
                k += 1;
            }
            x = y;
        }
    }
};

}  // namespace scixx::signal::detail::filter
