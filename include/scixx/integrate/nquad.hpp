// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <concepts>
#include <cstddef>
#include <functional>
#include <scixx/core/dims.hpp>
#include <scixx/core/error.hpp>
#include <scixx/integrate/detail/nest.hpp>
#include <scixx/integrate/quad.hpp>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::integrate {

/// Options of dblquad and tplquad, for the integration over each variable.
struct NestedQuadOptions {
    double epsabs = 1.49e-8;  ///< absolute error wanted of each one-dimensional integral, see QuadOptions
    double epsrel = 1.49e-8;  ///< relative error wanted of each
};

/// The range of one variable of nquad: two numbers, or a function of the variables after it, as so many arguments or as
/// a std::span, that returns two numbers.
class NquadRange {
public:
    using Limits = std::pair<double, double>;
    NquadRange(double a, double b) : limits_(a, b) {}
    template <class F>
        requires detail::FunctionOfLater<F>
    NquadRange(F function)  // NOLINT(google-explicit-constructor): as in Python
        : function_([f = std::move(function)](std::span<const double> later) mutable {
              const auto& [a, b] = detail::at_later(f, "ranges", later);
              return Limits(static_cast<double>(a), static_cast<double>(b));
          }) {}

    [[nodiscard]] Limits operator()(std::span<const double> later) const {
        return function_ ? function_(later) : limits_;
    }

private:
    Limits limits_{};
    std::function<Limits(std::span<const double>)> function_;
};

/// The options of one variable of nquad: QuadOptions, or a function of the variables after it that returns them.
class NquadOptions {
public:
    NquadOptions(QuadOptions opts = {}) : opts_(std::move(opts)) {}  // NOLINT(google-explicit-constructor)
    template <class F>
        requires detail::FunctionOfLater<F>
    NquadOptions(F function)  // NOLINT(google-explicit-constructor)
        : function_([f = std::move(function)](std::span<const double> later) mutable -> QuadOptions {
              return detail::at_later(f, "opts", later);
          }) {}

    /// Calls use(const QuadOptions&) with the options at the given values of the later variables.
    template <class Use>
    void apply(std::span<const double> later, Use&& use) const {
        if (function_)
            use(function_(later));
        else
            use(opts_);
    }

private:
    QuadOptions opts_;
    std::function<QuadOptions(std::span<const double>)> function_;
};

/// A limit of integration: a number, or a function of the variables X further out.
template <class G, class... X>
concept QuadLimit = std::convertible_to<G, double> || std::is_invocable_r_v<double, G&, X...>;

/// Double integral, the integral of func(y, x) over y from gfun(x) to hfun(x) and over x from a to b.
///
///     auto [value, error] = dblquad([](double y, double x) { return x * y; }, 0, 0.5, 0,
///                                   [](double x) { return 1 - 2 * x; });
///
/// @param func  callable with (y, x), y first as in SciPy; real or complex values.
/// @param a     lower limit of x, @param b upper limit of x; infinite ones are allowed.
/// @param gfun  lower limit of y, a number or a callable with x; infinite values are allowed.
/// @param hfun  upper limit of y, likewise.
/// @param opts  tolerances of every one-dimensional integral.
/// @return      y, the largest error estimate abserr of all the integrals, neval evaluations of func, and the status of
///              the first of them that failed.
/// @throws std::invalid_argument as quad. What the callables throw passes through.
/// @note        quad within quad: at least 441 evaluations, at most 2079^2 (2970^2 where infinite).
/// @see         scipy.integrate.dblquad
template <class F, class G, class H>
    requires std::invocable<F&, double, double> && QuadLimit<G, double> && QuadLimit<H, double>
[[nodiscard]] auto dblquad(F&& func, double a, double b, G&& gfun, H&& hfun, const NestedQuadOptions& opts = {}) {
    const QuadOptions each{.epsabs = opts.epsabs, .epsrel = opts.epsrel};
    detail::check_quad("dblquad", each);
    return detail::by_parts<detail::is_complex_integrand<F, double, double>>([&]<class P>(P) {
        detail::Nest nest("dblquad");
        const double value = nest.integrate(
            [&](const double* xs, double* over_y, int count) {
                for (int i = 0; i < count; ++i) {
                    const double x = xs[i];
                    over_y[i] = nest.integrate(
                        [&func, x](const double* ys, double* values, int n) {
                            for (int j = 0; j < n; ++j) values[j] = detail::part_of<P::value>(func(ys[j], x));
                        },
                        detail::limit_at(gfun, x), detail::limit_at(hfun, x), each, true);
                }
            },
            a, b, each, false);
        return nest.result(value);
    });
}

/// Triple integral, the integral of func(z, y, x) over z from qfun(x, y) to rfun(x, y), y from gfun(x) to hfun(x) and x
/// from a to b.
///
/// @param func  callable with (z, y, x), z first as in SciPy; real or complex values.
/// @param a     lower limit of x, @param b upper limit of x.
/// @param gfun  lower limit of y, @param hfun upper limit of y: numbers or callables with x.
/// @param qfun  lower limit of z, @param rfun upper limit of z: numbers or callables with (x, y).
/// @param opts  tolerances of every one-dimensional integral.
/// @return      as dblquad.
/// @throws std::invalid_argument as quad. What the callables throw passes through.
/// @note        At least 9261 evaluations.
/// @see         scipy.integrate.tplquad
template <class F, class G, class H, class Q, class R>
    requires std::invocable<F&, double, double, double> && QuadLimit<G, double> && QuadLimit<H, double> &&
             QuadLimit<Q, double, double> && QuadLimit<R, double, double>
