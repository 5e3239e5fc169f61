// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/callable.hpp>
#include <scixx/optimize/detail/global/basinhopping.hpp>
#include <scixx/optimize/detail/minimize/run_method.hpp>
#include <scixx/optimize/minimize.hpp>
#include <string>
#include <type_traits>
#include <utility>

namespace scixx::optimize {

/// What an acceptance test of basinhopping says of a step.
enum class Acceptance {
    reject,        ///< the step is not taken
    accept,        ///< it is, if the other tests accept it too
    force_accept,  ///< it is, whatever the others say
};

/// A callable `(double f_new, const Eigen::VectorXd& x_new, double f_old, const Eigen::VectorXd& x_old) -> bool or
/// Acceptance`.
class AcceptanceTest {
public:
    AcceptanceTest() = default;
    template <class F>
        requires(!std::same_as<F, AcceptanceTest> &&
                 std::is_invocable_v<F&, double, const Eigen::VectorXd&, double, const Eigen::VectorXd&>)
    AcceptanceTest(F f) {  // NOLINT(google-explicit-constructor): stands for the function
        ask_ = [f = std::move(f)](double f_new, const Eigen::VectorXd& x_new, double f_old,
                                  const Eigen::VectorXd& x_old) mutable {
            const auto answer = std::invoke(f, f_new, x_new, f_old, x_old);
            if constexpr (std::same_as<std::remove_cvref_t<decltype(answer)>, Acceptance>)
                return answer;
            else
                return answer ? Acceptance::accept : Acceptance::reject;
        };
    }
    explicit operator bool() const noexcept { return static_cast<bool>(ask_); }
    template <class = void>
    Acceptance operator()(double f_new, const Eigen::VectorXd& x_new, double f_old,
                          const Eigen::VectorXd& x_old) const {
        return ask_(f_new, x_new, f_old, x_old);
    }

private:
    std::function<Acceptance(double, const Eigen::VectorXd&, double, const Eigen::VectorXd&)> ask_;
};

/// Options of basinhopping, in SciPy's order. A template, so that only a call without a method compiles the default
/// one.
template <class = void>
struct BasinhoppingOptionsOf {
    Eigen::Index niter = 100;  ///< steps, >= 0
    double T = 1.0;            ///< temperature in units of func, >= 0; 0 accepts no step upwards
    double stepsize = 0.5;     ///< largest displacement of a variable, > 0; it adapts itself
    MinimizeOptions minimizer_kwargs{.method = method::bfgs};  ///< how a local minimum is found; default bfgs
    /// A step of its own in place of the random displacement: a point near x. It is not adapted.
    std::function<Eigen::VectorXd(const Eigen::VectorXd& x)> take_step{};
    AcceptanceTest accept_test{};  ///< asked beside Metropolis's test, see AcceptanceTest
    /// Called after each local minimum with x, f and whether it is accepted; true stops.
    StopCallback<Eigen::VectorXd, double, bool> callback{};
    Eigen::Index interval = 50;                   ///< steps after which stepsize is adapted, >= 1
    std::optional<Eigen::Index> niter_success{};  ///< steps without a better minimum that end it
    std::uint32_t seed = 0;                       ///< of RandomState; the same seed gives SciPy's steps
    double target_accept_rate = 0.5;              ///< share of accepted steps that stepsize is adapted to, in (0, 1)
    double stepwise_factor = 0.9;                 ///< factor of that, in (0, 1)
};

/// See BasinhoppingOptionsOf.
using BasinhoppingOptions = BasinhoppingOptionsOf<>;

/// Result of basinhopping.
struct BasinhoppingResult {
    Eigen::VectorXd x;                          ///< place of the least minimum, n
    double fun = 0;                             ///< its value
    Eigen::Index nit = 0;                       ///< steps
    Eigen::Index nfev = 0;                      ///< calls of func
    Eigen::Index njev = 0;                      ///< calls of its gradient
    Eigen::Index nhev = 0;                      ///< calls of its Hessian
    Eigen::Index minimization_failures = 0;     ///< local minimisations without success
    OptimizeResult lowest_optimization_result;  ///< the one that found x
    bool success = false;                       ///< whether that one had success
    std::string message;                        ///< why it ended
};

/// Global minimum of a function by hops between its local minima: a random step, a local minimisation, and Metropolis's
/// test of the new minimum.
///
///     auto r = basinhopping(f, x0, {.minimizer_kwargs = {.method = method::l_bfgs_b, .bounds = {-1, 1}}});
///
/// @param func     callable `const Eigen::VectorXd& -> number`; with `.jac = true` in minimizer_kwargs, `-> pair of
///                 number and n-vector`.
/// @param x0       start, n >= 1 finite numbers.
/// @param options  see BasinhoppingOptions.
/// @return         see BasinhoppingResult. The same seed gives the same run, and SciPy's random numbers.
/// @throws std::invalid_argument if an option is out of its domain, or as minimize.
/// @note           Source: Wales and Doye, J. Phys. Chem. A 101 (1997) 5111.
/// @see scipy.optimize.basinhopping. Differs from SciPy: a minimum that was not reached with success is not stepped to
///      from one that was, as in SciPy since 1.11; without a seed the run is that of seed 0.
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] BasinhoppingResult basinhopping(F&& func, const X& x0, const BasinhoppingOptions& options = {}) {
    return detail::global::basinhopping<BasinhoppingResult>(
        [&](const Eigen::VectorXd& x) { return detail::minimize::run_function(func, x, options.minimizer_kwargs); },
        detail::minimize::to_vector(x0), options);
}

}  // namespace scixx::optimize
