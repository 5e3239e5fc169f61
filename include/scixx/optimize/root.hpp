// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <array>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/callable.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/root/run.hpp>
#include <scixx/optimize/least_squares.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <string>
#include <type_traits>
#include <utility>

namespace scixx::optimize {

struct RootOptions;
struct RootResult;

/// Algorithms of root: method::hybr, Powell's hybrid method, or method::lm, least squares by Levenberg and Marquardt.
/// Those without a Jacobian stand in headers of their own, <scixx/optimize/root/broyden.hpp> and so on: broyden1,
/// broyden2, anderson, linearmixing, diagbroyden, excitingmixing, krylov and df_sane.
class RootMethod {
public:
    /// Solves with the options of root; the start is finite and not empty.
    using Solve = RootResult (*)(const char* name, detail::VectorFunctionRef fun, Eigen::VectorXd x0,
                                 const RootOptions& options);
    constexpr explicit RootMethod(Solve run) : solve_(run) {}
    /// @throws std::invalid_argument if it is another method of least_squares than lm.
    constexpr RootMethod(LeastSquaresMethod method) : lm_(true) {  // NOLINT(google-explicit-constructor)
        if (method != LeastSquaresMethod::lm) core::fail("root", "method must be hybr or lm");
    }
    struct Hybr {};
    constexpr RootMethod(Hybr) {}  // NOLINT(google-explicit-constructor)
    [[nodiscard]] constexpr bool lm() const noexcept { return lm_; }
    [[nodiscard]] constexpr Solve solve() const noexcept { return solve_; }

private:
    bool lm_ = false;
    Solve solve_ = nullptr;
};
namespace method {
/// Powell's hybrid method of root.
inline constexpr RootMethod::Hybr hybr{};
}  // namespace method

/// Settings of the methods of root, SciPy's `options`.
struct RootSettings {
    std::optional<double> xtol{};          ///< relative error of x that ends it; 1.49e-8
    std::optional<double> ftol{};          ///< relative decrease of |f|^2 that ends lm; 1.49e-8
    std::optional<double> gtol{};          ///< cosine that ends lm; 0
    std::optional<Eigen::Index> maxfev{};  ///< calls, with those of differences; 200 (n + 1), with jac 100 (n + 1)
    /// Diagonals below and above the main one beyond which the Jacobian is zero (hybr without jac): fewer calls.
    core::Optional<std::array<Eigen::Index, 2>> band{};
    Values eps{};         ///< relative step of finite differences, one or n
    double factor = 100;  ///< first radius of the trust region in units of |D x0|, > 0
    Values diag{};        ///< scale D of the variables (hybr), one or n; default from the Jacobian
    SolverOptions own{};  ///< another method's options: `.options = BroydenOptions{...}`
};

/// Options of root and fsolve.
struct RootOptions {
    RootMethod method = method::hybr;  ///< see RootMethod
    Jacobian jac{};                    ///< n x n; default two_point; only of hybr and lm
    std::optional<double> tol{};       ///< sets xtol (and ftol of lm, ftol of df_sane) where options does not
    RootSettings options{};            ///< see RootSettings, or the method's own options
};

/// Result of root and fsolve; it converts to x.
struct RootResult {
    Eigen::VectorXd x;      ///< solution, n
    bool success = false;   ///< whether the tolerance was met
    int status = 0;         ///< 1 converged, 2 maxfev or maxiter, 3 xtol too small, 4, 5 no progress, 6 not finite
    std::string message;    ///< the same in words
    Eigen::VectorXd fun;    ///< f(x), n
    Eigen::Index nfev = 0;  ///< calls, with those of differences
    Eigen::Index njev = 0;  ///< Jacobians
    Eigen::Index nit = 0;   ///< iterations, of the methods without a Jacobian

    operator const Eigen::VectorXd&() const noexcept { return x; }  // NOLINT(google-explicit-constructor)
};

/// Root of n equations in n unknowns, f(x) = 0.
///
///     auto r = root([](const Eigen::VectorXd& x) { return Eigen::Vector2d(x[0] + 2 * x[1] - 2, x[0] * x[0] - x[1]); },
///                   Eigen::Vector2d(1, 1));
///
/// @param fun      callable `const Eigen::VectorXd& -> n components` (a number for n = 1).
/// @param x0       start, n finite numbers.
/// @param options  see RootOptions.
/// @return         see RootResult, which converts to x.
/// @throws std::invalid_argument if a size or an option is out of its domain.
/// @note           O(n^3) an iteration. A step to a point where fun is not finite is made shorter.
/// @see scipy.optimize.root
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] RootResult root(F&& fun, const X& x0, const RootOptions& options = {}) {
    Eigen::VectorXd start;
    detail::store_vector<X>(x0, start);
    return detail::run_root<RootResult>("root", detail::residual_adapter(fun), std::move(start), options);
}

/// Root of n equations in n unknowns by Powell's hybrid method: root with its defaults.
///
///     const Eigen::VectorXd x = fsolve(f, x0);
///
/// Parameters, result and errors are those of root.
/// @see scipy.optimize.fsolve. Differs from SciPy: the result tells how it was found (full_output); fprime is `.jac`.
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] RootResult fsolve(F&& func, const X& x0, const RootOptions& options = {}) {
    Eigen::VectorXd start;
    detail::store_vector<X>(x0, start);
    return detail::run_root<RootResult>("fsolve", detail::residual_adapter(func), std::move(start), options);
}

}  // namespace scixx::optimize
