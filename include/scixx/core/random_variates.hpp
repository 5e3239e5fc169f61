// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <limits>
#include <scixx/core/detail/draw.hpp>
#include <scixx/core/detail/random/continuous.hpp>
#include <scixx/core/detail/random/discrete.hpp>
#include <scixx/core/kernel/math.hpp>
#include <string>
#include <utility>
#include <vector>

namespace scixx::core {

/// The variates that RandomState and Generator make in the same way from their uniform, normal and exponential ones,
/// each NumPy's stream bit for bit (where NumPy calls log, exp or pow, as far as the libm agrees). `size...` is as in
/// these classes; integers are std::int64_t.
/// @see numpy.random.Generator, numpy.random.RandomState.
template <class Self>
class RandomVariates {
public:
    /// Gamma with the given shape and scale 1. @throws std::invalid_argument where shape is negative.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto standard_gamma(double shape, Size&&... size) {
        need(not_negative(shape), "standard_gamma: shape must not be negative");
        return each<double>("standard_gamma", detail::random::StandardGamma(shape), size...);
    }
    /// Gamma. @throws std::invalid_argument where shape or scale is negative.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto gamma(double shape, double scale = 1, Size&&... size) {
        need(not_negative(shape) && not_negative(scale), "gamma: shape and scale must not be negative");
        const detail::random::StandardGamma standard(shape);
        return each<double>(
            "gamma", [=](auto& stream) { return scale * standard(stream); }, size...);
    }
    /// Beta on (0, 1). @throws std::invalid_argument unless a > 0 and b > 0.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto beta(double a, double b, Size&&... size) {
        need(a > 0 && b > 0, "beta: a and b must be positive");
        return each<double>("beta", detail::random::Beta(a, b), size...);
    }
    /// Chi-squared with df > 0 degrees of freedom.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto chisquare(double df, Size&&... size) {
        need(df > 0, "chisquare: df must be positive");
        return each<double>("chisquare", detail::random::Chisquare(df), size...);
    }
    /// Non-central chi-squared with df > 0 degrees of freedom and non-centrality nonc >= 0.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto noncentral_chisquare(double df, double nonc, Size&&... size) {
        need(df > 0 && nonc >= 0, "noncentral_chisquare: df must be positive and nonc not negative");
        return each<double>("noncentral_chisquare", detail::random::NoncentralChisquare(df, nonc), size...);
    }
    /// Fisher's F with dfnum > 0 and dfden > 0 degrees of freedom.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto f(double dfnum, double dfden, Size&&... size) {
        need(dfnum > 0 && dfden > 0, "f: dfnum and dfden must be positive");
        return each<double>("f", detail::random::F(dfnum, dfden), size...);
    }
    /// Non-central F.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto noncentral_f(double dfnum, double dfden, double nonc, Size&&... size) {
        need(dfnum > 0 && dfden > 0 && nonc >= 0, "noncentral_f: dfnum and dfden must be positive, nonc not negative");
        const detail::random::NoncentralChisquare above(dfnum, nonc);
        const detail::random::Chisquare below(dfden);
        const auto one = [=](auto& stream) {
            const double t = above(stream) * dfden;
            return t / (below(stream) * dfnum);
        };
        return each<double>("noncentral_f", one, size...);
    }
    /// Student's t with df > 0 degrees of freedom.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto standard_t(double df, Size&&... size) {
        need(df > 0, "standard_t: df must be positive");
        return each<double>("standard_t", detail::random::StandardT(df), size...);
    }
    /// Cauchy, a ratio of normal variates.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto standard_cauchy(Size&&... size) {
        const auto one = [](auto& stream) {
            const double above = stream.normal();
            return above / stream.normal();
        };
        return each<double>("standard_cauchy", one, size...);
    }
    /// Weibull with shape a >= 0 and scale 1.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto weibull(double a, Size&&... size) {
        need(not_negative(a), "weibull: a must not be negative");
        return each<double>("weibull", detail::random::Weibull{a}, size...);
    }
    /// Pareto II (Lomax) with shape a > 0.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto pareto(double a, Size&&... size) {
        need(a > 0, "pareto: a must be positive");
        return each<double>("pareto", detail::random::Pareto{a}, size...);
    }
    /// Power function distribution on [0, 1] with exponent a - 1, a > 0.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto power(double a, Size&&... size) {
        need(a > 0, "power: a must be positive");
        return each<double>("power", detail::random::Power{a}, size...);
    }
    /// Laplace.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto laplace(double loc = 0, double scale = 1, Size&&... size) {
        need_scale("laplace", scale);
        return each<double>("laplace", detail::random::Laplace{loc, scale}, size...);
    }
    /// Gumbel.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto gumbel(double loc = 0, double scale = 1, Size&&... size) {
        need_scale("gumbel", scale);
        return each<double>("gumbel", detail::random::Gumbel{loc, scale}, size...);
    }
    /// Logistic.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto logistic(double loc = 0, double scale = 1, Size&&... size) {
        need_scale("logistic", scale);
        return each<double>("logistic", detail::random::Logistic{loc, scale}, size...);
    }
    /// Log-normal: the exponential of a normal variate.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto lognormal(double mean = 0, double sigma = 1, Size&&... size) {
        need_scale("lognormal", sigma);
        return each<double>("lognormal", detail::random::Lognormal{mean, sigma}, size...);
    }
    /// Rayleigh.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto rayleigh(double scale = 1, Size&&... size) {
        need_scale("rayleigh", scale);
        return each<double>("rayleigh", detail::random::Rayleigh{scale}, size...);
    }
    /// Inverse Gaussian with mean > 0 and scale > 0.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto wald(double mean, double scale, Size&&... size) {
        need(mean > 0 && scale > 0, "wald: mean and scale must be positive");
        return each<double>("wald", detail::random::Wald{mean, scale}, size...);
    }
    /// Von Mises on [-pi, pi] about mu with concentration kappa >= 0.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto vonmises(double mu, double kappa, Size&&... size) {
        need(not_negative(kappa), "vonmises: kappa must not be negative");
        return each<double>("vonmises", detail::random::Vonmises{mu, kappa}, size...);
    }
    /// Triangular on [left, right]. @throws std::invalid_argument unless left <= mode <= right and left < right.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto triangular(double left, double mode, double right, Size&&... size) {
        need(left <= mode && mode <= right && left < right,
             "triangular: must have left <= mode <= right and left < right");
        return each<double>("triangular", detail::random::Triangular{left, mode, right}, size...);
    }

    /// Poisson with mean lam >= 0. @throws std::invalid_argument for a negative lam or one near 2^63.
    template <class... Size>
        requires detail::DrawSize<std::int64_t, Size...>
    auto poisson(double lam = 1, Size&&... size) {
        need(lam >= 0 && lam <= 9.223372006484771e18, "poisson: lam must be between 0 and 9.22e18");
        return each<std::int64_t>("poisson", detail::random::Poisson{lam}, size...);
    }
    /// Number of successes in n >= 0 trials with probability p.
    template <class... Size>
        requires detail::DrawSize<std::int64_t, Size...>
    auto binomial(std::int64_t n, double p, Size&&... size) {
        need(n >= 0 && p >= 0 && p <= 1, "binomial: n must not be negative and p be between 0 and 1");
        return each<std::int64_t>("binomial", detail::random::Binomial(n, p), size...);
    }
    /// Number of failures before the n-th success, n > 0 real, with probability 0 < p <= 1.
    template <class... Size>
        requires detail::DrawSize<std::int64_t, Size...>
    auto negative_binomial(double n, double p, Size&&... size) {
        need(n > 0 && p > 0 && p <= 1, "negative_binomial: n must be positive and p in (0, 1]");
        return each<std::int64_t>("negative_binomial", detail::random::NegativeBinomial(n, p), size...);
    }
    /// Number of the first successful trial, 0 < p <= 1.
    template <class... Size>
        requires detail::DrawSize<std::int64_t, Size...>
    auto geometric(double p, Size&&... size) {
        need(p > 0 && p <= 1, "geometric: p must be in (0, 1]");
        return each<std::int64_t>("geometric", detail::random::Geometric{p}, size...);
    }
    /// Number of good ones in a sample of nsample from ngood + nbad.
    template <class... Size>
        requires detail::DrawSize<std::int64_t, Size...>
    auto hypergeometric(std::int64_t ngood, std::int64_t nbad, std::int64_t nsample, Size&&... size) {
        need(ngood >= 0 && nbad >= 0 && nsample >= 0, "hypergeometric: arguments must not be negative");
        need(ngood < 1000000000 && nbad < 1000000000, "hypergeometric: ngood and nbad must be below 10^9");
        need(nsample <= ngood + nbad, "hypergeometric: nsample must not exceed ngood + nbad");
        return each<std::int64_t>("hypergeometric", detail::random::Hypergeometric{ngood, nbad, nsample}, size...);
    }
    /// Zipf with exponent a > 1.
    template <class... Size>
        requires detail::DrawSize<std::int64_t, Size...>
    auto zipf(double a, Size&&... size) {
        need(a > 1, "zipf: a must be greater than 1");
        return each<std::int64_t>("zipf", detail::random::Zipf{a}, size...);
    }
    /// Logarithmic series with 0 <= p < 1.
    template <class... Size>
        requires detail::DrawSize<std::int64_t, Size...>
    auto logseries(double p, Size&&... size) {
        need(p >= 0 && p < 1, "logseries: p must be in [0, 1)");
        return each<std::int64_t>("logseries", detail::random::Logseries{p}, size...);
    }

    /// `size` draws of the counts in n trials with the given probabilities, one draw a row.
    /// @throws std::invalid_argument where a probability is outside [0, 1] or all but the last add up to more than 1.
    template <class I = std::int64_t>
    [[nodiscard]] Eigen::ArrayXX<I> multinomial(std::int64_t n, const std::vector<double>& pvals, Index size = 1) {
        need(n >= 0 && !pvals.empty() && size >= 0, "multinomial: n and size must not be negative, pvals not empty");
        double sum = 0;
        for (std::size_t j = 0; j + 1 < pvals.size(); ++j) sum += pvals[j];
        for (double p : pvals) need(p >= 0 && p <= 1, "multinomial: pvals must be between 0 and 1");
        need(sum <= 1 + 1e-12, "multinomial: pvals must add up to 1");
        const auto d = static_cast<Index>(pvals.size());
        auto stream = self().stream();
        Eigen::ArrayXX<I> out(size, d);
        out.setZero();
        for (Index i = 0; i < size; ++i) {
            std::int64_t left = n;
            double rest = 1;
            for (Index j = 0; j + 1 < d && left > 0; ++j) {
                const double p = pvals[static_cast<std::size_t>(j)];
                out(i, j) = detail::random::Binomial(left, p / rest)(stream);
                left -= out(i, j);
                rest -= p;
            }
            out(i, d - 1) += left > 0 ? left : 0;
        }
        return out;
    }
    /// `size` draws from the Dirichlet distribution, one a row. @throws std::invalid_argument unless all alpha > 0.
    template <class T = double>
    [[nodiscard]] Eigen::ArrayXX<T> dirichlet(const std::vector<double>& alpha, Index size = 1) {
        need(!alpha.empty() && size >= 0, "dirichlet: alpha must not be empty, size not negative");
        double largest = 0, total = 0;
        for (double a : alpha) {
            need(a > 0, "dirichlet: alpha must be positive");
            largest = a > largest ? a : largest;
            total += a;
        }
        const auto d = static_cast<Index>(alpha.size());
        auto stream = self().stream();
        Eigen::ArrayXX<T> out(size, d);
        const bool sticks = !decltype(stream)::legacy && largest < 0.1;
        for (Index i = 0; i < size; ++i) {
            double sum = 0, rest = 1, ahead = total;
            for (Index j = 0; j < d; ++j) {
                const double a = alpha[static_cast<std::size_t>(j)];
                if (!sticks) {
                    out(i, j) = detail::random::StandardGamma(a)(stream);
                    sum += out(i, j);
                } else if (j + 1 < d) {
                    ahead -= a;
                    const double v = detail::random::Beta(a, ahead)(stream);
                    out(i, j) = rest * v;
                    rest *= 1 - v;
                } else
                    out(i, j) = rest;
            }
            if (!sticks) {
                const double inverse = 1 / sum;
                for (Index j = 0; j < d; ++j) out(i, j) *= inverse;
            }
        }
        return out;
    }

private:
    Self& self() noexcept { return static_cast<Self&>(*this); }
    static bool not_negative(double x) noexcept { return !std::signbit(x) || std::isnan(x); }
    /// "Generator.gamma" for "gamma".
    static std::string full_name(const char* member) {
        return (decltype(std::declval<Self&>().stream())::legacy ? "RandomState." : "Generator.") + std::string(member);
    }
    static void need(bool condition, const char* text) {
        if (!condition) [[unlikely]]
            throw std::invalid_argument(full_name(text));
    }
    static void need_scale(const char* member, double scale) {
        if (!not_negative(scale)) [[unlikely]]
            detail::require_scale(full_name(member).c_str(), scale);
    }
    template <class T, class Variate, class... Size>
    auto each(const char* member, const Variate& variate, Size&&... size) {
        const auto run = [&, this](T* out, Index count) {
            auto stream = self().stream();
            for (Index i = 0; i < count; ++i) out[i] = variate(stream);
        };
        const std::string name = sizeof...(Size) == 0 ? std::string() : full_name(member);
        return detail::draw<T>(name.c_str(), run, size...);
    }
};

}  // namespace scixx::core
