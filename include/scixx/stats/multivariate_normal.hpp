// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <limits>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/core/random.hpp>
#include <scixx/core/result.hpp>
#include <scixx/stats/covariance.hpp>
#include <scixx/stats/detail/multivariate_normal.hpp>
#include <tuple>
#include <type_traits>
#include <utility>

namespace scixx::stats {

/// The `mean=` of a multivariate normal: a vector, a number (dimension 1), or zeros when not given.
using Mean = core::Numbers;

/// Options of the numerical distribution function.
struct NormalCdfOptions {
    Eigen::Index maxpts = 0;  ///< most evaluations in dimension 4 and above; 0 for 1000000 times the dimension
    double abseps = 1e-5;     ///< absolute error wanted there
    double releps = 1e-5;     ///< relative error wanted there; either is enough
    Mean lower_limit = {};    ///< lower corner of the box; minus infinity when not given
};

/// A multivariate normal distribution with fixed parameters, SciPy's "frozen" one, with density
///
///     exp(-(x - m)^T C^+ (x - m) / 2) / sqrt((2 pi)^rank det*(C)),
///
/// C^+ the pseudo-inverse and det* the product of the non-zero eigenvalues; for what counts as zero see Covariance.
///
/// Points are the rows of an n x d matrix, or one vector of d numbers (also where d = 1: several points in one
/// dimension are an n x 1 matrix). All is computed in double precision. Const members may be called from several
/// threads.
/// @see scipy.stats.multivariate_normal.
class MultivariateNormal {
    // Members with work in them are templates, so that a file that includes this compiles only those that it calls.
    template <class X>
    using Column = std::conditional_t<std::derived_from<X, Eigen::ArrayBase<X>>, Eigen::ArrayXd, Eigen::VectorXd>;
    template <class X>
    using Values = std::conditional_t<core::rank_of<X> == 1, double, Column<X>>;

public:
    /// @throws std::invalid_argument when the shapes of mean and cov do not fit, an entry is not finite, or cov has a
    ///         negative eigenvalue.
    /// @throws linalg::LinAlgError when cov is singular and allow_singular is false.
    template <class T = double>
    explicit MultivariateNormal(const Mean& mean = {}, const Covariance& cov = {}, bool allow_singular = false)
        : MultivariateNormal("multivariate_normal", mean, cov, allow_singular) {}
    template <class T = double>
    MultivariateNormal(const char* function, const Mean& mean, const Covariance& cov, bool allow_singular);

    [[nodiscard]] Eigen::Index dim() const noexcept { return parts_.mean.size(); }
    [[nodiscard]] Eigen::Index rank() const noexcept { return parts_.rank; }
    [[nodiscard]] const Eigen::VectorXd& mean() const noexcept { return parts_.mean; }
    [[nodiscard]] const Eigen::MatrixXd& cov() const noexcept { return parts_.cov; }

    /// Log of the density at the points x: a vector of n values, or one value for a vector x. -inf off the support of a
    /// singular distribution, NaN where x is. O(n d rank). @throws std::invalid_argument when x has not d columns.
    template <core::ArrayLike X = core::InBraces>
        requires(core::rank_of<X> <= 2)
    [[nodiscard]] Values<X> logpdf(const X& x) const {
        return evaluate("multivariate_normal.logpdf", x, false);
    }
    /// The density at the points x, as logpdf.
    template <core::ArrayLike X = core::InBraces>
        requires(core::rank_of<X> <= 2)
    [[nodiscard]] Values<X> pdf(const X& x) const {
        return evaluate("multivariate_normal.pdf", x, true);
    }
    template <class T = double>
    [[nodiscard]] double logpdf(double x) const {
        return logpdf(Eigen::Matrix<T, 1, 1>(x));
    }
    template <class T = double>
    [[nodiscard]] double pdf(double x) const {
        return pdf(Eigen::Matrix<T, 1, 1>(x));
    }

    /// Probability of the box between lower_limit and x, component by component; limits in the wrong order count
    /// negative.
    ///
    /// Up to three dimensions by adaptive quadrature of the conditional probabilities to about 1e-12, relative also in
    /// far tails as the integrands are log-concave (A. Prekopa 1971), from four on by randomised quasi-Monte Carlo with
    /// fixed shifts until abseps or releps is met or maxpts is used up (A. Genz, J. Comput. Graph. Stat. 1 (1992) 141).
    /// The result is the same in every run, unlike SciPy's.
    /// @throws std::invalid_argument when x or the limits have not d components, or a tolerance is negative.
    template <core::ArrayLike X = core::InBraces>
        requires(core::rank_of<X> <= 2)
    [[nodiscard]] Values<X> cdf(const X& x, const NormalCdfOptions& options = {}) const {
        const char* function = "multivariate_normal.cdf";
        return map_points(function, x, [&](const Eigen::VectorXd& point) { return box(function, point, options); });
    }
    /// log(cdf); NaN where cdf is negative (SciPy turns complex).
    template <core::ArrayLike X = core::InBraces>
        requires(core::rank_of<X> <= 2)
    [[nodiscard]] Values<X> logcdf(const X& x, const NormalCdfOptions& options = {}) const {
        const char* function = "multivariate_normal.logcdf";
        return map_points(function, x,
                          [&](const Eigen::VectorXd& point) { return std::log(box(function, point, options)); });
    }
    template <class T = double>
    [[nodiscard]] double cdf(double x, const NormalCdfOptions& options = {}) const {
        return cdf(Eigen::Matrix<T, 1, 1>(x), options);
    }

