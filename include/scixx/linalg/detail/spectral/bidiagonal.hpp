// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/spectral/secular.hpp>
#include <scixx/linalg/error.hpp>

namespace scixx::linalg::detail::spectral {

/// Implicit QR on the upper bidiagonal matrix with diagonal d and superdiagonal e, until e is 0; d may become negative.
/// The columns of U and V (where they have rows) take part.
/// G. H. Golub, W. Kahan, Calculating the singular values and pseudo-inverse of a matrix, SIAM J. Numer. Anal. 2
/// (1965); J. Demmel, W. Kahan, Accurate singular values of bidiagonal matrices, SIAM J. Sci. Stat. Comput. 11 (1990).
template <class Real>
void bidiagonal_qr(const char* function, Real* d, Real* e, Index n, const Block<Real>& U, const Block<Real>& V) {
    constexpr Real eps = std::numeric_limits<Real>::epsilon();
    Real norm = 0;
    for (Index i = 0; i < n; ++i) norm = std::max({norm, std::abs(d[i]), i + 1 < n ? std::abs(e[i]) : Real(0)});
    Index budget = 40 * n * std::max<Index>(n, 30);
    // A superdiagonal of the size of the rotations' rounding does not shrink any more: the bound grows in the end.
    Index previous = n, sweeps = 0;
    for (Index high = n - 1; high > 0;) {
        sweeps = high == previous ? sweeps + 1 : 0;
        previous = high;
        const Real slack = Real(0.25) * eps * static_cast<Real>(std::max<Index>(1, sweeps - 8));
        Index low = high;
        while (low > 0) {
            const Real off = std::abs(e[low - 1]);
            if (off <= slack * (std::abs(d[low - 1]) + std::abs(d[low])) || off <= eps * eps * norm) {
                e[low - 1] = 0;
                break;
            }
            --low;
        }
        if (low == high) {
            --high;
            continue;
        }
        budget -= high - low + 1;
        if (budget < 0) core::fail<LinAlgError>(function, "the singular value decomposition did not converge");
        // The shift is the singular value of the last 2 x 2 block that is nearer to its last entry.
        const Real f = std::abs(d[high - 1]), g = std::abs(e[high - 1]), h = std::abs(d[high]);
        Real shift = 0;
        {
            const Real little = std::min(f, h), large = std::max(f, h);
            if (little > 0) {
                if (g < large) {
                    const Real a = 1 + little / large, b = (large - little) / large, u = (g / large) * (g / large);
                    shift = little * (2 / (std::sqrt(a * a + u) + std::sqrt(b * b + u)));
                } else {
                    const Real u = large / g, a = 1 + little / large, b = (large - little) / large;
                    const Real c = 1 / (std::sqrt(1 + (a * u) * (a * u)) + std::sqrt(1 + (b * u) * (b * u)));
                    shift = 2 * little * c * u;
                }
            }
        }
        const Real first = std::abs(d[low]);
        if (first == 0 || (shift / first) * (shift / first) < eps) shift = 0;
        // A zero on the diagonal is a singular value: a sweep without shift brings it to the end.
        for (Index i = low; i <= high; ++i)
            if (d[i] == 0) shift = 0;
        if (shift == 0) {
            Real c = 1, old_c = 1, old_s = 0;
            for (Index i = low; i < high; ++i) {
                const Rotation<Real> right(d[i] * c, e[i]);
                if (i > low) e[i - 1] = old_s * right.r;
                const Rotation<Real> left(old_c * right.r, d[i + 1] * right.s);
                d[i] = left.r;
                c = right.c;
                old_c = left.c;
                old_s = left.s;
                if (V.rows) rotate(V.col(i), V.col(i + 1), V.rows, right.c, right.s);
                if (U.rows) rotate(U.col(i), U.col(i + 1), U.rows, left.c, left.s);
            }
            const Real end = d[high] * c;
            d[high] = end * old_c;
            e[high - 1] = end * old_s;
            continue;
        }
        Real x = (first - shift) * ((d[low] < 0 ? Real(-1) : Real(1)) + shift / d[low]), y = e[low];
        for (Index i = low; i < high; ++i) {
            const Rotation<Real> right(x, y);
            if (i > low) e[i - 1] = right.r;
            x = right.c * d[i] + right.s * e[i];
            e[i] = right.c * e[i] - right.s * d[i];
            y = right.s * d[i + 1];
            d[i + 1] *= right.c;
            const Rotation<Real> left(x, y);
            d[i] = left.r;
            x = left.c * e[i] + left.s * d[i + 1];
            d[i + 1] = left.c * d[i + 1] - left.s * e[i];
            if (i + 1 < high) {
                y = left.s * e[i + 1];
                e[i + 1] *= left.c;
            }
            if (V.rows) rotate(V.col(i), V.col(i + 1), V.rows, right.c, right.s);
            if (U.rows) rotate(U.col(i), U.col(i + 1), U.rows, left.c, left.s);
        }
        e[high - 1] = x;
    }
}

/// Divide and conquer for the singular value decomposition of an upper bidiagonal matrix.
/// M. Gu, S. C. Eisenstat, A divide-and-conquer algorithm for the bidiagonal SVD, SIAM J. Matrix Anal. Appl. 16 (1995).
template <class Real>
class BidiagonalDivide {
public:
    /// B = U diag(d) V^T for B with diagonal d and superdiagonal e (n - 1 numbers), n >= 1; d comes out >= 0 and
    /// descending. U and V are n x n and get all their elements. The largest entry of B should be about 1.
    static void run(const char* function, core::List<Real>& d, core::List<Real>& e, const Block<Real>& U,
                    const Block<Real>& V) {
        const auto n = d.size();
        // Far below the rounding of the largest entry; squares and products of the rest do not underflow.
        constexpr Real negligible = std::numeric_limits<Real>::epsilon() * std::numeric_limits<Real>::epsilon();
        for (auto* list : {&d, &e})
            for (Real& x : *list)
                if (std::abs(x) < negligible) x = 0;
        U.fill(0);
        V.fill(0);
        BidiagonalDivide(function, d.data(), e.data(), U, V).divide(0, n, 0);
        std::reverse(d.begin(), d.end());
        for (Index j = 0; j < n / 2; ++j) {
            std::swap_ranges(U.col(j), U.col(j) + n, U.col(n - 1 - j));
            std::swap_ranges(V.col(j), V.col(j) + n, V.col(n - 1 - j));
        }
    }

private:
    static constexpr Index base = 24;

