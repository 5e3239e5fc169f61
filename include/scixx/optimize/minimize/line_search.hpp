// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <functional>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/core/result.hpp>
#include <scixx/optimize/detail/callables.hpp>
#include <scixx/optimize/detail/minimize/line_search.hpp>
#include <tuple>
#include <type_traits>

namespace scixx::optimize {

using core::get;

/// Options of line_search, in SciPy's order.
struct LineSearchOptions {
    core::Optional<Eigen::VectorXd> gfk{};  ///< gradient at xk; evaluated if not given
    std::optional<double> old_fval{};       ///< value at xk; evaluated if not given
    std::optional<double> old_old_fval{};   ///< value before, from which the first trial step follows
    double c1 = 1e-4;                       ///< constant of the sufficient decrease, 0 < c1 < c2
    double c2 = 0.9;                        ///< constant of the curvature condition, c2 < 1
    std::optional<double> amax{};           ///< largest step, > 0
    /// Whether a step is taken, `(alpha, x, f, g)`, asked where the conditions hold.
    std::function<bool(double, const Eigen::VectorXd&, double, const Eigen::VectorXd&)> extra_condition{};
    int maxiter = 10;  ///< trials while the interval grows, and as many while it shrinks, >= 0
};

/// Result of line_search; without a step alpha is empty, and so are new_fval and new_slope.
struct LineSearchResult {
    std::optional<double> alpha;      ///< step
    Eigen::Index fc = 0;              ///< calls of f
    Eigen::Index gc = 0;              ///< calls of myfprime
    std::optional<double> new_fval;   ///< f at xk + alpha pk
    double old_fval = 0;              ///< f at xk
    std::optional<double> new_slope;  ///< gradient at xk + alpha pk along pk
    template <class R = LineSearchResult>
    static constexpr auto bound() {
        return std::tuple(&R::alpha, &R::fc, &R::gc, &R::new_fval, &R::old_fval, &R::new_slope);
    }
};

/// A step along a direction with the strong Wolfe conditions:
///     f(x + a p) <= f(x) + c1 a g(x)^T p,  |g(x + a p)^T p| <= c2 |g(x)^T p|.
///
/// @param f         callable `const Eigen::VectorXd& -> number`; NaN counts as inf.
/// @param myfprime  its gradient, callable `const Eigen::VectorXd& -> n`.
/// @param xk        point, n.
/// @param pk        direction of descent, n.
/// @param options   see LineSearchOptions.
/// @return          see LineSearchResult. No step is found if pk does not descend.
/// @throws std::invalid_argument if sizes disagree or an option is out of its domain.
/// @note            Source: Nocedal and Wright, Numerical Optimization, 2nd ed., algorithms 3.5 and 3.6.
/// @see scipy.optimize.line_search. Differs from SciPy: the gradient is evaluated at each trial.
template <class F, class G, core::ArrayLike X = core::InBraces, core::ArrayLike P = core::InBraces>
    requires(std::is_invocable_r_v<double, F&, const Eigen::VectorXd&> &&
             std::is_invocable_v<G&, const Eigen::VectorXd&> && core::rank_of<X> == 1 && core::rank_of<P> == 1)
[[nodiscard]] LineSearchResult line_search(F&& f, G&& myfprime, const X& xk, const P& pk,
                                           const LineSearchOptions& options = {}) {
    const char* const name = "line_search";
    Eigen::VectorXd x, p, point, g;
    detail::store_vector<X>(xk, x);
    detail::store_vector<P>(pk, p);
    core::require(p.size() == x.size(), name, "pk must have ", x.size(), " components, got ", p.size());
    core::require(0 < options.c1 && options.c1 < options.c2 && options.c2 < 1, name,
                  "c1 and c2 must have 0 < c1 < c2 < 1, got ", options.c1, " and ", options.c2);
    core::require(!options.amax || *options.amax > 0, name, "amax must be positive, got ", options.amax.value_or(0));
    core::require(options.maxiter >= 0, name, "maxiter must not be negative, got ", options.maxiter);
    LineSearchResult r;
    const auto gradient = [&](const Eigen::VectorXd& at) {
        ++r.gc;
        detail::store_vector<std::remove_cvref_t<std::invoke_result_t<G&, const Eigen::VectorXd&>>>(
            std::invoke(myfprime, at), g);
        core::require(g.size() == x.size(), name, "myfprime must return ", x.size(), " components, got ", g.size());
    };
    const auto value = [&](const Eigen::VectorXd& at) {
        ++r.fc;
        return static_cast<double>(std::invoke(f, at));
    };
    r.old_fval = options.old_fval ? *options.old_fval : value(x);
    if (options.gfk) {
        g = *options.gfk;
        core::require(g.size() == x.size(), name, "gfk must have ", x.size(), " components, got ", g.size());
    } else {
        gradient(x);
    }
    const double slope = detail::minimize::dot(g, p);
    double fa = 0;
    const auto phi = [&](double alpha, double& slope_there) {
        detail::minimize::move(x, alpha, p, point);
        fa = value(point);
        gradient(point);
        slope_there = detail::minimize::dot(g, p);
        return fa;
    };
    detail::minimize::LineSettings settings{.decrease = options.c1, .curvature = options.c2};
    if (options.amax) settings.most = *options.amax;
    const double first =
        options.old_old_fval ? detail::minimize::first_step(r.old_fval, *options.old_old_fval, slope) : 1.0;
    const auto found = detail::minimize::wolfe_zoom(
        phi, r.old_fval, slope, first, settings, options.maxiter,
        [&](double alpha) { return !options.extra_condition || options.extra_condition(alpha, point, fa, g); });
    if (found.converged) {
        r.alpha = found.alpha;
        r.new_fval = found.f;
        r.new_slope = found.slope;
    }
    return r;
}

}  // namespace scixx::optimize
