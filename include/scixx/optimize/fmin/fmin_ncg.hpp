// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/minimize/run_method.hpp>
#include <scixx/optimize/minimize/newton_cg.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <type_traits>

namespace scixx::optimize {

/// Options of fmin_ncg, in SciPy's order.
struct FminNCGOptions {
    HessianProduct fhess_p{};                 ///< the Hessian's product with a vector
    Hessian fhess{};                          ///< or the Hessian; default differences of fprime
    double avextol = 1e-5;                    ///< mean absolute step that ends it
    double epsilon = 1.4901161193847656e-08;  ///< absolute step of finite differences
    std::optional<Eigen::Index> maxiter{};    ///< iterations; 200 n
    Callback callback{};                      ///< see Callback
};

/// Minimum of a smooth function of several variables by Newton's method with conjugate gradients.
///
/// @param func     callable `const Eigen::VectorXd& -> number`.
/// @param x0       start, n >= 1 finite numbers.
/// @param fprime   gradient: callable `const Eigen::VectorXd& -> n`, or a finite difference.
/// @param options  see FminNCGOptions.
/// @return         see OptimizeResult, which tells all of SciPy's full_output; jac.
/// @throws std::invalid_argument as minimize.
/// @note           A thin form of minimize with method::newton_cg, which tells more.
/// @see scipy.optimize.fmin_ncg
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_r_v<double, F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] OptimizeResult fmin_ncg(F&& func, const X& x0, const Jacobian& fprime,
                                      const FminNCGOptions& options = {}) {
    return detail::minimize::run_method(
        func, detail::minimize::to_vector(x0),
        {.method = method::newton_cg,
         .jac = fprime,
         .hess = options.fhess,
         .hessp = options.fhess_p,
         .callback = options.callback,
         .options = NewtonCGOptions{.xtol = options.avextol, .eps = options.epsilon, .maxiter = options.maxiter}});
}

}  // namespace scixx::optimize
