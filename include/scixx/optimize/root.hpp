// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/optimize/callable.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/root/hybr.hpp>
#include <scixx/optimize/least_squares.hpp>
#include <string>
#include <type_traits>
#include <utility>

namespace scixx::optimize {

/// Algorithms of root: method::hybr, Powell's hybrid method, or method::lm, least squares by Levenberg and Marquardt.
class RootMethod {
public:
    /// @throws std::invalid_argument if it is another method of least_squares than lm.
    constexpr RootMethod(LeastSquaresMethod method) : lm_(true) {  // NOLINT(google-explicit-constructor)
        if (method != LeastSquaresMethod::lm) core::fail("root", "method must be hybr or lm");
    }
    struct Hybr {};
    constexpr RootMethod(Hybr) {}  // NOLINT(google-explicit-constructor)
    [[nodiscard]] constexpr bool lm() const noexcept { return lm_; }

private:
    bool lm_ = false;
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
    Values eps{};                          ///< relative step of finite differences, one or n
    double factor = 100;                   ///< first radius of the trust region in units of |D x0|, > 0
    Values diag{};                         ///< scale D of the variables (hybr), one or n; default from the Jacobian
};

/// Options of root and fsolve.
struct RootOptions {
    RootMethod method = method::hybr;  ///< see RootMethod
    Jacobian jac{};                    ///< n x n; default two_point
    std::optional<double> tol{};       ///< sets xtol (and ftol of lm) where options does not
    RootSettings options{};            ///< see RootSettings
};

/// Result of root and fsolve; it converts to x.
struct RootResult {
    Eigen::VectorXd x;      ///< solution, n
    bool success = false;   ///< whether the tolerance was met
    int status = 0;         ///< 1 converged, 2 maxfev, 3 xtol too small, 4 and 5 no progress, 6 not finite
    std::string message;    ///< the same in words
    Eigen::VectorXd fun;    ///< f(x), n
    Eigen::Index nfev = 0;  ///< calls, with those of differences
    Eigen::Index njev = 0;  ///< Jacobians

    operator const Eigen::VectorXd&() const noexcept { return x; }  // NOLINT(google-explicit-constructor)
};

namespace detail {

template <class Options>
RootResult run_root(const char* name, VectorFunctionRef fun, Eigen::VectorXd x0, const Options& o) {
    const Eigen::Index n = x0.size();
    core::require(n > 0, name, "x0 must not be empty");
    core::require(minimize::finite(x0), name, "x0 must be finite");
    core::require(o.options.factor > 0, name, "options.factor must be positive, got ", o.options.factor);
    const double tol = o.tol.value_or(1.49012e-8), xtol = o.options.xtol.value_or(tol);
    core::require(xtol >= 0, name, "xtol must not be negative, got ", xtol);
    RootResult r;
    if (o.method.lm()) {
        LeastSquaresOptions settings;
        settings.jac = o.jac;
        settings.method = LeastSquaresMethod::lm;
        settings.xtol = xtol;
        settings.ftol = o.options.ftol.value_or(tol);
        settings.gtol = o.options.gtol.value_or(0.0);
        settings.x_scale = from_jac;
        settings.diff_step = o.options.eps;
        const bool differences = !std::holds_alternative<MatrixCallable>(o.jac.choice());
        settings.max_nfev = o.options.maxfev.value_or((differences ? 200 : 100) * (n + 1));
        LeastSquaresResult solved = run_least_squares(name, fun, std::move(x0), settings);
        r.x = std::move(solved.x);
        r.fun = std::move(solved.fun);
        r.nfev = solved.nfev;
        r.njev = solved.njev;
        r.success = solved.success;
        r.status = solved.success ? 1 : 2;
        r.message = std::move(solved.message);
        return r;
    }
    least_squares::Residuals problem(name, fun, o.jac, n, o.options.eps, true);
    const Eigen::Index maxfev = o.options.maxfev.value_or((problem.differences() ? 200 : 100) * (n + 1));
    core::require(maxfev > 0, name, "maxfev must be positive, got ", maxfev);
    root::HybridSettings settings{xtol, o.options.factor, maxfev, {}};
    if (!o.options.diag.empty()) {
        settings.diag = o.options.diag.expand(n, name, "options.diag");
        for (Eigen::Index i = 0; i < n; ++i)
            core::require(settings.diag[i] > 0, name, "options.diag must be positive, got ", settings.diag[i]);
    }
    root::HybridOutcome out = root::PowellHybrid(problem, settings).run(std::move(x0));
    static const char* const messages[] = {
        "",
        "The solution converged.",
        "The number of calls to function has reached maxfev.",
        "xtol is too small, no further improvement in the approximate solution is possible.",
        "The iteration is not making good progress, as measured by the improvement from the last five Jacobians.",
        "The iteration is not making good progress, as measured by the improvement from the last ten iterations.",
        "The function or its Jacobian is not finite."};
    r.x = std::move(out.x);
    r.fun = std::move(out.f);
    r.status = out.status;
    r.success = out.status == 1;
    r.message = messages[out.status];
    r.nfev = problem.nfev + problem.difference_calls;
    r.njev = problem.njev;
    return r;
}

template <class F>
auto residual_adapter(F& fun) {
    using Result = std::remove_cvref_t<std::invoke_result_t<F&, const Eigen::VectorXd&>>;
    static_assert(VectorResult<Result>, "fun must return a number or a vector");
    return [&fun](const Eigen::VectorXd& x, Eigen::VectorXd& f) { store_vector<Result>(std::invoke(fun, x), f); };
}

}  // namespace detail

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
/// @see scipy.optimize.root(method='hybr' or 'lm')
template <class F, core::ArrayLike X>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] RootResult root(F&& fun, const X& x0, const RootOptions& options = {}) {
    Eigen::VectorXd start;
    detail::store_vector<X>(x0, start);
    return detail::run_root("root", detail::residual_adapter(fun), std::move(start), options);
}

/// Root of n equations in n unknowns by Powell's hybrid method: root with its defaults.
///
///     const Eigen::VectorXd x = fsolve(f, x0);
///
/// Parameters, result and errors are those of root.
/// @see scipy.optimize.fsolve. Differs from SciPy: the result tells how it was found (full_output); fprime is `.jac`.
template <class F, core::ArrayLike X>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] RootResult fsolve(F&& func, const X& x0, const RootOptions& options = {}) {
    Eigen::VectorXd start;
    detail::store_vector<X>(x0, start);
    return detail::run_root("fsolve", detail::residual_adapter(func), std::move(start), options);
}

}  // namespace scixx::optimize
