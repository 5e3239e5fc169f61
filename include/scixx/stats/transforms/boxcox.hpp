// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <array>
#include <optional>
#include <scixx/core/along_axis.hpp>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/brentq.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/transforms/detail/power.hpp>
#include <tuple>
#include <vector>

namespace scixx::stats {

/// Options of boxcox where it looks for lmbda.
struct BoxcoxOptions {
    std::optional<double> alpha{};  ///< in (0, 1): an interval of the level 1 - alpha is wanted too
};

/// What boxcox returns without lmbda: `auto [y, maxlog] = boxcox(x)`.
struct BoxcoxResult {
    Eigen::ArrayXd boxcox;                                                    ///< the transformed data
    double maxlog;                                                            ///< the lmbda with the largest likelihood
    ConfidenceInterval interval{detail::samples::nan, detail::samples::nan};  ///< of lmbda, with options.alpha

    template <class R = BoxcoxResult>
    static constexpr auto bound() {
        return std::tuple(&R::boxcox, &R::maxlog);
    }
};

/// How boxcox_normmax chooses lmbda.
enum class NormmaxMethod {
    pearsonr,  ///< the largest correlation of the probability plot
    mle,       ///< the largest likelihood, as boxcox does
};

/// Options of boxcox_normmax, in SciPy's order. SciPy's 'all' is a call for each method.
struct BoxcoxNormmaxOptions {
    std::vector<double> brack = {-2, 2};             ///< where the search starts, as in optimize.brent
    NormmaxMethod method = NormmaxMethod::pearsonr;  ///< what is maximised
};

/// Log-likelihood of samples under the transform of Box and Cox: with y the transformed data of n points,
///
///     (lmbda - 1) sum(log(x)) - n/2 log(var(y)).
///
/// @param lmbda parameter. @param data real array, samples along axis 0. @return a number for a vector, else an array
///              with an axis less; NaN for empty samples and those with values <= 0, inf for equal ones.
/// @note   Neither powers nor their variance overflow. @see scipy.stats.boxcox_llf
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] auto boxcox_llf(double lmbda, const A& data) {
    struct {
        int axis = 0;
    } options;
    return core::along_axis(
        "boxcox_llf", options, [&](core::Sample x) { return detail::transforms::boxcox_llf(lmbda, x); }, data);
}

/// The parameter of Box and Cox' transform for which data look most normal.
/// @param x        vector of positive numbers. @param options see BoxcoxNormmaxOptions.
/// @return         lmbda, to about 1e-8; NaN where x holds one.
/// @throws std::invalid_argument for a value that is not positive, and a bracket that is none.
/// @see scipy.stats.boxcox_normmax. Differs from SciPy: NaN in the data gives NaN; another optimizer is a call of
///      optimize.minimize_scalar on boxcox_llf.
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] double boxcox_normmax(const A& x, const BoxcoxNormmaxOptions& options = {}) {
    namespace t = detail::transforms;
    const auto values = t::values_of(x);
    t::require_positive("boxcox_normmax", values);
    if (t::has_nan(values)) return detail::samples::nan;
    if (options.method == NormmaxMethod::mle)
        return t::largest([&](double lmbda) { return t::boxcox_llf(lmbda, values); }, options.brack);
    return t::largest(
        [&](double lmbda) {
            auto y = values;
            for (double& v : y) v = t::Boxcox::at(v, lmbda);
            return t::plot_correlation<double>(std::move(y), [](auto p) { return special::ndtri(p); });
        },
        options.brack);
}

/// Box and Cox' power transform: (x^lmbda - 1) / lmbda, log(x) for lmbda = 0.
/// @param x      vector of positive numbers. @param lmbda parameter. @return vector of doubles.
/// @throws std::invalid_argument for a value that is not positive.
/// @see scipy.stats.boxcox
template <core::ArrayLike A = core::InBraces, core::Number L>
[[nodiscard]] Eigen::ArrayXd boxcox(const A& x, const L& lmbda) {
    namespace t = detail::transforms;
    const auto values = t::values_of(x);
    t::require_positive("boxcox", values);
    Eigen::ArrayXd out(std::ssize(values));
    for (core::Index i = 0; i < out.size(); ++i) out[i] = t::Boxcox::at(values.data()[i], static_cast<double>(lmbda));
    return out;
}

/// Box and Cox' power transform with the parameter that makes the data most normal.
///
///     const auto [y, lmbda] = stats::boxcox(x);
///
/// @param x        vector of positive numbers, not all the same. @param options see BoxcoxOptions.
/// @return         see BoxcoxResult. NaN in the data makes everything NaN.
/// @throws std::invalid_argument for a value that is not positive, equal values and an alpha outside (0, 1).
/// @throws core::DataError where no end of the interval is found.
/// @note   The interval holds all parameters whose log-likelihood is within half a quantile of chi-squared of the
///         largest. Source: G. E. P. Box, D. R. Cox, J. R. Stat. Soc. B 26 (1964) 211.
/// @see    scipy.stats.boxcox
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] BoxcoxResult boxcox(const A& x, const BoxcoxOptions& options = {}) {
    namespace t = detail::transforms;
    const char* function = "boxcox";
    const auto values = t::values_of(x);
    t::require_positive(function, values);
    core::require(!options.alpha || (*options.alpha > 0 && *options.alpha < 1), function,
                  "alpha must be in (0, 1), got ", options.alpha.value_or(0));
    if (values.empty()) return {{}, detail::samples::nan};
    core::require(!t::is_constant(values), function, "x must not be constant");
    const double lmbda = boxcox_normmax(x, {.method = NormmaxMethod::mle});
    BoxcoxResult result{boxcox(x, lmbda), lmbda};
    if (!options.alpha || std::isnan(lmbda)) return result;
    const double z = special::ndtri(*options.alpha / 2), target = t::boxcox_llf(lmbda, values) - 0.5 * z * z;
    const auto excess = [&](double at) { return t::boxcox_llf(at, values) - target; };
    std::array<double, 2> ends{};
    for (std::size_t side = 0; side < 2; ++side) {
        const double direction = side == 0 ? -1 : 1;
        double step = 0.5;
        for (int i = 0; excess(lmbda + direction * step) > 0; ++i, step += 0.1)
            if (i == 500) core::fail<core::DataError>(function, "no end of the interval was found");
        ends[side] = optimize::brentq(excess, lmbda, lmbda + direction * step).root;
    }
    result.interval = {ends[0], ends[1]};
    return result;
}

}  // namespace scixx::stats
