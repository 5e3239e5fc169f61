// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <scixx/core/array.hpp>
#include <scixx/optimize/detail/callables.hpp>
#include <scixx/optimize/detail/least_squares/iterative_linear.hpp>
#include <scixx/optimize/least_squares/linear_operator.hpp>
#include <scixx/optimize/least_squares/lsq_linear.hpp>

namespace scixx::optimize {

/// Linear least squares with bounds for a sparse matrix or a LinearOperator, by trf and LSMR.
///
/// @param A        m x n, Eigen::SparseMatrix or LinearOperator.
/// @param b        m, finite.
/// @param options  see LsqLinearOptions; lsq_solver is lsmr whatever it says.
/// @return         see LsqLinearResult. x is within the bounds; the accuracy of unbounded_sol is lsmr_tol.
/// @throws std::invalid_argument as lsq_linear of a dense matrix, or if the method is bvls.
/// @note           Two products an inner iteration. Sources: Fong and Saunders, SIAM J. Sci. Comput. 33 (2011) 2950;
///                 Branch, Coleman and Li, SIAM J. Sci. Comput. 21 (1999) 1.
/// @see scipy.optimize.lsq_linear
template <class S, core::ArrayLike B = core::InBraces>
    requires((std::same_as<S, LinearOperator> || detail::least_squares::SparseLike<S>) && core::rank_of<B> == 1)
[[nodiscard]] LsqLinearResult lsq_linear(const S& a, const B& b, const LsqLinearOptions& options = {}) {
    Eigen::VectorXd right;
    detail::store_vector<B>(b, right);
    return detail::least_squares::lsq_linear_by_products<LsqLinearResult>(LinearOperator(a), right, options);
}

}  // namespace scixx::optimize
