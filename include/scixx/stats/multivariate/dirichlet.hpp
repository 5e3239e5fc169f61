// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstdint>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/digamma.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/multivariate/frozen.hpp>
#include <vector>

namespace scixx::stats {

/// The Dirichlet distribution with its parameters: density Gamma(sum of alpha) product of x_i^(alpha_i - 1) /
/// Gamma(alpha_i) over the simplex x_i >= 0, sum of x_i = 1.
class Dirichlet {
public:
    /// @param alpha  at least one concentration, all positive. @throws std::invalid_argument otherwise.
    template <class T = double>
    explicit Dirichlet(const VectorParameter& alpha) : alpha_(alpha.values()), total_(detail::sum_of(alpha_)) {
        core::require(detail::all_positive(alpha_), "dirichlet", "alpha must hold numbers greater than 0");
        log_norm_ = -special::gammaln<T>(total_);
        for (const double a : alpha_) log_norm_ += special::gammaln<T>(a);
    }
    [[nodiscard]] const Eigen::VectorXd& alpha() const noexcept { return alpha_; }

    /// Log of the density at x: a vector, or points as the columns of a matrix (as SciPy). The last component may lack.
    /// @throws std::invalid_argument where x is not on the simplex, or 0 where alpha is below 1. O(n K).
    template <class X = core::InBraces>
    [[nodiscard]] auto logpdf(const X& x) const {
        return detail::at_points("dirichlet", x, alpha_.size(), alpha_.size() - 1, true,
                                 [&](const Eigen::VectorXd& point) { return at(point); });
    }
    template <class X = core::InBraces>
    [[nodiscard]] auto pdf(const X& x) const {
        return detail::exp_of(logpdf(x));
    }
    /// alpha / sum of alpha.
    template <class = void>
    [[nodiscard]] Eigen::VectorXd mean() const {
        return detail::scaled(alpha_, 1.0, total_);
    }
    /// Variances of the components.
    template <class T = double>
    [[nodiscard]] Eigen::VectorXd var() const {
        Eigen::VectorX<T> out = alpha_;
        for (Eigen::Index i = 0; i < out.size(); ++i)
            out[i] = alpha_[i] * (total_ - alpha_[i]) / (total_ * total_ * (total_ + 1));
        return out;
    }
    /// Covariance of the components (SciPy 1.10 lacks the name, 1.12 has it).
    template <class = void>
    [[nodiscard]] Eigen::MatrixXd cov() const {
        return detail::covariance_of_shares(mean(), 1 / (total_ + 1));
    }
    /// Differential entropy.
    template <class T = double>
    [[nodiscard]] double entropy() const {
        double sum = log_norm_ + (total_ - static_cast<double>(alpha_.size())) * special::psi<T>(total_);
        for (const double a : alpha_) sum -= (a - 1) * special::psi<T>(a);
        return sum;
    }
    /// `size` variates, the rows of a matrix, NumPy's for the same stream.
    template <class Rng>
    [[nodiscard]] Eigen::ArrayXXd rvs(Eigen::Index size, Rng&& random_state) const {
        detail::require_size("dirichlet.rvs", size);
        return random_state.dirichlet({alpha_.begin(), alpha_.end()}, size);
    }
    template <class Rng>
    [[nodiscard]] Eigen::ArrayXd rvs(Rng&& random_state) const {
        return rvs(1, random_state).row(0).transpose();
    }

private:
    template <class = void>
    [[nodiscard]] double at(const Eigen::VectorXd& x) const {
        double sum = 0, value = -log_norm_;
        const auto component = [&](double v, double a) {
            core::require(v >= 0 && v <= 1, "dirichlet", "x must be between 0 and 1, got ", v);
            core::require(v > 0 || a >= 1, "dirichlet", "x must be greater than 0 where alpha is less than 1");
            value += a == 1 ? 0.0 : (a - 1) * std::log(v);
        };
        for (Eigen::Index i = 0; i < x.size(); ++i) {
            sum += x[i];
            component(x[i], alpha_[i]);
        }
        if (x.size() < alpha_.size()) {
            core::require(sum <= 1 + 1e-9, "dirichlet", "x must lie on the simplex, but its sum is ", sum);
            component(std::max(0.0, 1 - sum), alpha_[x.size()]);
        } else
            core::require(std::abs(sum - 1) <= 1e-9, "dirichlet", "x must lie on the simplex, but its sum is ", sum);
        return value;
    }

