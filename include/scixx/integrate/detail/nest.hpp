// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/dims.hpp>
#include <scixx/core/scalar.hpp>
#include <scixx/integrate/quad.hpp>
#include <span>
#include <type_traits>
#include <utility>

/// Integrals within integrals: what dblquad, tplquad and nquad share.
namespace scixx::integrate::detail {

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
            return call(x, std::make_index_sequence<core::to_size(size)>{});
    }
    template <std::size_t... I>
    decltype(auto) call(std::span<const double> x, std::index_sequence<I...>) const {
        return f(x[I]...);
    }
};

/// A function of the variables after one: with a span, with so many arguments, or without any for the last variable.
template <class F>
concept FunctionOfLater =
    std::is_invocable_v<F&, std::span<const double>> || arity<F, double>() > 0 || std::is_invocable_v<F&>;

/// Its value; `where` is the parameter of nquad that it belongs to.
template <FunctionOfLater F>
auto at_later(F& f, const char* where, std::span<const double> later) {
    using Function = PointFunction<F>;
    core::require(Function::by_span || later.size() == core::to_size(Function::size), "nquad", "a function in ", where,
                  " must take the ", later.size(), " variables after its own, but takes ", Function::size);
    if constexpr (Function::by_span || Function::size > 0)
        return Function{f}(later);
    else
        return f();
}

}  // namespace scixx::integrate::detail
