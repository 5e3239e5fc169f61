// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <concepts>
#include <cstddef>
#include <functional>
#include <scixx/core/error.hpp>
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

/// The range of one variable of nquad: two numbers, or a function of the variables after it, `span(x[i+1], x[i+2],
/// ...)`, that returns two numbers.
class NquadRange {
public:
    using Limits = std::pair<double, double>;
    NquadRange(double a, double b) : limits_(a, b) {}
    template <class F>
        requires(std::is_invocable_r_v<Limits, F&, std::span<const double>>)
    NquadRange(F function) : function_(std::move(function)) {}  // NOLINT(google-explicit-constructor): as in Python

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
        requires(std::is_invocable_r_v<QuadOptions, F&, std::span<const double>>)
    NquadOptions(F function) : function_(std::move(function)) {}  // NOLINT(google-explicit-constructor)

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

namespace detail {

/// Gathers what SciPy reports of nested integrals: the largest error estimate of all, the evaluations of the innermost
/// integrand, and the first failure.
class Nest {
public:
    explicit Nest(const char* function) : function_(function) {}

    /// An inner integral over one variable, `innermost` when its integrand is the user's.
    template <class = void>
    double integrate(Sampler f, double a, double b, const QuadOptions& opts, bool innermost) {
        const QuadResult<double> part = quad(function_, f, a, b, opts);
        // A NaN is kept: Python's max(NaN, x) and max(x, NaN) would depend on the order.
        if (!(part.abserr <= abserr_)) abserr_ = part.abserr;
        if (innermost) neval_ += part.neval;
        if (status_ == Status::converged) status_ = static_cast<Status>(part.status);
        return part.y;
    }

    [[nodiscard]] QuadResult<double> result(double value) const {
        return result_of({value, abserr_, status_, neval_}, 1.0);
    }

private:
    const char* function_;
    double abserr_ = 0;
    Eigen::Index neval_ = 0;
    Status status_ = Status::converged;
};

/// A limit of integration: a number, or a callable of the variables further out.
template <class G, class... X>
double limit_at(G& g, X... x) {
    if constexpr (std::is_invocable_v<G&, X...>)
        return static_cast<double>(g(x...));
    else
        return static_cast<double>(g);
}

/// The integral over each part of a real or complex function: `integrate` takes a Part as integral_constant.
template <bool complex, class Integrate>
auto by_parts(Integrate&& integrate) {
    if constexpr (complex) {
        const QuadResult<double> real = integrate(std::integral_constant<Part, Part::real>{});
        return combine(real, integrate(std::integral_constant<Part, Part::imag>{}));
    } else {
        return integrate(std::integral_constant<Part, Part::all>{});
    }
}

template <Part part, class T>
double part_of(const T& value) {
    if constexpr (part == Part::real)
        return static_cast<double>(std::real(value));
    else if constexpr (part == Part::imag)
        return static_cast<double>(std::imag(value));
    else
        return static_cast<double>(value);
}

template <class F, class... X>
inline constexpr bool is_complex_integrand = core::is_complex<std::remove_cvref_t<std::invoke_result_t<F&, X...>>>;

}  // namespace detail

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

/// How many doubles F takes, the fewest if several are possible; 0 if none of 1 to 8.
template <class F, class... X>
constexpr int arity() {
    if constexpr (std::is_invocable_v<F&, X...>)
        return static_cast<int>(sizeof...(X));
    else if constexpr (sizeof...(X) < 8)
        return arity<F, X..., double>();
    else
        return 0;
}

/// Calls f with a span of the variables, or with them as so many arguments.
template <class F>
struct PointFunction {
    static constexpr bool by_span = std::is_invocable_v<F&, std::span<const double>>;
    static constexpr int size = by_span ? 0 : arity<F, double>();
    F& f;
    decltype(auto) operator()(std::span<const double> x) const {
        if constexpr (by_span)
            return f(x);
        else
            return call(x, std::make_index_sequence<static_cast<std::size_t>(size)>{});
    }
    template <std::size_t... I>
    decltype(auto) call(std::span<const double> x, std::index_sequence<I...>) const {
        return f(x[I]...);
    }
};

/// The nested integrals of nquad, from the last variable inwards.
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
///           {[](std::span<const double> later) { return std::pair(0.0, 1 - 2 * later[0]); }, {0, 0.5}});
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
    core::require(Function::by_span || ranges.size() == static_cast<std::size_t>(Function::size), "nquad",
                  "ranges must have one entry for each of the ", Function::size, " arguments of func, got ",
                  ranges.size());
    core::require(opts.size() == 1 || opts.size() == ranges.size(), "nquad",
                  "opts must have one entry or one for each of ", ranges.size(), " ranges, got ", opts.size());
    const Function function{func};
    using Value = std::remove_cvref_t<decltype(function(std::span<const double>()))>;
    return detail::by_parts<core::is_complex<Value>>([&]<class P>(P) {
        const auto f = [&](std::span<const double> x) { return detail::part_of<P::value>(function(x)); };
        detail::Nquad nested{f, ranges, opts};
        const double value = nested.integrate(ranges.size() - 1);
        return nested.nest.result(value);
    });
}

}  // namespace scixx::integrate
