// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/along_axis.hpp>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/transforms/detail/power.hpp>
#include <tuple>
#include <vector>

namespace scixx::stats {

/// What yeojohnson returns without lmbda: `auto [y, lmbda] = yeojohnson(x)`.
struct YeojohnsonResult {
    Eigen::ArrayXd yeojohnson;  ///< the transformed data
    double maxlog;              ///< the lmbda with the largest likelihood

    template <class R = YeojohnsonResult>
    static constexpr auto bound() {
        return std::tuple(&R::yeojohnson, &R::maxlog);
    }
};

/// Options of yeojohnson_normmax.
struct YeojohnsonNormmaxOptions {
    std::vector<double> brack = {-2, 2};  ///< where the search starts, as in optimize.brent
};

/// Log-likelihood of samples under the transform of Yeo and Johnson: with y the transformed data of n points,
///
///     -n/2 log(var(y)) + (lmbda - 1) sum(sign(x) log(1 + |x|)).
///
/// @param lmbda parameter. @param data real array, samples along axis 0. @return a number for a vector, else an array
///              with an axis less; NaN for empty samples, inf for equal values.
/// @note   Neither powers nor their variance overflow. @see scipy.stats.yeojohnson_llf
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] auto yeojohnson_llf(double lmbda, const A& data) {
    struct {
        int axis = 0;
    } options;
    return core::along_axis(
        "yeojohnson_llf", options, [&](core::Sample x) { return detail::transforms::yeojohnson_llf(lmbda, x); }, data);
}

/// The parameter of Yeo and Johnson's transform with the largest likelihood.
/// @param x        vector of finite numbers. @param options see YeojohnsonNormmaxOptions.
/// @return         lmbda, to about 1e-8.
/// @throws std::invalid_argument for NaN and infinity, and a bracket that is none.
/// @see scipy.stats.yeojohnson_normmax
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] double yeojohnson_normmax(const A& x, const YeojohnsonNormmaxOptions& options = {}) {
    namespace t = detail::transforms;
    const auto values = t::values_of(x);
    for (const double v : values) core::require(std::isfinite(v), "yeojohnson_normmax", "x must be finite, got ", v);
    return t::largest([&](double lmbda) { return t::yeojohnson_llf(lmbda, values); }, options.brack);
}

/// Yeo and Johnson's power transform: with p = lmbda, ((x + 1)^p - 1) / p for x >= 0, and with p = 2 - lmbda,
/// -((1 - x)^p - 1) / p for x < 0; logarithms for p = 0.
/// @param x  vector of real numbers. @param lmbda parameter. @return vector of doubles; NaN where x is.
/// @see scipy.stats.yeojohnson
template <core::ArrayLike A = core::InBraces, core::Number L>
[[nodiscard]] Eigen::ArrayXd yeojohnson(const A& x, const L& lmbda) {
    const auto values = detail::transforms::values_of(x);
    Eigen::ArrayXd out(std::ssize(values));
    for (core::Index i = 0; i < out.size(); ++i)
        out[i] = detail::transforms::YeoJohnson::at(values.data()[i], static_cast<double>(lmbda));
    return out;
}

/// Yeo and Johnson's power transform with the parameter that makes the data most normal.
///
///     const auto [y, lmbda] = stats::yeojohnson(x);
///
/// @param x  vector of finite numbers of any sign. @return see YeojohnsonResult; NaN for an empty vector's lmbda.
/// @throws std::invalid_argument for NaN and infinity.
/// @note   Source: I. K. Yeo, R. A. Johnson, Biometrika 87 (2000) 954.
/// @see    scipy.stats.yeojohnson. Differs from SciPy: NaN and infinity are refused, as from SciPy 1.12 on.
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] YeojohnsonResult yeojohnson(const A& x) {
    const auto values = detail::transforms::values_of(x);
    for (const double v : values) core::require(std::isfinite(v), "yeojohnson", "x must be finite, got ", v);
    if (values.empty()) return {{}, detail::samples::nan};
    const double lmbda = yeojohnson_normmax(x);
    return {yeojohnson(x, lmbda), lmbda};
}

}  // namespace scixx::stats
