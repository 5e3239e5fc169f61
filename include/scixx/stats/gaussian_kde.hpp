// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/core/rng.hpp>
#include <scixx/stats/detail/kernel_density.hpp>
#include <scixx/stats/detail/normal_box.hpp>
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

    /// The factor for neff effective points in d dimensions: neff^(-1/(d+4)), by Silverman (neff (d + 2) /
    /// 4)^(-1/(d+4)).
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
    Bandwidth bw_method{};                     ///< rule or factor
    core::Optional<Eigen::ArrayXd> weights{};  ///< one for each point, >= 0; default: equal ones
};

/// Kernel density estimate: a sum of normal densities, one about each point of a data set, with the covariance of the
/// data times the square of a factor.
///
///     const gaussian_kde kde(sample);                // n numbers, or d x n: a column for each point
///     const Eigen::ArrayXd density = kde(positions);  // m numbers, or d x m
///
/// @throws std::invalid_argument for fewer than two points, points that are not finite, weights of another length,
///         negative or with a sum of 0, and a factor that is not positive.
/// @throws core::DataError where the points lie in a lower-dimensional subspace.
/// @note   m densities cost O(n m d). Sources: D. W. Scott, Multivariate Density Estimation (1992); B. W. Silverman,
///         Density Estimation for Statistics and Data Analysis (1986).
/// @see    scipy.stats.gaussian_kde. Differs from SciPy: dataset() and weights() are functions; no function of the
///         bandwidth is taken, its value is a factor.
template <class T = double>
class gaussian_kde {
    static_assert(std::is_same_v<T, double>, "densities are computed in double");

public:
    /// @param dataset  n numbers, or a d x n matrix. @param options see GaussianKdeOptions.
    template <core::ArrayLike A = core::InBraces>
    explicit gaussian_kde(const A& dataset, const GaussianKdeOptions& options = {})
        : density_("gaussian_kde", columns(dataset), options.weights) {
        d = density_.dimension();
        n = density_.count();
        neff = density_.neff();
        set_bandwidth(options.bw_method);
    }

    /// Sets the width of the kernels anew. @throws std::invalid_argument for a factor that is not positive.
    void set_bandwidth(const Bandwidth& bw_method = {}) {
        factor = bw_method.factor(neff, static_cast<double>(d));
        density_.scale(factor);
        covariance = density_.covariance();
    }
    /// The factor by Scott's rule.
    [[nodiscard]] double scotts_factor() const {
        return Bandwidth(Bandwidth::Rule::scott).factor(neff, static_cast<double>(d));
    }
    /// The factor by Silverman's rule.
    [[nodiscard]] double silverman_factor() const {
        return Bandwidth(Bandwidth::Rule::silverman).factor(neff, static_cast<double>(d));
    }
    /// The points, d x n.
    [[nodiscard]] const Eigen::MatrixX<T>& dataset() const noexcept { return density_.points(); }
    /// Weights of the points; their sum is 1.
    [[nodiscard]] const Eigen::ArrayX<T>& weights() const noexcept { return density_.weights(); }

    Eigen::Index d;                ///< dimensions
    Eigen::Index n;                ///< points
    double neff;                   ///< effective number of points, 1 / sum of squared weights
    double factor;                 ///< of the bandwidth
    Eigen::MatrixX<T> covariance;  ///< of a kernel: the data's times factor^2

    /// The density at m points (m numbers, or d x m; for d > 1 a vector of length d is one point).
    /// @throws std::invalid_argument for points of another dimension.
    template <core::ArrayLike A = core::InBraces>
    [[nodiscard]] Eigen::ArrayX<T> evaluate(const A& points) const {
        return density_.evaluate(positions(points), false);
    }
    /// As evaluate.
    template <core::ArrayLike A>
    [[nodiscard]] Eigen::ArrayX<T> operator()(const A& points) const {
        return evaluate(points);
    }
    /// As evaluate.
    template <core::ArrayLike A = core::InBraces>
    [[nodiscard]] Eigen::ArrayX<T> pdf(const A& points) const {
        return evaluate(points);
    }
    /// Logarithm of the density, also where it underflows.
    template <core::ArrayLike A = core::InBraces>
    [[nodiscard]] Eigen::ArrayX<T> logpdf(const A& points) const {
        return density_.evaluate(positions(points), true);
    }
    /// The density at a number (d = 1).
    [[nodiscard]] double evaluate(double x) const { return evaluate(Eigen::Array<T, 1, 1>(x))[0]; }

    /// The integral of a one-dimensional estimate over [low, high]; bounds may be infinite.
    /// @throws std::invalid_argument for more than one dimension.
    [[nodiscard]] double integrate_box_1d(double low, double high) const { return density_.box(low, high); }

