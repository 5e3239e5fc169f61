// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <complex>
#include <concepts>
#include <functional>
#include <limits>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/integrate/detail/bvp.hpp>
#include <scixx/integrate/ivp/ode_function.hpp>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

namespace scixx::integrate {

/// The Jacobian of solve_bvp's right-hand side: nothing (finite differences), a callable (x, y) -> df_dy (n x n), or
/// with parameters (x, y, p) -> two matrices, df_dy and df_dp (n x k), as std::pair or std::tuple.
template <class T = double>
class BvpJacobian {
public:
    using Vector = StateVector<T>;
    using Matrix = StateMatrix<T>;

    BvpJacobian() = default;
    template <class F>
        requires(!std::same_as<std::remove_cvref_t<F>, BvpJacobian> &&
                 (std::invocable<F&, double, const Vector&> ||
                  std::invocable<F&, double, const Vector&, const Vector&>))
    BvpJacobian(F f) {  // NOLINT(google-explicit-constructor): stands for the function
        call_ = [f = std::move(f)](double x, const Vector& y, const Vector& p, Matrix& dy, Matrix& dp) mutable {
            if constexpr (std::invocable<F&, double, const Vector&, const Vector&>) {
                const auto& [first, second] = std::invoke(f, x, y, p);
                dy = first.template cast<T>();
                dp = second.template cast<T>();
            } else {
                dy = std::invoke(f, x, y).template cast<T>();
                dp.resize(y.size(), 0);
            }
        };
    }
    [[nodiscard]] bool given() const noexcept { return static_cast<bool>(call_); }
    /// @throws std::invalid_argument for matrices of other shapes.
    void operator()(double x, const Vector& y, const Vector& p, Matrix& dy, Matrix& dp) const {
        call_(x, y, p, dy, dp);
        core::require(dy.rows() == y.size() && dy.cols() == y.size(), "solve_bvp", "df_dy of fun_jac must be ",
                      y.size(), " x ", y.size(), ", got ", dy.rows(), " x ", dy.cols());
        core::require(dp.rows() == y.size() && dp.cols() == p.size(), "solve_bvp", "df_dp of fun_jac must be ",
                      y.size(), " x ", p.size(), ", got ", dp.rows(), " x ", dp.cols());
    }

private:
    std::function<void(double, const Vector&, const Vector&, Matrix&, Matrix&)> call_;
};

/// The Jacobian of solve_bvp's boundary conditions: nothing (finite differences), a callable (ya, yb) -> two matrices,
/// dbc_dya and dbc_dyb (n x n), or with parameters (ya, yb, p) -> three, n + k rows each, the last one dbc_dp.
template <class T = double>
class BvpBoundaryJacobian {
public:
    using Vector = StateVector<T>;
    using Matrix = StateMatrix<T>;

