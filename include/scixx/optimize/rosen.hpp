// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>

namespace scixx::optimize {

/// Rosenbrock's function, sum over i < n - 1 of 100 (x[i+1] - x[i]^2)^2 + (1 - x[i])^2, least (0) where all x are 1.
///
/// @param x  point, n >= 1; any scalar with arithmetic, so it serves complex steps and automatic differentiation too.
/// @return   the value, scalar of `x` (integers give double); 0 for n = 1.
/// @throws std::invalid_argument if `x` is empty.
/// @note O(n), no allocation for an array in memory; NaN in gives NaN.
/// @see scipy.optimize.rosen
template <core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 1)
[[nodiscard]] core::FloatOf<core::ScalarOf<A>> rosen(const A& x) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    const core::Source<core::ScalarOf<A>, A> source(x);
    const auto& at = source.view();
    core::require(at.size() > 0, "rosen", "x must not be empty");
    T sum(0.0);
    for (Eigen::Index i = 0; i + 1 < at.size(); ++i) {
        const T a = T(at(i)), rise = T(at(i + 1)) - a * a, gap = T(1.0) - a;
        sum += T(100.0) * rise * rise + gap * gap;
    }
    return sum;
}

/// Gradient of rosen.
/// @param x  point, n >= 2.
/// @return   n-vector of `x`'s family.
/// @throws std::invalid_argument if n < 2.
/// @see scipy.optimize.rosen_der
template <core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 1)
[[nodiscard]] core::SameShapeOf<A, core::FloatOf<core::ScalarOf<A>>> rosen_der(const A& x) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    const core::Source<core::ScalarOf<A>, A> source(x);
    const auto& at = source.view();
    const Eigen::Index n = at.size();
    core::require(n >= 2, "rosen_der", "x must have 2 or more components, got ", n);
    auto grad = core::allocate<core::SameShapeOf<A, T>>({n});
    for (Eigen::Index i = 0; i < n; ++i) grad[i] = T(0.0);
    for (Eigen::Index i = 0; i + 1 < n; ++i) {
        const T a = T(at(i)), rise = T(at(i + 1)) - a * a;
        grad[i] += T(-400.0) * a * rise - T(2.0) * (T(1.0) - a);
        grad[i + 1] += T(200.0) * rise;
    }
    return grad;
}

/// Hessian of rosen.
/// @param x  point, n >= 2.
/// @return   n x n, tridiagonal and symmetric.
/// @throws std::invalid_argument if n < 2.
/// @see scipy.optimize.rosen_hess
template <core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 1)
[[nodiscard]] auto rosen_hess(const A& x) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    const core::Source<core::ScalarOf<A>, A> source(x);
    const auto& at = source.view();
    const Eigen::Index n = at.size();
    core::require(n >= 2, "rosen_hess", "x must have 2 or more components, got ", n);
    Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> hess =
        Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>::Zero(n, n);
    for (Eigen::Index i = 0; i + 1 < n; ++i) {
        const T a = T(at(i)), b = T(at(i + 1));
        hess(i, i) += T(1200.0) * a * a - T(400.0) * b + T(2.0);
        hess(i + 1, i + 1) += T(200.0);
        hess(i, i + 1) = hess(i + 1, i) = T(-400.0) * a;
    }
    return hess;
}

/// Product of rosen's Hessian with a vector, without the matrix: O(n).
/// @param x  point, n >= 2.
/// @param p  vector, n.
/// @return   n-vector of `x`'s family.
/// @throws std::invalid_argument if n < 2 or the sizes differ.
/// @see scipy.optimize.rosen_hess_prod
template <core::ArrayLike A = core::InBraces, core::ArrayLike P = core::InBraces>
    requires(core::rank_of<A> == 1 && core::rank_of<P> == 1)
[[nodiscard]] core::SameShapeOf<A, core::FloatOf<core::ScalarOf<A>>> rosen_hess_prod(const A& x, const P& p) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    const core::Source<core::ScalarOf<A>, A> source(x);
    const auto& at = source.view();
    const Eigen::Index n = at.size();
    core::require(n >= 2, "rosen_hess_prod", "x must have 2 or more components, got ", n);
    const core::Source<core::ScalarOf<P>, P> vector(p);
    const auto& along = vector.view();
    core::require(along.size() == n, "rosen_hess_prod", "p must have ", n, " components, got ", along.size());
    auto product = core::allocate<core::SameShapeOf<A, T>>({n});
    for (Eigen::Index i = 0; i < n; ++i) product[i] = T(0.0);
    for (Eigen::Index i = 0; i + 1 < n; ++i) {
        const T a = T(at(i)), b = T(at(i + 1)), pa = T(along(i)), pb = T(along(i + 1));
        product[i] += (T(1200.0) * a * a - T(400.0) * b + T(2.0)) * pa - T(400.0) * a * pb;
        product[i + 1] += T(200.0) * pb - T(400.0) * a * pa;
    }
    return product;
}

}  // namespace scixx::optimize
