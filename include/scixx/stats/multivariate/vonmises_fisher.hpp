// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/result.hpp>
#include <scixx/special/bessel/iv.hpp>
#include <scixx/stats/multivariate/frozen.hpp>
#include <tuple>

namespace scixx::stats {

using core::get;

/// Mean direction and concentration that vonmises_fisher.fit found.
struct VonMisesFisherFit {
    Eigen::VectorXd mu;
    double kappa;
    template <class R = VonMisesFisherFit>
    static constexpr auto bound() {
        return std::tuple(&R::mu, &R::kappa);
    }
};

/// The von Mises-Fisher distribution with its parameters: directions x with density
/// kappa^(p/2 - 1) exp(kappa mu . x) / ((2 pi)^(p/2) I_(p/2 - 1)(kappa)) over the unit sphere in p dimensions.
class VonMisesFisher {
public:
    /// @param mu  mean direction, a unit vector of at least 2 components. @param kappa  concentration, positive.
    /// @throws std::invalid_argument otherwise.
    template <class T = double>
    VonMisesFisher(const VectorParameter& mu, double kappa) : mu_(mu.values()), kappa_(kappa) {
        core::require(mu_.size() >= 2, "vonmises_fisher", "mu must have at least 2 components, got ", mu_.size());
        core::require(std::abs(detail::length_of(mu_) - 1) <= 1e-7, "vonmises_fisher", "mu must be a unit vector");
        core::require(kappa > 0 && std::isfinite(kappa), "vonmises_fisher",
                      "kappa must be positive; for 0 there is uniform_direction, got ", kappa);
        const double half = 0.5 * static_cast<double>(mu_.size());
        log_norm_ = (half - 1) * std::log(kappa) - half * 1.83787706640934548356 -
                    std::log(special::ive<T>(half - 1, kappa)) - kappa;
    }
    /// Log of the density at x: a unit vector, or the rows of a matrix. @throws std::invalid_argument for other
    /// vectors.
    template <class X = core::InBraces>
    [[nodiscard]] auto logpdf(const X& x) const {
        return detail::at_points("vonmises_fisher", x, mu_.size(), mu_.size(), false,
                                 [&](const Eigen::VectorXd& point) {
                                     core::require(std::abs(detail::length_of(point) - 1) <= 1e-7, "vonmises_fisher",
                                                   "x must be a unit vector");
                                     double along = 0;
                                     for (Eigen::Index k = 0; k < point.size(); ++k) along += mu_[k] * point[k];
                                     return log_norm_ + kappa_ * along;
                                 });
    }
    template <class X = core::InBraces>
    [[nodiscard]] auto pdf(const X& x) const {
        return detail::exp_of(logpdf(x));
    }
    /// Differential entropy over the sphere.
    template <class T = double>
    [[nodiscard]] double entropy() const {
        const double half = 0.5 * static_cast<double>(mu_.size());
        return -log_norm_ - kappa_ * special::ive<T>(half, kappa_) / special::ive<T>(half - 1, kappa_);
    }
    /// `size` directions, the rows of a matrix: the component along mu by rejection (A. T. A. Wood, Commun. Stat.
    /// Simul. 23 (1994) 157), the rest uniform.
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXd rvs(Eigen::Index size, Rng&& random_state) const {
        detail::require_size("vonmises_fisher.rvs", size);
        const Eigen::Index dim = mu_.size();
        const auto rest = static_cast<double>(dim - 1);
        const double b = rest / (2 * kappa_ + std::sqrt(4 * kappa_ * kappa_ + rest * rest)), x0 = (1 - b) / (1 + b);
        const double c = kappa_ * x0 + rest * std::log1p(-x0 * x0);
        Eigen::MatrixXd out(size, dim);
        for (Eigen::Index s = 0; s < size; ++s) {
            double w;
            do {
                const double z = random_state.beta(0.5 * rest, 0.5 * rest);
                w = (1 - (1 + b) * z) / (1 - (1 - b) * z);
            } while (kappa_ * w + rest * std::log1p(-x0 * w) - c < std::log1p(-double(random_state.random())));
            Eigen::VectorXd v(dim);
            for (Eigen::Index k = 0; k < dim; ++k) v[k] = random_state.standard_normal();
            double along = 0;
            for (Eigen::Index k = 0; k < dim; ++k) along += v[k] * mu_[k];
            for (Eigen::Index k = 0; k < dim; ++k) v[k] -= along * mu_[k];
            const double share = std::sqrt(std::max(0.0, 1 - w * w)) / detail::length_of(v);
            for (Eigen::Index k = 0; k < dim; ++k) out(s, k) = w * mu_[k] + share * v[k];
        }
        return out;
    }
    template <class Rng>
    [[nodiscard]] Eigen::VectorXd rvs(Rng&& random_state) const {
        return rvs(1, random_state).transpose();
    }

private:
    Eigen::VectorXd mu_;
    double kappa_, log_norm_;
};

/// The von Mises-Fisher distribution (SciPy 1.11) under SciPy's name, see VonMisesFisher.
struct VonMisesFisherDistribution : Multivariate<VonMisesFisher, VectorParameter, double> {
    /// Mean direction and concentration of largest likelihood: kappa solves I_(p/2)(kappa) / I_(p/2 - 1)(kappa) = |mean
    /// of x|.
    /// @param x  unit vectors, the rows of a matrix. @throws std::invalid_argument otherwise, or where all are equal.
    template <class X, class T = double>
    [[nodiscard]] VonMisesFisherFit fit(const X& x) const {
        const MatrixParameter points(x);
        const Eigen::MatrixXd& m = points.values();
        const Eigen::Index n = m.rows(), dim = m.cols();
        core::require(n > 0 && dim >= 2, "vonmises_fisher.fit", "x must have rows of at least 2 components, got ", n,
                      " x ", dim);
        Eigen::VectorXd mean(dim);
        std::fill_n(mean.data(), dim, 0.0);
        for (Eigen::Index i = 0; i < n; ++i) {
            double square = 0;
            for (Eigen::Index k = 0; k < dim; ++k) {
                square += m(i, k) * m(i, k);
                mean[k] += m(i, k) / static_cast<double>(n);
            }
            core::require(std::abs(square - 1) <= 2e-7, "vonmises_fisher.fit", "x must hold unit vectors");
        }
        const double r = detail::length_of(mean), p = static_cast<double>(dim), half = 0.5 * p;
        core::require(r > 0 && r < 1, "vonmises_fisher.fit", "x must hold different vectors that do not cancel");
        // Newton's method from the start of A. Banerjee et al., J. Mach. Learn. Res. 6 (2005) 1345.
        double kappa = r * (p - r * r) / (1 - r * r);
        for (int step = 0; step < 100; ++step) {
            const double a = special::ive<T>(half, kappa) / special::ive<T>(half - 1, kappa);
            const double next = kappa - (a - r) / (1 - a * a - (p - 1) / kappa * a);
            const double bounded = std::max(next, kappa / 4), change = std::abs(bounded - kappa);
            kappa = bounded;
            if (change <= 1e-14 * kappa) break;
        }
        return {detail::scaled(mean, 1.0, r), kappa};
    }
};
/// The von Mises-Fisher distribution: vonmises_fisher.pdf(x, mu, kappa). @see scipy.stats.vonmises_fisher. Differs from
/// SciPy: the variates agree in distribution, not number by number.
inline constexpr VonMisesFisherDistribution vonmises_fisher{};

}  // namespace scixx::stats
