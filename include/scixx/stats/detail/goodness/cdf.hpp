// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <scixx/core/along_axis.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <type_traits>

namespace scixx::stats::detail::samples {

template <class C>
concept HasCdf = requires(const C& c, double x) {
    { c.cdf(x) } -> std::convertible_to<double>;
};

/// A distribution, frozen or without shape parameters, or a distribution function itself.
template <class C>
concept CdfArgument = HasCdf<C> || std::is_invocable_r_v<double, const C&, double>;

using CdfRef = core::FunctionRef<double(double)>;

/// f of the distribution function of either.
template <CdfArgument C, class F>
auto with_cdf(const C& c, F&& f) {
    if constexpr (HasCdf<C>) {
        const auto cdf = [&c](double x) { return static_cast<double>(c.cdf(x)); };
        return f(CdfRef(cdf));
    } else
        return f(CdfRef(c));
}

}  // namespace scixx::stats::detail::samples
