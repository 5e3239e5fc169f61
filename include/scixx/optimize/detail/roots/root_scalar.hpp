// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/optimize/brentq.hpp>
#include <scixx/optimize/newton.hpp>

namespace scixx::optimize::detail::roots {
/// The method that fits to what is known.
template <class Options>
RootResults root_scalar(ScalarFunctionRef f, const Options& o) {
    const char* const name = "root_scalar";
    using M = typename decltype(o.method)::value_type;
    std::optional<M> method = o.method;
    if (!method) {
        if (o.bracket)
            method = M::brentq;
        else if (o.x0 && o.fprime)
            method = o.fprime2 ? M::halley : M::newton;
        else if (o.x0)
            method = M::secant;
        else
            core::fail(name, "method: none can be chosen without bracket or x0");
    }
    if (*method == M::newton || *method == M::secant || *method == M::halley) {
        core::require(o.x0.has_value(), name, "x0 must be given for newton, secant and halley");
        core::require(*method == M::secant || o.fprime, name, "fprime must be given for newton and halley");
        core::require(*method != M::halley || o.fprime2, name, "fprime2 must be given for halley");
        NewtonOptions<double> options{.tol = o.xtol.value_or(1.48e-8),
                                      .maxiter = o.maxiter.value_or(50),
                                      .x1 = o.x1,
                                      .rtol = o.rtol.value_or(0.0)};
        if (*method != M::secant) options.fprime = o.fprime;
        if (*method == M::halley) options.fprime2 = o.fprime2;
        return optimize::newton(f, *o.x0, options);
    }
    core::require(o.bracket.has_value(), name, "bracket must be given for the method");
    BracketOptions options;
    options.xtol = o.xtol.value_or(options.xtol);
    options.rtol = o.rtol.value_or(options.rtol);
    options.maxiter = o.maxiter.value_or(options.maxiter);
    const auto [a, b] = *o.bracket;
    switch (*method) {
        case M::bisect:
            return bisect(name, f, a, b, {options.xtol, options.rtol, options.maxiter});
        case M::ridder:
            return ridder(name, f, a, b, {options.xtol, options.rtol, options.maxiter});
        case M::brenth:
            return optimize::brenth(f, a, b, options);
        case M::toms748:
            return optimize::toms748(f, a, b, {1, options.xtol, options.rtol, options.maxiter});
        default:
            return optimize::brentq(f, a, b, options);
    }
}

}  // namespace scixx::optimize::detail::roots