    /// `size` samples, the rows of a size x d matrix (SciPy drops axes of extent 1), from a core::RandomState or
    /// core::Generator.
    ///
    /// The normals of the stream are mapped by the singular value decomposition of cov, as NumPy does. Singular vectors
    /// have a free sign: for d <= 2 and for diagonal covariances it is LAPACK's, and the samples are SciPy's up to
    /// rounding; beyond, the largest component of each vector is positive and the samples agree in distribution.
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXd rvs(Eigen::Index size, Rng&& random_state) const {
        core::require(size >= 0, "multivariate_normal.rvs", "size must not be negative, got ", size);
        return detail::colored(parts_, Eigen::MatrixXd(random_state.standard_normal(size, dim())));
    }
    /// One sample, a vector of d numbers.
    template <class Rng>
    [[nodiscard]] Eigen::VectorXd rvs(Rng&& random_state) const {
        return rvs(1, random_state).transpose();
    }

    /// Differential entropy, (rank (log(2 pi) + 1) + log det*(C)) / 2.
    [[nodiscard]] double entropy() const noexcept {
        return 0.5 * (static_cast<double>(parts_.rank) * (detail::log_two_pi + 1) + parts_.log_pdet);
    }

private:
    template <class X>
    [[nodiscard]] Values<X> evaluate(const char* function, const X& x, bool density) const {
        const core::Source<double, X> source(x);
        if constexpr (core::rank_of<X> == 1) {
            check_points(function, source.view().size(), 1);
            double value;
            const core::Index stride = source.view().stride(0);
            detail::log_density(parts_, core::NdView<const double>(source.view().data(), {1, dim()}, {1, stride}),
                                &value, density);
            return value;
        } else {
            check_points(function, source.view().shape(1), 2);
            Values<X> out(source.view().shape(0));
            detail::log_density(parts_, source.view(), out.data(), density);
            return out;
        }
    }

    template <class X, class F>
    [[nodiscard]] Values<X> map_points(const char* function, const X& x, F&& at_point) const {
        const core::Source<double, X> source(x);
        if constexpr (core::rank_of<X> == 1) {
            check_points(function, source.view().size(), 1);
            Eigen::VectorXd point(dim());
            for (Eigen::Index k = 0; k < dim(); ++k) point[k] = source.view()(k);
            return static_cast<double>(at_point(point));
        } else {
            check_points(function, source.view().shape(1), 2);
            Values<X> out(source.view().shape(0));
            Eigen::VectorXd point(dim());
            for (Eigen::Index i = 0; i < out.size(); ++i) {
                for (Eigen::Index k = 0; k < dim(); ++k) point[k] = source.view()(i, k);
                out[i] = at_point(point);
            }
            return out;
        }
    }

    template <class = void>
    void check_points(const char* function, Eigen::Index components, int rank) const {
        core::require(components == dim(), function, "x must have ", dim(), rank == 1 ? " components" : " columns",
                      ", got ", components,
                      dim() == 1 && rank == 1 ? ": points of one dimension are a matrix of one column" : "");
    }
    template <class T = double>
    [[nodiscard]] double box(const char* function, const Eigen::VectorXd& upper, const NormalCdfOptions& options) const;

