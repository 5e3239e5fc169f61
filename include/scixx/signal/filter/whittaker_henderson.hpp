// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/core/result.hpp>
#include <scixx/optimize/minimize_scalar.hpp>
#include <scixx/signal/detail/filter/whittaker.hpp>

namespace scixx::signal {

/// Options of whittaker_henderson.
struct WhittakerHendersonOptions {
    std::optional<double>
        lamb{};     ///< strength of the penalty, >= 0; SciPy's "reml" by default: the one of the greatest
                    ///< restricted likelihood
    int order = 2;  ///< of the differences, >= 1
    core::Optional<Eigen::ArrayXd> weights{};  ///< of the samples, >= 0; ones by default
};

/// What whittaker_henderson returns: `auto [x, lamb] = whittaker_henderson(signal)`.
template <class X>
struct WhittakerHenderson {
    X x;          ///< the smoothed signal
    double lamb;  ///< strength of the penalty
};

/// Whittaker and Henderson's smoothing, the minimum of
///
///     sum w_i (y_i - x_i)^2 + lamb sum ((D^p x)_i)^2,   D x_i = x_{i+1} - x_i.
///
/// @param signal   real vector of at least order + 1 samples; integers are taken as double. A sample may be NaN or
///                 infinite where its weight is 0: it is interpolated there by a polynomial of degree 2 order - 1, and
///                 continued by one of degree order - 1 at the ends.
/// @param options  see WhittakerHendersonOptions. Without `lamb` the profiled criterion
///                 -(n - p) log(r^2) + log|lamb D'D| - log|W + lamb D'D| is maximised over log lamb, r^2 being the
///                 minimum above (D. Bates et al., J. Stat. Software 67, 2015, equation 41; G. Biessy,
///                 arXiv:2306.06932).
/// @return         the smoothed signal, a vector of the input's family in double, and lamb. With lamb = 0 it is the
///                 signal itself.
/// @throws std::invalid_argument for sizes that do not fit, order < 1, a negative or not finite lamb, weights that are
///                 negative, not finite or positive at fewer than `order` samples, and a sample that is not finite with
///                 a weight other than 0.
/// @note  O(n order^2) by plane rotations of a band; about 30 times that without lamb.
/// @see   scipy.signal.whittaker_henderson (SciPy 1.18)
template <core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 1 && !core::is_complex<core::ScalarOf<A>>)
[[nodiscard]] auto whittaker_henderson(const A& signal, const WhittakerHendersonOptions& options = {}) {
    constexpr const char* function = "whittaker_henderson";
    const core::Source<double, A> source(signal);
    const Eigen::Index n = source.view().shape(0);
    const int order = options.order;
    core::require(order >= 1, function, "order must be at least 1, got ", order);
    core::require(n >= order + 1, function, "signal must have at least order + 1 = ", order + 1, " samples, got ", n);
    const Eigen::ArrayXd weights = options.weights.value_or(Eigen::ArrayXd());
    core::require(weights.size() == 0 || weights.size() == n, function, "weights must have the size of signal, ", n,
                  ", got ", weights.size());
    core::require(!options.lamb || (*options.lamb >= 0 && std::isfinite(*options.lamb)), function,
                  "lamb must be finite and not negative, got ", options.lamb.value_or(0));
    core::List<double> y(n);
    Eigen::Index known = 0;
    double largest = 0;
    for (Eigen::Index i = 0; i < n; ++i) {
        const double weight = weights.size() == 0 ? 1 : weights[i], sample = source.view()(i);
        core::require(weight >= 0 && std::isfinite(weight), function, "weights must be finite and not negative, got ",
                      weight);
        core::require(weight == 0 || std::isfinite(sample), function,
                      "signal must be finite where its weight is not zero, got ", sample);
        y[i] = std::isfinite(sample) ? sample : 0;
        known += weight > 0;
        if (weight > 0) largest = std::max(largest, std::abs(sample));
    }
    core::require(known >= order, function, "weights must be positive for at least order = ", order, " samples, got ",
                  known);
    // The likelihood has squares of samples: they are taken in units of the largest one.
    const int unit = options.lamb || largest == 0 ? 0 : std::ilogb(largest);
    for (double& sample : y) sample = std::ldexp(sample, -unit);
    auto x = core::allocate<core::PlainOf<A, double>>({n});
    const core::NdView<double> out = core::view(x);
    detail::filter::Whittaker<> smoother(y.data(), weights.size() == 0 ? nullptr : weights.data(), n, order);
    double lamb = options.lamb.value_or(0);
    if (!options.lamb) {
        const double freedom = static_cast<double>(n - order);
        const auto deviance = [&](double log_lamb) {
            smoother.factor(std::exp(log_lamb));
            return freedom * (std::log(smoother.least()) - log_lamb) + smoother.logdet();
        };
        lamb = std::exp(optimize::brent(deviance, {.brack = {-10, 10}}).x);
    }
    if (lamb > 0) {
        smoother.factor(lamb);
        smoother.solve(out.data());
    } else
        for (Eigen::Index i = 0; i < n; ++i) out(i) = y[i];
    for (Eigen::Index i = 0; i < n; ++i) out(i) = std::ldexp(out(i), unit);
    return WhittakerHenderson<decltype(x)>{std::move(x), lamb};
}

}  // namespace scixx::signal
