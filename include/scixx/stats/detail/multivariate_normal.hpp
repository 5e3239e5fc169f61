// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/nd_view.hpp>
#include <scixx/linalg/error.hpp>
#include <scixx/stats/detail/normal_box.hpp>
#include <vector>

namespace scixx::stats::detail {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

inline constexpr double log_two_pi = 1.83787706640934548356;

/// A rank-1 array as a column of doubles.
template <class A>
[[nodiscard]] VectorXd column(const A& values) {
    const core::Source<double, A> source(values);
    VectorXd out(source.view().size());
    for (Index i = 0; i < out.size(); ++i) out[i] = source.view()(i);
    return out;
}

/// A covariance and what the members of the distribution need of it.
struct NormalParts {
    VectorXd mean;
    MatrixXd cov;
    VectorXd eigenvalues;  // from the largest on
    MatrixXd vectors;      // unit eigenvectors as columns, with the signs of LAPACK's gesdd where they are known
    MatrixXd whitening;    // d x rank, vectors / sqrt(eigenvalues): |whitening^T (x - mean)|^2 is Mahalanobis' distance
    Index rank = 0;
    double log_pdet = 0;
    double support = 0;  // most distance from the support of a singular distribution that counts as none
};

/// Eigenvalues in descending order with their vectors; a diagonal matrix gives unit vectors in a stable order.
inline void decompose(NormalParts& parts) {
    const Index dim = parts.cov.rows();
    const MatrixXd lower = parts.cov.triangularView<Eigen::StrictlyLower>();
    VectorXd values;
    MatrixXd vectors;
    const bool diagonal = lower.isZero(0);
    if (diagonal) {
        values = parts.cov.diagonal();
        vectors = MatrixXd::Identity(dim, dim);
    } else {
        const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(parts.cov);
        values = solver.eigenvalues();
        vectors = solver.eigenvectors();
    }
    std::vector<Index> order(static_cast<std::size_t>(dim));
    std::iota(order.begin(), order.end(), Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return values[a] > values[b]; });
    parts.eigenvalues.resize(dim);
    parts.vectors.resize(dim, dim);
    for (Index k = 0; k < dim; ++k) {
        parts.eigenvalues[k] = values[order[static_cast<std::size_t>(k)]];
        parts.vectors.col(k) = vectors.col(order[static_cast<std::size_t>(k)]);
    }
    if (diagonal) return;
    if (dim == 2) {
        // gesdd reflects the first column (a, b) to -(norm, 0), which leaves det / norm below, and takes the SVD of the
        // triangle in closed form. The signs of that: the first vector has v_0 < 0, but v_1 > 0 when the lower entry is
        // the larger one; the second vector is (v_1, -v_0).
        const double a = parts.cov(0, 0), b = parts.cov(1, 0), c = parts.cov(1, 1);
        const bool swapped = a * c - b * b > a * a + b * b;
        VectorXd first = parts.vectors.col(0);
        if (swapped ? first[1] < 0 : first[0] > 0) first = -first;
        parts.vectors.col(0) = first;
        parts.vectors.col(1) << first[1], -first[0];
        return;
    }
    for (Index k = 0; k < dim; ++k) {
        Index largest;
        parts.vectors.col(k).cwiseAbs().maxCoeff(&largest);
        if (parts.vectors(largest, k) < 0) parts.vectors.col(k) *= -1;
    }
}

