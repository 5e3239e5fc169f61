// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstddef>
#include <optional>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/fit.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>
#include <scixx/stats/distributions/detail/stable/law.hpp>
#include <scixx/stats/distributions/detail/stable/quantiles.hpp>
#include <vector>

/// Kernels of the stable distributions in both parameterisations.
namespace scixx::stats::detail {

/// The functions of a stable law whose parameters are set.
template <bool s0>
class StableFunctions {
public:
    StableFunctions(double alpha, double beta) : law_(alpha, beta), a_(alpha), b_(beta) {}

    [[nodiscard]] Support support() const {
        const double edge = s0 ? -law_.shift() : 0.0;
        return {a_ < 1 && b_ == 1 ? edge : -infinite, a_ < 1 && b_ == -1 ? edge : infinite};
    }
    [[nodiscard]] double pdf(double x) const { return density(x).value(); }
    [[nodiscard]] double logpdf(double x) const { return density(x).log(); }
    [[nodiscard]] double cdf(double x) const { return tail(x, false).value(); }
    [[nodiscard]] double sf(double x) const { return tail(x, true).value(); }
    [[nodiscard]] double logcdf(double x) const { return log_tail(x, false); }
    [[nodiscard]] double logsf(double x) const { return log_tail(x, true); }
    [[nodiscard]] double ppf(double q) const { return quantile(q, false); }
    [[nodiscard]] double isf(double q) const { return quantile(q, true); }
    [[nodiscard]] double centre() const { return s0 ? 0.0 : law_.shift(); }

private:
    stable::Law law_;
    double a_, b_;

    [[nodiscard]] stable::Scaled density(double x) const {
        return s0 ? law_.density(x + law_.shift(), x) : law_.density(x, x - law_.shift());
    }
    [[nodiscard]] stable::Scaled tail(double x, bool upper) const {
        return s0 ? law_.tail(x + law_.shift(), x, upper) : law_.tail(x, x - law_.shift(), upper);
    }
    [[nodiscard]] double log_tail(double x, bool upper) const {
        const stable::Scaled p = tail(x, upper);
        return p.value() < 0.5 ? p.log() : std::log1p(-tail(x, !upper).value());
    }
    [[nodiscard]] double quantile(double q, bool upper) const {
        if (q > 0.5) return quantile(1 - q, !upper);
        const Support ends = support();
        const double move = s0 ? 0.0 : law_.shift();
        return stable::quantile(law_, q, upper, ends.lower - move, ends.upper - move) + move;
    }
};

template <bool s0>
struct LevyStable {
    double alpha, beta;
    static constexpr const char* name = s0 ? "levy_stable_s0" : "levy_stable";
    static constexpr std::array<const char*, 2> shapes{"alpha", "beta"};

    [[nodiscard]] bool valid() const { return alpha > 0 && alpha <= 2 && std::abs(beta) <= 1; }
    [[nodiscard]] Support support() const { return density().support(); }
    [[nodiscard]] StableFunctions<s0> density() const { return {alpha, beta}; }
    [[nodiscard]] StableFunctions<s0> tails() const { return {alpha, beta}; }
    [[nodiscard]] double centre() const { return density().centre(); }
    /// What the scale adds to the location: in the form S1 the law of exponent 1 is not closed under scaling.
    [[nodiscard]] double drift(double scale) const {
        return !s0 && alpha == 1 && beta != 0 ? 2 / pi * beta * x_log_y(scale, scale) : 0.0;
    }

    [[nodiscard]] Moments moments() const {
        const bool normal = alpha == 2;
        return {raw(1), normal ? 2 : infinite, normal ? 0 : undefined, normal ? 0 : undefined};
    }
    [[nodiscard]] double raw(int n) const {
        if (n == 1) return alpha > 1 ? (s0 ? -stable::angles(alpha, beta).tangent : 0.0) : undefined;
        if (alpha < 2) return n % 2 == 0 ? infinite : undefined;
        double product = 1;
        for (int i = n - 1; i > 0; i -= 2) product *= 2 * i;
        return n % 2 == 0 ? product : 0;
    }

    /// By J. M. Chambers, C. L. Mallows, B. W. Stuck, J. Am. Stat. Assoc. 71 (1976) 340.
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        core::List<double> angle(n);
        fill_uniform(rng, angle.data(), n);
        rng.standard_exponential(Fill(out, n));
        const double shift = stable::angles(alpha, beta).tangent, turn = std::atan(shift) / alpha;
        const double size = std::pow(1 + shift * shift, 0.5 / alpha);
        for (Eigen::Index i = 0; i < n; ++i) {
            const double theta = angle[i] * pi - pi / 2, w = out[i], cosine = std::cos(theta);
            if (alpha == 1) {
                const double tilted = pi / 2 + beta * theta;
                out[i] = 2 / pi * (tilted * std::tan(theta) - beta * std::log(pi / 2 * w * cosine / tilted));
            } else {
                const double phi = alpha * (theta + turn);
                out[i] = size * std::sin(phi) / std::pow(cosine, 1 / alpha) *
                             std::pow(std::cos(theta - phi) / w, (1 - alpha) / alpha) -
                         (s0 ? shift : 0.0);
            }
        }
    }

    template <class = void>
    static std::array<double, 4> fit_start(Sample data) {
        const auto [a, b, loc, scale] = stable::quantile_estimate(data);
        return {a, b, s0 ? loc : in_form_one(a, b, loc, scale), scale};
    }
    /// The form S0 is fitted, which is smooth at alpha = 1, and its location moved.
    template <class T = double>
    static std::optional<std::array<T, 4>> fit(Sample data, const FitOptions& options) {
        if (s0 || options.floc || options.loc) return {};
        std::array<T, 4> theta = fitted(LevyStable<true>{}, std::vector<T>(data.begin(), data.end()), options);
        theta[2] = in_form_one(theta[0], theta[1], theta[2], theta[3]);
        return theta;
    }

private:
    /// The location in the form S1 of that in S0.
    [[nodiscard]] static double in_form_one(double a, double b, double loc, double scale) {
        return loc - scale * stable::angles(a, b).tangent - LevyStable<false>{a, b}.drift(scale);
    }
};

}  // namespace scixx::stats::detail
