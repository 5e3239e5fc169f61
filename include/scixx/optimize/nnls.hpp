// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/core/result.hpp>
#include <scixx/optimize/detail/callables.hpp>
#include <scixx/optimize/detail/least_squares/nnls.hpp>
#include <tuple>

namespace scixx::optimize {

using core::get;

/// Options of nnls.
struct NnlsOptions {
    std::optional<Eigen::Index> maxiter{};  ///< largest number of steps; 3 n
};

/// Result of nnls; `auto [x, rnorm] = nnls(A, b);`
struct NnlsResult {
    Eigen::VectorXd x;     ///< solution, n numbers >= 0
    double rnorm = 0;      ///< |A x - b|
    Eigen::Index nit = 0;  ///< steps
    bool success = false;  ///< false: maxiter was reached
    template <class R = NnlsResult>
    static constexpr auto bound() {
        return std::tuple(&R::x, &R::rnorm);
    }
};

/// Linear least squares with nonnegative solution: minimises |A x - b| subject to x >= 0.
///
/// @param A        m x n, finite.
/// @param b        m, finite.
/// @param options  see NnlsOptions.
/// @return         see NnlsResult.
/// @throws std::invalid_argument if sizes disagree or a number is not finite.
/// @note   O(m n^2) and O(k^3) a step with k free variables. Source: Lawson and Hanson, Solving Least Squares Problems
///         (1974), chapter 23.
/// @see scipy.optimize.nnls. Differs from SciPy: no exception at maxiter, `success` tells it.
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike B = core::InBraces>
    requires(core::rank_of<A> == 2 && core::rank_of<B> == 1)
// NOLINTNEXTLINE(readability-identifier-naming): SciPy's name
[[nodiscard]] NnlsResult nnls(const A& a, const B& b, const NnlsOptions& options = {}) {
    Eigen::MatrixXd matrix;
    Eigen::VectorXd right;
    detail::store_matrix<A>(a, matrix);
    detail::store_vector<B>(b, right);
    core::require(matrix.rows() == right.size(), "nnls", "b must have ", matrix.rows(), " components, got ",
                  right.size());
    for (Eigen::Index i = 0; i < matrix.size(); ++i)
        core::require(std::isfinite(matrix.data()[i]), "nnls", "A must be finite");
    core::require(detail::minimize::finite(right), "nnls", "b must be finite");
    return detail::nnls<NnlsResult>(matrix, right, options.maxiter);
}

}  // namespace scixx::optimize
