// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <numeric>
#include <scixx/core/answer.hpp>
#include <scixx/signal/design/firwin.hpp>
#include <scixx/signal/detail/filter/driver.hpp>
#include <scixx/signal/detail/filter/polyphase.hpp>

namespace scixx::signal {

/// How upfirdn and resample_poly go on outside a line a b c d.
enum class UpfirdnMode {
    constant,       ///< with `cval`
    symmetric,      ///< b a | a b c d | d c
    reflect,        ///< c b | a b c d | c b
    edge,           ///< a a | a b c d | d d
    wrap,           ///< c d | a b c d | a b
    smooth,         ///< straight on through the last two samples
    antisymmetric,  ///< -b -a | a b c d | -d -c
    antireflect,    ///< 2a-c 2a-b | a b c d | 2d-c 2d-b
    line,           ///< straight on with the slope from the first to the last sample
    mean,           ///< with the mean; only in resample_poly, as the next three
    median,         ///< with the median
    maximum,        ///< with the largest sample
    minimum         ///< with the least sample
};

/// Options of upfirdn.
struct UpfirdnOptions {
    int axis = -1;                             ///< axis along which time runs
    UpfirdnMode mode = UpfirdnMode::constant;  ///< what is outside
    std::complex<double> cval = 0;             ///< for mode constant; real for real data
};

/// Options of resample_poly.
struct ResamplePolyOptions {
    int axis = 0;                                 ///< axis along which time runs
    Window window = Window("kaiser", 5.0);        ///< of the filter, or its coefficients, of odd number
    UpfirdnMode padtype = UpfirdnMode::constant;  ///< what is outside
    std::complex<double> cval = 0;                ///< for padtype constant; real for real data
};

/// Upsampling by zeros, a filter and downsampling in one step:
///
///     y[m] = sum over k of h[k] z[m down - k], where z[i up] = x[i] and other samples are 0.
///
/// @param h         coefficients, real or complex.
/// @param x         array of any rank, real or complex; integers are taken as double.
/// @param up, down  factors, >= 1.
/// @param options   see UpfirdnOptions.
/// @param out       destination of the result's shape, if given.
/// @return          array like x with ((n - 1) up + taps - 1) / down + 1 samples along the axis (rounded down). float
///                  stays float, computed in double.
/// @throws std::invalid_argument for an empty h or axis, a factor below 1, or a mode that only resample_poly has.
/// @note  taps / up products a result, by vectors along the filter's phases.
/// @see   scipy.signal.upfirdn
template <detail::filter::Filterable A = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto upfirdn(const Coefficients& h, const A& x, Index up = 1, Index down = 1, const UpfirdnOptions& options = {},
             D&&... out) {
    namespace filter = detail::filter;
    using T = filter::DataOf<A>;
    core::require(h.size() > 0, "upfirdn", "h must be 1-D with non-zero length");
    core::require(up >= 1 && down >= 1, "upfirdn", "both up and down must be >= 1, got ", up, " and ", down);
    core::require(options.mode <= UpfirdnMode::line, "upfirdn", "mode must not be mean, median, maximum or minimum");
    core::Source<T, A> source(x);
    core::Dims shape = source.view().shape();
    const int axis = core::normalize_axis("upfirdn", options.axis, shape.size());
    core::require(shape[axis] > 0, "upfirdn", "x must not be empty along axis");
    const filter::Polyphase<> polyphase(h.values().data(), h.size(), up, down);
    shape[axis] = polyphase.output_length(shape[axis]);
    return core::answer<core::PlainOf<A, T>>(
        "upfirdn", shape,
        [&](auto& to) {
            source.detach_from(core::view(to));
            filter::polyphase<T>(polyphase, source.view(), core::view(to), axis, 0,
                                 static_cast<filter::Extend>(options.mode), options.cval,
                                 [](const double*, Index) { return 0.0; });
        },
        out...);
}

/// upfirdn with complex coefficients: the sums of their real and of their imaginary parts.
/// @return  complex array of the shape that real coefficients give.
/// @throws std::invalid_argument as the other form.
template <CoefficientsLike H, detail::filter::Filterable A = core::InBraces>
    requires core::is_complex<CoefficientScalar<H>>
[[nodiscard]] auto upfirdn(const H& h, const A& x, Index up = 1, Index down = 1, const UpfirdnOptions& options = {}) {
    using T = detail::filter::DataOf<A>;
    using C = core::ComplexOf<T>;
    const ComplexCoefficients taps(h);
    core::List<double> part(taps.size());
    for (Index i = 0; i < taps.size(); ++i) part[i] = taps[i].real();
    const auto real = upfirdn(part, x, up, down, options);
    for (Index i = 0; i < taps.size(); ++i) part[i] = taps[i].imag();
    const auto imaginary = upfirdn(part, x, up, down, options);
    auto out = core::allocate<core::PlainOf<A, C>>(core::shape_of(real));
    core::for_each([](const T& re, const T& im, C& sum) { sum = C(re) + C(-std::imag(im), std::real(im)); },
                   core::view(real), core::view(imaginary), core::view(out));
    return out;
}

/// Resampling by the factor up / down with a linear-phase filter, whose delay is taken out.
///
/// @param x         array of any rank, real or complex; integers are taken as double.
/// @param up, down  factors, >= 1; common ones are cancelled.
/// @param options   see ResamplePolyOptions. A window by name makes a lowpass of 20 max(up, down) + 1 coefficients.
/// @param out       destination of the result's shape, if given.
/// @return          array like x with n up / down samples along the axis, rounded up. float stays float, computed in
///                  double.
/// @throws std::invalid_argument for an empty axis, a factor below 1, and as get_window.
/// @see   scipy.signal.resample_poly
template <detail::filter::Filterable A = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto resample_poly(const A& x, Index up, Index down, const ResamplePolyOptions& options = {}, D&&... out) {
    namespace filter = detail::filter;
    using T = filter::DataOf<A>;
    core::require(up >= 1 && down >= 1, "resample_poly", "both up and down must be >= 1, got ", up, " and ", down);
    const Index common = std::gcd(up, down);
    up /= common;
    down /= common;
    core::Source<T, A> source(x);
    core::Dims shape = source.view().shape();
    const int axis = core::normalize_axis("resample_poly", options.axis, shape.size());
    const Index n = shape[axis];
    core::require(n > 0, "resample_poly", "x must not be empty along axis");
    shape[axis] = (core::checked_mul("resample_poly", n, up) + down - 1) / down;
    return core::answer<core::PlainOf<A, T>>(
        "resample_poly", shape,
        [&](auto& to) {
            if (up == 1 && down == 1) {
                source.detach_from(core::view(to));
                core::copy(source.view(), core::view(to));
                return;
            }
            Eigen::ArrayXd h;
            if (options.window.is_array())
                h = options.window.points();
            else {
                const Index most = std::max(up, down);
                h = firwin(20 * most + 1, 1 / static_cast<double>(most), {.window = options.window});
            }
            core::require(h.size() > 0, "resample_poly", "window must not be empty");
            const UpfirdnMode mode = options.padtype;
            source.detach_from(core::view(to));
            filter::resample_phases<T>(
                h, up, down, source.view(), core::view(to), axis,
                mode <= UpfirdnMode::line ? static_cast<filter::Extend>(mode) : filter::Extend::constant,
                mode <= UpfirdnMode::line ? options.cval : 0.0, [mode](const double* data, Index size) {
                    if (mode == UpfirdnMode::mean) {
                        double sum = 0;
                        for (Index i = 0; i < size; ++i) sum += data[i];
                        return sum / static_cast<double>(size);
                    }
                    if (mode == UpfirdnMode::maximum) return *std::max_element(data, data + size);
                    if (mode == UpfirdnMode::minimum) return *std::min_element(data, data + size);
                    if (mode == UpfirdnMode::median) {
                        core::List<double> sorted(data, data + size);
                        std::sort(sorted.begin(), sorted.end());
                        const Index middle = size / 2;
                        return size % 2 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
                    }
                    return 0.0;
                });
        },
        out...);
}

}  // namespace scixx::signal