    /// The integral over a box [low_bounds, high_bounds], d numbers each, which may be infinite; limits in the wrong
    /// order change the sign. To about 1e-12 up to three dimensions, from four on by quasi-Monte Carlo to 1e-5 or with
    /// maxpts points for each of the data.
    /// @throws std::invalid_argument for bounds of another length.
    template <core::ArrayLike L = core::InBraces, core::ArrayLike H = core::InBraces>
    [[nodiscard]] double integrate_box(const L& low_bounds, const H& high_bounds,
                                       std::optional<Eigen::Index> maxpts = {}) const {
        const Eigen::VectorX<T> low = entries("gaussian_kde.integrate_box", "low_bounds", low_bounds),
                                high = entries("gaussian_kde.integrate_box", "high_bounds", high_bounds);
        if (d == 1) return density_.box(low[0], high[0]);
        double sign = 1;
        for (Eigen::Index k = 0; k < d; ++k) {
            if (std::isnan(low[k]) || std::isnan(high[k])) return low[k] + high[k];
            if (high[k] < low[k]) sign = -sign;
        }
        T sum = 0;
        Eigen::VectorX<T> lower(d), upper(d);
        for (Eigen::Index i = 0; i < n; ++i) {
            for (Eigen::Index k = 0; k < d; ++k) {
                lower[k] = std::min(low[k], high[k]) - dataset()(k, i);
                upper[k] = std::max(low[k], high[k]) - dataset()(k, i);
            }
            sum += weights()[i] *
                   detail::NormalBox<T>(covariance, lower, upper).probability(maxpts.value_or(1000000 * d), 1e-5, 1e-5);
        }
        return sign * sum;
    }
    /// The integral of the product with a normal density of the given mean (d numbers) and covariance (d x d).
    /// @throws std::invalid_argument for another size. @throws core::DataError where the covariance with the kernel's
    ///         is not positive definite.
    template <core::ArrayLike M = core::InBraces, core::ArrayLike C = core::InBraces>
    [[nodiscard]] double integrate_gaussian(const M& mean, const C& cov) const {
        const Eigen::MatrixX<T> matrix = columns(cov);
        const char* function = "gaussian_kde.integrate_gaussian";
        core::require(matrix.rows() == d && matrix.cols() == d, function, "cov must be ", d, " x ", d, ", got ",
                      matrix.rows(), " x ", matrix.cols());
        return density_.overlap(function, entries(function, "mean", mean), matrix);
    }
    /// The same in one dimension.
    [[nodiscard]] double integrate_gaussian(double mean, double variance) const {
        return integrate_gaussian(Eigen::Matrix<T, 1, 1>(mean), Eigen::Matrix<T, 1, 1>(variance));
    }
    /// The integral of the product with another estimate. @throws std::invalid_argument for one of another dimension.
    /// @note O(n m d^2).
    [[nodiscard]] double integrate_kde(const gaussian_kde& other) const {
        core::require(other.d == d, "gaussian_kde.integrate_kde", "other must have dimension ", d, ", got ", other.d);
        return density_.overlap("gaussian_kde.integrate_kde", other.density_);
    }

    /// Random points of the estimate: a d x size matrix.
    /// @param size  how many; default: neff. @param rng source of random numbers. With the same generator the points
    ///              are SciPy's up to rounding for d <= 2, where the singular vectors' signs are known, and agree in
    ///              distribution beyond.
    /// @throws std::invalid_argument for a negative size.
    [[nodiscard]] Eigen::MatrixX<T> resample(std::optional<Eigen::Index> size = {}, const core::Rng& rng = {}) const {
        const Eigen::Index count = size.value_or(static_cast<Eigen::Index>(neff));
        core::require(count >= 0, "gaussian_kde.resample", "size must not be negative, got ", count);
        return density_.resample(count, *rng.open());
    }
    /// The estimate of some coordinates, in the order given; negative ones count from the last.
    /// @throws std::invalid_argument for coordinates out of bounds or named twice, and for none.
    [[nodiscard]] gaussian_kde marginal(const std::vector<int>& dimensions) const {
        std::vector<Eigen::Index> kept;
        for (const int k : dimensions) {
            const Eigen::Index at = k < 0 ? k + d : k;
            core::require(at >= 0 && at < d, "gaussian_kde.marginal", "dimensions must be in [", -d, ", ", d, "), got ",
                          k);
            core::require(std::find(kept.begin(), kept.end(), at) == kept.end(), "gaussian_kde.marginal",
                          "dimensions must be unique, got ", k, " twice");
            kept.push_back(at);
        }
        core::require(!kept.empty(), "gaussian_kde.marginal", "dimensions must not be empty");
        return gaussian_kde(density_.marginal(kept), factor);
    }
    /// The estimate of one coordinate.
    template <class I = int>
    [[nodiscard]] gaussian_kde marginal(int dimension) const {
        return marginal(std::vector<I>{dimension});
    }

private:
    gaussian_kde(detail::samples::KernelDensity<T> density, double bandwidth) : density_(std::move(density)) {
        d = density_.dimension();
        n = density_.count();
        neff = density_.neff();
        factor = bandwidth;
        covariance = density_.covariance();
    }
    template <core::ArrayLike A = core::InBraces>
    Eigen::VectorX<T> entries(const char* function, const char* parameter, const A& a) const {
        static_assert(core::rank_of<A> == 1, "a vector with one number for each dimension");
        const Eigen::MatrixX<T> row = columns(a);
        core::require(row.cols() == d, function, parameter, " must have ", d, " entries, got ", row.cols());
        Eigen::VectorX<T> out(d);
        for (Eigen::Index k = 0; k < d; ++k) out[k] = row(0, k);
        return out;
    }
    template <core::ArrayLike A = core::InBraces>
    static Eigen::MatrixX<T> columns(const A& a) {
        const core::Source<double, A> source(a);
        const auto& view = source.view();
        Eigen::MatrixX<T> out;
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
    template <core::ArrayLike A = core::InBraces>
    Eigen::MatrixX<T> positions(const A& a) const {
        Eigen::MatrixX<T> points = columns(a);
        if (points.rows() == 1 && d > 1 && points.cols() == d) points.resize(d, 1);
        core::require(points.rows() == d, "gaussian_kde.evaluate", "points must have dimension ", d, ", got ",
                      points.rows());
        return points;
    }

    detail::samples::KernelDensity<T> density_;
};
template <core::ArrayLike A>
gaussian_kde(const A&, const GaussianKdeOptions& = {}) -> gaussian_kde<double>;

}  // namespace scixx::stats
