// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/result.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/multivariate/frozen.hpp>
#include <tuple>

namespace scixx::stats {

using core::get;

/// A pair (x, s2) of the normal-inverse-gamma distribution, or numbers that belong to each: auto [x, s2] = rv.mean().
template <class T>
struct NormalInverseGammaPair {
    T x;   ///< of the normal variable
    T s2;  ///< of its variance
    static constexpr auto bound() { return std::tuple(&NormalInverseGammaPair::x, &NormalInverseGammaPair::s2); }
};

/// The normal-inverse-gamma distribution with its parameters: s2 is inverse gamma with shape a and scale b, and x is
/// normal with mean mu and variance s2 / lmbda. It is conjugate to a normal law of unknown mean and variance.
class NormalInverseGamma {
public:
    /// @param lmbda, a, b  positive. @throws std::invalid_argument otherwise.
    explicit NormalInverseGamma(double mu = 0, double lmbda = 1, double a = 1, double b = 1)
        : mu_(mu), lmbda_(lmbda), a_(a), b_(b) {
        core::require(lmbda > 0 && a > 0 && b > 0, "normal_inverse_gamma", "lmbda, a and b must be positive, got ",
                      lmbda, ", ", a, " and ", b);
    }
    /// Log of the density at x and s2, numbers or arrays; -inf where s2 is not positive.
    template <core::Operand X = core::InBraces, core::Operand S, class T = double>
    [[nodiscard]] auto logpdf(const X& x, const S& s2) const {
        const double constant =
            0.5 * std::log(lmbda_) - 0.91893853320467274178 + a_ * std::log(b_) - special::gammaln<T>(a_);
        const auto at = [this, constant](double value, double variance) {
            if (!(variance > 0)) return variance == variance ? -std::numeric_limits<double>::infinity() : variance;
            const double gap = value - mu_;
            return constant - (a_ + 1.5) * std::log(variance) - (b_ + 0.5 * lmbda_ * gap * gap) / variance;
        };
        return core::elementwise("normal_inverse_gamma", at, std::tie(x, s2));
    }
    template <core::Operand X = core::InBraces, core::Operand S, class T = double>
    [[nodiscard]] auto pdf(const X& x, const S& s2) const {
        const auto at = [this](double value, double variance) {
            return std::exp(logpdf<double, double, T>(value, variance));
        };
        return core::elementwise("normal_inverse_gamma", at, std::tie(x, s2));
    }
    /// Means; NaN where they do not exist (a <= 1/2, a <= 1).
    [[nodiscard]] NormalInverseGammaPair<double> mean() const {
        return {a_ > 0.5 ? mu_ : undefined(), a_ > 1 ? b_ / (a_ - 1) : undefined()};
    }
    /// Variances; NaN where they do not exist (a <= 1, a <= 2).
    [[nodiscard]] NormalInverseGammaPair<double> var() const {
        return {a_ > 1 ? b_ / ((a_ - 1) * lmbda_) : undefined(),
                a_ > 2 ? b_ * b_ / ((a_ - 1) * (a_ - 1) * (a_ - 2)) : undefined()};
    }
    /// One variate, or `size` of them: first the variances, then the normal variables.
    template <class Rng>
    [[nodiscard]] NormalInverseGammaPair<double> rvs(Rng&& random_state) const {
        const auto [x, s2] = rvs(1, random_state);
        return {x[0], s2[0]};
    }
    template <class Rng>
    [[nodiscard]] NormalInverseGammaPair<Eigen::ArrayXd> rvs(Eigen::Index size, Rng&& random_state) const {
        detail::require_size("normal_inverse_gamma.rvs", size);
        Eigen::ArrayXd s2 = random_state.standard_gamma(a_, size);
        for (double& v : s2) v = b_ / v;
        Eigen::ArrayXd x = random_state.standard_normal(size);
        for (Eigen::Index i = 0; i < size; ++i) x[i] = mu_ + x[i] * std::sqrt(s2[i] / lmbda_);
        return {x, s2};
    }

private:
    [[nodiscard]] static double undefined() { return std::numeric_limits<double>::quiet_NaN(); }
    double mu_, lmbda_, a_, b_;
};

/// The normal-inverse-gamma distribution (SciPy 1.15) under SciPy's name: normal_inverse_gamma.pdf(x, s2, mu, lmbda, a,
/// b) or normal_inverse_gamma(mu, lmbda, a, b), see NormalInverseGamma.
struct NormalInverseGammaDistribution {
    [[nodiscard]] NormalInverseGamma operator()(double mu = 0, double lmbda = 1, double a = 1, double b = 1) const {
        return NormalInverseGamma(mu, lmbda, a, b);
    }
    template <core::Operand X = core::InBraces, core::Operand S, class T = double>
    [[nodiscard]] auto pdf(const X& x, const S& s2, double mu = 0, double lmbda = 1, double a = 1, double b = 1) const {
        return NormalInverseGamma(mu, lmbda, a, b).pdf(x, s2);
    }
    template <core::Operand X = core::InBraces, core::Operand S, class T = double>
    [[nodiscard]] auto logpdf(const X& x, const S& s2, double mu = 0, double lmbda = 1, double a = 1,
                              double b = 1) const {
        return NormalInverseGamma(mu, lmbda, a, b).logpdf(x, s2);
    }
    [[nodiscard]] auto mean(double mu = 0, double lmbda = 1, double a = 1, double b = 1) const {
        return NormalInverseGamma(mu, lmbda, a, b).mean();
    }
    [[nodiscard]] auto var(double mu = 0, double lmbda = 1, double a = 1, double b = 1) const {
        return NormalInverseGamma(mu, lmbda, a, b).var();
    }
    template <class Rng>
    [[nodiscard]] auto rvs(double mu, double lmbda, double a, double b, Eigen::Index size, Rng&& random_state) const {
        return NormalInverseGamma(mu, lmbda, a, b).rvs(size, random_state);
    }
};
/// The normal-inverse-gamma distribution, see NormalInverseGammaDistribution. @see scipy.stats.normal_inverse_gamma.
/// Differs from SciPy: an order of draws of its own in rvs.
inline constexpr NormalInverseGammaDistribution normal_inverse_gamma{};

}  // namespace scixx::stats
