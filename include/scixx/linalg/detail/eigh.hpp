// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/error.hpp>
#include <scixx/linalg/detail/cholesky.hpp>
#include <scixx/linalg/detail/spectral/tridiagonal.hpp>
#include <tuple>

namespace scixx::linalg::detail {

/// The first and the last eigenvalue that eigh's options ask for, after their checks.
template <class Options>
std::pair<Index, Index> eigh_range(const char* function, const Options& options, Index n) {
    core::require(options.type >= 1 && options.type <= 3, function, "type must be 1, 2 or 3, got ", options.type);
    core::require(!options.subset_by_index || !options.subset_by_value, function,
                  "subset_by_index and subset_by_value must not both be given");
    if (!options.subset_by_index) return {0, n - 1};
    const auto [first, last] = *options.subset_by_index;
    core::require(0 <= first && first <= last && last < n, function,
                  "subset_by_index must be two ascending numbers in 0 .. ", n - 1, ", got ", first, " and ", last);
    return {first, last};
}

/// What eigh calls.
struct HermitianEigen {
    template <class T>
    void operator()(const char* function, Dense<T>& a, Column<core::RealOf<T>>& values, Dense<T>& vectors,
                    bool want_vectors, const spectral::Wanted& wanted) const {
        spectral::hermitian_eigen(function, a, values, vectors, want_vectors, wanted);
    }
};

/// The eigenvalues and vectors that eigh's options (EighOptions) ask for; `b` may be empty.
template <class T, class Options, class Solver>
void eigh(const char* function, Dense<T>& a, Dense<T>* b, const Options& options, bool want_vectors,
          Column<core::RealOf<T>>& values, Dense<T>& vectors, const Solver& solver) {
    using Real = core::RealOf<T>;
    const Index n = a.rows();
    auto [first, last] = eigh_range(function, options, n);
    if (options.subset_by_value)
        core::require((*options.subset_by_value)[0] < (*options.subset_by_value)[1], function,
                      "subset_by_value must be two ascending numbers");
    using namespace dense;
    mirror<T>(a, options.lower ? Triangle::lower : Triangle::upper, true);
    for (Index i = 0; i < n; ++i) a(i, i) = T(real(a(i, i)));
    if (b) {
        mirror<T>(*b, options.lower ? Triangle::lower : Triangle::upper, true);
        const Index failed = cholesky_in_place<T>(*b, true);
        if (failed >= 0)
            core::fail<LinAlgError>(function, "b is not positive definite: its leading minor of order ", failed + 1,
                                    " is not positive");
        if (options.type == 1) {
            solve_triangle<T>(*b, Triangle::lower, Op::none, false, a);
            solve_triangle_right<T>(*b, Triangle::lower, Op::adjoint, false, a);
        } else {
            Dense<T> L = Dense<T>::Zero(n, n), half = Dense<T>::Zero(n, n);
            for (Index j = 0; j < n; ++j)
                for (Index i = j; i < n; ++i) L(i, j) = (*b)(i, j);
            multiply_add<T>(T(1), a, Op::none, L, Op::none, half);
            a.setZero();
            multiply_add<T>(T(1), L, Op::adjoint, half, Op::none, a);
        }
        mirror<T>(a, Triangle::lower, true);
        for (Index i = 0; i < n; ++i) a(i, i) = T(real(a(i, i)));
    }
    spectral::Wanted wanted{.some = options.subset_by_index || options.subset_by_value,
                            .by_value = static_cast<bool>(options.subset_by_value),
                            .first = first,
                            .last = last};
    if (wanted.by_value) {
        wanted.low = static_cast<Real>((*options.subset_by_value)[0]);
        wanted.high = static_cast<Real>((*options.subset_by_value)[1]);
    }
    solver(function, a, values, vectors, want_vectors, wanted);
    std::tie(first, last) = wanted.range(values.data(), n);
    const Index count = last - first + 1;
    if (want_vectors && vectors.cols() > count) vectors = vectors.middleCols(first, count).eval();
    if (count < n) values = values.segment(first, count).eval();
    if (!b || !want_vectors) return;
    if (options.type == 3) {
        Dense<T> L = Dense<T>::Zero(n, n), product = Dense<T>::Zero(n, vectors.cols());
        for (Index j = 0; j < n; ++j)
            for (Index i = j; i < n; ++i) L(i, j) = (*b)(i, j);
        multiply_add<T>(T(1), L, Op::none, vectors, Op::none, product);
        vectors = std::move(product);
    } else
        solve_triangle<T>(*b, Triangle::lower, Op::adjoint, false, vectors);
}

}  // namespace scixx::linalg::detail
