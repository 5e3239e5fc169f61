// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/linalg/error.hpp>
#include <vector>

namespace scixx::stats::detail {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// A rank-1 array as a column of doubles.
template <class A>
[[nodiscard]] VectorXd column(const A& values) {
    const core::Source<double, A> source(values);
    VectorXd out(source.view().size());
    for (Index i = 0; i < out.size(); ++i) out[i] = source.view()(i);
    return out;
}

/// A covariance and what the members of the distribution need of it.
struct CovarianceParts {
    MatrixXd cov;
    MatrixXd whitening;  // d columns or as many as the rank: |whitening^T (x - mean)|^2 is Mahalanobis' distance
    MatrixXd null;       // an orthonormal basis of what is orthogonal to the support, as columns
    MatrixXd coloring;   // from d standard normals z, x - mean = coloring z
    Index rank = 0;
    double log_pdet = 0;
    double support = 0;  // most distance from the support of a singular distribution that counts as none
};
/// Eigenvalues in descending order with their vectors; a diagonal matrix gives unit vectors in a stable order.
struct OrderedEigen {
    VectorXd values;
    MatrixXd vectors;  // with the signs of LAPACK's gesdd where they are known
};
template <class T = double>
[[nodiscard]] OrderedEigen ordered_eigen(const MatrixXd& cov) {
    const Index dim = cov.rows();
    const MatrixXd lower = cov.triangularView<Eigen::StrictlyLower>();
    OrderedEigen result;
    VectorXd values;
    MatrixXd vectors;
    const bool diagonal = lower.isZero(0);
    if (diagonal) {
        values = cov.diagonal();
        vectors = MatrixXd::Identity(dim, dim);
    } else {
        const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(cov);
        values = solver.eigenvalues();
        vectors = solver.eigenvectors();
    }
    std::vector<Index> order(static_cast<std::size_t>(dim));
    std::iota(order.begin(), order.end(), Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return values[a] > values[b]; });
    result.values.resize(dim);
    result.vectors.resize(dim, dim);
    for (Index k = 0; k < dim; ++k) {
        result.values[k] = values[order[static_cast<std::size_t>(k)]];
        result.vectors.col(k) = vectors.col(order[static_cast<std::size_t>(k)]);
    }
    if (diagonal) return result;
    if (dim == 2) {
        // gesdd reflects the first column (a, b) to -(norm, 0), which leaves det / norm below, and takes the SVD of the
        // triangle in closed form. The signs of that: the first vector has v_0 < 0, but v_1 > 0 when the lower entry is
        // the larger one; the second vector is (v_1, -v_0).
        const double a = cov(0, 0), b = cov(1, 0), c = cov(1, 1);
        const bool swapped = a * c - b * b > a * a + b * b;
        VectorXd first = result.vectors.col(0);
        if (swapped ? first[1] < 0 : first[0] > 0) first = -first;
        result.vectors.col(0) = first;
        result.vectors.col(1) << first[1], -first[0];
        return result;
    }
    for (Index k = 0; k < dim; ++k) {
        Index largest;
        result.vectors.col(k).cwiseAbs().maxCoeff(&largest);
        if (result.vectors(largest, k) < 0) result.vectors.col(k) *= -1;
    }
    return result;
}

/// From a matrix. The rank is that of the correlation matrix, so that units of measurement do not matter: eigenvalues up
/// to `cond` times the largest one in magnitude count as zero.
template <class T = double>
[[nodiscard]] CovarianceParts covariance_parts(const char* function, MatrixXd cov, bool allow_singular, double cond) {
    core::require(cov.allFinite(), function, "cov must be finite");
    const Index dim = cov.rows();
    CovarianceParts parts;
    parts.cov = std::move(cov);
    const OrderedEigen eigen = ordered_eigen(parts.cov);
    parts.coloring = eigen.vectors * eigen.values.cwiseMax(0).cwiseSqrt().asDiagonal();
    const VectorXd deviation = parts.cov.diagonal().cwiseMax(0).cwiseSqrt();
    const VectorXd unit = deviation.unaryExpr([](double s) { return s > 0 ? 1 / s : 1.0; });
    OrderedEigen correlation = ordered_eigen(unit.asDiagonal() * parts.cov * unit.asDiagonal());
    const double negligible = cond * correlation.values.cwiseAbs().maxCoeff();
    core::require(correlation.values.minCoeff() >= -negligible, function,
                  "cov must be symmetric positive semidefinite, got an eigenvalue of ", eigen.values.minCoeff());
    parts.rank = (correlation.values.array() > negligible).count();
    if (parts.rank == dim) {
        parts.log_pdet = correlation.values.array().log().sum() + 2 * deviation.array().log().sum();
        parts.whitening =
            unit.asDiagonal() * correlation.vectors * correlation.values.cwiseSqrt().cwiseInverse().asDiagonal();
        parts.null.resize(dim, 0);
        return parts;
    }
    if (!allow_singular)
        core::fail<linalg::LinAlgError>(function,
                                        "cov must be positive definite unless allow_singular is true, got rank ",
                                        parts.rank, " of ", dim);
    parts.support = 1e3 * cond * eigen.values.cwiseAbs().maxCoeff();
    const auto kept = eigen.values.head(parts.rank).array();
    parts.log_pdet = kept.log().sum();
    parts.whitening = eigen.vectors.leftCols(parts.rank) * kept.rsqrt().matrix().asDiagonal();
    parts.null = eigen.vectors.rightCols(dim - parts.rank);
    return parts;
}

}  // namespace scixx::stats::detail
