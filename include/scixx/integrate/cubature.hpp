// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <complex>
#include <concepts>
#include <functional>
#include <scixx/core/array.hpp>
#include <scixx/core/dims.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/integrate/detail/cubature.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::integrate {

/// The rule that cubature applies to each box.
enum class CubatureRule {
    gk21,                  ///< product of Gauss-Kronrod pairs of 21 nodes: 21^n points
    gk15,                  ///< the same with 15 nodes
    gauss_kronrod = gk21,  ///< SciPy's other name
    genz_malik             ///< degree 7 with 2^n + 2 n^2 + 2 n + 1 points, for n >= 2: the better one from n = 3 or so
};

/// Options of cubature, in SciPy's order.
struct CubatureOptions {
    CubatureRule rule = CubatureRule::gk21;  ///< the rule
    double rtol = 1e-8;                      ///< relative tolerance for each component
    double atol = 0;                         ///< absolute tolerance for each component
    Eigen::Index max_subdivisions = 10000;   ///< most subdivisions of a box into 2^n
    int workers = 1;  ///< threads that call f at once, -1 for all cores; the result does not depend on it
    std::vector<core::NumberList>
        points{};  ///< where f must not be evaluated, or is difficult: corners of the first boxes
};

/// How cubature ended.
enum class CubatureStatus { converged, not_converged };

/// A box and the integral over it.
template <class V, class E>
struct CubatureRegion {
    V estimate;         ///< of the integral
    E error;            ///< of the estimate
    Eigen::VectorXd a;  ///< lower corner
    Eigen::VectorXd b;  ///< upper corner
};

/// What cubature returns.
template <class V, class E>
struct CubatureResult {
    V estimate;                                 ///< the integral, of the type and shape of f's values
    E error;                                    ///< estimate of the absolute error of each component
    CubatureStatus status;                      ///< whether the tolerance was met by the estimate
    bool success;                               ///< status == converged
    std::vector<CubatureRegion<V, E>> regions;  ///< the boxes, in no order
    Eigen::Index subdivisions;                  ///< how many boxes were divided
    Eigen::Index neval;                         ///< evaluations of f
    double atol, rtol;                          ///< the tolerances
};

/// Integral of a function of n variables with values in R^m or C^m (numbers, vectors, matrices, sequences) over a box,
/// by adaptive subdivision.
///
///     const auto f = [](const Eigen::VectorXd& x) { return std::exp(-x.squaredNorm()); };
///     cubature(f, {-inf, -inf}, {inf, inf}).estimate         // pi
///
/// A pair of rules gives a value and an error estimate for each box; the box with the largest error is divided into
/// 2^n, until the sum of the errors is at most atol + rtol |estimate| in each component.
///
/// @param f        callable with `const Eigen::VectorXd&` of n coordinates; all its values have one shape.
/// @param a, b     corners, n each; infinite ones allowed (x = a + (1 - t) / t, x = (1 - |t|) / t); where b < a the
///                 sign of the integral changes.
/// @param options  see CubatureOptions.
/// @return  see CubatureResult.
/// @throws std::invalid_argument for corners of different or no length, NaN in them, n < 2 (or > 20) with genz_malik,
///         negative tolerances or max_subdivisions, workers of 0, points of other lengths, and an f that changes its
///         shape. What f throws passes through.
/// @note    The error is the difference of the two rules, which is the lower one's: the estimate is usually better by
///          far. A peak between all points of the first box is overlooked. f must be thread-safe where workers is not
///          1. NaN from f ends the work with status not_converged. Sources: A. C. Genz, A. A. Malik, J. Comput. Appl.
///          Math. 6 (1980) 295; J. Berntsen, T. O. Espelid, A. Genz, ACM TOMS 17 (1991) 437.
/// @see     scipy.integrate.cubature. Differs from SciPy: f is called with one point at a time.
template <class F, core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
    requires(core::rank_of<A> == 1 && core::rank_of<B> == 1 && std::invocable<F&, const Eigen::VectorXd&>)