    BidiagonalDivide(const char* function, Real* d, Real* e, const Block<Real>& U, const Block<Real>& V)
        : function_(function), d_(d), e_(e), U_(U), V_(V) {}

    /// Rows [at, at + n) of B, which have n + extra columns: d ascends afterwards.
    void divide(Index at, Index n, Index extra) {
        if (n <= base) return conquer_small(at, n, extra);
        const Index half = n / 2;
        divide(at, half, 1);
        divide(at + half + 1, n - half - 1, extra);
        merge(at, n, half, extra);
    }

    void conquer_small(Index at, Index n, Index extra) {
        const Block<Real> U = U_.block(at, at, n, n), V = V_.block(at, at, n + extra, n + extra);
        Real *const d = d_ + at, *const e = e_ + at;
        U.set_identity();
        V.set_identity();
        if (extra) {  // the last column goes
            Real f = e[n - 1];
            e[n - 1] = 0;
            for (Index i = n - 1; i >= 0 && f != 0; --i) {
                const Rotation<Real> r(d[i], f);
                d[i] = r.r;
                if (i > 0) {
                    f = -r.s * e[i - 1];
                    e[i - 1] *= r.c;
                }
                rotate(V.col(i), V.col(n), n + 1, r.c, r.s);
            }
        }
        bidiagonal_qr(function_, d, e, n, U, V);
        for (Index i = 0; i < n; ++i)
            if (d[i] < 0 || std::signbit(d[i])) {
                d[i] = -d[i];
                for (Index k = 0; k < V.rows; ++k) V(k, i) = -V(k, i);
            }
        for (Index i = 0; i + 1 < n; ++i) {
            const Index least = std::min_element(d + i, d + n) - d;
            if (least == i) continue;
            std::swap(d[i], d[least]);
            std::swap_ranges(U.col(i), U.col(i) + n, U.col(least));
            std::swap_ranges(V.col(i), V.col(i) + V.rows, V.col(least));
        }
    }