[[nodiscard]] auto tplquad(F&& func, double a, double b, G&& gfun, H&& hfun, Q&& qfun, R&& rfun,
                           const NestedQuadOptions& opts = {}) {
    const QuadOptions each{.epsabs = opts.epsabs, .epsrel = opts.epsrel};
    detail::check_quad("tplquad", each);
    return detail::by_parts<detail::is_complex_integrand<F, double, double, double>>([&]<class P>(P) {
        detail::Nest nest("tplquad");
        const auto over_z = [&](double x, double y) {
            return nest.integrate(
                [&func, x, y](const double* zs, double* values, int n) {
                    for (int k = 0; k < n; ++k) values[k] = detail::part_of<P::value>(func(zs[k], y, x));
                },
                detail::limit_at(qfun, x, y), detail::limit_at(rfun, x, y), each, true);
        };
        const auto over_y = [&](double x) {
            return nest.integrate(
                [&](const double* ys, double* values, int n) {
                    for (int j = 0; j < n; ++j) values[j] = over_z(x, ys[j]);
                },
                detail::limit_at(gfun, x), detail::limit_at(hfun, x), each, false);
        };
        const double value = nest.integrate(
            [&](const double* xs, double* values, int n) {
                for (int i = 0; i < n; ++i) values[i] = over_y(xs[i]);
            },
            a, b, each, false);
        return nest.result(value);
    });
}

namespace detail {

/// The nested integrals of nquad, from the last variable inwards.
template <class = void>
struct Nquad {
    core::FunctionRef<double(std::span<const double>)> f;
    const std::vector<NquadRange>& ranges;
    const std::vector<NquadOptions>& opts;
    Nest nest{"nquad"};
    std::vector<double> x = std::vector<double>(ranges.size());

    double integrate(std::size_t variable) {
        const std::span<const double> later = std::span<const double>(x).subspan(variable + 1);
        const auto [a, b] = ranges[variable](later);
        double value = 0;
        opts[opts.size() == 1 ? 0 : variable].apply(later, [&, from = a, to = b](const QuadOptions& each) {
            check_quad("nquad", each);
            value = nest.integrate(
                [&](const double* nodes, double* values, int n) {
                    for (int i = 0; i < n; ++i) {
                        x[variable] = nodes[i];
                        values[i] = variable == 0 ? f(x) : integrate(variable - 1);
                    }
                },
                from, to, each, variable == 0);
        });
        return value;
    }
};

}  // namespace detail

/// Integral over several variables, with x[0] innermost: each one over its range, which may depend on the later ones.
///
///     nquad([](double x, double y, double z) { return x * y * z; }, {{0, 1}, {0, 2}, {-1, 1}});
///     nquad([](std::span<const double> x) { return x[0] * x[1]; },
///           {[](double y) { return std::pair(0.0, 1 - 2 * y); }, {0, 0.5}});
///
/// @param func    callable with a std::span of all variables, or with the variables as at most 8 arguments; real or
///                complex values.
/// @param ranges  for each variable two limits or a function of the variables after it, see NquadRange; at least one.
/// @param opts    one for all variables or one for each, in the order of ranges; see NquadOptions. Break points outside
///                a range are ignored.
/// @return        as dblquad.
/// @throws std::invalid_argument if ranges is empty, if the numbers of ranges, options and arguments do not fit, and as
///                quad. What the callables throw passes through.
/// @note          At least 21^n evaluations for n variables.
/// @see           scipy.integrate.nquad
template <class F>
    requires(std::invocable<F&, std::span<const double>> || detail::arity<F, double>() > 0)
[[nodiscard]] auto nquad(F&& func, const std::vector<NquadRange>& ranges,
                         const std::vector<NquadOptions>& opts = {{}}) {
    using Function = detail::PointFunction<std::remove_reference_t<F>>;
    core::require(!ranges.empty(), "nquad", "ranges must not be empty");
    core::require(Function::by_span || ranges.size() == core::to_size(Function::size), "nquad",
                  "ranges must have one entry for each of the ", Function::size, " arguments of func, got ",
                  ranges.size());
    core::require(opts.size() == 1 || opts.size() == ranges.size(), "nquad",
                  "opts must have one entry or one for each of ", ranges.size(), " ranges, got ", opts.size());
    const Function function{func};
    using Value = std::remove_cvref_t<decltype(function(std::span<const double>()))>;
    return detail::by_parts<core::is_complex<Value>>([&]<class P>(P) {
        const auto f = [&](std::span<const double> x) { return detail::part_of<P::value>(function(x)); };
        detail::Nquad<> nested{f, ranges, opts};
        const double value = nested.integrate(ranges.size() - 1);
        return nested.nest.result(value);
    });
}

}  // namespace scixx::integrate
