// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <complex>
#include <limits>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/detail/tanhsinh.hpp>
#include <type_traits>

namespace scixx::integrate::detail {

/// double or std::complex<double>, as the values of f(double, double, ..) are; they may be arrays.
template <class Value>
struct IntegrandScalar {
    using type = std::conditional_t<core::is_complex<Value>, std::complex<double>, double>;
};
template <core::ArrayLike Value>
struct IntegrandScalar<Value> : IntegrandScalar<core::ScalarOf<Value>> {};
template <class F, class... P>
using IntegrandValue = std::remove_cvref_t<std::invoke_result_t<F&, double, std::conditional_t<true, double, P>...>>;
template <class F, class... P>
using TanhsinhScalar = typename IntegrandScalar<IntegrandValue<F, P...>>::type;

/// The checked settings, and the user's callback in the kernel's terms.
template <class T>
class TanhsinhSetup {
public:
    template <class Options>
    explicit TanhsinhSetup(const Options& options) {
        constexpr double eps = std::numeric_limits<double>::epsilon();
        const int maxlevel = options.maxlevel.value_or(10);
        core::require(maxlevel >= 0 && options.minlevel >= 0, "tanhsinh",
                      "maxlevel and minlevel must not be negative, got ", maxlevel, " and ", options.minlevel);
        core::require(maxlevel <= 24, "tanhsinh", "maxlevel must be at most 24, got ", maxlevel);
        const double atol = options.atol.value_or(options.log ? -std::numeric_limits<double>::infinity() : 0);
        const double rtol = options.rtol.value_or(options.log ? 0.75 * std::log(eps) : std::pow(eps, 0.75));
        core::require(options.log ? !std::isnan(atol) && !std::isnan(rtol) : atol >= 0 && rtol >= 0, "tanhsinh",
                      "atol and rtol must not be negative, got ", atol, " and ", rtol);
        settings_ = {options.log, maxlevel, std::min(options.minlevel, maxlevel), atol, rtol};
        if (options.callback)
            watch_ = [&options](const TanhSinhOutcome<T>& r) {
                return options.callback(
                    {false, r.status, r.integral, r.error, r.level, static_cast<int>(r.evaluations)});
            };
    }
    /// Integral (two parts), error, status, level, evaluations.
    [[nodiscard]] std::array<double, 6> operator()(core::FunctionRef<T(double)> f, double a, double b) {
        const TanhSinhOutcome<T> r = tanhsinh<T>(f, a, b, settings_, nodes_, watch_);
        return {std::real(r.integral),         std::imag(r.integral),        r.error,
                static_cast<double>(r.status), static_cast<double>(r.level), r.evaluations};
    }

private:
    TanhSinhSettings settings_{};
    TanhSinhWatch<T> watch_;
    TanhSinhNodes nodes_;
};

}  // namespace scixx::integrate::detail
