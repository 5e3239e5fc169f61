// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/warps/transform.hpp>

namespace scixx::ndimage {

/// Options of spline_filter1d, in SciPy's order.
struct SplineFilter1dOptions {
    int order = 3;             ///< of the spline, 0 to 5; 0 and 1 leave the samples as they are
    int axis = -1;             ///< the axis to filter, negative from the last
    Mode mode = Mode::mirror;  ///< how the axis continues outside its ends
    int workers = 1;           ///< threads, -1 for all cores; the result does not depend on it
};

/// Options of spline_filter, in SciPy's order.
struct SplineFilterOptions {
    int order = 3;             ///< of the spline, 2 to 5
    Mode mode = Mode::mirror;  ///< how the array continues outside
    int workers = 1;           ///< threads, -1 for all cores; the result does not depend on it
};

namespace detail {
/// The scalar of coefficients: `Out` where the call names one, else double, complex for complex arrays.
template <class Out, core::ArrayLike A>
using CoefficientsOf = core::SameShapeOf<
    A, std::conditional_t<!std::is_void_v<Out>, Out,
                          std::conditional_t<core::is_complex<core::ScalarOf<A>>, std::complex<double>, double>>>;

template <class Out, core::ArrayLike A, class... D>
auto filter_splines(const char* function, const A& a, const Dims& axes, int order, Mode mode, int workers, D&... out) {
    const int threads = core::resolve_workers(function, workers);
    const auto kernel = [&]<class T, class U>(const NdView<const T>& from, const NdView<U>& to, double) {
        splines::filter_axes(from, to, axes, order, mode, threads);
    };
    return core::answer<CoefficientsOf<Out, A>>(
        function, core::shape_of(a), [&](auto& to) { warps::parts_into(function, a, 0.0, to, kernel); }, out...);
}
}  // namespace detail

/// B-spline coefficients along one axis: the c with sum over k of c[k] beta(i - k) = a[i] at all samples i, beta the
/// central B-spline of the order, c continued outside as the mode says.
///
/// @param a  array of any rank and scalar; the real and imaginary parts of complex arrays are filtered apart.
/// @return   array of a's shape, of double (complex<double>) whatever a's scalar, or of `Out` where the call names one
///           (`spline_filter1d<float>(a)`). Integer results are truncated, which SciPy allows too.
/// @throws std::invalid_argument for an order outside 0 ... 5, an axis out of bounds, or workers of 0.
/// @note     O(a.size()), the scratch is 16 to 64 lines. The modes' boundary values are exact: constant, grid_constant
///           and wrap filter as mirror, nearest as reflect, as in SciPy. A NaN or infinity reaches its whole line.
/// @note     M. Unser, IEEE Signal Process. Mag. 16(6) (1999) 22, box 2.
///
/// Differs from SciPy: on short lines of the modes reflect, grid_mirror and nearest, where SciPy 1.10 starts the filter
/// with an error of about z^(2 n - 1) for n samples and the largest pole z (-0.27 for order 3, -0.43 for order 5).
/// @see      scipy.ndimage.spline_filter1d
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto spline_filter1d(const A& a, const SplineFilter1dOptions& options = {}, D&&... out) {
    const char* const function = "spline_filter1d";
    core::require(options.order >= 0 && options.order <= 5, function, "order must be between 0 and 5, got ",
                  options.order);
    const int axis = core::normalize_axis(function, options.axis, core::rank_of<A>);
    return detail::filter_splines<Out>(function, a, {axis}, options.order, options.mode, options.workers, out...);
}

/// N-d B-spline coefficients: spline_filter1d along each axis in turn, what lies between them stored in the result's
/// scalar.
/// @throws std::invalid_argument for an order outside 2 ... 5.
/// @see    scipy.ndimage.spline_filter; parameters, result and cost as spline_filter1d.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto spline_filter(const A& a, const SplineFilterOptions& options = {}, D&&... out) {
    const char* const function = "spline_filter";
    core::require(options.order >= 2 && options.order <= 5, function, "order must be between 2 and 5, got ",
                  options.order);
    return detail::filter_splines<Out>(function, a, core::Axes().resolve(function, core::rank_of<A>), options.order,
                                       options.mode, options.workers, out...);
}

}  // namespace scixx::ndimage
