// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/spectral/welch.hpp>
#include <scixx/signal/spectral/spectral_options.hpp>

namespace scixx::signal {

/// Power spectrum by Welch's method: the mean of the windowed segments' periodograms.
///
/// @param x        real or complex array of any rank; integers are taken as double.
/// @param options  see WelchOptions.
/// @return         frequencies, and an array like x, real, with the frequencies along the axis of time; of real data
///                 only those >= 0, with the power of both sides. float stays float. Empty for empty data.
/// @throws std::invalid_argument for lengths that do not fit: nperseg < 1, noverlap >= nperseg, nfft < nperseg, a
///                 window longer than the data, and as get_window.
/// @note  O(n log nperseg). A NaN spreads over its line.
/// @note  P. D. Welch, IEEE Trans. Audio Electroacoust. 15 (1967).
/// @see   scipy.signal.welch
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] auto welch(const A& x, const WelchOptions& options = {}) {
    return detail::spectral::welch("welch", x, options);
}

/// Power spectrum from one transform of all data.
/// @param x        as in welch.
/// @param options  see PeriodogramOptions.
/// @return         as welch.
/// @throws std::invalid_argument for nfft < 1, a window of another length, and as get_window.
/// @see   scipy.signal.periodogram
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] auto periodogram(const A& x, const PeriodogramOptions& options = {}) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    using R = core::RealOf<T>;
    namespace spectral = detail::spectral;
    const core::Source<T, A> source(x);
    const int axis = core::normalize_axis("periodogram", options.axis, source.view().rank());
    core::Dims shape = source.view().shape();
    core::require(!options.nfft || *options.nfft >= 1, "periodogram", "nfft must be positive, got ",
                  options.nfft.value_or(0));
    if (source.view().empty())
        return PowerSpectrum<core::PlainOf<A, R>>{Eigen::ArrayXd(), core::allocate<core::PlainOf<A, R>>(shape)};
    const Index n = std::min(shape[axis], options.nfft.value_or(shape[axis]));
    core::require(!options.window.is_array() || options.window.points().size() == n, "periodogram",
                  "window must have the length of the data, ", n, ", got ", options.window.points().size());
    spectral::Plan plan =
        spectral::make_plan("periodogram", n, options.window, n, 0, options.nfft, spectral::half_overlap);
    plan.trend = static_cast<spectral::Trend>(options.detrend);
    plan.onesided = options.return_onesided && !core::is_complex<T>;
    shape[axis] = n;
    const core::NdView<const T> part = source.view().window(core::Dims::filled(shape.size(), 0), shape);
    shape[axis] = plan.frequencies();
    auto out = core::allocate<core::PlainOf<A, R>>(shape);
    spectral::auto_power<T>(part, core::view(out), axis, plan,
                            plan.scale(options.fs, options.scaling == Scaling::density), false);
    return PowerSpectrum<core::PlainOf<A, R>>{plan.grid(options.fs), std::move(out)};
}

/// Cross power spectrum of two signals by Welch's method: the mean of conj(X) Y.
/// @param x, y     arrays of one shape, but for the length along the axis: the shorter one goes on with zeros.
/// @param options  see WelchOptions.
/// @return         frequencies and a complex array like x. Real data gives frequencies >= 0.
/// @throws std::invalid_argument as welch, and for shapes that do not fit.
/// @see   scipy.signal.csd
template <core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
    requires(core::rank_of<A> == core::rank_of<B>)
[[nodiscard]] auto csd(const A& x, const B& y, const WelchOptions& options = {}) {
    return detail::spectral::csd<core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>>("csd", x, y, options);
}

/// Squared coherence of two signals, |Pxy|^2 / (Pxx Pyy).
/// @param x, y     arrays of one shape; where nperseg is given, they may differ in length along the axis, as in csd.
/// @param options  see CoherenceOptions.
/// @return         frequencies and a real array like x; 1 everywhere for a single segment.
/// @throws std::invalid_argument as csd, and for other shapes.
/// @see   scipy.signal.coherence
template <core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
    requires(core::rank_of<A> == core::rank_of<B>)
[[nodiscard]] auto coherence(const A& x, const B& y, const CoherenceOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    using R = core::RealOf<T>;
    const WelchOptions all{.fs = options.fs,
                           .window = options.window,
                           .nperseg = options.nperseg,
                           .noverlap = options.noverlap,
                           .nfft = options.nfft,
                           .detrend = options.detrend,
                           .axis = options.axis};
    const auto xx = detail::spectral::welch("coherence", x, all);
    const auto yy = detail::spectral::welch("coherence", y, all);
    const auto xy = detail::spectral::csd<T>("coherence", x, y, all);
    const core::Dims shape = core::shape_of(xy.Pxy);
    core::require(core::shape_of(xx.Pxx) == shape && core::shape_of(yy.Pxx) == shape, "coherence",
                  "x and y must have one shape, or differ along axis alone with nperseg given");
    auto out = core::allocate<core::PlainOf<A, R>>(shape);
    core::copy(core::view(xx.Pxx), core::view(out));
    // Products of two powers leave the range for data of 1e-100, or of 1e-12 in float: roots do not.
    core::for_each([](const std::complex<R>& p, const auto& b,
                      R& c) { c = std::norm(p / (std::sqrt(c) * static_cast<R>(std::sqrt(b)))); },
                   core::view(xy.Pxy), core::view(yy.Pxx), core::view(out));
    return Coherence<core::PlainOf<A, R>>{xy.f, std::move(out)};
}

}  // namespace scixx::signal
