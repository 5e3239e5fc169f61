// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <functional>
#include <memory>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/callable.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/objective_ref.hpp>
#include <scixx/optimize/optimize_result.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::optimize {

template <class = void>
struct MinimizeOptionsOf;
/// Options of minimize: see MinimizeOptionsOf.
using MinimizeOptions = MinimizeOptionsOf<>;

namespace detail::minimize {
/// What a method is started with: the checked front-end's view of the problem.
struct Request {
    ObjectiveRef objective;
    Eigen::VectorXd x0;
    const MinimizeOptions& options;
};

/// Runs the method that suits the problem. It is defined in <scixx/optimize/minimize.hpp>. Only the default of
/// MinimizeOptions::method refers to it, so that a call that names its method compiles no other one.
template <class = void>
OptimizeResult run_suitable(const Request& request);
}  // namespace detail::minimize

/// A callable `(const Eigen::VectorXd& x, const Eigen::VectorXd& p) -> Hessian times p, n`.
using HessianProduct = ProductCallable;

/// A callable that is called after each iteration with `(const Eigen::VectorXd& xk, const OptimizeResult& state)`, with
/// `(const OptimizeResult& intermediate_result)` or with `(const Eigen::VectorXd& xk)`. Where it returns true the
/// optimisation stops.
class Callback {
public:
    Callback() = default;
    template <class F>
        requires(!std::same_as<F, Callback> &&
                 (std::is_invocable_v<F&, const Eigen::VectorXd&, const OptimizeResult&> ||
                  std::is_invocable_v<F&, const OptimizeResult&> || std::is_invocable_v<F&, const Eigen::VectorXd&>))
    Callback(F f) {  // NOLINT(google-explicit-constructor): stands for the function
        call_ = [f = std::move(f)](const Eigen::VectorXd& x, const OptimizeResult& state) mutable -> bool {
            if constexpr (std::is_invocable_v<F&, const Eigen::VectorXd&, const OptimizeResult&>)
                return detail::asks_to_stop(f, x, state);
            else if constexpr (std::is_invocable_v<F&, const OptimizeResult&>)
                return detail::asks_to_stop(f, state);
            else
                return detail::asks_to_stop(f, x);
        };
    }
    explicit operator bool() const noexcept { return static_cast<bool>(call_); }
    bool operator()(const Eigen::VectorXd& x, const OptimizeResult& state) const { return call_(x, state); }

private:
    std::function<bool(const Eigen::VectorXd&, const OptimizeResult&)> call_;
};

/// An algorithm of minimize as a value, such as method::bfgs from <scixx/optimize/minimize/bfgs.hpp>. Its header brings
/// its code and its options, so that a program compiles only the methods it names. method::bfgs and the others are
/// objects of types of their own, which convert to Method: a list or a choice of several says Method(method::bfgs).
class Method {
public:
    /// What a method can take beside the objective.
    struct Takes {
        bool jac = false, hess = false, bounds = false, constraints = false;
    };
    /// None: the receiver's default.
    constexpr Method() = default;
    constexpr Method(const char* name, Takes takes, OptimizeResult (*solve)(const detail::minimize::Request&))
        : name_(name), takes_(takes), run_(solve) {}
    /// Likewise none, with what minimize does then.
    constexpr explicit Method(OptimizeResult (*suitable)(const detail::minimize::Request&))
        : takes_{.jac = true, .hess = true, .bounds = true, .constraints = true}, run_(suitable) {}

    [[nodiscard]] constexpr bool given() const noexcept { return name_ != nullptr; }
    [[nodiscard]] constexpr const char* name() const noexcept { return name_; }
    [[nodiscard]] constexpr const Takes& takes() const noexcept { return takes_; }
    [[nodiscard]] OptimizeResult run(const detail::minimize::Request& request) const {
        core::require(run_ != nullptr, "minimize", "method must be given");
        return run_(request);
    }

private:
    const char* name_ = nullptr;
    Takes takes_{};
    OptimizeResult (*run_)(const detail::minimize::Request&) = nullptr;
};

/// The options of one method, such as BFGSOptions or NelderMeadOptions; SciPy's `options`.
class SolverOptions {
public:
    SolverOptions() = default;
    template <class O>
        requires requires { O::solver; }
    SolverOptions(O options)  // NOLINT(google-explicit-constructor): stands for the options
        : options_(std::make_shared<const O>(std::move(options))), solver_(O::solver), kind_(&kind<O>) {}

    [[nodiscard]] bool given() const noexcept { return static_cast<bool>(options_); }

    /// The options as those of type O, defaults if nothing was given.
    /// @throws std::invalid_argument if they are another method's.
    template <class O>
    [[nodiscard]] O get(const char* function) const {
        if (!options_) return {};
        core::require(kind_ == &kind<O>, function, "options must be those of ", O::solver, ", got those of ", solver_);
        return *static_cast<const O*>(options_.get());
    }

private:
    template <class O>
    static inline const char kind = 0;  // its address names the type

    std::shared_ptr<const void> options_;
    const char* solver_ = "";
    const void* kind_ = nullptr;
};

namespace detail::minimize {
/// The method with the options O, which say its name and its algorithm. It becomes a Method where it is used, so that a
/// file that includes it compiles no algorithm.
template <class O>
struct MethodOf {
    Method::Takes takes;

    template <std::same_as<Method> M>
    constexpr operator M() const {  // NOLINT(google-explicit-constructor): an option's value
        return {O::solver, takes, &run<Request>};
    }

private:
    template <class R>
    static OptimizeResult run(const R& request) {
        return O::template run<O>(request, request.options.options.template get<O>("minimize"));
    }
};
}  // namespace detail::minimize

/// Options of minimize, in SciPy's order. A template, so that only a call without a method compiles the default ones.
template <class>
struct MinimizeOptionsOf {
    /// Default: bfgs; l_bfgs_b with bounds; slsqp with constraints.
    Method method = Method(&detail::minimize::run_suitable<>);
    Jacobian jac{};                         ///< gradient of the objective; default two_point
    Hessian hess{};                         ///< Hessian of the objective, for the methods that take one
    HessianProduct hessp{};                 ///< or its product with a vector
    Bounds bounds{};                        ///< bounds of the variables; default none
    std::vector<Constraint> constraints{};  ///< LinearConstraint and NonlinearConstraint in any number and order
    std::optional<double> tol{};            ///< sets the method's tolerances where options does not
    Callback callback{};                    ///< see Callback
    SolverOptions options{};                ///< the method's own options
};

}  // namespace scixx::optimize
