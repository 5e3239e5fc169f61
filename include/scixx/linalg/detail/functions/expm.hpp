// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/lu.hpp>
#include <scixx/linalg/error.hpp>
#include <string>

/// Functions of matrices.
namespace scixx::linalg::detail::functions {

/// a b.
template <class T>
Dense<T> product(const Dense<T>& a, const Dense<T>& b) {
    Dense<T> left = a, right = b, out = Dense<T>::Zero(a.rows(), b.cols());
    dense::multiply_add<T>(T(1), left, dense::Op::none, right, dense::Op::none, out);
    return out;
}

/// a^-1 b. @throws LinAlgError for a singular a.
template <class T>
Dense<T> solved(const char* function, Dense<T> a, Dense<T> b) {
    core::List<Index> pivots(a.rows());
    if (lu_in_place<T>(a, pivots.data()) >= 0) core::fail<LinAlgError>(function, "a matrix is singular");
    lu_solve_in_place<T>(a, pivots.data(), dense::Op::none, b);
    return b;
}

/// a b and a^-1 b for matrices of either kind; those of at most 8 rows go without heap.
template <class T, class M>
M multiplied(const M& a, const M& b) {
    if constexpr (std::is_same_v<M, Small<T>>)
        return a.lazyProduct(b);
    else
        return product<T>(a, b);
}
template <class T, class M>
M divided(const char* function, M a, M b) {
    if constexpr (std::is_same_v<M, Small<T>>) {
        Index pivots[8];
        if (lu_in_place<T>(dense::block_of(a), pivots) >= 0) core::fail<LinAlgError>(function, "a matrix is singular");
        lu_solve_in_place<T>(dense::block_of(a), pivots, dense::Op::none, dense::block_of(b));
        return b;
    } else
        return solved<T>(function, std::move(a), std::move(b));
}

/// The exponential by scaling, a rational approximation of order 3 to 13, and squaring. The diagonal of a triangular
/// matrix is set to its exponential after each squaring.
/// N. J. Higham, The scaling and squaring method for the matrix exponential revisited, SIAM J. Matrix Anal. Appl. 26
/// (2005); A. H. Al-Mohy, N. J. Higham, A new scaling and squaring algorithm for the matrix exponential, ibid. 31
/// (2009).
template <class T, class M>
M expm_of(M a) {
    using Real = core::RealOf<T>;
    const Index n = a.rows();
    if (n == 0) return a;
    bool lower = true, upper = true;
    for (Index j = 0; j < n; ++j)
        for (Index i = 0; i < n; ++i)
            if (i != j && a(i, j) != T(0)) (i < j ? lower : upper) = false;
    if (lower && upper) {
        for (Index i = 0; i < n; ++i) a(i, i) = std::exp(a(i, i));
        return a;
    }
    const Real norm = norm1<T>(dense::block_of(a));
    if (!(norm <= std::numeric_limits<Real>::max()))
        return M::Constant(n, n, T(std::numeric_limits<Real>::quiet_NaN()));
    static constexpr double coefficients[5][14] = {
        {120, 60, 12, 1},
        {30240, 15120, 3360, 420, 30, 1},
        {17297280, 8648640, 1995840, 277200, 25200, 1512, 56, 1},
        {17643225600., 8821612800., 2075673600, 302702400, 30270240, 2162160, 110880, 3960, 90, 1},
        {64764752532480000., 32382376266240000., 7771770303897600., 1187353796428800., 129060195264000.,
         10559470521600., 670442572800., 33522128640., 1323241920, 40840800, 960960, 16380, 182, 1}};
    static constexpr double bounds[5] = {1.495585217958292e-2, 2.539398330063230e-1, 9.504178996162932e-1,
                                         2.097847961257068, 5.371920351148152};
    int order = 0;
    while (order < 4 && norm > static_cast<Real>(bounds[order])) ++order;
    const double* const b = coefficients[order];
    const auto c = [&](int k) { return T(static_cast<Real>(b[k])); };
    const M diagonal = a.diagonal();
    M a2 = multiplied<T>(a, a), U, V;
    int squarings = 0;
    if (order < 4) {
        U = c(3) * a2;
        V = c(2) * a2;
        U.diagonal().array() += c(1);
        V.diagonal().array() += c(0);
        M power = a2;
        for (int k = 2; k <= order + 1; ++k) {
            power = multiplied<T>(power, a2);
            U += c(2 * k + 1) * power;
            V += c(2 * k) * power;
        }
        U = multiplied<T>(a, U);
    } else {
        M a4 = multiplied<T>(a2, a2), a6 = multiplied<T>(a2, a4);
        const Real alpha = std::max(std::pow(norm1<T>(dense::block_of(a4)), Real(0.25)),
                                    std::pow(norm1<T>(dense::block_of(a6)), Real(1) / 6));
        // Where a power overflowed, the norm itself has to do.
        const Real bound = alpha <= std::numeric_limits<Real>::max() ? std::min(alpha, norm) : norm;
        if (bound > static_cast<Real>(bounds[4]))
            squarings = std::max(0, static_cast<int>(std::ceil(std::log2(bound / static_cast<Real>(bounds[4])))));
        if (squarings > 0) {
            // Scaling the powers is exact; where one has overflowed all are formed again.
            a *= T(std::ldexp(Real(1), -squarings));
            if (alpha <= std::numeric_limits<Real>::max()) {
                a2 *= T(std::ldexp(Real(1), -2 * squarings));
                a4 *= T(std::ldexp(Real(1), -4 * squarings));
                a6 *= T(std::ldexp(Real(1), -6 * squarings));
            } else {
                a2 = multiplied<T>(a, a);
                a4 = multiplied<T>(a2, a2);
                a6 = multiplied<T>(a2, a4);
            }
        }
        M inner = c(13) * a6 + c(11) * a4 + c(9) * a2;
        U = multiplied<T>(a6, inner) + c(7) * a6 + c(5) * a4 + c(3) * a2;
        U.diagonal().array() += c(1);
        U = multiplied<T>(a, U);
        inner = c(12) * a6 + c(10) * a4 + c(8) * a2;
        V = multiplied<T>(a6, inner) + c(6) * a6 + c(4) * a4 + c(2) * a2;
        V.diagonal().array() += c(0);
    }
    M x = divided<T>("expm", M(V - U), M(V + U));
    const auto exact_diagonal = [&](int left) {
        if (!lower && !upper) return;
        for (Index i = 0; i < n; ++i) x(i, i) = std::exp(diagonal(i, 0) * std::ldexp(Real(1), -left));
    };
    exact_diagonal(squarings);
    for (int k = squarings - 1; k >= 0; --k) {
        x = multiplied<T>(x, x);
        exact_diagonal(k);
    }
    if (upper || lower)
        for (Index j = 0; j < n; ++j)
            for (Index i = 0; i < n; ++i)
                if (upper ? i > j : i < j) x(i, j) = T(0);
    return x;
}

template <class T>
Dense<T> expm(Dense<T> a) {
    return expm_of<T>(std::move(a));
}

/// Whether the power series of the hyperbolic sine is short; the difference of two exponentials would cancel.
template <class T>
bool is_small(const Dense<T>& a) {
    return a.size() == 0 || a.cwiseAbs().colwise().sum().maxCoeff() <= 1;
}
/// The hyperbolic sine of a small matrix: a (I + a^2 / (2 3) (I + a^2 / (4 5) (...))).
template <class T>
Dense<T> small_sinhm(const Dense<T>& a) {
    const Dense<T> square = product(a, a);
    Dense<T> sum = Dense<T>::Identity(a.rows(), a.rows());
    for (Index k = 18; k >= 2; k -= 2) {
        sum = product(square, sum) / T(static_cast<core::RealOf<T>>(k * (k + 1)));
        sum.diagonal().array() += T(1);
    }
    return product(a, sum);
}

}  // namespace scixx::linalg::detail::functions