    BvpBoundaryJacobian() = default;
    template <class F>
        requires(!std::same_as<std::remove_cvref_t<F>, BvpBoundaryJacobian> &&
                 (std::invocable<F&, const Vector&, const Vector&> ||
                  std::invocable<F&, const Vector&, const Vector&, const Vector&>))
    BvpBoundaryJacobian(F f) {  // NOLINT(google-explicit-constructor): stands for the function
        call_ = [f = std::move(f)](const Vector& ya, const Vector& yb, const Vector& p, Matrix& da, Matrix& db,
                                   Matrix& dp) mutable {
            if constexpr (std::invocable<F&, const Vector&, const Vector&, const Vector&>) {
                const auto& [first, second, third] = std::invoke(f, ya, yb, p);
                da = first.template cast<T>();
                db = second.template cast<T>();
                dp = third.template cast<T>();
            } else {
                const auto& [first, second] = std::invoke(f, ya, yb);
                da = first.template cast<T>();
                db = second.template cast<T>();
                dp.resize(ya.size(), 0);
            }
        };
    }
    [[nodiscard]] bool given() const noexcept { return static_cast<bool>(call_); }
    /// @throws std::invalid_argument for matrices of other shapes.
    void operator()(const Vector& ya, const Vector& yb, const Vector& p, Matrix& da, Matrix& db, Matrix& dp) const {
        call_(ya, yb, p, da, db, dp);
        const Eigen::Index n = ya.size(), rows = n + p.size();
        core::require(da.rows() == rows && db.rows() == rows && da.cols() == n && db.cols() == n, "solve_bvp",
                      "dbc_dya and dbc_dyb of bc_jac must be ", rows, " x ", n, ", got ", da.rows(), " x ", da.cols(),
                      " and ", db.rows(), " x ", db.cols());
        core::require(dp.rows() == rows && dp.cols() == p.size(), "solve_bvp", "dbc_dp of bc_jac must be ", rows, " x ",
                      p.size(), ", got ", dp.rows(), " x ", dp.cols());
    }

private:
    std::function<void(const Vector&, const Vector&, const Vector&, Matrix&, Matrix&, Matrix&)> call_;
};

/// Options of solve_bvp, in SciPy's order.
template <class T = double>
struct SolveBvpOptions {
    core::Optional<StateVector<T>> p{};  ///< guess of k unknown parameters
    StateMatrix<T> S{};                  ///< n x n, the singular term S y / (x - a); empty: none
    BvpJacobian<T> fun_jac{};            ///< Jacobian of fun
    BvpBoundaryJacobian<T> bc_jac{};     ///< Jacobian of bc
    double tol = 1e-3;                   ///< bound of the relative residual's root mean square on each interval
    Eigen::Index max_nodes = 1000;       ///< most nodes of the mesh
    std::optional<double> bc_tol{};      ///< bound of the boundary conditions' residuals; tol where not given
};

/// A cubic spline with a continuous first derivative, the solution of a boundary value problem.
template <class T = double>
class BvpSolution {
public:
    BvpSolution() = default;
    BvpSolution(Eigen::ArrayXd mesh, StateMatrix<T> states, StateMatrix<T> slopes)
        : x_(std::move(mesh)), y_(std::move(states)), yp_(std::move(slopes)) {}

