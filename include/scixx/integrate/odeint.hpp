// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <functional>
#include <limits>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/core/result.hpp>
#include <scixx/integrate/full_output.hpp>
#include <scixx/integrate/ivp/detail/odeint.hpp>
#include <scixx/integrate/ivp/ode_function.hpp>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

namespace scixx::integrate {

using core::get;

/// Template argument of odeint for functions `f(t, y)`, SciPy's tfirst=True: `odeint<tfirst>(f, y0, t)`.
inline constexpr bool tfirst = true;

/// Options of odeint, in SciPy's order.
template <bool Tfirst = false>
struct OdeintOptions {
    using State = const Eigen::VectorXd&;
    using Gradient = std::conditional_t<Tfirst, std::function<Eigen::MatrixXd(double, State)>,
                                        std::function<Eigen::MatrixXd(State, double)>>;
    Gradient Dfun{};         ///< Jacobian df_i/dy_j, n x n, or with ml and mu packed: entry (i, j) in row i - j + mu
    bool col_deriv = false;  ///< whether Dfun returns the transpose
    std::optional<Eigen::Index> ml{};        ///< diagonals of a banded Jacobian below the main one
    std::optional<Eigen::Index> mu{};        ///< and above
    Tolerance rtol = 1.49012e-8;             ///< relative tolerance, one or n
    Tolerance atol = 1.49012e-8;             ///< absolute tolerance, one or n
    core::Optional<Eigen::ArrayXd> tcrit{};  ///< times that no step may pass: singularities, ordered as t
    double h0 = 0;                           ///< first step, 0: chosen by the method
    double hmax = 0;                         ///< longest step, 0: no bound
    double hmin = 0;                         ///< shortest step
    int mxstep = 0;                          ///< most steps from one time to the next, 0: 500
    int mxordn = 12;                         ///< highest order of the Adams formulas, 1 to 12
    int mxords = 5;                          ///< highest order of the BDF, 1 to 5
};

/// What odeint found beside the solution, SciPy's infodict. The arrays hold an entry for each time but the first.
struct OdeintInfo {
    Eigen::ArrayXd hu;                  ///< the last step used
    Eigen::ArrayXd tcur;                ///< the time reached by the steps, at or beyond the wanted one
    Eigen::ArrayXd tolsf;               ///< by what the tolerances have to be multiplied, > 1 where they are too small
    Eigen::ArrayXd tsw;                 ///< time of the last change of the method
    Eigen::ArrayX<Eigen::Index> nst;    ///< steps so far
    Eigen::ArrayX<Eigen::Index> nfe;    ///< evaluations of f so far
    Eigen::ArrayX<Eigen::Index> nje;    ///< Jacobians so far
    Eigen::ArrayX<Eigen::Index> nqu;    ///< order of the last step
    Eigen::Index imxer = -1;            ///< after a failed step the component with the largest error
    Eigen::Index lenrw = 0;             ///< length of the real work array that ODEPACK's LSODA would ask for
    Eigen::Index leniw = 0;             ///< length of its integer one
    Eigen::ArrayX<Eigen::Index> mused;  ///< method of the last step, 1: Adams (nonstiff), 2: BDF (stiff)
    int status =
        2;  ///< 2: success; -1: mxstep steps; -2: tolerances too small; -4: error tests failed; -5: no convergence
    bool success = true;  ///< status == 2
    std::string message;  ///< the status in words
};

/// What odeint returns with full_output: `auto [y, infodict] = odeint(f, y0, t, {}, full_output)`.
struct OdeintResult {
    Eigen::MatrixXd y;    ///< one row a time
    OdeintInfo infodict;  ///< the rest

