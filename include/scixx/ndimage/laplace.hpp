// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/filters/gaussian.hpp>
#include <scixx/ndimage/detail/front_end.hpp>

namespace scixx::ndimage {

/// Options of laplace, in SciPy's order.
struct LaplaceOptions {
    core::PerAxis<Mode> mode = Mode::reflect;  ///< how the array continues outside, one for all axes or one for each
    std::complex<double> cval = 0.0;           ///< the value outside for mode constant; real for a real array
    core::Axes axes = {};                      ///< the axes to derive along, in their order; none: all
    int workers = 1;                           ///< threads, -1 for all cores; the result does not depend on it
};

/// Options of generic_laplace and generic_gradient_magnitude, in SciPy's order.
struct GenericDerivativeOptions {
    core::PerAxis<Mode> mode = Mode::reflect;  ///< how the array continues outside, one for all axes or one for each
    double cval = 0;                           ///< the value outside for mode constant
    core::Axes axes = {};                      ///< the axes to derive along, in their order; none: all
};

/// Laplacian by second differences: the sum over the axes of correlation with [1 -2 1].
///
/// @param a  array of any rank and scalar.
/// @return   array of a's shape; its scalar is a's, or `Out` where the call names one. Integers wrap, as in SciPy.
/// @throws std::invalid_argument for a list of modes of another length than there are axes, axes out of bounds or named
///         twice.
/// @note     O(a.size() * rank), one image of scratch.
/// @see      scipy.ndimage.laplace
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto laplace(const A& a, const LaplaceOptions& options = {}, D&&... out) {
    const core::Dims axes = options.axes.resolve("laplace", core::rank_of<A>);
    const detail::List<Mode> modes = options.mode.resolve("laplace", "mode", axes.size());
    detail::List<detail::List<detail::filters::LinearPass>> terms;
    for (int i = 0; i < axes.size(); ++i) terms.push_back({{static_cast<int>(axes[i]), {1, -2, 1}, {1, 1}, modes[i]}});
    const int workers = core::resolve_workers("laplace", options.workers);
    return detail::linear_filter<Out>(
        "laplace", a, options.cval,
        [&](const auto& from, const auto& to, double fill) {
            detail::filters::sum_of_filters(from, to, terms, fill, workers);
        },
        out...);
}

namespace detail {
/// Calls add(first, part) for derivative(a, axis, mode, cval) along each axis; false, with `a` copied to `out`, when
/// there are none.
template <core::ArrayLike A, class F, class Out, class Add>
bool for_each_derivative(const char* function, const A& a, F& derivative, const GenericDerivativeOptions& options,
                         Out& out, Add&& add) {
    const Dims axes = options.axes.resolve(function, core::rank_of<A>);
    if (axes.empty()) {
        core::copy(core::Source<core::ScalarOf<A>, A>(a).view(), core::view(out));
        return false;
    }
    const detail::List<Mode> modes = options.mode.resolve(function, "mode", axes.size());
    for (int i = 0; i < axes.size(); ++i) {
        const auto part = derivative(a, static_cast<int>(axes[i]), modes[i], options.cval);
        using Part = std::remove_cvref_t<decltype(part)>;
        const core::Source<core::ScalarOf<A>, Part> source(part);
        core::require(source.view().shape() == core::shape_of(a), function,
                      "the derivative must have the shape of the array, ", core::shape_of(a), ", got ",
                      source.view().shape());
        add(i == 0, source.view());
    }
    return true;
}
}  // namespace detail

/// Laplacian by a given second derivative: the sum over the axes of derivative2(a, axis, mode, cval).
///
/// @param a            real array of any rank.
/// @param derivative2  callable (a, int axis, Mode mode, double cval) that returns an array of a's shape.
/// @return  array of a's shape and scalar.
/// @throws std::invalid_argument when the derivative has another shape, for axes out of bounds or named twice; what
///          `derivative2` throws passes through.
/// @see     scipy.ndimage.generic_laplace
template <core::ArrayLike A = core::MatrixInBraces, class F>
[[nodiscard]] auto generic_laplace(const A& a, F&& derivative2, const GenericDerivativeOptions& options = {}) {
    using T = core::ScalarOf<A>;
    auto out = core::allocate<core::SameShapeOf<A, T>>(core::shape_of(a));
    detail::for_each_derivative("generic_laplace", a, derivative2, options, out, [&](bool first, const auto& part) {
        core::for_each([&](const T& from, T& to) { to = first ? from : detail::sum(to, from); }, part, core::view(out));
    });
    return out;
}

/// Gradient magnitude by a given derivative: the root of the sum over the axes of derivative(a, axis, mode, cval)^2.
/// @see scipy.ndimage.generic_gradient_magnitude; parameters, result and errors as generic_laplace.
template <core::ArrayLike A = core::MatrixInBraces, class F>
[[nodiscard]] auto generic_gradient_magnitude(const A& a, F&& derivative,
                                              const GenericDerivativeOptions& options = {}) {
    using T = core::ScalarOf<A>;
    auto out = core::allocate<core::SameShapeOf<A, T>>(core::shape_of(a));
    const auto add = [&](bool first, const auto& part) {
        core::for_each(
            [&](const T& from, T& to) {
                const T square = detail::product(from, from);
                to = first ? square : detail::sum(to, square);
            },
            part, core::view(out));
    };
    if (detail::for_each_derivative("generic_gradient_magnitude", a, derivative, options, out, add))
        core::for_each([](T& value) { value = detail::root(value); }, core::view(out));
    return out;
}

}  // namespace scixx::ndimage