    detail::NormalParts parts_;
};

template <class T>
MultivariateNormal::MultivariateNormal(const char* function, const Mean& mean, const Covariance& cov,
                                       bool allow_singular) {
    const Eigen::Index dim = mean.given() ? mean.size() : cov.natural_dimension();
    core::require(dim >= 1, function, "cov must not be empty");
    Eigen::VectorX<T> centre = Eigen::VectorX<T>::Zero(dim);
    for (Eigen::Index k = 0; mean.given() && k < dim; ++k) {
        centre[k] = mean.list().data()[k];
        core::require(std::isfinite(centre[k]), function, "mean must be finite");
    }
    static_cast<detail::CovarianceParts&>(parts_) = cov.parts(function, dim, allow_singular);
    parts_.mean = std::move(centre);
}

template <class T>
double MultivariateNormal::box(const char* function, const Eigen::VectorXd& upper,
                               const NormalCdfOptions& options) const {
    core::require(options.abseps >= 0 && options.releps >= 0, function, "abseps and releps must not be negative, got ",
                  options.abseps, " and ", options.releps);
    core::require(options.maxpts >= 0, function, "maxpts must not be negative, got ", options.maxpts);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const Mean& limit = options.lower_limit;
    core::require(!limit.given() || limit.size() == dim() || limit.size() == 1, function, "lower_limit must have ",
                  dim(), " components, got ", limit.size());
    Eigen::VectorX<T> low(dim());
    for (Eigen::Index k = 0; k < dim(); ++k)
        low[k] = limit.given() ? limit.list().data()[limit.size() == 1 ? 0 : k] : -infinity;
    const Eigen::Index maxpts = options.maxpts > 0 ? options.maxpts : 1000000 * dim();
    return detail::box_probability(parts_, low, upper, maxpts, options.abseps, options.releps);
}

/// What multivariate_normal.fit keeps at a given value (SciPy 1.12).
struct NormalFitOptions {
    Mean fix_mean = {};                      ///< the mean, where it is known
    std::optional<Covariance> fix_cov = {};  ///< the covariance, where it is known
};
/// Mean and covariance that multivariate_normal.fit found.
struct NormalFitResult {
    Eigen::VectorXd mean;
    Eigen::MatrixXd cov;
    template <class R = NormalFitResult>
    static constexpr auto bound() {
        return std::tuple(&R::mean, &R::cov);
    }
};
using core::get;

/// The multivariate normal distribution, called as in SciPy: `multivariate_normal.pdf(x, mean, cov)`, or frozen,
/// `const auto rv = multivariate_normal(mean, cov); rv.pdf(x)`. Parameters, results and errors are those of
/// MultivariateNormal.
struct MultivariateNormalDistribution {
    template <class T = double>
    [[nodiscard]] MultivariateNormal operator()(const Mean& mean = {}, const Covariance& cov = {},
                                                bool allow_singular = false) const {
        return MultivariateNormal(mean, cov, allow_singular);
    }
    template <class X = core::InBraces>
    [[nodiscard]] auto pdf(const X& x, const Mean& mean = {}, const Covariance& cov = {},
                           bool allow_singular = false) const {
        return MultivariateNormal("multivariate_normal.pdf", mean, cov, allow_singular).pdf(x);
    }
    template <class X = core::InBraces>
    [[nodiscard]] auto logpdf(const X& x, const Mean& mean = {}, const Covariance& cov = {},
                              bool allow_singular = false) const {
        return MultivariateNormal("multivariate_normal.logpdf", mean, cov, allow_singular).logpdf(x);
    }
    template <class X = core::InBraces>
    [[nodiscard]] auto cdf(const X& x, const Mean& mean = {}, const Covariance& cov = {}, bool allow_singular = false,
                           const NormalCdfOptions& options = {}) const {
        return MultivariateNormal("multivariate_normal.cdf", mean, cov, allow_singular).cdf(x, options);
    }
    template <class X = core::InBraces>
    [[nodiscard]] auto logcdf(const X& x, const Mean& mean = {}, const Covariance& cov = {},
                              bool allow_singular = false, const NormalCdfOptions& options = {}) const {
        return MultivariateNormal("multivariate_normal.logcdf", mean, cov, allow_singular).logcdf(x, options);
    }
    /// Singular covariances are allowed, as in SciPy.
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXd rvs(const Mean& mean, const Covariance& cov, Eigen::Index size,
                                      Rng&& random_state) const {
        return MultivariateNormal("multivariate_normal.rvs", mean, cov, true).rvs(size, random_state);
    }
    /// Singular covariances are allowed, as in SciPy.
    template <class T = double>
    [[nodiscard]] double entropy(const Mean& mean = {}, const Covariance& cov = {}) const {
        return MultivariateNormal("multivariate_normal.entropy", mean, cov, true).entropy();
    }
    /// The mean and the covariance (about the mean, divided by n) that make the rows of x most likely. O(n d^2).
    /// @throws std::invalid_argument when x is empty or not finite, or what is fixed does not fit its columns.
    template <core::ArrayLike X = core::InBraces>
        requires(core::rank_of<X> == 2)
    [[nodiscard]] NormalFitResult fit(const X& x, const NormalFitOptions& options = {}) const {
        const core::Source<double, X> source(x);
        const auto [mean, cov] =
            detail::fit_normal("multivariate_normal.fit", source.view(), Eigen::VectorXd(options.fix_mean.values()),
                               options.fix_cov ? options.fix_cov->matrix(source.view().shape(1)) : Eigen::MatrixXd());
        return {mean, cov};
    }
};

/// The multivariate normal distribution under SciPy's name: multivariate_normal.pdf(x, mean, cov) and its siblings, or
/// multivariate_normal(mean, cov) for a distribution with fixed parameters, see MultivariateNormal.
/// @see scipy.stats.multivariate_normal
inline constexpr MultivariateNormalDistribution multivariate_normal{};

}  // namespace scixx::stats
