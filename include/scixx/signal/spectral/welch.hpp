// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/spectral/power.hpp>
#include <scixx/signal/spectral/spectral_options.hpp>

namespace scixx::signal {

/// What periodogram and welch return: `auto [f, Pxx] = welch(x)`.
template <class P>
struct PowerSpectrum {
    Eigen::ArrayXd f;  ///< frequencies
    P Pxx;             ///< power, with the frequencies along the axis of time
};

/// What csd returns.
template <class P>
struct CrossSpectrum {
    Eigen::ArrayXd f;  ///< frequencies
    P Pxy;             ///< cross power, complex
};

/// What coherence returns.
template <class P>
struct Coherence {
    Eigen::ArrayXd f;  ///< frequencies
    P Cxy;             ///< squared coherence, 0 to 1
};

namespace detail::spectral {

inline Plan welch_plan(const char* function, Index n, const WelchOptions& options, bool real) {
    Plan plan = make_plan(function, n, options.window, options.nperseg, options.noverlap, options.nfft, half_overlap);
    plan.trend = static_cast<Trend>(options.detrend);
    plan.onesided = options.return_onesided && real;
    return plan;
}

template <class A>
auto welch(const char* function, const A& x, const WelchOptions& options) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    using R = core::RealOf<T>;
    const core::Source<T, A> source(x);
    const auto& view = source.view();
    const int axis = core::normalize_axis(function, options.axis, view.rank());
    if (view.empty())
        return PowerSpectrum<core::PlainOf<A, R>>{Eigen::ArrayXd(), core::allocate<core::PlainOf<A, R>>(view.shape())};
    const Plan plan = welch_plan(function, view.shape(axis), options, !core::is_complex<T>);
    core::Dims shape = view.shape();
    shape[axis] = plan.frequencies();
    auto out = core::allocate<core::PlainOf<A, R>>(shape);
    auto_power<T>(view, core::view(out), axis, plan, plan.scale(options.fs, options.scaling == Scaling::density),
                  options.average == Average::median);
    return PowerSpectrum<core::PlainOf<A, R>>{plan.grid(options.fs), std::move(out)};
}

template <class T, class A, class B>
auto csd(const char* function, const A& x, const B& y, const WelchOptions& options) {
    using P = core::PlainOf<A, core::ComplexOf<T>>;
    const core::Source<T, A> sx(x);
    const core::Source<T, B> sy(y);
    const int axis = core::normalize_axis(function, options.axis, sx.view().rank());
    core::Dims shape = sx.view().shape(), other = sy.view().shape();
    const Index n = std::max(shape[axis], other[axis]);  // the shorter one is taken to go on with zeros
    shape[axis] = other[axis] = n;
    core::require(shape == other, function, "x and y must agree in shape but along axis, got ", sx.view().shape(),
                  " and ", sy.view().shape());
    if (sx.view().empty() || sy.view().empty()) {
        shape[axis] = 0;
        return CrossSpectrum<P>{Eigen::ArrayXd(), core::allocate<P>(shape)};
    }
    const Plan plan = welch_plan(function, n, options, !core::is_complex<T>);
    shape[axis] = plan.frequencies();
    P out = core::allocate<P>(shape);
    cross_power<T>(sx.view(), sy.view(), core::view(out), axis, n, plan,
                   plan.scale(options.fs, options.scaling == Scaling::density), options.average == Average::median);
    return CrossSpectrum<P>{plan.grid(options.fs), std::move(out)};
}

}  // namespace detail::spectral

/// Power spectrum by Welch's method: the mean of the windowed segments' periodograms.
///
/// @param x        real or complex array of any rank; integers are taken as double.
/// @param options  see WelchOptions.
/// @return         frequencies, and an array like x, real, with the frequencies along the axis of time; of real data
///                 only those >= 0, with the power of both sides. float stays float. Empty for empty data.
/// @throws std::invalid_argument for lengths that do not fit: nperseg < 1, noverlap >= nperseg, nfft < nperseg, a window
///                 longer than the data, and as get_window.
/// @note  O(n log nperseg). A NaN spreads over its line.
/// @note  P. D. Welch, IEEE Trans. Audio Electroacoust. 15 (1967).
/// @see   scipy.signal.welch
template <core::ArrayLike A>
[[nodiscard]] auto welch(const A& x, const WelchOptions& options = {}) {
    return detail::spectral::welch("welch", x, options);
}

/// Power spectrum from one transform of all data.
/// @param x        as in welch.
/// @param options  see PeriodogramOptions.
/// @return         as welch.
/// @throws std::invalid_argument for nfft < 1, a window of another length, and as get_window.
/// @see   scipy.signal.periodogram
template <core::ArrayLike A>
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
template <core::ArrayLike A, core::ArrayLike B>
    requires(core::rank_of<A> == core::rank_of<B>)
[[nodiscard]] auto csd(const A& x, const B& y, const WelchOptions& options = {}) {
    return detail::spectral::csd<core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>>("csd", x, y, options);
}

/// Squared coherence of two signals, |Pxy|^2 / (Pxx Pyy).
/// @param x, y     arrays of one shape.
/// @param options  see CoherenceOptions.
/// @return         frequencies and a real array like x; 1 everywhere for a single segment.
/// @throws std::invalid_argument as csd.
/// @see   scipy.signal.coherence
template <core::ArrayLike A, core::ArrayLike B>
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
    auto out = core::allocate<core::PlainOf<A, R>>(core::shape_of(xy.Pxy));
    core::copy(core::view(xx.Pxx), core::view(out));
    const auto view = core::view(out);
    core::for_each([](const auto& b, R& c) { c = static_cast<R>(c * b); }, core::view(yy.Pxx), view);
    core::for_each([](const std::complex<R>& p, R& c) { c = std::norm(p) / c; }, core::view(xy.Pxy), view);
    return Coherence<core::PlainOf<A, R>>{xy.f, std::move(out)};
}

}  // namespace scixx::signal
