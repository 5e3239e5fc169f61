// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/core/options.hpp>

namespace scixx::spatial::distance {

/// The distances of scipy.spatial.distance; the formulas stand at the functions of the same names.
enum class Metric {
    braycurtis,
    canberra,
    chebyshev,
    cityblock,
    correlation,
    cosine,
    dice,
    euclidean,
    hamming,
    jaccard,
    jensenshannon,
    mahalanobis,
    minkowski,
    rogerstanimoto,
    russellrao,
    seuclidean,
    sokalsneath,
    sqeuclidean,
    yule,
};

/// What cdist and pdist take beside the metric, as SciPy's keyword arguments.
struct MetricOptions {
    double p = 2;                          ///< minkowski: the exponent, > 0, infinity allowed
    core::Optional<Eigen::ArrayXd> w{};    ///< weights of the coordinates, >= 0; not for seuclidean, mahalanobis,
                                           ///< jensenshannon
    core::Optional<Eigen::ArrayXd> V{};    ///< seuclidean: variances; default: those of all points (ddof = 1)
    core::Optional<Eigen::MatrixXd> VI{};  ///< mahalanobis: inverse covariance; default: that of all points
    std::optional<double> base{};          ///< jensenshannon: base of the logarithm, default e
};

}  // namespace scixx::spatial::distance
