// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstdint>
#include <optional>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/callable.hpp>
#include <scixx/optimize/detail/global/dual_annealing.hpp>
#include <scixx/optimize/detail/minimize/run_method.hpp>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/l_bfgs_b.hpp>
#include <string>
#include <utility>

namespace scixx::optimize {

/// Where a better minimum of dual_annealing was found.
enum class AnnealingContext {
    annealing,       ///< in the annealing
    local_search,    ///< in a local search after a better point
    dual_annealing,  ///< in a local search of the second kind
};

/// Options of dual_annealing, in SciPy's order.
struct DualAnnealingOptions {
    Eigen::Index maxiter = 1000;                     ///< iterations of the annealing, >= 0
    MinimizeOptions minimizer_kwargs{.method = {}};  ///< the local search; default l_bfgs_b within the bounds
    double initial_temp = 5230.0;                    ///< first temperature, in (0.01, 5e4]
    double restart_temp_ratio = 2e-5;                ///< share of it below which the annealing starts again, in (0, 1)
    double visit = 2.62;           ///< shape of the visiting distribution, in (1, 3]: how heavy its tails are
    double accept = -5.0;          ///< shape of the acceptance, in (-1e4, -5]
    double maxfun = 1e7;           ///< calls after which it ends, without those of a local search that runs
    std::uint32_t seed = 0;        ///< of RandomState; the same seed gives the same run
    bool no_local_search = false;  ///< plain generalised simulated annealing
    /// Called with each better minimum: x, f and where it was found; true stops.
    StopCallback<Eigen::VectorXd, double, AnnealingContext> callback{};
    core::Optional<Eigen::VectorXd> x0{};  ///< start, within the bounds; default random
};

/// Result of dual_annealing.
struct DualAnnealingResult {
    Eigen::VectorXd x;      ///< best point, n
    double fun = 0;         ///< its value
    Eigen::Index nit = 0;   ///< iterations
    Eigen::Index nfev = 0;  ///< calls of func
    Eigen::Index njev = 0;  ///< calls of its gradient
    Eigen::Index nhev = 0;  ///< calls of its Hessian
    bool success = false;   ///< whether nothing but maxiter or maxfun ended it
    int status = 0;         ///< 0 maxiter or maxfun, 1 the callback
    std::string message;    ///< the same in words
};

/// Global minimum of a function within bounds by generalised simulated annealing with local searches.
///
/// @param func     callable `const Eigen::VectorXd& -> number`; NaN counts as inf.
/// @param bounds   finite bounds, lb < ub; n is the number of their components, or `n` if they are one pair for all.
/// @param n        the number of variables, if both bounds are single numbers.
/// @param options  see DualAnnealingOptions.
/// @return         see DualAnnealingResult.
/// @throws std::invalid_argument if bounds are not finite or not in order, x0 is outside, an option is out of its
///         domain, or func is not finite at any of 1000 starts.
/// @note           2 n calls an iteration. The same seed gives the same run. Sources: Xiang, Sun, Fan and Gong, Phys.
///                 Lett. A 233 (1997) 216; Tsallis and Stariolo, Physica A 233 (1996) 395; Schanze, Comput. Phys.
///                 Commun. 175 (2006) 708 for the visiting distribution.
/// @see scipy.optimize.dual_annealing. Differs from SciPy: random numbers are drawn in another order, so runs with the
///      same seed differ from SciPy's.
template <class = void>
[[nodiscard]] inline DualAnnealingResult dual_annealing(core::FunctionRef<double(const Eigen::VectorXd&)> func,
                                                        const Bounds& bounds, Eigen::Index n,
                                                        const DualAnnealingOptions& options = {}) {
    const Eigen::VectorXd lb = bounds.lb.expand(n, "dual_annealing", "bounds.lb");
    const Eigen::VectorXd ub = bounds.ub.expand(n, "dual_annealing", "bounds.ub");
    MinimizeOptions local = options.minimizer_kwargs;
    if (!local.method.given()) {
        local.method = method::l_bfgs_b;
        if (!local.options.given())
            local.options = LBFGSBOptions{.maxiter = std::clamp<Eigen::Index>(6 * n, 100, 1000)};
    }
    if (local.method.takes().bounds && !local.bounds.lb.any_finite() && !local.bounds.ub.any_finite())
        local.bounds = {lb, ub};
    return detail::global::dual_annealing<DualAnnealingResult, AnnealingContext>(
        func, [&](const Eigen::VectorXd& x) { return detail::minimize::run_method(func, x, local); }, lb, ub, options);
}

/// The same with bounds that have one component a variable.
template <class = void>
[[nodiscard]] inline DualAnnealingResult dual_annealing(core::FunctionRef<double(const Eigen::VectorXd&)> func,
                                                        const Bounds& bounds,
                                                        const DualAnnealingOptions& options = {}) {
    return dual_annealing(func, bounds, std::max(bounds.lb.size(), bounds.ub.size()), options);
}

}  // namespace scixx::optimize
