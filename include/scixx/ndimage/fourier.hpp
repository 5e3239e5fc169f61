// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <numbers>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/ndimage/detail/filters/fourier.hpp>

namespace scixx::ndimage {

/// Options of the Fourier filters, in SciPy's order.
struct FourierOptions {
    Eigen::Index n =
        -1;         ///< negative: the input is the result of fft; otherwise of rfft along `axis` of lines of n samples
    int axis = -1;  ///< the axis of the real transform, negative from the last; read when n >= 0
};

namespace detail {
/// One parameter an axis, each finite. @throws std::invalid_argument otherwise.
template <class = void>
[[nodiscard]] inline List<double> fourier_parameters(const char* function, const char* name,
                                                     const PerAxis<double>& values, int rank) {
    List<double> out = values.resolve(function, name, rank);
    for (double value : out) core::require(std::isfinite(value), function, name, " must be finite, got ", value);
    return out;
}
}  // namespace detail

/// Spectrum of a Gaussian-filtered array: input times exp(-2 pi^2 sigma^2 f^2) for the frequency f along each axis.
///
/// @param input  spectrum of any rank and scalar, as fft (or rfft, see the options) makes it.
/// @param sigma  standard deviation in samples, finite; one for all axes or one for each.
/// @return  array of the input's shape; its scalar is the input's (double for integers), or `Out` where the call names
///          a floating or complex one.
/// @throws std::invalid_argument for an axis out of bounds, a parameter that is not finite or of another number.
/// @note    O(input.size()). A NaN stays where it is.
/// @see     scipy.ndimage.fourier_gaussian
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto fourier_gaussian(const A& input, const core::PerAxis<double>& sigma,
                                    const FourierOptions& options = {}, D&&... out) {
    const char* const function = "fourier_gaussian";
    const auto sigmas = detail::fourier_parameters(function, "sigma", sigma, core::rank_of<A>);
    auto factors = detail::filters::spectrum(function, core::shape_of(input), options.n, options.axis);
    for (Eigen::Index axis = 0; axis < factors.size(); ++axis)
        for (double& f : factors[axis]) {
            const double x = std::numbers::pi * sigmas[axis] * f;
            f = std::exp(-2 * x * x);
        }
    return detail::filters::filtered_spectrum<detail::filters::SpectrumOf<Out, A>>(
        function, input,
        [&](const auto& from, const auto& to) { detail::filters::multiply_spectrum(from, to, factors); }, out...);
}

/// Spectrum of an array averaged over a box: input times sin(pi size f) / (pi size f) for the frequency f along each
/// axis.
/// @param size  extents of the box in samples, finite; one for all axes or one for each. 0 leaves the axis alone.
/// @see scipy.ndimage.fourier_uniform; other parameters, result and errors as fourier_gaussian.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto fourier_uniform(const A& input, const core::PerAxis<double>& size,
                                   const FourierOptions& options = {}, D&&... out) {
    const char* const function = "fourier_uniform";
    const auto sizes = detail::fourier_parameters(function, "size", size, core::rank_of<A>);
    auto factors = detail::filters::spectrum(function, core::shape_of(input), options.n, options.axis);
    for (Eigen::Index axis = 0; axis < factors.size(); ++axis)
        for (double& f : factors[axis]) f = detail::filters::sinc(std::numbers::pi * sizes[axis] * f);
    return detail::filters::filtered_spectrum<detail::filters::SpectrumOf<Out, A>>(
        function, input,
        [&](const auto& from, const auto& to) { detail::filters::multiply_spectrum(from, to, factors); }, out...);
}

/// Spectrum of an array averaged over an ellipsoid: with x the root of the sum over the axes of (pi size f)^2, input
/// times sin(x) / x, 2 J1(x) / x or 3 (sin(x) - x cos(x)) / x^3 in 1, 2 and 3 dimensions.
///
/// @param size  diameters in samples, finite; one for all axes or one for each.
/// @throws as fourier_gaussian; arrays of a rank above 3 do not compile.
/// Differs from SciPy: its values of J1 have an error of 1e-8, and those of small x in 3 dimensions one of 1e-16 / x^3.
/// @see  scipy.ndimage.fourier_ellipsoid; other parameters and result as fourier_gaussian.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto fourier_ellipsoid(const A& input, const core::PerAxis<double>& size,
                                     const FourierOptions& options = {}, D&&... out) {
    const char* const function = "fourier_ellipsoid";
    static_assert(core::rank_of<A> <= 3, "fourier_ellipsoid takes arrays of rank 1, 2 or 3");
    const auto sizes = detail::fourier_parameters(function, "size", size, core::rank_of<A>);
    auto squares = detail::filters::spectrum(function, core::shape_of(input), options.n, options.axis);
    for (Eigen::Index axis = 0; axis < squares.size(); ++axis)
        for (double& f : squares[axis]) {
            const double x = std::numbers::pi * sizes[axis] * f;
            f = x * x;
        }
    return detail::filters::filtered_spectrum<detail::filters::SpectrumOf<Out, A>>(
        function, input, [&](const auto& from, const auto& to) { detail::filters::multiply_ball(from, to, squares); },
        out...);
}

/// Spectrum of a shifted array: input times exp(-2 pi i shift f) for the frequency f along each axis.
///
/// @param shift  in samples, finite, positive towards larger indices; one for all axes or one for each.
/// @return  complex array of the input's shape, complex<double> for real input, or of `Out` where the call names a
///          complex scalar.
/// @see     scipy.ndimage.fourier_shift; other parameters and errors as fourier_gaussian.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto fourier_shift(const A& input, const core::PerAxis<double>& shift, const FourierOptions& options = {},
                                 D&&... out) {
    const char* const function = "fourier_shift";
    static_assert((core::is_complex<core::ScalarOf<D>> && ...), "fourier_shift has complex results");
    const auto shifts = detail::fourier_parameters(function, "shift", shift, core::rank_of<A>);
    const auto frequencies = detail::filters::spectrum(function, core::shape_of(input), options.n, options.axis);
    detail::List<detail::List<std::complex<double>>> factors(frequencies.size());
    for (Eigen::Index axis = 0; axis < frequencies.size(); ++axis)
        for (double f : frequencies[axis]) {
            const double angle = -2 * std::numbers::pi * shifts[axis] * f;
            factors[axis].emplace_back(std::cos(angle), std::sin(angle));
        }
    return detail::filters::filtered_spectrum<detail::filters::ShiftedSpectrumOf<Out, A>>(
        function, input,
        [&](const auto& from, const auto& to) { detail::filters::multiply_spectrum(from, to, factors); }, out...);
}

}  // namespace scixx::ndimage
