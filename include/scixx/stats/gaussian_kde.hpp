// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/stats/detail/kernel_density.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::stats {

/// How wide the kernels of gaussian_kde are: a rule, or a factor of the data's standard deviation.
class Bandwidth {
public:
    /// The rules.
    enum class Rule { scott, silverman };
    using enum Rule;
    Bandwidth(Rule rule = Rule::scott) : rule_(rule) {}  // NOLINT(google-explicit-constructor): as in SciPy
    Bandwidth(double factor) : factor_(factor) {}        // NOLINT(google-explicit-constructor): as in SciPy

    /// The factor for neff effective points in d dimensions: neff^(-1/(d+4)), by Silverman (neff (d + 2) / 4)^(-1/(d+4)).
    [[nodiscard]] double factor(double neff, double d) const {
        if (factor_) return *factor_;
        return std::pow(rule_ == Rule::scott ? neff : neff * (d + 2) / 4, -1 / (d + 4));
    }

private:
    Rule rule_ = Rule::scott;
    std::optional<double> factor_;
};

/// Options of gaussian_kde.
struct GaussianKdeOptions {
    Bandwidth bw_method{};                    ///< rule or factor
    std::optional<Eigen::ArrayXd> weights{};  ///< one for each point, >= 0; default: equal ones
};

/// Kernel density estimate: a sum of normal densities, one about each point of a data set, with the covariance of the
/// data times the square of a factor.
///
///     const gaussian_kde kde(sample);                // n numbers, or d x n: a column for each point
///     const Eigen::ArrayXd density = kde(positions);  // m numbers, or d x m
///
/// @throws std::invalid_argument for fewer than two points, weights of another length, negative or with a sum of 0, and a
///         factor that is not positive.
/// @throws std::runtime_error where the points lie in a lower-dimensional subspace.
/// @note   m densities cost O(n m d). Sources: D. W. Scott, Multivariate Density Estimation (1992); B. W. Silverman,
///         Density Estimation for Statistics and Data Analysis (1986).
/// @see    scipy.stats.gaussian_kde. Differs from SciPy: there is no resample, marginal and integral over boxes of more
///         dimensions.
template <class T = double>
class gaussian_kde {
    static_assert(std::is_same_v<T, double>, "densities are computed in double");

public:
    /// @param dataset  n numbers, or a d x n matrix. @param options see GaussianKdeOptions.
    template <core::ArrayLike A>
    explicit gaussian_kde(const A& dataset, const GaussianKdeOptions& options = {})
        : density_("gaussian_kde", columns(dataset), options.weights) {
        d = density_.dimension();
        n = density_.count();
        neff = density_.neff();
        factor = options.bw_method.factor(neff, static_cast<double>(d));
        density_.scale(factor);
        covariance = density_.covariance();
    }

    Eigen::Index d;              ///< dimensions
    Eigen::Index n;              ///< points
    double neff;                 ///< effective number of points, 1 / sum of squared weights
    double factor;               ///< of the bandwidth
    Eigen::MatrixXd covariance;  ///< of a kernel: the data's times factor^2

    /// The density at m points (m numbers, or d x m; for d > 1 a vector of length d is one point).
    /// @throws std::invalid_argument for points of another dimension.
    template <core::ArrayLike A>
    [[nodiscard]] Eigen::ArrayXd evaluate(const A& points) const {
        return density_.evaluate(positions(points), false);
    }
    /// As evaluate.
    template <core::ArrayLike A>
    [[nodiscard]] Eigen::ArrayXd operator()(const A& points) const {
        return evaluate(points);
    }
    /// As evaluate.
    template <core::ArrayLike A>
    [[nodiscard]] Eigen::ArrayXd pdf(const A& points) const {
        return evaluate(points);
    }
    /// Logarithm of the density, also where it underflows.
    template <core::ArrayLike A>
    [[nodiscard]] Eigen::ArrayXd logpdf(const A& points) const {
        return density_.evaluate(positions(points), true);
    }
    /// The density at a number (d = 1).
    [[nodiscard]] double evaluate(double x) const { return evaluate(Eigen::Array<double, 1, 1>(x))[0]; }

    /// The integral of a one-dimensional estimate over [low, high]; bounds may be infinite.
    /// @throws std::invalid_argument for more than one dimension.
    [[nodiscard]] double integrate_box_1d(double low, double high) const { return density_.box(low, high); }

private:
    template <core::ArrayLike A>
    static Eigen::MatrixXd columns(const A& a) {
        const core::Source<double, A> source(a);
        const auto& view = source.view();
        Eigen::MatrixXd out;
        if constexpr (core::rank_of<A> == 1) {
            out.resize(1, view.shape(0));
            for (Eigen::Index i = 0; i < out.cols(); ++i) out(0, i) = view(i);
        } else {
            static_assert(core::rank_of<A> == 2, "points are a vector, or a matrix with a column for each");
            out.resize(view.shape(0), view.shape(1));
            core::copy(view, core::view(out));
        }
        return out;
    }
    template <core::ArrayLike A>
    Eigen::MatrixXd positions(const A& a) const {
        Eigen::MatrixXd points = columns(a);
        if (points.rows() == 1 && d > 1 && points.cols() == d) points = points.transpose().eval();
        core::require(points.rows() == d, "gaussian_kde.evaluate", "points must have dimension ", d, ", got ",
                      points.rows());
        return points;
    }

    detail::KernelDensity density_;
};
template <core::ArrayLike A>
gaussian_kde(const A&, const GaussianKdeOptions& = {}) -> gaussian_kde<double>;

}  // namespace scixx::stats
