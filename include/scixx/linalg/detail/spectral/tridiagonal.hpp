// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/dense/householder.hpp>
#include <scixx/linalg/detail/dense/triangle.hpp>
#include <scixx/linalg/detail/spectral/inverse_iteration.hpp>
#include <scixx/linalg/detail/spectral/secular.hpp>
#include <scixx/linalg/error.hpp>

namespace scixx::linalg::detail::spectral {

/// A = Q T Q^H with a real symmetric tridiagonal T (diagonal d, off-diagonal e). `a` holds all of a Hermitian matrix;
/// the vectors of Q's reflectors come below its first subdiagonal. Same source as bidiagonalize.
template <class T>
void tridiagonalize(const Block<T>& a, core::RealOf<T>* d, core::RealOf<T>* e, T* tau) {
    using Real = core::RealOf<T>;
    using dense::multiply_add;
    using dense::multiply_add_adjoint;
    const Index n = a.rows;
    constexpr Index width = 32;
    Dense<T> v_(n, width), w_(n, width);
    Column<T> little(width + 1);
    for (Index j = 0; j < n; j += width) {
        const Index count = std::min(width, n - j);
        v_.setZero();
        w_.setZero();
        const Block<T> V(v_), W(w_);
        // The updated matrix is A - V W^H - W V^H.
        for (Index c = 0; c < count; ++c) {
            const Index i = j + c, rows = n - i;
            T* const column = a.at(i, i);
            for (Index p = 0; p < c; ++p) little[p] = dense::conj(W(i, p));
            multiply_add<T>(T(-1), V.block(i, 0, rows, c), little.data(), column);
            for (Index p = 0; p < c; ++p) little[p] = dense::conj(V(i, p));
            multiply_add<T>(T(-1), W.block(i, 0, rows, c), little.data(), column);
            d[i] = dense::real(column[0]);
            if (rows == 1) break;
            const Index r = rows - 1;
            tau[i] = dense::make_reflector(column + 1, r);
            e[i] = dense::real(column[1]);
            T* const v = V.at(i + 1, c);
            std::copy_n(column + 1, r, v);
            v[0] = T(1);
            T* const w = W.at(i + 1, c);
            if constexpr (core::is_complex<T>)
                multiply_add<T>(T(1), a.block(i + 1, i + 1, r, r), v, w);
            else
                dense::multiply_add_symmetric<T>(a.block(i + 1, i + 1, r, r), v, w);
            little.setZero();
            multiply_add_adjoint<T>(T(1), W.block(i + 1, 0, r, c), v, little.data());
            multiply_add<T>(T(-1), V.block(i + 1, 0, r, c), little.data(), w);
            little.setZero();
            multiply_add_adjoint<T>(T(1), V.block(i + 1, 0, r, c), v, little.data());
            multiply_add<T>(T(-1), W.block(i + 1, 0, r, c), little.data(), w);
            dense::scale(tau[i], w, r);
            const Real alpha = dense::real(dense::times(dense::conj(tau[i]), dense::dot(v, w, r)));
            dense::axpy(T(-alpha / 2), v, w, r);
        }
        const Index next = j + count;
        if (next >= n) break;
        const Block<T> rest = a.block(next, next, n - next, n - next), v = V.block(next, 0, n - next, count),
                       w = W.block(next, 0, n - next, count);
        multiply_add<T>(T(-1), v, dense::Op::none, w, dense::Op::adjoint, rest, dense::Part::lower);
        multiply_add<T>(T(-1), w, dense::Op::none, v, dense::Op::adjoint, rest, dense::Part::lower);
        if constexpr (core::is_complex<T>) dense::mirror(rest, dense::Triangle::lower, true);
    }
}

/// Implicit QR with Wilkinson's shift on a symmetric tridiagonal matrix until e is 0; the columns of Q take part. B. N.
/// Parlett, The Symmetric Eigenvalue Problem (1980), chapter 8.
template <class Real>
void tridiagonal_qr(const char* function, Real* d, Real* e, Index n, const Block<Real>& Q) {
    constexpr Real eps = std::numeric_limits<Real>::epsilon();
    Real norm = 0;
    for (Index i = 0; i < n; ++i) norm = std::max({norm, std::abs(d[i]), i + 1 < n ? std::abs(e[i]) : Real(0)});
    const Real least = std::max(eps * eps * norm, std::numeric_limits<Real>::min());
    Index budget = 60 * n * std::max<Index>(n, 30);
    for (Index high = n - 1; high > 0;) {
        Index low = high;
        while (low > 0) {
            const Real off = std::abs(e[low - 1]);
            if (off <= eps / 2 * (std::abs(d[low - 1]) + std::abs(d[low])) || off <= least) {
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
        if (budget < 0) core::fail<LinAlgError>(function, "the eigenvalue iteration did not converge");
        // From the end with the smaller entries to the other one, so that small eigenvalues keep their digits.
        const bool up = std::abs(d[low]) < std::abs(d[high]);
        const auto at = [&](Index k) { return up ? high - k : low + k; };
        const auto off = [&](Index k) { return up ? high - 1 - k : low + k; };
        const Index size = high - low;
        const Real last = d[at(size)], before = d[at(size - 1)], b = e[off(size - 1)];
        const Real half = (before - last) / 2;
        const Real shift =
            last - b / (half / b + (half / b < 0 ? -std::hypot(half / b, Real(1)) : std::hypot(half / b, Real(1))));
        Real x = d[at(0)] - shift, z = e[off(0)];
        for (Index k = 0; k < size; ++k) {
            const Rotation<Real> r(x, z);
            if (k > 0) e[off(k - 1)] = r.r;
            const Real p = d[at(k)], q = d[at(k + 1)], m = e[off(k)];
            d[at(k)] = r.c * (r.c * p + r.s * m) + r.s * (r.c * m + r.s * q);
            d[at(k + 1)] = r.s * (r.s * p - r.c * m) + r.c * (r.c * q - r.s * m);
            e[off(k)] = r.c * (r.c * m - r.s * p) + r.s * (r.c * q - r.s * m);
            x = e[off(k)];
            if (k + 1 < size) {
                z = r.s * e[off(k + 1)];
                e[off(k + 1)] *= r.c;
            }
            rotate(Q.col(at(k)), Q.col(at(k + 1)), Q.rows, r.c, r.s);
        }
    }
}

/// The eigenvalues of a symmetric tridiagonal matrix, ascending, in d; e is lost. The largest entry should be about 1.
/// QR without square roots after Pal, Walker and Kahan: B. N. Parlett, The Symmetric Eigenvalue Problem (1980), 8.15.
template <class Real>
void tridiagonal_values(const char* function, Real* d, Real* e, Index n) {
    constexpr Real eps = std::numeric_limits<Real>::epsilon();
    Real norm = 0, finite = 0;
    for (Index i = 0; i < n; ++i) {
        norm = std::max({norm, std::abs(d[i]), i + 1 < n ? std::abs(e[i]) : Real(0)});
        finite += d[i] * 0 + (i + 1 < n ? e[i] * 0 : Real(0));
    }
    if (finite != 0) core::fail<LinAlgError>(function, "the eigenvalue iteration did not converge");
    const Real least = std::max(eps * eps * norm, std::sqrt(std::numeric_limits<Real>::min()));
    for (Index i = 0; i + 1 < n; ++i) e[i] *= e[i];  // from here on squares
    Index budget = 60 * n * std::max<Index>(n, 30);
    for (Index high = n - 1; high > 0;) {
        Index low = high;
        while (low > 0) {
            const Real off = eps / 2 * (std::abs(d[low - 1]) + std::abs(d[low]));
            if (!(e[low - 1] > std::max(off * off, least * least))) break;
            --low;
        }
        if (low == high) {
            --high;
            continue;
        }
        budget -= high - low + 1;
        if (budget < 0) core::fail<LinAlgError>(function, "the eigenvalue iteration did not converge");
        const bool up = std::abs(d[low]) < std::abs(d[high]);
        const Index step = up ? -1 : 1, size = high - low;
        Real* const a = up ? d + high : d + low;
        Real* const squares = up ? e + high - 1 : e + low;
        const Real last = a[step * size], b = std::sqrt(squares[step * (size - 1)]);
        const Real half = (a[step * (size - 1)] - last) / 2 / b;
        const Real shift = last - b / (half + std::copysign(std::sqrt(half * half + 1), half));
        Real c = 1, s = 0, gap = a[0] - shift, p = gap * gap;
        for (Index k = 0; k < size; ++k) {
            const Real square = squares[step * k], r = p + square, before = gap, old = c;
            if (k > 0) squares[step * (k - 1)] = s * r;
            const Real inverse = r / p;  // 1 / c, so that no division waits for another
            c = p / r;
            s = square / r;
            const Real next = a[step * (k + 1)];
            gap = c * (next - shift) - s * before;
            a[step * k] = before + (next - gap);
            p = inverse < std::numeric_limits<Real>::max() ? gap * gap * inverse : old * square;
        }
        squares[step * (size - 1)] = s * p;
        a[step * size] = shift + gap;
    }
    std::sort(d, d + n);
}

/// Divide and conquer for a symmetric tridiagonal matrix.
/// J. J. M. Cuppen, A divide and conquer method for the symmetric tridiagonal eigenproblem, Numer. Math. 36 (1981);
/// M. Gu, S. C. Eisenstat, A divide-and-conquer algorithm for the symmetric tridiagonal eigenproblem, SIAM J. Matrix
/// Anal. Appl. 16 (1995).
template <class Real>
class TridiagonalDivide {
public:
    /// T = Q diag(d) Q^T, d ascending. Q is n x n and gets all its elements. The largest entry should be about 1.
    static void run(const char* function, core::List<Real>& d, core::List<Real>& e, const Block<Real>& Q) {
        Q.fill(0);
        TridiagonalDivide(function, d.data(), e.data(), Q).divide(0, d.size());
    }

private:
    static constexpr Index base = 24;
    TridiagonalDivide(const char* function, Real* d, Real* e, const Block<Real>& Q)
        : function_(function), d_(d), e_(e), Q_(Q) {}

    void divide(Index at, Index n) {
        Real* const d = d_ + at;
        if (n <= base) {
            const Block<Real> Q = Q_.block(at, at, n, n);
            Q.set_identity();
            tridiagonal_qr(function_, d, e_ + at, n, Q);
            for (Index i = 0; i + 1 < n; ++i) {
                const Index least = std::min_element(d + i, d + n) - d;
                if (least == i) continue;
                std::swap(d[i], d[least]);
                std::swap_ranges(Q.col(i), Q.col(i) + n, Q.col(least));
            }
            return;
        }
        const Index half = n / 2;
        const Real beta = e_[at + half - 1], rho = std::abs(beta);
        d[half - 1] -= rho;
        d[half] -= rho;
        divide(at, half);
        divide(at + half, n - half);
        merge(at, n, half, rho, beta < 0);
    }

    enum Part : unsigned char { above, both, below };

    void merge(Index at, Index n, Index half, Real rho, bool negative) {
        const Block<Real> Q = Q_.block(at, at, n, n);
        Real* const d = d_ + at;
        core::List<Real> z(n);
        Real largest = 0, weight = 0;
        core::List<Index> order(n), kept, gone;
        core::List<Part> part(n);
        // T = diag(T1, T2) + rho v v^T; the weights sqrt(rho) z make rho 1.
        const Real root = std::sqrt(rho);
        for (Index j = 0; j < n; ++j) {
            z[j] = root * (j < half ? Q(half - 1, j) : negative ? -Q(half, j) : Q(half, j));
            largest = std::max(largest, std::abs(d[j]));
            weight = std::max(weight, std::abs(z[j]));
            order[j] = j;
            part[j] = j < half ? above : below;
        }
        constexpr Real eps = std::numeric_limits<Real>::epsilon();
        const Real tolerance = std::max(8 * eps * std::max(largest, rho), std::numeric_limits<Real>::min() / eps);
        const Real least = tolerance / std::max(root, std::sqrt(tolerance));
        std::sort(order.begin(), order.end(), [&](Index a, Index b) { return d[a] < d[b]; });
        for (const Index j : order) {
            if (std::abs(z[j]) <= least) {
                gone.push_back(j);
                continue;
            }
            if (!kept.empty()) {
                const Index p = kept.back();
                const Real size = std::hypot(z[j], z[p]), c = z[j] / size, s = -z[p] / size;
                const Real gap = d[j] - d[p];
                if (std::abs(gap * c * s) <= tolerance) {
                    z[j] = size;
                    rotate(Q.col(p), Q.col(j), n, c, s);
                    if (part[p] != part[j]) part[p] = part[j] = both;
                    const Real dp = d[p] * c * c + d[j] * s * s;
                    d[j] = d[p] * s * s + d[j] * c * c;
                    d[p] = dp;
                    gone.push_back(p);
                    kept.back() = j;
                    continue;
                }
            }
            kept.push_back(j);
        }
        const auto k = kept.size(), g = gone.size();
        core::List<Real> poles(k), weights(k), squares(k), lambda(k);
        for (Index i = 0; i < k; ++i) {
            poles[i] = d[kept[i]];
            weights[i] = z[kept[i]];
            squares[i] = weights[i] * weights[i];
        }
        Dense<Real> distance(k, k), vectors(k, k), fresh = Dense<Real>::Zero(n, k), old(n, g);
        if (k > 0) {
            Secular<Real, false> secular(poles.data(), squares.data(), k);
            for (Index i = 0; i < k; ++i) lambda[i] = secular.root(i, distance.data() + i * k);
            refine_weights<Real, false>(poles.data(), distance, weights.data());
        }
        core::List<Index> rows(k);
        for (Index i = 0; i < k; ++i) rows[i] = i;
        std::stable_sort(rows.begin(), rows.end(), [&](Index a, Index b) { return part[kept[a]] < part[kept[b]]; });
        Index count[3] = {0, 0, 0};
        for (Index i = 0; i < k; ++i) ++count[part[kept[i]]];
        core::List<Real> v(k);
        for (Index i = 0; i < k; ++i) {
            const Real* const gap = distance.data() + i * k;
            for (Index j = 0; j < k; ++j) v[j] = weights[j] / gap[j];
            const Real scale = 1 / std::sqrt(dense::dot(v.data(), v.data(), k));
            for (Index j = 0; j < k; ++j) vectors.data()[j + i * k] = v[rows[j]] * scale;
        }
        const auto multiply = [&](Index from, Index columns, Index first, Index m) {
            if (columns == 0 || m == 0) return;
            Dense<Real> gathered(m, columns);
            for (Index j = 0; j < columns; ++j)
                std::copy_n(Q.at(first, kept[rows[from + j]]), m, gathered.data() + j * m);
            dense::multiply_add<Real>(1, gathered, dense::Op::none, Block<Real>(vectors).block(from, 0, columns, k),
                                      dense::Op::none, Block<Real>(fresh).lines(first, m));
        };
        multiply(0, count[above] + count[both], 0, half);
        multiply(count[above], count[both] + count[below], half, n - half);
        core::List<std::pair<Real, Index>> ascending;
        for (Index i = 0; i < k; ++i) ascending.emplace_back(lambda[i], i);
        for (Index i = 0; i < g; ++i) {
            ascending.emplace_back(d[gone[i]], k + i);
            std::copy_n(Q.col(gone[i]), n, old.data() + i * n);
        }
        std::sort(ascending.begin(), ascending.end());
        for (Index j = 0; j < n; ++j) {
            const Index from = ascending[j].second;
            d[j] = ascending[j].first;
            std::copy_n(from < k ? fresh.data() + from * n : old.data() + (from - k) * n, n, Q.col(j));
        }
    }

    const char* function_;
    Real *d_, *e_;
    Block<Real> Q_;
};

/// Eigenvalues d, ascending, and eigenvectors of a symmetric tridiagonal matrix: all of them, or where few are wanted
/// by their numbers those alone. The largest entry should be about 1.
template <class Real>
void tridiagonal_eigen(const char* function, core::List<Real>& d, core::List<Real>& e, Dense<Real>& vectors,
                       const Wanted& wanted) {
    const Index n = d.size(), count = wanted.last - wanted.first + 1;
    // Whoever asks for an interval may have its ends from the values of all, which are to be the same to the last
    // digit.
    if (wanted.some && !wanted.by_value && n > 8 && 4 * count <= n) {
        core::List<Real> values = d, off = e;
        tridiagonal_values<Real>(function, values.data(), off.data(), n);
        vectors.resize(n, count);
        if (inverse_iteration<Real>(d.data(), e.data(), n, values.data() + wanted.first, vectors)) {
            d = std::move(values);
            return;
        }
    }
    vectors.resize(n, n);
    TridiagonalDivide<Real>::run(function, d, e, vectors);
}

/// All eigenvalues, ascending, and with `want_vectors` eigenvectors of a Hermitian matrix given in full: all of them,
/// or those that are wanted alone.
template <class T>
void hermitian_eigen(const char* function, Dense<T>& a, Column<core::RealOf<T>>& values, Dense<T>& vectors,
                     bool want_vectors, const Wanted& wanted = {}) {
    using Real = core::RealOf<T>;
    const Index n = a.rows();
    values.resize(n);
    vectors.resize(n, 0);
    if (n == 0) return;
    Real largest = 0;
    for (Index i = 0; i < a.size(); ++i)
        largest = std::max({largest, std::abs(dense::real(a.data()[i])), std::abs(dense::imag(a.data()[i]))});
    int exponent = 0;
    if (largest > 0 && largest <= std::numeric_limits<Real>::max()) exponent = std::ilogb(largest);
    const auto scaled = [&](const T& x, int by) {
        if constexpr (core::is_complex<T>)
            return T(std::ldexp(x.real(), by), std::ldexp(x.imag(), by));
        else
            return std::ldexp(x, by);
    };
    if (exponent != 0)
        for (Index i = 0; i < a.size(); ++i) a.data()[i] = scaled(a.data()[i], -exponent);
    core::List<Real> d(n), e(n);
    Column<T> tau = Column<T>::Zero(n);
    tridiagonalize<T>(a, d.data(), e.data(), tau.data());
    if (!want_vectors)
        tridiagonal_values<Real>(function, d.data(), e.data(), n);
    else {
        if constexpr (core::is_complex<T>) {
            Dense<Real> q;
            tridiagonal_eigen<Real>(function, d, e, q, wanted);
            vectors.resize(n, q.cols());
            for (Index i = 0; i < q.size(); ++i) vectors.data()[i] = T(q.data()[i]);
        } else
            tridiagonal_eigen<Real>(function, d, e, vectors, wanted);
        if (n > 1) dense::apply_q<T>(Block<T>(a).columns(0, n - 1), tau.data(), 1, vectors, false);
    }
    for (Index i = 0; i < n; ++i) values[i] = std::ldexp(d[i], exponent);
}

}  // namespace scixx::linalg::detail::spectral