[[nodiscard]] inline NormalParts normal_parts(const char* function, VectorXd mean, MatrixXd cov, bool allow_singular) {
    core::require(cov.allFinite(), function, "cov must be finite");
    NormalParts parts;
    parts.mean = std::move(mean);
    parts.cov = std::move(cov);
    decompose(parts);
    const VectorXd& values = parts.eigenvalues;
    const double negligible = 1e6 * std::numeric_limits<double>::epsilon() * values.cwiseAbs().maxCoeff();
    core::require(values.minCoeff() >= -negligible, function,
                  "cov must be symmetric positive semidefinite, got an eigenvalue of ", values.minCoeff());
    parts.rank = (values.array() > negligible).count();
    if (parts.rank < values.size() && !allow_singular)
        core::fail<linalg::LinAlgError>(function,
                                        "cov must be positive definite unless allow_singular is true, got rank ",
                                        parts.rank, " of ", values.size());
    parts.support = 1e3 * negligible;
    const auto kept = values.head(parts.rank).array();
    parts.log_pdet = kept.log().sum();
    parts.whitening = parts.vectors.leftCols(parts.rank) * kept.rsqrt().matrix().asDiagonal();
    return parts;
}

/// Log density, or density, at the rows of `points` (n x d).
inline void log_density(const NormalParts& parts, const core::NdView<const double>& points, double* out, bool density) {
    constexpr Index most = 256;
    const Index count = points.shape(0), dim = points.shape(1);
    const double constant = -0.5 * (static_cast<double>(parts.rank) * log_two_pi + parts.log_pdet);
    using Column = Eigen::Array<double, most, 1>;
    Eigen::Array<double, most, Eigen::Dynamic> away(most, dim);
    Column distance, along;
    away.setZero();
    for (Index begin = 0; begin < count; begin += most) {
        const Index run = std::min(most, count - begin);
        for (Index k = 0; k < dim; ++k) {
            const double* at = points.data() + begin * points.stride(0) + k * points.stride(1);
            const double centre = parts.mean[k];
            double* to = away.col(k).data();
            if (points.stride(0) == 1)
                for (Index i = 0; i < run; ++i) to[i] = at[i] - centre;
            else
                for (Index i = 0; i < run; ++i) to[i] = at[i * points.stride(0)] - centre;
        }
        distance.setZero();
        for (Index j = 0; j < parts.rank; ++j) {
            along = away.col(0) * parts.whitening(0, j);
            for (Index k = 1; k < dim; ++k) along += away.col(k) * parts.whitening(k, j);
            distance += along * along;
        }
        distance = constant - 0.5 * distance;
        if (density) distance = distance.exp();
        if (parts.rank < dim) {
            Column outside = Column::Zero();
            for (Index j = parts.rank; j < dim; ++j) {
                along = away.col(0) * parts.vectors(0, j);
                for (Index k = 1; k < dim; ++k) along += away.col(k) * parts.vectors(k, j);
                outside += along * along;
            }
            const double nothing = density ? 0 : -std::numeric_limits<double>::infinity();
            for (Index i = 0; i < run; ++i)
                if (!(std::sqrt(outside[i]) < parts.support) && !std::isnan(outside[i])) distance[i] = nothing;
        }
        std::copy_n(distance.data(), run, out + begin);
    }
}

/// Samples from standard normals, one a row: mean + sum over k of z_k sqrt(eigenvalue k) vector k.
[[nodiscard]] inline MatrixXd colored(const NormalParts& parts, const MatrixXd& normals) {
    const MatrixXd factor = parts.eigenvalues.cwiseMax(0).cwiseSqrt().asDiagonal() * parts.vectors.transpose();
    MatrixXd out = normals.lazyProduct(factor);
    out.rowwise() += parts.mean.transpose();
    return out;
}

/// Probability of the box [low, high] under the distribution; an odd number of exchanged limits makes it negative.
[[nodiscard]] inline double box_probability(const NormalParts& parts, VectorXd low, VectorXd high, Index maxpts,
                                            double abseps, double releps) {
    double sign = 1;
    for (Index k = 0; k < low.size(); ++k) {
        if (std::isnan(low[k]) || std::isnan(high[k])) return std::numeric_limits<double>::quiet_NaN();
        if (high[k] < low[k]) {
            std::swap(low[k], high[k]);
            sign = -sign;
        }
    }
    low -= parts.mean;
    high -= parts.mean;
    return sign * NormalBox(parts.cov, low, high).probability(maxpts, abseps, releps);
}

}  // namespace scixx::stats::detail
