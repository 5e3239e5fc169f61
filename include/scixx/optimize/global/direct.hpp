// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <scixx/core/function_ref.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/detail/global/direct.hpp>
#include <string>

namespace scixx::optimize {

/// Options of direct, in SciPy's order.
struct DirectOptions {
    double eps = 1e-4;                     ///< least relative improvement that a rectangle has to promise, >= 0
    std::optional<Eigen::Index> maxfun{};  ///< calls after which it ends, >= 1; 1000 n
    Eigen::Index maxiter = 1000;           ///< iterations, >= 1
    bool locally_biased = true;  ///< whether one rectangle of a size is divided an iteration: fast with few minima
    double f_min = -std::numeric_limits<double>::infinity();  ///< the least value if it is known
    double f_min_rtol = 1e-4;  ///< relative distance from f_min that ends it, in [0, 1]; absolute where f_min is 0
    double vol_tol = 1e-16;    ///< share of the volume, of the best rectangle, that ends it, in [0, 1]
    double len_tol =
        1e-6;  ///< share of the longest side (not locally_biased: of half the diagonal) that does, in [0, 1]
    /// Called after each iteration with the best point.
    std::function<void(const Eigen::VectorXd& xk)> callback{};
};

/// Result of direct.
struct DirectResult {
    Eigen::VectorXd x;      ///< best point, n
    double fun = 0;         ///< its value
    bool success = false;   ///< status >= 3
    int status = 0;         ///< 1 maxfun, 2 maxiter, 3 f_min, 4 vol_tol, 5 len_tol
    std::string message;    ///< the same in words
    Eigen::Index nfev = 0;  ///< calls
    Eigen::Index nit = 0;   ///< iterations
};

/// Global minimum of a function within bounds by dividing rectangles: those that may hold the minimum for some
/// Lipschitz constant are cut in three. No random numbers, no derivatives.
///
/// @param func     callable `const Eigen::VectorXd& -> number`; NaN counts as inf.
/// @param bounds   finite bounds, lb < ub; n is the number of their components, or `n` if they are one pair for all.
/// @param n        the number of variables, if both bounds are single numbers.
/// @param options  see DirectOptions.
/// @return         see DirectResult.
/// @throws std::invalid_argument if bounds are not finite or not in order, or an option is out of its domain.
/// @note           O(n) a call beside func. The memory is n bytes and some numbers a call. Sources: Jones, Perttunen
///                 and Stuckman, J. Optim. Theory Appl. 79 (1993) 157; Gablonsky and Kelley, J. Global Optim. 21 (2001)
///                 27.
/// @see scipy.optimize.direct. Differs from SciPy: calls can come in another order.
template <class = void>
[[nodiscard]] inline DirectResult direct(core::FunctionRef<double(const Eigen::VectorXd&)> func, const Bounds& bounds,
                                         Eigen::Index n, const DirectOptions& options = {}) {
    return detail::global::direct<DirectResult>(func, bounds.lb.expand(n, "direct", "bounds.lb"),
                                                bounds.ub.expand(n, "direct", "bounds.ub"), options);
}

/// The same with bounds that have one component a variable.
template <class = void>
[[nodiscard]] inline DirectResult direct(core::FunctionRef<double(const Eigen::VectorXd&)> func, const Bounds& bounds,
                                         const DirectOptions& options = {}) {
    return direct(func, bounds, std::max(bounds.lb.size(), bounds.ub.size()), options);
}

}  // namespace scixx::optimize