[[nodiscard]] auto cubature(F&& f, const A& a, const B& b, const CubatureOptions& options = {}) {
    using Value = std::remove_cvref_t<std::invoke_result_t<F&, const Eigen::VectorXd&>>;
    constexpr bool number = std::is_arithmetic_v<Value> || core::is_complex<Value>;
    const core::Source<double, A> lower(a);
    const core::Source<double, B> upper(b);
    const Eigen::Index n = lower.view().size();
    core::require(n >= 1 && upper.view().size() == n, "cubature", "a and b must have the same length, at least 1, got ",
                  n, " and ", upper.view().size());
    core::require(options.rule != CubatureRule::genz_malik || (n >= 2 && n <= 20), "cubature",
                  "genz_malik is for 2 to 20 variables, got ", n);
    core::require(n <= 30, "cubature", "a and b must have a length of at most 30, got ", n);
    core::require(options.rtol >= 0 && options.atol >= 0, "cubature", "rtol and atol must not be negative, got ",
                  options.rtol, " and ", options.atol);
    core::require(options.max_subdivisions >= 0, "cubature", "max_subdivisions must not be negative, got ",
                  options.max_subdivisions);
    std::vector<detail::BoxAxis> axes;
    double sign = 1;
    for (Eigen::Index i = 0; i < n; ++i) {
        const double from = lower.view()(i), to = upper.view()(i);
        core::require(!std::isnan(from) && !std::isnan(to), "cubature", "a and b must not be NaN");
        // A range without extent at infinity has the integral 0, as any other.
        const bool nothing = from == to;
        axes.push_back(nothing ? detail::BoxAxis{0, 0} : detail::BoxAxis{std::min(from, to), std::max(from, to)});
        if (to < from) sign = -sign;
        if (nothing && std::isfinite(from)) axes.back() = {from, from};
    }
    std::vector<std::vector<double>> points;
    for (const core::NumberList& point : options.points) {
        core::require(point.size() == n, "cubature", "points must have ", n, " coordinates, got ", point.size());
        points.emplace_back();
        for (Eigen::Index i = 0; i < n; ++i)
            points.back().push_back(axes[core::to_size(i)].inverse(point.list()[core::to_size(i)]));
    }
    const detail::BoxRule rule = options.rule == CubatureRule::genz_malik ? detail::genz_malik_rule(core::to_size(n))
                                 : options.rule == CubatureRule::gk15 ? detail::product_rule<detail::GaussKronrod15>()
                                                                      : detail::product_rule<detail::GaussKronrod21>();
    const auto integrate = [&](auto kind, const auto& call, const auto& convert) {
        using T = typename decltype(kind)::type;
        using V = decltype(convert(std::vector<T>()));
        using E = decltype(convert(std::vector<double>()));
        detail::BoxIntegration<T> integration(call, axes, rule, options.rtol, options.atol, options.max_subdivisions,
                                              core::resolve_workers("cubature", options.workers));
        const detail::BoxOutcome outcome = integration.run(points);
        const auto signed_value = [&](std::vector<T> values) {
            for (T& v : values) v *= sign;
            return convert(values);
        };
        CubatureResult<V, E> result{signed_value(integration.estimate),
                                    convert(integration.error),
                                    outcome.converged ? CubatureStatus::converged : CubatureStatus::not_converged,
                                    outcome.converged,
                                    {},
                                    outcome.subdivisions,
                                    outcome.evaluations,
                                    options.atol,
                                    options.rtol};
        for (const detail::BoxRegion<T>& region : integration.regions) {
            CubatureRegion<V, E> out{signed_value(region.estimate), convert(region.error), Eigen::VectorXd(n),
                                     Eigen::VectorXd(n)};
            for (Eigen::Index i = 0; i < n; ++i) {
                const auto d = core::to_size(i);
                out.a[i] = axes[d].lower_end(region.a[d], region.b[d]);
                out.b[i] = axes[d].upper_end(region.a[d], region.b[d]);
            }
            result.regions.push_back(std::move(out));
        }
        return result;
    };
    if constexpr (number) {
        using T = std::conditional_t<core::is_complex<Value>, std::complex<double>, double>;
        const auto call = [&](const std::vector<double>& x, std::vector<T>& out) {
            const Eigen::VectorXd point = Eigen::Map<const Eigen::VectorXd>(x.data(), n);
            out.assign(1, static_cast<T>(std::invoke(f, point)));
        };
        return integrate(std::type_identity<T>{}, call, [](const auto& values) { return values.at(0); });
    } else {
        static_assert(core::ArrayLike<Value>, "f must return a number, an array or a sequence of numbers");
        using T = std::conditional_t<core::is_complex<core::ScalarOf<Value>>, std::complex<double>, double>;
        core::Dims shape;
        bool known = false;  // the first boxes are evaluated by this thread
        const auto call = [&](const std::vector<double>& x, std::vector<T>& out) {
            const Eigen::VectorXd point = Eigen::Map<const Eigen::VectorXd>(x.data(), n);
            const Value value = std::invoke(f, point);
            const core::Source<T, Value> source(value);
            if (!known) shape = source.view().shape();
            known = true;
            core::require(source.view().shape() == shape, "cubature", "f must return values of one shape, got ", shape,
                          " and ", source.view().shape());
            out.resize(core::to_size(source.view().size()));
            core::copy(source.view(), core::NdView<T>(out.data(), shape));
        };
        return integrate(std::type_identity<T>{}, call, [&](const auto& values) {
            using S = typename std::remove_cvref_t<decltype(values)>::value_type;
            using Plain = core::SameShapeOf<Value, S>;
            Plain out = core::allocate<Plain>(shape);
            core::copy(core::NdView<const S>(values.data(), shape), core::view(out));
            return out;
        });
    }
}

}  // namespace scixx::integrate