    Eigen::VectorXd alpha_;
    double total_, log_norm_ = 0;
};
/// The Dirichlet distribution, see Dirichlet for its functions: dirichlet.pdf(x, alpha), dirichlet(alpha).pdf(x).
/// @see scipy.stats.dirichlet
inline constexpr Multivariate<Dirichlet, VectorParameter> dirichlet{};

/// The Dirichlet-multinomial distribution with its parameters: counts in n trials whose probabilities are Dirichlet
/// variates.
class DirichletMultinomial {
public:
    /// @param concentration  alpha, positive. @param n  number of trials. @throws std::invalid_argument otherwise.
    template <class = void>
    DirichletMultinomial(const VectorParameter& concentration, std::int64_t n)
        : alpha_(concentration.values()), total_(detail::sum_of(alpha_)), n_(static_cast<double>(n)) {
        core::require(detail::all_positive(alpha_), "dirichlet_multinomial", "alpha must hold numbers greater than 0");
        core::require(n > 0, "dirichlet_multinomial", "n must be positive, got ", n);
    }
    /// Log of the probability of the counts x: a vector, or the rows of a matrix; -inf where they do not add up to n or
    /// are no whole numbers.
    template <class X = core::InBraces>
    [[nodiscard]] auto logpmf(const X& x) const {
        return detail::at_points("dirichlet_multinomial", x, alpha_.size(), alpha_.size(), false,
                                 [&](const Eigen::VectorXd& point) { return at(point); });
    }
    template <class X = core::InBraces>
    [[nodiscard]] auto pmf(const X& x) const {
        return detail::exp_of(logpmf(x));
    }
    template <class = void>
    [[nodiscard]] Eigen::VectorXd mean() const {
        return detail::scaled(alpha_, n_, total_);
    }
    template <class T = double>
    [[nodiscard]] Eigen::VectorXd var() const {
        return cov<T>().diagonal();
    }
    template <class T = double>
    [[nodiscard]] Eigen::MatrixX<T> cov() const {
        return detail::covariance_of_shares(detail::scaled(alpha_, T(1), total_), n_ * (n_ + total_) / (1 + total_));
    }

private:
    template <class T = double>
    [[nodiscard]] double at(const Eigen::VectorXd& x) const {
        constexpr double none = -std::numeric_limits<double>::infinity();
        if (detail::sum_of(x) != n_ || !detail::are_counts(x.data(), x.size())) return none;
        double value = special::gammaln<T>(total_) + special::gammaln<T>(n_ + 1) - special::gammaln<T>(n_ + total_);
        for (Eigen::Index i = 0; i < x.size(); ++i)
            value +=
                special::gammaln<T>(x[i] + alpha_[i]) - special::gammaln<T>(alpha_[i]) - special::gammaln<T>(x[i] + 1);
        return value;
    }
    Eigen::VectorXd alpha_;
    double total_, n_;
};
/// The Dirichlet-multinomial distribution (SciPy 1.11), see DirichletMultinomial: dirichlet_multinomial.pmf(x, alpha,
/// n).
/// @see scipy.stats.dirichlet_multinomial. Differs from SciPy: impossible counts have probability 0 and are not
/// refused.
inline constexpr Multivariate<DirichletMultinomial, VectorParameter, std::int64_t> dirichlet_multinomial{};

}  // namespace scixx::stats