    /// The solution at `at`, or its derivative of order nu; outside the mesh the nearest cubic is continued.
    [[nodiscard]] StateVector<T> operator()(double at, int nu = 0) const {
        core::require(nu >= 0, "BvpSolution", "nu must not be negative, got ", nu);
        const Eigen::Index m = x_.size(), n = y_.rows();
        const double* place = std::upper_bound(x_.data() + 1, x_.data() + m - 1, at);
        const Eigen::Index i = place - x_.data() - 1;
        const double h = x_[i + 1] - x_[i], s = at - x_[i];
        StateVector<T> out = StateVector<T>::Zero(n);
        for (Eigen::Index r = 0; r < n; ++r) {
            const T slope = (y_(r, i + 1) - y_(r, i)) / h, twist = (yp_(r, i) + yp_(r, i + 1) - 2.0 * slope) / h;
            const T c[] = {y_(r, i), yp_(r, i), (slope - yp_(r, i)) / h - twist, twist / h};
            for (int k = 3; k >= nu; --k) {
                double factor = 1;
                for (int q = 0; q < nu; ++q) factor *= k - q;
                out[r] = out[r] * s + factor * c[k];
            }
        }
        return out;
    }
    /// The same at several places, one column each.
    template <core::ArrayLike A>
        requires(core::rank_of<A> == 1)
    [[nodiscard]] StateMatrix<T> operator()(const A& places, int nu = 0) const {
        const core::Source<double, A> source(places);
        StateMatrix<T> out(y_.rows(), source.view().size());
        for (Eigen::Index j = 0; j < out.cols(); ++j) out.col(j) = (*this)(source.view()(j), nu);
        return out;
    }

private:
    Eigen::ArrayXd x_;
    StateMatrix<T> y_, yp_;
};

/// What solve_bvp returns.
template <class T = double>
struct BVPResult {
    BvpSolution<T> sol;               ///< the solution as a function of x
    std::optional<StateVector<T>> p;  ///< the parameters, where there are any
    Eigen::ArrayXd x;                 ///< the final mesh, m nodes
    StateMatrix<T> y;                 ///< n x m states
    StateMatrix<T> yp;                ///< their derivatives
    Eigen::ArrayXd rms_residuals;     ///< m - 1 root mean squares of the relative residual
    Eigen::Index niter = 0;           ///< meshes that were tried
    int status =
        0;  ///< 0: converged; 1: max_nodes reached; 2: singular Jacobian (or NaN); 3: boundary conditions not met
    std::string message;   ///< the status in words
    bool success = false;  ///< status == 0
};

/// Solution of a boundary value problem of n ordinary differential equations with k unknown parameters, y' = fun(x, y,
/// p) + S y / (x - a), bc(y(a), y(b), p) = 0, by collocation on an adaptive mesh.
///
///     // y'' = -exp(y), y(0) = y(1) = 0
///     const auto fun = [](double, const Eigen::VectorXd& y) { return Eigen::Vector2d(y[1], -std::exp(y[0])); };
///     const auto bc = [](const Eigen::VectorXd& ya, const Eigen::VectorXd& yb) { return Eigen::Vector2d(ya[0], yb[0]);
///     }; const auto res = solve_bvp(fun, bc, Eigen::ArrayXd::LinSpaced(5, 0, 1), Eigen::MatrixXd::Zero(2, 5));
///     res.sol(0.5)[0], res.success
///
/// The collocation solution is a cubic spline with a continuous derivative; it agrees with the equation at the ends and
/// in the middle of each interval, order 4. The mesh is refined where the relative residual of the spline exceeds tol.
///
/// @param fun      callable (x, y) -> n numbers, with parameters (x, y, p), at one place.
/// @param bc       callable (ya, yb) -> n numbers, with parameters (ya, yb, p) -> n + k.
/// @param x        initial mesh, m >= 2 increasing places, from a to b.
/// @param y        n x m guess of the states, real or complex.
/// @param options  see SolveBvpOptions. The singular term needs S y(a) = 0, which holds by projection.
/// @return  see BVPResult.
/// @throws std::invalid_argument for a mesh that does not increase, other shapes, a tolerance that is not positive,
///         and results of the callables of other sizes. What they throw passes through.
/// @note    O(m n^3) for a Newton iteration; at most 8 of them, with 4 Jacobians, for a mesh. NaN ends the work with
///          status 2. Sources: J. Kierzenka, L. F. Shampine, A BVP solver based on residual control and the MATLAB PSE,
///          ACM TOMS 27 (2001) 299; U. Ascher, R. Mattheij, R. Russell, Numerical Solution of Boundary Value Problems
///          for Ordinary Differential Equations, SIAM 1995; L. F. Shampine, P. Muir, H. Xu, JNAIAM 1 (2006) 201.
/// @see     scipy.integrate.solve_bvp. Differs from SciPy: the callables get one place at a time, not arrays of them,
///          and there is no verbose.
template <class F, class G, core::ArrayLike X = core::InBraces, core::ArrayLike Y = core::MatrixInBraces>
    requires(core::rank_of<X> == 1 && core::rank_of<Y> == 2)
[[nodiscard]] auto solve_bvp(F&& fun, G&& bc, const X& x, const Y& y,
                             const SolveBvpOptions<core::FloatOf<core::ScalarOf<Y>>>& options = {}) {
    using T = core::FloatOf<core::ScalarOf<Y>>;
    static_assert(std::is_same_v<T, double> || std::is_same_v<T, std::complex<double>>,
                  "states are double or std::complex<double>");
    using Vector = StateVector<T>;
    using Matrix = StateMatrix<T>;
    constexpr bool with_p = std::invocable<F&, double, const Vector&, const Vector&>;
    const core::Source<double, X> mesh(x);
    const core::Source<T, Y> guess(y);
    const Eigen::Index m = mesh.view().size(), n = guess.view().shape()[0];
    core::require(m >= 2, "solve_bvp", "x must have at least 2 nodes, got ", m);
    Eigen::ArrayXd nodes(m);
    for (Eigen::Index i = 0; i < m; ++i) nodes[i] = mesh.view()(i);
    core::require(nodes.allFinite(), "solve_bvp", "x must be finite");
    for (Eigen::Index i = 1; i < m; ++i)
        core::require(nodes[i] > nodes[i - 1], "solve_bvp", "x must be strictly increasing");
    core::require(n >= 1 && guess.view().shape()[1] == m, "solve_bvp", "y must have ", m, " columns, got ",
                  guess.view().shape());
    Matrix states(n, m);
    for (Eigen::Index j = 0; j < m; ++j)
        for (Eigen::Index i = 0; i < n; ++i) states(i, j) = guess.view()(i, j);
    const Vector parameters = options.p ? *options.p : Vector();
    const Eigen::Index k = parameters.size();
    core::require(with_p == options.p.has_value(), "solve_bvp",
                  "p must be given if fun takes parameters, and only then");
    core::require(options.S.size() == 0 || (options.S.rows() == n && options.S.cols() == n), "solve_bvp", "S must be ",
                  n, " x ", n, ", got ", options.S.rows(), " x ", options.S.cols());
    core::require(options.tol > 0 && options.bc_tol.value_or(1) > 0, "solve_bvp", "tol and bc_tol must be positive");

    const auto right = [&](double at, const Vector& state, const Vector& p, Vector& out) {
        out.resize(n);
        if constexpr (with_p)
            detail::store_state("solve_bvp", "fun", std::invoke(fun, at, state, p), out);
        else
            detail::store_state("solve_bvp", "fun", std::invoke(fun, at, state), out);
    };
    const auto boundary = [&](const Vector& ya, const Vector& yb, const Vector& p, Vector& out) {
        out.resize(n + k);
        if constexpr (with_p)
            detail::store_state("solve_bvp", "bc", std::invoke(bc, ya, yb, p), out);
        else
            detail::store_state("solve_bvp", "bc", std::invoke(bc, ya, yb), out);
    };
    const core::FunctionRef<void(double, const Vector&, const Vector&, Matrix&, Matrix&)> fun_jac(options.fun_jac);
    const core::FunctionRef<void(const Vector&, const Vector&, const Vector&, Matrix&, Matrix&, Matrix&)> bc_jac(
        options.bc_jac);
    const double tol = std::max(options.tol, 100 * std::numeric_limits<double>::epsilon());
    detail::BvpProblem<T> problem{right,
                                  boundary,
                                  options.fun_jac.given() ? &fun_jac : nullptr,
                                  options.bc_jac.given() ? &bc_jac : nullptr,
                                  options.S,
                                  {},
                                  {},
                                  tol,
                                  options.bc_tol.value_or(tol),
                                  options.max_nodes};
    if (options.S.size() > 0) detail::set_singular_term(problem);
    detail::BvpSolver<T> solver(problem, nodes, states, parameters);
    BVPResult<T> result;
    result.status = solver.run();
    static constexpr const char* messages[] = {
        "The algorithm converged to the desired accuracy.", "The maximum number of mesh nodes is exceeded.",
        "A singular Jacobian encountered when solving the collocation system.",
        "The solver was unable to satisfy boundary conditions tolerance on iteration 10."};
    result.message = messages[result.status];
    result.success = result.status == 0;
    result.sol = BvpSolution<T>(solver.x, solver.y, solver.f);
    if (options.p) result.p = solver.p;
    result.x = solver.x;
    result.y = solver.y;
    result.yp = solver.f;
    result.rms_residuals = solver.rms;
    result.niter = solver.iterations;
    return result;
}

}  // namespace scixx::integrate
