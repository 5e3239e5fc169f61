// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/filters/gaussian.hpp>
#include <scixx/ndimage/detail/front_end.hpp>

namespace scixx::ndimage {

/// Options of gaussian_filter1d, in SciPy's order.
struct GaussianFilter1dOptions {
    int axis = -1;                    ///< the axis to filter, negative from the last
    int order = 0;                    ///< 0: smoothing, n: the n-th derivative of the Gaussian
    Mode mode = Mode::reflect;        ///< how the axis continues outside its ends
    std::complex<double> cval = 0.0;  ///< the value outside for mode constant; real for a real array
    double truncate = 4.0;            ///< radius of the kernel in standard deviations, >= 0
    Eigen::Index radius = -1;         ///< radius in samples; negative (SciPy's None): from `truncate`
    int workers = 1;                  ///< threads, -1 for all cores; the result does not depend on it
};

/// Options of gaussian_filter, in SciPy's order; each is one value for all axes or one for each.
struct GaussianFilterOptions {
    core::PerAxis<int> order = 0;              ///< 0: smoothing, n: the n-th derivative of the Gaussian
    core::PerAxis<Mode> mode = Mode::reflect;  ///< how the array continues outside
    std::complex<double> cval = 0.0;           ///< the value outside for mode constant; real for a real array
    double truncate = 4.0;                     ///< radius of the kernel in standard deviations, >= 0
    core::PerAxis<Eigen::Index> radius = -1;   ///< radius in samples; negative (SciPy's None): from `truncate`
    core::Axes axes = {};                      ///< the axes to filter, in their order; none: all
    int workers = 1;                           ///< threads, -1 for all cores; the result does not depend on it
};

/// Options of gaussian_laplace and gaussian_gradient_magnitude.
struct GaussianDerivativeOptions {
    core::PerAxis<Mode> mode = Mode::reflect;  ///< for each axis: the mode of the term with its derivative
    std::complex<double> cval = 0.0;           ///< the value outside for mode constant; real for a real array
    double truncate = 4.0;                     ///< radius of the kernel in standard deviations, >= 0
    core::PerAxis<Eigen::Index> radius = -1;   ///< radius in samples; negative: from `truncate`
    core::Axes axes = {};                      ///< the axes to filter and to derive along; none: all
    int workers = 1;                           ///< threads, -1 for all cores; the result does not depend on it
};

namespace detail {
/// The passes of gaussian_filter along the given axes.
template <class = void>
[[nodiscard]] inline List<filters::LinearPass> gaussian_passes(const char* function, const Dims& axes,
                                                               const PerAxis<double>& sigma, const PerAxis<int>& order,
                                                               const PerAxis<Mode>& mode, double truncate,
                                                               const PerAxis<Index>& radius) {
    const List<double> sigmas = sigma.resolve(function, "sigma", axes.size());
    const List<int> orders = order.resolve(function, "order", axes.size());
    const List<Mode> modes = mode.resolve(function, "mode", axes.size());
    const List<Index> radii = radius.resolve(function, "radius", axes.size());
    List<filters::LinearPass> passes;
    for (int i = 0; i < axes.size(); ++i) {
        const int axis = static_cast<int>(axes[i]);
        for (filters::LinearPass& pass :
             filters::gaussian_pass(function, axis, {sigmas[i], orders[i], modes[i], radii[i]}, truncate))
            passes.push_back(pass);
    }
    return passes;
}

/// For each of the call's axes the passes of the Gaussian derivative of the given order along it.
template <class = void>
[[nodiscard]] inline List<List<filters::LinearPass>> gaussian_derivatives(const char* function, int rank,
                                                                          const PerAxis<double>& sigma, int order,
                                                                          const GaussianDerivativeOptions& options) {
    const Dims axes = options.axes.resolve(function, rank);
    const List<Mode> modes = options.mode.resolve(function, "mode", axes.size());
    List<List<filters::LinearPass>> terms;
    for (int i = 0; i < axes.size(); ++i) {
        List<int> orders(axes.size(), 0);
        orders[i] = order;
        terms.push_back(gaussian_passes(function, axes, sigma, orders, modes[i], options.truncate, options.radius));
    }
    return terms;
}
}  // namespace detail

/// Gaussian filter along one axis: correlation with exp(-x^2 / (2 sigma^2)) / sum, cut at truncate * sigma samples, or
/// with its derivative of the given order.
///
/// @param a      array of any rank and scalar.
/// @param sigma  standard deviation in samples, finite and >= 0; at most 1e-15 leaves the axis as it is.
/// @return  array of a's shape; its scalar is a's, or `Out` where the call names one. Integer images are truncated, as
///          in SciPy: give a floating `Out` to keep fractions.
/// @throws std::invalid_argument for an axis out of bounds, a negative or non-finite sigma, a negative order or
/// truncate, and 0 workers.
/// @note    O(a.size() * truncate * sigma). A NaN reaches the samples within the kernel's radius. Float arrays: within
///          2 ulp of the largest |a| of SciPy's double sums.
///
/// Differs from SciPy: a negative sigma is refused (SciPy squares the sign away here and takes it as 0 in
/// gaussian_filter); what a sum lacks to an integer by rounding alone is not truncated from an integer image (SciPy
/// turns 255 everywhere into 253 for some sigma).
/// @see     scipy.ndimage.gaussian_filter1d
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gaussian_filter1d(const A& a, double sigma, const GaussianFilter1dOptions& options = {},
                                     D&&... out) {
    const char* const function = "gaussian_filter1d";
    const int axis = core::normalize_axis(function, options.axis, core::rank_of<A>);
    const auto passes = detail::filters::gaussian_pass(
        function, axis, {sigma, options.order, options.mode, options.radius}, options.truncate);
    const int workers = core::resolve_workers(function, options.workers);
    return detail::linear_filter<Out>(
        function, a, options.cval,
        [&](const auto& from, const auto& to, double fill) {
            detail::filters::linear_passes(from, to, passes, fill, workers);
        },
        out...);
}

/// N-d Gaussian filter: gaussian_filter1d along each axis in turn, two axes in one sweep.
///
/// @param sigma  standard deviation in samples, one for all of the axes or one for each; see gaussian_filter1d.
/// @return  array of a's shape; the passes of an integer image are truncated one by one, as in SciPy.
/// @note    O(a.size() * truncate * sum of sigma), one line of scratch.
///
/// Differs from SciPy: as gaussian_filter1d, a negative sigma is refused and rounding noise is not truncated.
/// @see     scipy.ndimage.gaussian_filter; other parameters and errors as gaussian_filter1d.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gaussian_filter(const A& a, const core::PerAxis<double>& sigma,
                                   const GaussianFilterOptions& options = {}, D&&... out) {
    const char* const function = "gaussian_filter";
    const auto passes = detail::gaussian_passes(function, options.axes.resolve(function, core::rank_of<A>), sigma,
                                                options.order, options.mode, options.truncate, options.radius);
    const int workers = core::resolve_workers(function, options.workers);
    return detail::linear_filter<Out>(
        function, a, options.cval,
        [&](const auto& from, const auto& to, double fill) {
            detail::filters::linear_passes(from, to, passes, fill, workers);
        },
        out...);
}

