// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/distributions/detail/loader.hpp>
#include <scixx/stats/multivariate/frozen.hpp>
#include <vector>

namespace scixx::stats {

/// Random counts, one draw a row.
using Counts = Eigen::Array<std::int64_t, Eigen::Dynamic, Eigen::Dynamic>;

/// The multinomial distribution with its parameters: counts of k outcomes in n trials, n! product of p_i^x_i / x_i!.
class Multinomial {
public:
    /// @param n  number of trials, not negative. @param p  probabilities; the last is what the others leave.
    /// Where that does not hold, all values are NaN, as in SciPy.
    template <class = void>
    Multinomial(std::int64_t n, const VectorParameter& p) : n_(static_cast<double>(n)), p_(p.values()) {
        core::require(p_.size() > 0, "multinomial", "p must not be empty");
        double rest = 1;
        for (Eigen::Index i = 0; i + 1 < p_.size(); ++i) rest -= p_[i];
        p_[p_.size() - 1] = rest;
        proper_ = n >= 0;
        for (Eigen::Index i = 0; i < p_.size(); ++i) proper_ = proper_ && p_[i] >= 0 && p_[i] <= 1;
    }
    [[nodiscard]] const Eigen::VectorXd& p() const noexcept { return p_; }

    /// Log of the probability of the counts x: a vector, or the rows of a matrix; -inf where they do not add up to n or
    /// are no whole numbers. @throws std::invalid_argument where x has not k columns. O(n k).
    template <class X = core::InBraces>
    [[nodiscard]] auto logpmf(const X& x) const {
        return detail::at_points("multinomial", x, p_.size(), p_.size(), false,
                                 [&](const Eigen::VectorXd& point) { return at(point); });
    }
    template <class X = core::InBraces>
    [[nodiscard]] auto pmf(const X& x) const {
        return detail::exp_of(logpmf(x));
    }
    template <class = void>
    [[nodiscard]] Eigen::VectorXd mean() const {
        return detail::scaled(p_, checked());
    }
    template <class = void>
    [[nodiscard]] Eigen::MatrixXd cov() const {
        return detail::covariance_of_shares(p_, checked());
    }
    /// Shannon entropy in nats. O(n k).
    template <class T = double>
    [[nodiscard]] double entropy() const {
        double sum = -special::gammaln<T>(checked() + 1);
        for (const double p : p_) {
            if (p > 0) sum -= n_ * p * std::log(p);
            for (double x = 2; x <= n_; ++x)
                sum += std::exp(detail::log_binomial(x, n_, p, 1 - p)) * special::gammaln<T>(x + 1);
        }
        return sum;
    }
    /// `size` draws, NumPy's for the same stream. @throws std::invalid_argument for parameters outside their domain.
    template <class Rng>
    [[nodiscard]] Counts rvs(Eigen::Index size, Rng&& random_state) const {
        detail::require_size("multinomial.rvs", size);
        core::require(proper_, "multinomial.rvs", "n must not be negative, and p must be probabilities");
        return random_state.multinomial(static_cast<std::int64_t>(n_), {p_.begin(), p_.end()}, size);
    }
    template <class Rng>
    [[nodiscard]] Eigen::Array<std::int64_t, Eigen::Dynamic, 1> rvs(Rng&& random_state) const {
        return rvs(1, random_state).row(0).transpose();
    }

private:
    [[nodiscard]] double checked() const { return proper_ ? n_ : std::numeric_limits<double>::quiet_NaN(); }
    template <class = void>
    [[nodiscard]] double at(const Eigen::VectorXd& x) const {
        constexpr double none = -std::numeric_limits<double>::infinity();
        if (!proper_) return checked();
        // Binomial laws one after the other keep their digits where n is large.
        double value = 0, left = n_, rest = 1;
        if (detail::sum_of(x) != n_ || !detail::are_counts(x.data(), x.size())) return none;
        for (Eigen::Index i = 0; i + 1 < x.size() && rest > 0; ++i) {
            double after = 0;
            for (Eigen::Index k = i + 1; k < p_.size(); ++k) after += p_[k];
            value += detail::log_binomial(x[i], left, p_[i] / (p_[i] + after), after / (p_[i] + after));
            left -= x[i];
            rest = after;
        }
        return left > 0 && rest <= 0 ? none : value;
    }
    double n_;
    Eigen::VectorXd p_;
    bool proper_ = true;
};
/// The multinomial distribution, see Multinomial for its functions: multinomial.pmf(x, n, p).
/// @see scipy.stats.multinomial
inline constexpr Multivariate<Multinomial, std::int64_t, VectorParameter> multinomial{};

/// The multivariate hypergeometric distribution with its parameters: counts of k kinds in a sample of n from m_1, ...,
/// m_k of each, drawn without replacement: product of C(m_i, x_i) / C(sum of m, n).
class MultivariateHypergeom {
public:
    /// @param m  numbers of each kind, whole and not negative. @param n  size of the sample, at most their sum.
    /// Where that does not hold, all values are NaN, as in SciPy.
    template <class = void>
    MultivariateHypergeom(const VectorParameter& m, std::int64_t n)
        : m_(m.values()), total_(detail::sum_of(m_)), n_(static_cast<double>(n)) {
        core::require(m_.size() > 0, "multivariate_hypergeom", "m must not be empty");
        proper_ = detail::are_counts(m_.data(), m_.size()) && n >= 0 && n_ <= total_;
    }
    /// Log of the probability of the counts x, as multinomial's.
    template <class X = core::InBraces>
    [[nodiscard]] auto logpmf(const X& x) const {
        return detail::at_points("multivariate_hypergeom", x, m_.size(), m_.size(), false,
                                 [&](const Eigen::VectorXd& point) { return at(point); });
    }
    template <class X = core::InBraces>
    [[nodiscard]] auto pmf(const X& x) const {
        return detail::exp_of(logpmf(x));
    }
    template <class = void>
    [[nodiscard]] Eigen::VectorXd mean() const {
        return detail::scaled(m_, checked(), total_);
    }
    template <class T = double>
    [[nodiscard]] Eigen::VectorXd var() const {
        return cov<T>().diagonal();
    }
    template <class T = double>
    [[nodiscard]] Eigen::MatrixX<T> cov() const {
        return detail::covariance_of_shares(detail::scaled(m_, T(1), total_), checked() * (total_ - n_) / (total_ - 1));
    }
    /// `size` draws, SciPy's for the same stream. @throws std::invalid_argument for parameters outside their domain.
    template <class Rng>
    [[nodiscard]] Counts rvs(Eigen::Index size, Rng&& random_state) const {
        detail::require_size("multivariate_hypergeom.rvs", size);
        core::require(proper_, "multivariate_hypergeom.rvs",
                      "m must be whole numbers that are not negative, n at most their sum");
        Counts out(size, m_.size());
        core::List<std::int64_t> left(size, static_cast<std::int64_t>(n_));
        auto rest = static_cast<std::int64_t>(total_);
        for (Eigen::Index k = 0; k + 1 < m_.size(); ++k) {
            const auto good = static_cast<std::int64_t>(m_[k]);
            rest -= good;
            for (Eigen::Index i = 0; i < size; ++i) {
                // A draw of one stands where nothing is left, so that the stream goes on as SciPy's.
                std::int64_t& wanted = left.data()[i];
                const std::int64_t drawn =
                    random_state.hypergeometric(good, rest + (wanted == 0 && good + rest == 0), wanted + (wanted == 0));
                out(i, k) = wanted == 0 ? 0 : drawn;
                wanted -= out(i, k);
            }
        }
        for (Eigen::Index i = 0; i < size; ++i) out(i, m_.size() - 1) = left.data()[i];
        return out;
    }
    template <class Rng>
    [[nodiscard]] Eigen::Array<std::int64_t, Eigen::Dynamic, 1> rvs(Rng&& random_state) const {
        return rvs(1, random_state).row(0).transpose();
    }

private:
    [[nodiscard]] double checked() const { return proper_ ? n_ : std::numeric_limits<double>::quiet_NaN(); }
    template <class = void>
    [[nodiscard]] double at(const Eigen::VectorXd& x) const {
        constexpr double none = -std::numeric_limits<double>::infinity();
        if (!proper_) return checked();
        if (detail::sum_of(x) != n_) return none;
        if (n_ == 0 || n_ == total_) {
            bool sure = true;
            for (Eigen::Index i = 0; i < x.size(); ++i) sure = sure && x[i] == (n_ == 0 ? 0 : m_[i]);
            return sure ? 0 : none;
        }
        // C(m, x) p^x q^(m - x) with p = n / total, whose powers cancel.
        const double p = n_ / total_, q = (total_ - n_) / total_;
        double value = -detail::log_binomial(n_, total_, p, q);
        for (Eigen::Index i = 0; i < x.size(); ++i) {
            if (!(x[i] >= 0 && x[i] <= m_[i]) || x[i] != std::floor(x[i])) return none;
            value += detail::log_binomial(x[i], m_[i], p, q);
        }
        return value;
    }
    Eigen::VectorXd m_;
    double total_, n_;
    bool proper_ = true;
};
/// The multivariate hypergeometric distribution, see MultivariateHypergeom: multivariate_hypergeom.pmf(x, m, n).
/// @see scipy.stats.multivariate_hypergeom
inline constexpr Multivariate<MultivariateHypergeom, VectorParameter, std::int64_t> multivariate_hypergeom{};

}  // namespace scixx::stats