    /// Where a column has elements: above the middle row, on both sides, or below it.
    enum Part : unsigned char { above, both, below };

    void merge(Index at, Index n, Index half, Index extra) {
        const Index wide = n + extra;
        const Block<Real> U = U_.block(at, at, n, n), V = V_.block(at, at, wide, wide);
        Real* const d = d_ + at;
        const Real alpha = d[half], beta = e_[at + half];
        Real largest = std::max(std::abs(alpha), std::abs(beta));
        core::List<Real> z(n);
        for (Index j = 0; j < n; ++j) {
            if (j == half) continue;
            z[j] = j < half ? alpha * V(half, j) : beta * V(half + 1, j);
            largest = std::max(largest, d[j]);
        }
        // The row that the halves do not hold is the first one of the new middle matrix.
        {
            const Real x = alpha * V(half, half), y = extra ? beta * V(half + 1, n) : Real(0);
            const Rotation<Real> r(x, y);
            if (extra) rotate(V.col(half), V.col(n), wide, r.c, r.s);
            z[half] = r.r;
            if (r.r < 0) {
                z[half] = -r.r;
                for (Index i = 0; i < wide; ++i) V(i, half) = -V(i, half);
            }
        }
        U(half, half) = 1;
        d[half] = 0;
        // Nothing that counts has a square that underflows.
        constexpr Real eps = std::numeric_limits<Real>::epsilon();
        const Real tolerance = std::max(8 * eps * largest, std::sqrt(std::numeric_limits<Real>::min()) / eps);
        z[half] = std::max(z[half], tolerance);
        core::List<Part> part(n, both);
        core::List<Index> order, kept, gone;
        for (Index j = 0; j < n; ++j) {
            if (j < half) part[j] = above;
            if (j > half) part[j] = below;
            if (j != half) order.push_back(j);
        }
        std::sort(order.begin(), order.end(), [&](Index a, Index b) { return d[a] < d[b]; });
        kept.push_back(half);
        for (const Index j : order) {
            if (std::abs(z[j]) <= tolerance) {
                gone.push_back(j);
                continue;
            }
            const Index p = kept.back();
            if (p != half && d[j] - d[p] <= tolerance) {
                const Real size = std::hypot(z[j], z[p]), c = z[j] / size, s = -z[p] / size;
                z[j] = size;
                rotate(U.col(p), U.col(j), n, c, s);
                rotate(V.col(p), V.col(j), wide, c, s);
                if (part[p] != part[j]) part[p] = part[j] = both;
                gone.push_back(p);
                kept.back() = j;
            } else
                kept.push_back(j);
        }
        const auto k = kept.size();
        core::List<Real> poles(k), weights(k), squares(k), sigma(k);
        for (Index i = 0; i < k; ++i) {
            poles[i] = i == 0 ? 0 : std::max(d[kept[i]], tolerance / 2);
            weights[i] = z[kept[i]];
            squares[i] = weights[i] * weights[i];
        }
        Dense<Real> distance(k, k);
        {
            Secular<Real, true> secular(poles.data(), squares.data(), k);
            for (Index i = 0; i < k; ++i) sigma[i] = secular.root(i, distance.data() + i * k);
        }
        refine_weights<Real, true>(poles.data(), distance, weights.data());
        // Rows of the middle matrix's vectors, ordered by where the columns that they multiply have elements.
        core::List<Index> rows(k);
        for (Index i = 0; i < k; ++i) rows[i] = i;
        std::stable_sort(rows.begin(), rows.end(), [&](Index a, Index b) { return part[kept[a]] < part[kept[b]]; });
        Index count[3] = {0, 0, 0};
        for (Index i = 0; i < k; ++i) ++count[part[kept[i]]];
        Dense<Real> left(k, k), right(k, k);
        core::List<Real> u(k), v(k);
        for (Index i = 0; i < k; ++i) {
            const Real* const gap = distance.data() + i * k;
            for (Index j = 0; j < k; ++j) {
                v[j] = weights[j] / gap[j];
                u[j] = poles[j] * v[j];
            }
            u[0] = -1;
            const Real su = 1 / std::sqrt(dense::dot(u.data(), u.data(), k));
            const Real sv = 1 / std::sqrt(dense::dot(v.data(), v.data(), k));
            for (Index j = 0; j < k; ++j) {
                left.data()[j + i * k] = u[rows[j]] * su;
                right.data()[j + i * k] = v[rows[j]] * sv;
            }
        }
        Dense<Real> newU = Dense<Real>::Zero(n, k), newV = Dense<Real>::Zero(wide, k);
        const Index nt = count[above] + count[both], nb = count[both] + count[below];
        multiply_part(U, kept, rows, 0, nt, 0, half, left, newU);
        multiply_part(U, kept, rows, count[above], nb, half + 1, n - half - 1, left, newU);
        multiply_part(V, kept, rows, 0, nt, 0, half + 1, right, newV);
        multiply_part(V, kept, rows, count[above], nb, half + 1, wide - half - 1, right, newV);
        for (Index j = 0; j < k; ++j)
            if (rows[j] == 0)
                for (Index i = 0; i < k; ++i) newU(half, i) = left(j, i);
        place(U, d, kept, gone, sigma, newU, newV, V);
    }

