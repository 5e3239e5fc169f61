// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/SVD>
#include <cmath>
#include <scixx/core/array.hpp>

namespace scixx::spatial {

/// What procrustes returns.
template <class Matrix>
struct ProcrustesResult {
    Matrix mtx1;           ///< n x k, the first set centred and scaled to a sum of squares of 1
    Matrix mtx2;           ///< n x k, the second set moved onto it
    double disparity = 0;  ///< sum of squares of mtx1 - mtx2, in [0, 1]
};

/// Procrustes analysis: how alike two sets of points are but for position, size, rotation and reflection.
///
/// Both sets are centred and scaled to a sum of squares of 1; then the second is turned (and mirrored, where that is
/// better) and scaled to lie as near to the first as can be: mtx2 = s X2 R^T with the singular value decomposition
/// X1^T X2 = U diag(w) V^T, R = U V^T and s the sum of w.
///
/// @param data1, data2  n x k each, n points in rows, finite, at least two different ones
/// @return              the two sets after the transformation, and their disparity
/// @throws std::invalid_argument for arrays that are not of rank 2 and of the same shape, empty ones, a NaN or an
///                      infinity, and sets whose points are all the same.
/// @note                O(n k^2 + k^3). P. H. Schoenemann, Psychometrika 31 (1966) 1; J. C. Gower, Psychometrika 40
///                      (1975) 33.
/// @see                 scipy.spatial.procrustes
template <core::ArrayLike A, core::ArrayLike B>
[[nodiscard]] ProcrustesResult<core::PlainOf<A, double>> procrustes(const A& data1, const B& data2) {
    const char* function = "procrustes";
    const core::Source<double, A> first(data1);
    const core::Source<double, B> second(data2);
    const auto &a = first.view(), &b = second.view();
    core::require(a.rank() == 2 && b.rank() == 2, function, "data1 and data2 must be two-dimensional, got shapes ",
                  a.shape(), " and ", b.shape());
    core::require(a.shape() == b.shape(), function, "data1 and data2 must have the same shape, got ", a.shape(),
                  " and ", b.shape());
    core::require(!a.empty(), function, "data1 and data2 must not be empty, got shape ", a.shape());
    const auto standard = [&](const core::NdView<const double>& data, const char* parameter) {
        Eigen::MatrixXd x(data.shape(0), data.shape(1));
        core::copy(data, core::view(x));
        core::require(x.allFinite(), function, parameter, " must not hold NaN or infinity");
        x.rowwise() -= x.colwise().mean().eval();
        const double norm = x.stableNorm();
        core::require(norm > 0, function, parameter, " must hold at least two different points");
        x /= norm;
        return x;
    };
    Eigen::MatrixXd x = standard(a, "data1"), y = standard(b, "data2");
    // Jacobi's method without the divide and conquer of linalg::svd: k is small, and compiling that takes a minute.
#if EIGEN_VERSION_AT_LEAST(3, 4, 90)  // what to compute is a template argument, the other form is deprecated
    const Eigen::JacobiSVD<Eigen::MatrixXd,
                           int(Eigen::NoQRPreconditioner) | int(Eigen::ComputeFullU) | int(Eigen::ComputeFullV)>
        svd(x.transpose() * y);
#else
    const Eigen::JacobiSVD<Eigen::MatrixXd, Eigen::NoQRPreconditioner> svd(x.transpose() * y,
                                                                           Eigen::ComputeFullU | Eigen::ComputeFullV);
#endif
    y = y * svd.matrixV() * svd.matrixU().transpose() * svd.singularValues().sum();
    using Matrix = core::PlainOf<A, double>;
    ProcrustesResult<Matrix> out{core::allocate<Matrix>(a.shape()), core::allocate<Matrix>(a.shape()),
                                 (x - y).squaredNorm()};
    core::copy(core::view(std::as_const(x)), core::view(out.mtx1));
    core::copy(core::view(std::as_const(y)), core::view(out.mtx2));
    return out;
}

}  // namespace scixx::spatial
