// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/eigh.hpp>
#include <scixx/linalg/detail/lapack/routines.hpp>
#include <scixx/linalg/detail/lstsq.hpp>
#include <scixx/linalg/detail/spectral/eig.hpp>
#include <string>

/// LAPACK's factorisations on work matrices, in the forms of the library's own kernels.
namespace scixx::linalg::detail::lapack {

/// The least number of rows and columns that is worth a call, and the largest whose workspace has a 32-bit size.
inline constexpr Index least = 48, most = 20000;

/// Whether a matrix goes to LAPACK: large enough, and without a NaN or an infinity, on which some routines do not
/// return.
template <class T>
[[nodiscard]] bool takes(const Dense<T>& a) {
    return std::min(a.rows(), a.cols()) >= least && std::max(a.rows(), a.cols()) <= most && all_finite(a);
}

inline int integer(Index n) {
    return static_cast<int>(n);
}
inline void converged(const char* function, int info) {
    if (info != 0) core::fail<LinAlgError>(function, "the iteration did not converge");
}

/// Calls f(work, size) for the best size of workspace, then with it.
template <class T, class F>
void with_workspace(F&& f) {
    T query(0);
    f(&query, -1);
    // The size comes as a floating-point number, which may be rounded down.
    const auto size = static_cast<Index>(dense::real(query) * core::RealOf<T>(1.0000002)) + 1;
    core::List<T> work(size);
    f(work.data(), static_cast<int>(size));
}

/// As lu_in_place.
template <class T>
void lu(Dense<T>& a, Index* pivots) {
    int info = 0;
    core::List<int> rows(std::min(a.rows(), a.cols()));
    getrf(integer(a.rows()), integer(a.cols()), a.data(), integer(a.rows()), rows.data(), &info);
    std::transform(rows.begin(), rows.end(), pivots, [](int row) { return Index(row - 1); });
}

/// As cholesky_in_place.
template <class T>
Index cholesky(Dense<T>& a, bool lower) {
    int info = 0;
    potrf(lower ? 'L' : 'U', integer(a.rows()), a.data(), &info);
    return info > 0 ? info - 1 : -1;
}

/// x := a^-1 x, or a^-T x. @return whether a is regular.
template <class T>
bool solve(Dense<T>& a, Dense<T>& x, bool transposed) {
    int info = 0;
    const int n = integer(a.rows()), k = integer(x.cols());
    core::List<int> pivots(n);
    if (!transposed) {
        gesv(n, k, a.data(), pivots.data(), x.data(), &info);
        return info == 0;
    }
    getrf(n, n, a.data(), n, pivots.data(), &info);
    if (info != 0) return false;
    getrs('T', n, k, a.data(), pivots.data(), x.data(), &info);
    return true;
}

/// As qr_in_place, or with `order` as pivoted_qr_in_place.
template <class T>
void qr(Dense<T>& a, T* tau, Index* order) {
    int info = 0;
    const int m = integer(a.rows()), n = integer(a.cols());
    if (!order) return with_workspace<T>([&](T* work, int size) { geqrf(m, n, a.data(), tau, work, size, &info); });
    core::List<int> columns(n, 0);
    core::List<core::RealOf<T>> rwork(2 * columns.size());
    with_workspace<T>(
        [&](T* work, int size) { geqp3(m, n, a.data(), columns.data(), tau, work, size, rwork.data(), &info); });
    std::transform(columns.begin(), columns.end(), order, [](int column) { return Index(column - 1); });
}

/// The first q.cols() columns of Q from the reflectors of qr.
template <class T>
void form_q(const Dense<T>& a, const T* tau, Dense<T>& q) {
    int info = 0;
    const Index known = std::min(a.cols(), q.cols());
    q.leftCols(known) = a.leftCols(known);
    with_workspace<T>([&](T* work, int size) {
        orgqr(integer(q.rows()), integer(q.cols()), integer(std::min({a.rows(), known, q.cols()})), q.data(), tau, work,
              size, &info);
    });
}

/// As detail::QrKernels.
struct QrKernels {
    template <class T>
    void factor(Dense<T>& a, T* tau, Index* permutation) const {
        if (takes(a))
            qr(a, tau, permutation);
        else
            detail::QrKernels().factor(a, tau, permutation);
    }
    template <class T>
    void form_q(Dense<T>& a, const T* tau, Dense<T>& q) const {
        if (takes(a))
            lapack::form_q(a, tau, q);
        else
            detail::QrKernels().form_q(a, tau, q);
    }
};

/// A = U diag(s) V^H, all factors or the thin ones; V as it is, not its adjoint.
template <class T>
Factors<T> svd(const char* function, Dense<T> a, bool full, bool vectors) {
    const Index m = a.rows(), n = a.cols(), k = std::min(m, n), wide = std::max(m, n);
    Factors<T> f;
    f.s.resize(k);
    f.U.resize(m, !vectors ? 0 : full ? m : k);
    Dense<T> vt(!vectors ? 0 : full ? n : k, n);
    core::List<int> iwork(8 * k);
    core::List<core::RealOf<T>> rwork(core::is_complex<T> ? std::max(5 * k * k + 7 * k, 2 * wide * k + 2 * k * k + k)
                                                          : 0);
    int info = 0;
    with_workspace<T>([&](T* work, int size) {
        gesdd(!vectors ? 'N'
              : full   ? 'A'
                       : 'S',
              integer(m), integer(n), a.data(), f.s.data(), f.U.data(), integer(m), vt.data(),
              integer(std::max<Index>(1, vt.rows())), work, size, rwork.data(), iwork.data(), &info);
    });
    converged(function, info);
    if (vectors) f.V = vt.adjoint();
    return f;
}

/// As spectral::hermitian_eigen.
struct HermitianEigen {
    template <class T>
    void operator()(const char* function, Dense<T>& a, Column<core::RealOf<T>>& values, Dense<T>& vectors,
                    bool want_vectors, const spectral::Wanted& wanted) const {
        if (!takes(a)) return spectral::hermitian_eigen(function, a, values, vectors, want_vectors, wanted);
        const int n = integer(a.rows());
        values.resize(a.rows());
        vectors = std::move(a);
        T query(0);
        core::RealOf<T> query_real = 0;
        int query_integer = 0, info = 0;
        const char job = want_vectors ? 'V' : 'N';
        syevd(job, 'L', n, vectors.data(), values.data(), &query, -1, &query_real, -1, &query_integer, -1, &info);
        const auto size = static_cast<Index>(dense::real(query) * core::RealOf<T>(1.0000002)) + 1;
        const auto size_real = static_cast<Index>(query_real * core::RealOf<T>(1.0000002)) + 1;
        core::List<T> work(size);
        core::List<core::RealOf<T>> rwork(size_real);
        core::List<int> iwork(std::max(1, query_integer));
        syevd(job, 'L', n, vectors.data(), values.data(), work.data(), static_cast<int>(size), rwork.data(),
              static_cast<int>(size_real), iwork.data(), static_cast<int>(iwork.size()), &info);
        converged(function, info);
        if (!want_vectors) vectors.resize(n, 0);
    }
};

/// As spectral::eig.
template <class T>
spectral::Eigenpairs<core::RealOf<T>> eig(const char* function, Dense<T> a, bool left, bool right) {
    using Real = core::RealOf<T>;
    const Index n = a.rows();
    spectral::Eigenpairs<Real> out;
    out.w.resize(n);
    Dense<T> vl(n, left ? n : 0), vr(n, right ? n : 0);
    const char jl = left ? 'V' : 'N', jr = right ? 'V' : 'N';
    int info = 0;
    if constexpr (core::is_complex<T>) {
        core::List<Real> rwork(2 * n);
        with_workspace<T>([&](T* work, int size) {
            geev(jl, jr, integer(n), a.data(), out.w.data(), vl.data(), vr.data(), work, size, rwork.data(), &info);
        });
        out.vl = std::move(vl);
        out.vr = std::move(vr);
    } else {
        Column<T> re(n), im(n);
        with_workspace<T>([&](T* work, int size) {
            geev(jl, jr, integer(n), a.data(), re.data(), im.data(), vl.data(), vr.data(), work, size, &info);
        });
        for (Index i = 0; i < n; ++i) out.w[i] = {re[i], im[i]};
        // The vectors of a pair come as real and imaginary part.
        const auto unpacked = [&](const Dense<T>& v) {
            Dense<std::complex<Real>> z(n, v.cols());
            for (Index j = 0; j < v.cols(); ++j) {
                const bool pair = im[j] > 0 && j + 1 < n;
                for (Index i = 0; i < n; ++i) {
                    z(i, j) = {v(i, j), pair ? v(i, j + 1) : T(0)};
                    if (pair) z(i, j + 1) = dense::conj(z(i, j));
                }
                if (pair) ++j;
            }
            return z;
        };
        out.vl = unpacked(vl);
        out.vr = unpacked(vr);
    }
    converged(function, info);
    return out;
}

/// As least_squares_svd.
template <class T>
LeastSquares<T> least_squares(const char* function, Dense<T> a, Dense<T> b, core::RealOf<T> cond) {
    using Real = core::RealOf<T>;
    const Index m = a.rows(), n = a.cols(), k = std::min(m, n), rows = std::max(m, n);
    LeastSquares<T> out;
    out.s.resize(k);
    b.conservativeResize(rows, b.cols());
    if (m < n) b.bottomRows(n - m).setZero();
    int info = 0, rank = 0, query_integer = 0;
    T query(0);
    Real query_real = 0;
    const auto call = [&](T* work, int size, Real* rwork, int* iwork) {
        gelsd(integer(m), integer(n), integer(b.cols()), a.data(), b.data(), integer(rows), out.s.data(), cond, &rank,
              work, size, rwork, iwork, &info);
    };
    call(&query, -1, &query_real, &query_integer);
    const auto size = static_cast<Index>(dense::real(query) * Real(1.0000002)) + 1;
    core::List<T> work(size);
    core::List<Real> rwork(static_cast<Index>(query_real * Real(1.0000002)) + 1);
    core::List<int> iwork(std::max(1, query_integer));
    call(work.data(), static_cast<int>(size), rwork.data(), iwork.data());
    converged(function, info);
    out.rank = rank;
    out.residues.resize(0);
    if (rank == n && m > n) out.residues = tail_squares(b, n);
    out.x = b.topRows(n);
    return out;
}

}  // namespace scixx::linalg::detail::lapack
