// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/dense/product.hpp>

/// Spectra of symmetric and bidiagonal matrices: reductions, divide and conquer, implicit QR.
namespace scixx::linalg::detail::spectral {

using dense::Block;

/// The roots of 1 + sum of z2(j) / (p(j) - x), one right of each pole p(j), with their distances from all poles to high
/// relative accuracy. The poles are d(j), or d(j)^2 where `Squared`; d ascends strictly and z2 > 0.
/// R.-C. Li, Solving secular equations stably and efficiently, LAPACK Working Note 89 (1994); the scheme with one
/// rational function a side is safeguarded by bisection.
template <class Real, bool Squared>
class Secular {
    using Packet = core::Simd<Real>;
    static constexpr Index W = Packet::width;

public:
    Secular(const Real* d, const Real* z2, Index n) : n_(n), d_(d), z2_(z2), pole_(n) {
        for (Index i = 0; i < n; ++i) total_ += z2[i];
    }

    /// The i-th root; distance[j] becomes p(j) less the root. @return the root (its square root where `Squared`).
    Real root(Index i, Real* distance) {
        const Index n = n_;
        if (n == 1) {
            distance[0] = -z2_[0];
            return value(0, z2_[0]);
        }
        const bool last = i == n - 1;
        const Index left = last ? n - 2 : i, right = left + 1;
        Index origin = i;
        place(origin);
        const Real* const pole = pole_.data();
        Real low = 0, high = last ? total_ : pole[i + 1], x = high / 2;
        Sums s = sums(x, left);
        const Real rest = s.value() - z2_[left] / (pole[left] - x) - z2_[right] / (pole[right] - x);
        if (last) {
            if (s.value() < 0)
                low = x;
            else
                high = x;
        } else if (s.value() >= 0)
            high = x;
        else {
            origin = i + 1;
            place(origin);
            low = pole[i] / 2;
            high = 0;
        }
        x = model(rest, z2_[left], z2_[right], pole[left], pole[right]);
        if (!(x > low && x < high)) x = (low + high) / 2;
        constexpr Real eps = std::numeric_limits<Real>::epsilon();
        for (int iteration = 0; iteration < 100; ++iteration) {
            s = sums(x, left);
            const Real f = s.value();
            if (std::abs(f) <= 4 * eps * (1 + std::abs(s.below) + std::abs(s.above))) break;
            (f < 0 ? low : high) = x;
            const Real dl = pole[left] - x, dr = pole[right] - x;
            const Real a = dl * dl * s.below1, b = dr * dr * s.above1;
            const Real c = f - dl * s.below1 - dr * s.above1;
            Real step = model(c, a, b, dl, dr);
            if (!(step * f < 0)) step = -f / (s.below1 + s.above1);
            Real next = x + step;
            if (!(next > low && next < high) || iteration > 30) next = (low + high) / 2;
            if (next == x || high - low <= eps * std::abs(x) / 2) break;
            x = next;
        }
        for (Index j = 0; j < n; ++j) distance[j] = pole[j] - x;
        return value(origin, x);
    }

private:
    struct Sums {
        Real below, above, below1, above1;  // of the terms and of their derivatives, for poles left and right of x
        [[nodiscard]] Real value() const { return 1 + below + above; }
    };

