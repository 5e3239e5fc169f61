// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/nd_view.hpp>
#include <scixx/stats/detail/covariance.hpp>
#include <scixx/stats/detail/normal_box.hpp>
#include <utility>
#include <vector>

namespace scixx::stats::detail {

inline constexpr double log_two_pi = 1.83787706640934548356;

/// A covariance with a mean.
struct NormalParts : CovarianceParts {
    VectorXd mean;
};

/// Log density, or density, at the rows of `points` (n x d).
template <class T = double>
void log_density(const NormalParts& parts, const core::NdView<const double>& points, double* out, bool density) {
    constexpr Index most = 256;
    const Index count = points.shape(0), dim = points.shape(1);
    const T constant = -0.5 * (static_cast<double>(parts.rank) * log_two_pi + parts.log_pdet);
    core::List<T> away(most * dim);
    T distance[most], along[most];
    // The sums of the squares of all rows' projections on the columns of `by`.
    const auto squares = [&](const MatrixXd& by, T* to) {
        std::fill_n(to, most, T(0));
        for (Index j = 0; j < by.cols(); ++j) {
            for (Index k = 0; k < dim; ++k) {
                const T *x = away.data() + k * most, weight = by(k, j);
                if (k == 0)
                    for (Index i = 0; i < most; ++i) along[i] = x[i] * weight;
                else
                    for (Index i = 0; i < most; ++i) along[i] += x[i] * weight;
            }
            for (Index i = 0; i < most; ++i) to[i] += along[i] * along[i];
        }
    };
    for (Index begin = 0; begin < count; begin += most) {
        const Index run = std::min(most, count - begin);
        for (Index k = 0; k < dim; ++k) {
            const double* at = points.data() + begin * points.stride(0) + k * points.stride(1);
            const double centre = parts.mean[k];
            T* to = away.data() + k * most;
            if (points.stride(0) == 1)
                for (Index i = 0; i < run; ++i) to[i] = at[i] - centre;
            else
                for (Index i = 0; i < run; ++i) to[i] = at[i * points.stride(0)] - centre;
        }
        squares(parts.whitening, distance);
        for (Index i = 0; i < most; ++i) distance[i] = constant - 0.5 * distance[i];
        if (density) {
            Eigen::Map<Eigen::Array<T, most, 1>> values(distance);
            values = values.exp();
        }
        if (parts.rank < dim) {
            T outside[most];
            squares(parts.null, outside);
            const T nothing = density ? 0 : -std::numeric_limits<T>::infinity();
            for (Index i = 0; i < run; ++i)
                if (!(std::sqrt(outside[i]) <= parts.support) && !std::isnan(outside[i])) distance[i] = nothing;
        }
        std::copy_n(distance, run, out + begin);
    }
}

/// Samples from standard normals, one a row.
template <class Parts>
[[nodiscard]] MatrixXd colored(const Parts& parts, const MatrixXd& normals) {
    MatrixXd out = product(normals, transposed(parts.coloring));
    for (Index k = 0; k < out.cols(); ++k)
        for (Index i = 0; i < out.rows(); ++i) out(i, k) += parts.mean[k];
    return out;
}

/// Probability of the box [low, high] under the distribution; an odd number of exchanged limits makes it negative.
template <class T = double>
[[nodiscard]] double box_probability(const NormalParts& parts, VectorXd low, VectorXd high, Index maxpts, double abseps,
                                     double releps) {
    double sign = 1;
    for (Index k = 0; k < low.size(); ++k) {
        if (std::isnan(low[k]) || std::isnan(high[k])) return std::numeric_limits<double>::quiet_NaN();
        if (high[k] < low[k]) {
            std::swap(low[k], high[k]);
            sign = -sign;
        }
    }
    for (Index k = 0; k < low.size(); ++k) {
        low[k] -= parts.mean[k];
        high[k] -= parts.mean[k];
    }
    return sign * NormalBox<T>(parts.cov, low, high).probability(maxpts, abseps, releps);
}

/// Mean and covariance of largest likelihood; one that is not empty is kept.
template <class T, class M = double>
[[nodiscard]] std::pair<Eigen::VectorX<M>, SquareOf<M>> fit_normal(const char* function, const core::NdView<const T>& x,
                                                                   Eigen::VectorX<M> mean, SquareOf<M> cov) {
    const Index n = x.shape(0), dim = x.shape(1);
    core::require(n > 0 && dim > 0, function, "x must not be empty, got ", n, " x ", dim);
    SquareOf<M> rows(n, dim);
    for (Index k = 0; k < dim; ++k)
        for (Index i = 0; i < n; ++i) rows(i, k) = x(i, k);
    core::require(all_finite(rows), function, "x must be finite");
    core::require(mean.size() == 0 || mean.size() == dim, function, "fix_mean must have ", dim, " entries, got ",
                  mean.size());
    if (mean.size() == 0) {
        mean.setZero(dim);
        for (Index k = 0; k < dim; ++k)
            for (Index i = 0; i < n; ++i) mean[k] += rows(i, k) / static_cast<double>(n);
    }
    if (cov.size() > 0) {
        (void)covariance_parts<double>(function, cov, true, 1e6 * std::numeric_limits<double>::epsilon());
        return {mean, cov};
    }
    for (Index k = 0; k < dim; ++k)
        for (Index i = 0; i < n; ++i) rows(i, k) -= mean[k];
    cov = product(transposed(rows), rows);
    for (Index k = 0; k < cov.size(); ++k) cov.data()[k] /= static_cast<double>(n);
    return {mean, cov};
}

}  // namespace scixx::stats::detail