/// Laplacian of Gaussian: the sum over the axes of gaussian_filter with the second derivative along that axis.
/// @note One image of scratch.
/// Differs from SciPy: as gaussian_filter, a negative sigma is refused.
/// @see  scipy.ndimage.gaussian_laplace; parameters, result and errors as gaussian_filter.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gaussian_laplace(const A& a, const core::PerAxis<double>& sigma,
                                    const GaussianDerivativeOptions& options = {}, D&&... out) {
    const char* const function = "gaussian_laplace";
    const auto terms = detail::gaussian_derivatives(function, core::rank_of<A>, sigma, 2, options);
    const int workers = core::resolve_workers(function, options.workers);
    return detail::linear_filter<Out>(
        function, a, options.cval,
        [&](const auto& from, const auto& to, double fill) {
            detail::filters::sum_of_filters(from, to, terms, fill, workers);
        },
        out...);
}

/// Gradient magnitude of Gaussian: the root of the sum over the axes of the squares of gaussian_filter with the first
/// derivative along that axis. Squares and sums of integer images wrap, and complex arrays give the root of the sum of
/// complex squares, as in SciPy.
/// @note One image of scratch.
/// Differs from SciPy: as gaussian_filter, a negative sigma is refused.
/// @see  scipy.ndimage.gaussian_gradient_magnitude; parameters, result and errors as gaussian_filter.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gaussian_gradient_magnitude(const A& a, const core::PerAxis<double>& sigma,
                                               const GaussianDerivativeOptions& options = {}, D&&... out) {
    const char* const function = "gaussian_gradient_magnitude";
    const auto terms = detail::gaussian_derivatives(function, core::rank_of<A>, sigma, 1, options);
    const int workers = core::resolve_workers(function, options.workers);
    return core::answer<detail::OutputOf<Out, A>>(
        function, core::shape_of(a),
        [&](auto& to) { detail::filters::magnitude_into(function, a, terms, options.cval, workers, to); }, out...);
}

}  // namespace scixx::ndimage