    void place(Index origin) {
        const Real at = d_[origin];
        for (Index j = 0; j < n_; ++j) pole_[j] = Squared ? (d_[j] - at) * (d_[j] + at) : d_[j] - at;
    }
    [[nodiscard]] Real value(Index origin, Real x) const {
        if constexpr (Squared) {
            const Real d = d_[origin];
            return d + x / (d + std::sqrt(std::max(Real(0), d * d + x)));
        } else
            return d_[origin] + x;
    }
    Sums sums(Real x, Index left) const {
        Sums s;
        sum(0, left + 1, x, s.below, s.below1);
        sum(left + 1, n_, x, s.above, s.above1);
        return s;
    }
    void sum(Index from, Index to, Real x, Real& value, Real& slope) const {
        const Real* const pole = pole_.data();
        const Packet at = Packet::broadcast(x), one = Packet::broadcast(Real(1));
        Packet values = Packet::broadcast(Real(0)), slopes = values;
        for (; from + W <= to; from += W) {
            const Packet inverse = one / (Packet::load(pole + from) - at), term = Packet::load(z2_ + from) * inverse;
            values = values + term;
            slopes = fma(term, inverse, slopes);
        }
        value = values.sum();
        slope = slopes.sum();
        for (; from < to; ++from) {
            const Real inverse = 1 / (pole[from] - x), term = z2_[from] * inverse;
            value += term;
            slope += term * inverse;
        }
    }
    /// The root of c + a / (p - x) + b / (q - x) between the poles (right of both for the last one).
    static Real model(Real c, Real a, Real b, Real p, Real q) {
        const Real B = c * (p + q) + a + b, C = c * p * q + a * q + b * p;
        const Real root = std::sqrt(std::max(Real(0), B * B - 4 * c * C));
        return B <= 0 ? (B - root) / (2 * c) : 2 * C / (B + root);
    }

    Index n_;
    const Real *d_, *z2_;
    core::List<Real> pole_;
    Real total_ = 0;
};

/// The numbers z for which the roots are exact, by their distances from the poles (column i for root i); the signs are
/// those of `z`. M. Gu, S. C. Eisenstat, A stable and efficient algorithm for the rank-one modification of the
/// symmetric eigenproblem, SIAM J. Matrix Anal. Appl. 15 (1994).
template <class Real, bool Squared>
void refine_weights(const Real* d, const Block<Real>& distance, Real* z) {
    const Index n = distance.rows;
    core::List<Real> work(n);
    Real* const product = work.data();
    const auto gap = [&](Index j, Index i) { return Squared ? (d[j] - d[i]) * (d[j] + d[i]) : d[j] - d[i]; };
    for (Index j = 0; j < n; ++j) product[j] = -distance(j, n - 1);
    for (Index i = 0; i + 1 < n; ++i) {
        const Real* const column = distance.col(i);
        for (Index j = 0; j <= i; ++j) product[j] *= column[j] / gap(j, i + 1);
        for (Index j = i + 1; j < n; ++j) product[j] *= column[j] / gap(j, i);
    }
    for (Index j = 0; j < n; ++j) {
        const Real size = std::sqrt(std::max(Real(0), product[j]));
        z[j] = z[j] < 0 ? -size : size;
    }
}

/// (x, y) := (c x + s y, c y - s x).
template <class T, class Real>
void rotate(T* x, T* y, Index n, Real c, Real s) {
    for (Index i = 0; i < n; ++i) {
        const T a = x[i], b = y[i];
        x[i] = c * a + s * b;
        y[i] = c * b - s * a;
    }
}

/// c, s and r with c f + s g = r and c g - s f = 0.
template <class Real>
struct Rotation {
    Real c, s, r;
    Rotation(Real f, Real g) : c(1), s(0), r(f) {
        if (g == 0) return;
        if (f == 0) {
            c = 0;
            s = 1;
            r = g;
            return;
        }
        const Real square = f * f + g * g;
        if (!(square > std::numeric_limits<Real>::min() / std::numeric_limits<Real>::epsilon() &&
              square < std::numeric_limits<Real>::max())) {
            // Subnormal numbers have few digits: c^2 + s^2 must be 1 all the same.
            const Real largest = std::max(std::abs(f), std::abs(g)), x = f / largest, y = g / largest;
            const Real size = std::sqrt(x * x + y * y);
            c = x / size;
            s = y / size;
            r = largest * size;
            return;
        }
        r = std::sqrt(square);
        c = f / r;
        s = g / r;
    }
};

}  // namespace scixx::linalg::detail::spectral
