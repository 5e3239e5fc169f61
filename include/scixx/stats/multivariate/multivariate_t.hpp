// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/digamma.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/multivariate/frozen.hpp>
#include <scixx/stats/multivariate_normal.hpp>

namespace scixx::stats {

/// Student's multivariate t distribution with its parameters: a normal vector of covariance `shape` over the square
/// root of an independent chi squared variable by its df degrees of freedom, plus loc.
class MultivariateT {
public:
    /// @param loc  location, zeros where not given. @param shape  positive semidefinite, see Covariance; not the
    ///             covariance.
    /// @param df   degrees of freedom, positive, may be infinite. @param allow_singular  whether shape may be singular.
    /// @throws std::invalid_argument where that does not hold. @throws linalg::LinAlgError for a singular shape.
    template <class = void>
    explicit MultivariateT(const Mean& loc = {}, const Covariance& shape = {}, double df = 1,
                           bool allow_singular = false)
        : normal_("multivariate_t", loc, shape, allow_singular), df_(df) {
        core::require(df > 0, "multivariate_t", "df must be greater than zero, got ", df);
    }
    [[nodiscard]] Eigen::Index dim() const noexcept { return normal_.dim(); }
    [[nodiscard]] const Eigen::VectorXd& loc() const noexcept { return normal_.mean(); }
    [[nodiscard]] const Eigen::MatrixXd& shape() const noexcept { return normal_.cov(); }
    [[nodiscard]] double df() const noexcept { return df_; }

    /// Log of the density at x: a vector, or the rows of a matrix. @throws std::invalid_argument where x has not d
    /// columns.
    template <class X = core::InBraces>
    [[nodiscard]] auto logpdf(const X& x) const {
        const auto normal = normal_.logpdf(x);
        if constexpr (core::rank_of<X> == 1)
            return from_normal(normal);
        else
            return Eigen::ArrayXd(normal.array().unaryExpr([&](double value) { return from_normal(value); }));
    }
    template <class X = core::InBraces>
    [[nodiscard]] auto pdf(const X& x) const {
        return detail::exp_of(logpdf(x));
    }
    /// Differential entropy (SciPy 1.11).
    template <class T = double>
    [[nodiscard]] double entropy() const {
        if (std::isinf(df_)) return normal_.entropy();
        const auto p = static_cast<double>(normal_.rank());
        const double a = 0.5 * (df_ + p), b = 0.5 * df_;
        const double log_det = 2 * normal_.entropy() - p * (detail::log_two_pi + 1);
        return 0.5 * log_det + log_norm(p) + a * (special::psi<T>(a) - special::psi<T>(b));
    }
    /// `size` samples, the rows of a matrix; SciPy's for the same stream as far as multivariate_normal.rvs is.
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXd rvs(Eigen::Index size, Rng&& random_state) const {
        detail::require_size("multivariate_t.rvs", size);
        Eigen::ArrayXd scale = Eigen::ArrayXd::Ones(size);
        if (!std::isinf(df_)) scale = random_state.chisquare(df_, size) / df_;
        Eigen::MatrixXd z = normal_.rvs(size, random_state);
        for (Eigen::Index k = 0; k < z.cols(); ++k)
            for (Eigen::Index i = 0; i < size; ++i) z(i, k) = loc()[k] + (z(i, k) - loc()[k]) / std::sqrt(scale[i]);
        return z;
    }
    template <class Rng>
    [[nodiscard]] Eigen::VectorXd rvs(Rng&& random_state) const {
        return rvs(1, random_state).transpose();
    }

private:
    /// log Gamma(df / 2) - log Gamma((df + p) / 2) + p log(df pi) / 2.
    template <class T = double>
    [[nodiscard]] double log_norm(double p) const {
        return special::gammaln<T>(0.5 * df_) - special::gammaln<T>(0.5 * (df_ + p)) +
               0.5 * p * (std::log(df_) + detail::log_two_pi - 0.69314718055994530942);
    }
    [[nodiscard]] double from_normal(double normal) const {
        if (std::isinf(df_) || !std::isfinite(normal)) return normal;
        const auto p = static_cast<double>(normal_.rank());
        const double log_det = 2 * normal_.entropy() - p * (detail::log_two_pi + 1);
        const double distance = -2 * normal - p * detail::log_two_pi - log_det;
        return -log_norm(p) - 0.5 * log_det - 0.5 * (df_ + p) * std::log1p(std::max(0.0, distance) / df_);
    }
    MultivariateNormal normal_;
    double df_;
};
/// Student's multivariate t distribution, see MultivariateT for its functions: multivariate_t.pdf(x, loc, shape, df).
/// @see scipy.stats.multivariate_t. Differs from SciPy: there is no cdf.
inline constexpr Multivariate<MultivariateT, Mean, Covariance, double> multivariate_t{};

}  // namespace scixx::stats
