// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/linalg/error.hpp>
#include <scixx/stats/detail/small_matrix.hpp>
#include <vector>

namespace scixx::stats::detail {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

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
/// Eigenvalues in descending order with their vectors, in two dimensions with the signs of LAPACK's gesdd.
template <class T = double>
[[nodiscard]] SymmetricEigen<T> ordered_eigen(const SquareOf<T>& cov) {
    const Index dim = cov.rows();
    SymmetricEigen<T> result = symmetric_eigen<T>(cov);
    SquareOf<T>& v = result.vectors;
    if (result.diagonal) return result;
    if (dim == 2) {
        // gesdd reflects the first column (a, b) to -(norm, 0), which leaves det / norm below, and takes the SVD of the
        // triangle in closed form. The signs of that: the first vector has v_0 < 0, but v_1 > 0 when the lower entry is
        // the larger one; the second vector is (v_1, -v_0).
        const T a = cov(0, 0), b = cov(1, 0), c = cov(1, 1);
        const bool swapped = a * c - b * b > a * a + b * b;
        const T sign = (swapped ? v(1, 0) < 0 : v(0, 0) > 0) ? T(-1) : T(1);
        v(0, 0) *= sign;
        v(1, 0) *= sign;
        v(0, 1) = v(1, 0);
        v(1, 1) = -v(0, 0);
        return result;
    }
    for (Index k = 0; k < dim; ++k) {
        T* column = v.data() + k * dim;
        const T* largest = std::max_element(column, column + dim, [](T x, T y) { return std::abs(x) < std::abs(y); });
        if (*largest < 0)
            for (Index i = 0; i < dim; ++i) column[i] = -column[i];
    }
    return result;
}

/// From a matrix. The rank is that of the correlation matrix, so that units of measurement do not matter: eigenvalues
/// up to `cond` times the largest one in magnitude count as zero.
template <class T = double>
[[nodiscard]] CovarianceParts covariance_parts(const char* function, const SquareOf<T>& cov, bool allow_singular,
                                               T cond) {
    core::require(all_finite(cov), function, "cov must be finite");
    const Index dim = cov.rows();
    CovarianceParts parts;
    parts.cov = cov;
    const SymmetricEigen<T> eigen = ordered_eigen<T>(cov);
    parts.coloring = eigen.vectors;
    core::List<T> unit(dim, T(1));
    T log_units = 0;
    SquareOf<T> scaled = cov;
    for (Index k = 0; k < dim; ++k) {
        const T root = std::sqrt(std::max(eigen.values[k], T(0)));
        for (Index i = 0; i < dim; ++i) parts.coloring(i, k) *= root;
        if (cov(k, k) > 0) unit[k] = 1 / std::sqrt(cov(k, k));
        log_units += std::log(unit[k]);
    }
    for (Index k = 0; k < dim; ++k)
        for (Index i = 0; i < dim; ++i)
            scaled(i, k) = i == k && cov(k, k) > 0 ? T(1) : scaled(i, k) * unit[i] * unit[k];
    const SymmetricEigen<T> correlation = ordered_eigen<T>(scaled);
    const auto magnitude = [](const std::vector<T>& values) {
        return std::max(std::abs(values.front()), std::abs(values.back()));
    };
    const T negligible = cond * magnitude(correlation.values);
    core::require(correlation.values.back() >= -negligible, function,
                  "cov must be symmetric positive semidefinite, got an eigenvalue of ", eigen.values.back());
    for (const T value : correlation.values) parts.rank += value > negligible ? 1 : 0;
    const bool regular = parts.rank == dim;
    if (!regular && !allow_singular)
        core::fail<linalg::LinAlgError>(function,
                                        "cov must be positive definite unless allow_singular is true, got rank ",
                                        parts.rank, " of ", dim);
    const SymmetricEigen<T>& from = regular ? correlation : eigen;
    parts.log_pdet = regular ? -2 * log_units : T(0);
    parts.whitening.resize(dim, parts.rank);
    parts.null.resize(dim, dim - parts.rank);
    for (Index k = 0; k < dim; ++k) {
        const T value = from.values[k];
        if (k < parts.rank) parts.log_pdet += std::log(value);
        for (Index i = 0; i < dim; ++i) {
            if (k < parts.rank)
                parts.whitening(i, k) = from.vectors(i, k) / std::sqrt(value) * (regular ? unit[i] : T(1));
            else
                parts.null(i, k - parts.rank) = from.vectors(i, k);
        }
    }
    if (!regular) parts.support = 1e3 * cond * magnitude(eigen.values);
    return parts;
}

}  // namespace scixx::stats::detail
