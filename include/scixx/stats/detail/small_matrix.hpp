// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/dense/matrix.hpp>
#include <scixx/core/kernel/dense/symmetric_eigen.hpp>

/// Linear algebra of covariances by core's plain loops over columns.
namespace scixx::stats::detail {

using core::dense::all_finite;
using core::dense::cholesky;
using core::dense::gram;
using core::dense::identity;
using core::dense::less;
using core::dense::log_diagonal;
using core::dense::product;
using core::dense::solve_lower;
using core::dense::sum_of_squares;
using core::dense::symmetric_eigen;
using core::dense::SymmetricEigen;
using core::dense::transposed;

template <class T>
using SquareOf = core::dense::Matrix<T>;

/// A rank-1 array as a column of doubles.
template <class A>
[[nodiscard]] Eigen::VectorXd column(const A& values) {
    Eigen::VectorXd out;
    core::assign(out, values);
    return out;
}

}  // namespace scixx::stats::detail