    /// Rows [first, first + m) of the columns kept[rows[from ...]] times rows [from, from + count) of `vectors`.
    static void multiply_part(const Block<Real>& X, const core::List<Index>& kept, const core::List<Index>& rows,
                              Index from, Index count, Index first, Index m, Dense<Real>& vectors, Dense<Real>& out) {
        if (m <= 0 || count == 0) return;
        Dense<Real> gathered(m, count);
        for (Index j = 0; j < count; ++j) std::copy_n(X.at(first, kept[rows[from + j]]), m, gathered.data() + j * m);
        dense::multiply_add<Real>(1, gathered, dense::Op::none,
                                  Block<Real>(vectors).block(from, 0, count, vectors.cols()), dense::Op::none,
                                  Block<Real>(out).lines(first, m));
    }

    /// New and deflated columns in ascending order of their values.
    static void place(const Block<Real>& U, Real* d, const core::List<Index>& kept, const core::List<Index>& gone,
                      const core::List<Real>& sigma, const Dense<Real>& newU, const Dense<Real>& newV,
                      const Block<Real>& V) {
        const auto k = kept.size(), g = gone.size(), n = k + g;
        Dense<Real> oldU(U.rows, g), oldV(V.rows, g);
        core::List<std::pair<Real, Index>> order;
        for (Index i = 0; i < k; ++i) order.emplace_back(sigma[i], i);
        for (Index i = 0; i < g; ++i) {
            order.emplace_back(d[gone[i]], k + i);
            std::copy_n(U.col(gone[i]), U.rows, oldU.data() + i * U.rows);
            std::copy_n(V.col(gone[i]), V.rows, oldV.data() + i * V.rows);
        }
        std::sort(order.begin(), order.end());
        for (Index j = 0; j < n; ++j) {
            const Index from = order[j].second;
            d[j] = order[j].first;
            std::copy_n(from < k ? newU.data() + from * U.rows : oldU.data() + (from - k) * U.rows, U.rows, U.col(j));
            std::copy_n(from < k ? newV.data() + from * V.rows : oldV.data() + (from - k) * V.rows, V.rows, V.col(j));
        }
    }

    const char* function_;
    Real *d_, *e_;
    Block<Real> U_, V_;
};

}  // namespace scixx::linalg::detail::spectral