    template <class R = OdeintResult>
    static constexpr auto bound() {
        return std::tuple(&R::y, &R::infodict);
    }
};

/// Solution of y' = f(y, t) at given times by LSODA, with all that is known of it.
/// @see odeint without full_output, scipy.integrate.odeint
template <bool Tfirst = false, class F, core::ArrayLike Y = core::InBraces, core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 1)
[[nodiscard]] OdeintResult odeint(F&& f, const Y& y0, const A& t, const OdeintOptions<Tfirst>& options, FullOutput) {
    using Vector = Eigen::VectorXd;
    const core::Source<double, Y> start(y0);
    core::require(start.view().rank() == 1, "odeint", "y0 must be one-dimensional");
    Vector y(start.view().size());
    for (Eigen::Index i = 0; i < y.size(); ++i) y[i] = start.view()(i);
    Eigen::ArrayXd times;
    core::assign(times, t);
    using State = std::conditional_t<Tfirst ? std::invocable<F&, double, const Vector&>
                                            : std::invocable<F&, const Vector&, double>,
                                     const Vector&, double>;
    const auto in_order = [&f](double at, State state) -> decltype(auto) {
        if constexpr (Tfirst)
            return std::invoke(f, at, state);
        else
            return std::invoke(f, state, at);
    };
    const bool banded = options.ml || options.mu;
    const Eigen::Index rows = banded ? options.ml.value_or(0) + options.mu.value_or(0) + 1 : y.size();
    const auto jacobian = [&](double at, const Vector& state, Eigen::MatrixXd& out) {
        if constexpr (Tfirst)
            out = options.Dfun(at, state);
        else
            out = options.Dfun(state, at);
        if (options.col_deriv) out.transposeInPlace();
        core::require(out.rows() == rows && out.cols() == state.size(), "odeint", "Dfun must be ", rows, " x ",
                      state.size(), ", got ", out.rows(), " x ", out.cols());
    };
    const core::FunctionRef<void(double, const Vector&, Eigen::MatrixXd&)> reference(jacobian);
    ivp::detail::OdeintProblem<> problem{times,          options.tcrit.value_or(Eigen::ArrayXd()),
                                         options.ml,     options.mu,
                                         options.h0,     options.hmax,
                                         options.hmin,   options.mxstep,
                                         options.mxordn, options.mxords};
    problem.rtol = options.rtol.resolve("rtol", y.size(), "odeint");
    problem.atol = options.atol.resolve("atol", y.size(), "odeint");
    OdeintResult out;
    ivp::detail::odeint(OdeFunction<double>(in_order, "odeint"), options.Dfun ? &reference : nullptr, y, problem, out.y,
                        out.infodict);
    return out;
}

/// Solution of the initial value problem y' = f(y, t), y(t[0]) = y0, at given times by LSODA, which changes between
/// Adams and BDF formulas by itself.
///
///     const Eigen::MatrixXd y = odeint([](const Eigen::Vector2d& y, double) { return Eigen::Vector2d(y[1], -y[0]); },
///                                      Eigen::Vector2d(1, 0), times);
///
/// @param f        right-hand side, callable (y, t) -> n numbers, with `odeint<tfirst>` (t, y). See OdeFunction for the
///                 types that y and the result may have.
/// @param y0       n finite numbers.
/// @param t        times, increasing or decreasing, equal ones allowed; the first one is that of y0.
/// @param options  see OdeintOptions.
/// @return  one row for each time. Rows that could not be reached are NaN.
/// @throws std::invalid_argument for an empty t or y0, times or a state that are not finite or not sorted, options
///         outside their domains, results of f or Dfun of the wrong size. What f throws passes through.
/// @note    Cost as in LSODA. NaN of f makes the step shorter and ends the integration if it stays. Thread-safe if f
///          is.
/// @see     scipy.integrate.odeint. Differs from SciPy: rows that were not reached are NaN, no step passes a tcrit
///          between two times, and there are no options for printing (ixpr, mxhnil, printmessg).
template <bool Tfirst = false, class F, core::ArrayLike Y = core::InBraces, core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 1)
[[nodiscard]] Eigen::MatrixXd odeint(F&& f, const Y& y0, const A& t, const OdeintOptions<Tfirst>& options = {}) {
    return odeint<Tfirst>(std::forward<F>(f), y0, t, options, full_output).y;
}

}  // namespace scixx::integrate
