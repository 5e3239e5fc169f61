// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <functional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/callables.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <type_traits>
#include <utility>

namespace scixx::optimize::detail::minimize {

/// A caller's start as a vector.
template <core::ArrayLike X>
[[nodiscard]] Eigen::VectorXd to_vector(const X& x0) {
    Eigen::VectorXd x;
    store_vector<X>(x0, x);
    return x;
}

/// Checks what does not depend on the method's own options, and runs it.
template <class = void>
inline OptimizeResult run_method(const Method& method, ObjectiveRef objective, Eigen::VectorXd x0,
                                 const MinimizeOptions& options) {
    const bool bounds = options.bounds.lb.any_finite() || options.bounds.ub.any_finite();
    const Method::Takes& takes = method.takes();
    core::require(x0.size() > 0, "minimize", "x0 must not be empty");
    for (Eigen::Index i = 0; i < x0.size(); ++i)
        core::require(std::isfinite(x0[i]), "minimize", "x0 must be finite, got ", x0[i], " at ", i);
    core::require(!bounds || takes.bounds, "minimize", "bounds are not for method::", method.name());
    core::require(options.constraints.empty() || takes.constraints, "minimize",
                  "constraints are not for method::", method.name());
    core::require(takes.jac || !options.jac.given(), "minimize", "jac is not for method::", method.name());
    core::require(takes.hess || (!options.hess.given() && !options.hessp), "minimize",
                  "hess and hessp are not for method::", method.name());
    core::require(!options.tol || *options.tol >= 0, "minimize", "tol must not be negative, got ",
                  options.tol.value_or(0));
    return method.run({objective, std::move(x0), options});
}

/// The same for a function of values alone, by options.method.
template <class = void>
inline OptimizeResult run_method(core::FunctionRef<double(const Eigen::VectorXd&)> func, const Eigen::VectorXd& x0,
                                 const MinimizeOptions& options) {
    core::require(!options.jac.with_value(), "minimize", "jac can be true only where fun returns a pair");
    return run_method(
        options.method, [&](const Eigen::VectorXd& x, Eigen::VectorXd&) { return func(x); }, x0, options);
}

template <class R>
concept ValueAndGradient = requires(const R& r) {
    { r.first } -> std::convertible_to<double>;
    requires core::ArrayLike<std::remove_cvref_t<decltype(r.second)>>;
};

/// Runs options.method on a caller's function, which returns a number or, with jac = true, a pair.
template <class F>
OptimizeResult run_function(F& fun, Eigen::VectorXd x0, const MinimizeOptions& options) {
    using Result = std::remove_cvref_t<std::invoke_result_t<F&, const Eigen::VectorXd&>>;
    const bool with_gradient = options.jac.with_value();
    if constexpr (ValueAndGradient<Result>) {
        core::require(with_gradient, "minimize", "jac must be true where fun returns a value and a gradient");
        return run_method(
            options.method,
            [&](const Eigen::VectorXd& x, Eigen::VectorXd& gradient) {
                const Result result = std::invoke(fun, x);
                store_vector<std::remove_cvref_t<decltype(result.second)>>(result.second, gradient);
                return static_cast<double>(result.first);
            },
            std::move(x0), options);
    } else {
        static_assert(std::is_convertible_v<Result, double>, "fun must return a number, or with jac = true a pair");
        core::require(!with_gradient, "minimize", "jac can be true only where fun returns a pair");
        return run_method(
            options.method,
            [&](const Eigen::VectorXd& x, Eigen::VectorXd&) { return static_cast<double>(std::invoke(fun, x)); },
            std::move(x0), options);
    }
}

}  // namespace scixx::optimize::detail::minimize
