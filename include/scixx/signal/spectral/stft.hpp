// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/spectral/short_time.hpp>
#include <scixx/signal/spectral/spectral_options.hpp>

namespace scixx::signal {

/// How stft goes on outside the data, by half a segment on both sides.
enum class StftBoundary { zeros, even, odd, constant, none };

/// The unit of stft: the magnitude of a sinusoid, or the root of a power density.
enum class StftScaling { spectrum, psd };

/// Options of stft.
struct StftOptions {
    double fs = 1;                                  ///< sampling frequency
    Window window = "hann";                         ///< as in WelchOptions
    std::optional<Index> nperseg{};                 ///< as in WelchOptions
    std::optional<Index> noverlap{};                ///< as in WelchOptions
    std::optional<Index> nfft{};                    ///< as in WelchOptions
    SegmentDetrend detrend = SegmentDetrend::none;  ///< what is taken out of each segment
    bool return_onesided = true;                    ///< only frequencies >= 0 of real data
    StftBoundary boundary = StftBoundary::zeros;    ///< extension at both ends
    bool padded = true;                             ///< zeros at the end until segments cover all
    int axis = -1;                                  ///< axis along which time runs
    StftScaling scaling = StftScaling::spectrum;    ///< unit of the result
};

/// Options of istft.
struct IstftOptions {
    double fs = 1;                                ///< sampling frequency
    Window window = "hann";                       ///< the window of stft
    std::optional<Index> nperseg{};               ///< length of a segment; by default from the number of frequencies
    std::optional<Index> noverlap{};              ///< samples that neighbours share; nperseg / 2 by default
    std::optional<Index> nfft{};                  ///< length of the transform
    bool input_onesided = true;                   ///< frequencies >= 0 of real data
    bool boundary = true;                         ///< stft went on outside the data, which is cut off again
    int time_axis = -1;                           ///< axis of the segments
    int freq_axis = -2;                           ///< axis of the frequencies
    StftScaling scaling = StftScaling::spectrum;  ///< the unit that stft had
};

/// What spectrogram computes: `spectrogram<SpectrogramMode::magnitude>(x)`.
enum class SpectrogramMode {
    psd,        ///< power
    complex,    ///< stft without extension
    magnitude,  ///< its absolute value
    angle,      ///< its phase
    phase       ///< its phase, unwrapped along the frequencies
};

/// Options of spectrogram.
struct SpectrogramOptions {
    double fs = 1;                                      ///< sampling frequency
    Window window = Window("tukey", 0.25);              ///< as in WelchOptions
    std::optional<Index> nperseg{};                     ///< as in WelchOptions
    std::optional<Index> noverlap{};                    ///< samples that neighbours share; nperseg / 8 by default
    std::optional<Index> nfft{};                        ///< as in WelchOptions
    SegmentDetrend detrend = SegmentDetrend::constant;  ///< what is taken out of each segment
    bool return_onesided = true;                        ///< only frequencies >= 0 of real data
    Scaling scaling = Scaling::density;                 ///< unit of the result
    int axis = -1;                                      ///< axis along which time runs
};

/// What stft returns: `auto [f, t, Zxx] = stft(x)`.
template <class Z>
struct ShortTimeSpectrum {
    Eigen::ArrayXd f;  ///< frequencies
    Eigen::ArrayXd t;  ///< times of the segments
    Z Zxx;             ///< spectra: frequencies along the axis of time, segments along a new last axis
};

/// What istft returns.
template <class X>
struct Resynthesis {
    Eigen::ArrayXd t;  ///< times of the samples
    X x;               ///< the signal
};

/// What spectrogram returns: `auto [f, t, Sxx] = spectrogram(x)`.
template <class S>
struct Spectrogram {
    Eigen::ArrayXd f;  ///< frequencies
    Eigen::ArrayXd t;  ///< times of the segments
    S Sxx;             ///< as ShortTimeSpectrum's Zxx, real unless the mode is complex
};

namespace detail::spectral {
inline Index eighth_overlap(Index nperseg) {
    return nperseg / 8;
}
/// The arrays with one axis more than A has.
template <class A, class T>
using Deeper = typename core::ArrayTraits<A>::template OfRank<T, core::rank_of<A> + 1>;
/// An input whose family has them: a vector or, with <scixx/tensor.hpp>, a Tensor.
template <class A>
concept Deepened = core::ArrayLike<A> && requires { typename Deeper<A, double>; } && core::ArrayLike<Deeper<A, double>>;
}  // namespace detail::spectral

/// Short-time Fourier transform.
///
/// @param x        real or complex vector, or Tensor of any rank with <scixx/tensor.hpp>; integers are taken as double.
/// @param options  see StftOptions.
/// @return         frequencies, times, and a complex array: a matrix (frequencies, segments) for a vector. float stays
///                 float.
/// @throws std::invalid_argument as welch, and for an empty x.
/// @note  O(n log nperseg). istft inverts it where the window and the overlap allow it, see check_NOLA.
/// @see   scipy.signal.stft
template <detail::spectral::Deepened A>
[[nodiscard]] auto stft(const A& x, const StftOptions& options = {}) {
    namespace spectral = detail::spectral;
    using T = core::FloatOf<core::ScalarOf<A>>;
    using C = core::ComplexOf<T>;
    using Z = spectral::Deeper<A, C>;
    const core::Source<T, A> source(x);
    core::Dims shape = source.view().shape();
    const int axis = core::normalize_axis("stft", options.axis, shape.size());
    core::require(!source.view().empty(), "stft", "x must not be empty");
    spectral::Plan plan = spectral::make_plan("stft", shape[axis], options.window, options.nperseg, options.noverlap,
                                              options.nfft, spectral::half_overlap);
    plan.trend = static_cast<spectral::Trend>(options.detrend);
    plan.onesided = options.return_onesided && !core::is_complex<T>;
    const bool extended = options.boundary != StftBoundary::none;
    const Index edge = extended ? plan.nperseg / 2 : 0;
    Index size = shape[axis] + 2 * edge;
    if (options.padded) {
        const Index over = (size - plan.nperseg) % plan.step();
        if (over > 0) size += plan.step() - over;
    }
    shape[axis] = plan.frequencies();
    shape.push_back(plan.segments(size));
    Z out = core::allocate<Z>(shape);
    const double scale = std::sqrt(plan.scale(options.fs, options.scaling == StftScaling::psd));
    spectral::short_time<T>(source.view(), core::view(out), axis, plan, scale, edge, size,
                            static_cast<spectral::Edge>(options.boundary));
    return ShortTimeSpectrum<Z>{plan.grid(options.fs),
                                plan.times(size, options.fs, extended ? static_cast<double>(plan.nperseg) / 2 : 0),
                                std::move(out)};
}

/// Power, magnitude or phase of the spectrum over time.
///
/// @tparam M       see SpectrogramMode; psd by default.
/// @param x        as in stft.
/// @param options  see SpectrogramOptions.
/// @return         frequencies, times, and an array as stft's, real but in mode complex.
/// @throws std::invalid_argument as welch, and for an empty x.
/// @see   scipy.signal.spectrogram
template <SpectrogramMode M = SpectrogramMode::psd, detail::spectral::Deepened A>
[[nodiscard]] auto spectrogram(const A& x, const SpectrogramOptions& options = {}) {
    namespace spectral = detail::spectral;
    using T = core::FloatOf<core::ScalarOf<A>>;
    using C = core::ComplexOf<T>;
    using R = core::RealOf<T>;
    const core::Source<T, A> source(x);
    core::Dims shape = source.view().shape();
    const int axis = core::normalize_axis("spectrogram", options.axis, shape.size());
    core::require(!source.view().empty(), "spectrogram", "x must not be empty");
    const Index n = shape[axis];
    spectral::Plan plan = spectral::make_plan("spectrogram", n, options.window, options.nperseg, options.noverlap,
                                              options.nfft, spectral::eighth_overlap);
    plan.trend = static_cast<spectral::Trend>(options.detrend);
    plan.onesided = options.return_onesided && !core::is_complex<T>;
    shape[axis] = plan.frequencies();
    shape.push_back(plan.segments(n));
    const double scale = plan.scale(options.fs, options.scaling == Scaling::density);
    const Eigen::ArrayXd f = plan.grid(options.fs), t = plan.times(n, options.fs, 0);
    if constexpr (M == SpectrogramMode::psd) {
        using S = spectral::Deeper<A, R>;
        S out = core::allocate<S>(shape);
        spectral::power_over_time<T>(source.view(), core::view(out), axis, plan, scale);
        return Spectrogram<S>{f, t, std::move(out)};
    } else {
        using Z = spectral::Deeper<A, C>;
        Z z = core::allocate<Z>(shape);
        spectral::short_time<T>(source.view(), core::view(z), axis, plan, std::sqrt(scale), 0, n, spectral::Edge::none);
        if constexpr (M == SpectrogramMode::complex)
            return Spectrogram<Z>{f, t, std::move(z)};
        else {
            using S = spectral::Deeper<A, R>;
            S out = core::allocate<S>(shape);
            core::for_each([](const C& c, R& r) { r = M == SpectrogramMode::magnitude ? std::abs(c) : std::arg(c); },
                           core::view(std::as_const(z)), core::view(out));
            if constexpr (M == SpectrogramMode::phase) spectral::unwrap(core::view(out), axis);
            return Spectrogram<S>{f, t, std::move(out)};
        }
    }
}

/// Inverse of stft: the segments' inverse transforms, added up with the window and divided by the sum of its squares.
///
/// @tparam Real    false for two-sided spectra, whose signal is complex: `istft<false>(Zxx)` with input_onesided or
///                 without.
/// @param Zxx      complex array (frequencies, segments), or of higher rank with the axes that the options name.
/// @param options  see IstftOptions.
/// @return         times and the signal along the axis of the frequencies, without the axis of the segments: a vector
///                 for a matrix.
/// @throws std::invalid_argument for lengths that do not fit, equal axes, or a window that leaves samples without
///                 weight (see check_NOLA): SciPy only warns of that.
/// @note  D. W. Griffin, J. S. Lim, IEEE Trans. ASSP-32 (1984).
/// @see   scipy.signal.istft
template <bool Real = true, core::ArrayLike Z = core::InBraces>
    requires(core::rank_of<Z> >= 2)
[[nodiscard]] auto istft(const Z& Zxx, const IstftOptions& options = {}) {
    namespace spectral = detail::spectral;
    using C = core::ComplexOf<core::ScalarOf<Z>>;
    using T = std::conditional_t<Real, core::RealOf<C>, C>;
    using X = typename core::ArrayTraits<Z>::template OfRank<T, core::rank_of<Z> - 1>;
    core::require(options.input_onesided || !Real, "istft", "input_onesided is false for istft<false> alone");
    const core::Source<C, Z> source(Zxx);
    const auto& view = source.view();
    const int rank = view.rank(), time = core::normalize_axis("istft", options.time_axis, rank);
    const int freq = core::normalize_axis("istft", options.freq_axis, rank);
    core::require(time != freq, "istft", "time_axis and freq_axis must differ");
    core::require(!view.empty(), "istft", "Zxx must not be empty");
    const Index standard = Real ? 2 * (view.shape(freq) - 1) : view.shape(freq);
    spectral::Plan plan;
    plan.onesided = Real;
    plan.nperseg = options.window.is_array() ? options.window.points().size() : options.nperseg.value_or(standard);
    core::require(plan.nperseg >= 1, "istft", "nperseg must be a positive integer, got ", plan.nperseg);
    core::require(!options.window.is_array() || options.nperseg.value_or(plan.nperseg) == plan.nperseg, "istft",
                  "window must have nperseg points, got ", plan.nperseg);
    plan.nfft = options.nfft.value_or(Real && plan.nperseg == standard + 1 ? plan.nperseg : standard);
    core::require(plan.nfft >= plan.nperseg, "istft", "nfft must be greater than or equal to nperseg, got ", plan.nfft);
    core::require(plan.frequencies() == view.shape(freq), "istft", "nfft must fit the number of frequencies, ",
                  view.shape(freq), ", got ", plan.nfft);
    plan.noverlap = options.noverlap.value_or(plan.nperseg / 2);
    core::require(plan.noverlap < plan.nperseg && plan.noverlap >= 0, "istft",
                  "noverlap must be less than nperseg, got ", plan.noverlap);
    plan.window = options.window.is_array() ? options.window.points()
                                            : detail::windows::window_of("istft", options.window, plan.nperseg, true);
    const Index segments = view.shape(time), size = plan.nperseg + (segments - 1) * plan.step();
    const Index cut = options.boundary ? plan.nperseg / 2 : 0;
    core::require(size > 2 * cut, "istft", "Zxx must have segments beyond the boundary's");
    core::Dims shape = view.shape();
    shape[freq] = size - 2 * cut;
    shape.erase(time);
    X out = core::allocate<X>(shape);
    const double scale = 1 / std::sqrt(plan.scale(options.fs, options.scaling == StftScaling::psd));
    spectral::overlap_add<T>("istft", view, core::view(out), time, freq, plan, scale, cut);
    Eigen::ArrayXd t(size - 2 * cut);
    for (Index i = 0; i < t.size(); ++i) t[i] = static_cast<double>(i) / options.fs;
    return Resynthesis<X>{std::move(t), std::move(out)};
}

/// Whether shifted copies of a window add up to a constant.
/// @param window    see get_window.
/// @param nperseg   length of the window, >= 1.
/// @param noverlap  samples that neighbours share, 0 to nperseg - 1.
/// @param tol       largest deviation from the median.
/// @throws std::invalid_argument for lengths that do not fit.
/// @see scipy.signal.check_COLA
template <class = void>
[[nodiscard]] inline bool check_COLA(const Window& window, Index nperseg, Index noverlap, double tol = 1e-10) {
    Eigen::ArrayXd sums = detail::spectral::overlapped("check_COLA", window, nperseg, noverlap, false);
    core::List<double> sorted(sums.data(), sums.data() + sums.size());
    std::sort(sorted.begin(), sorted.end());
    const Index half = sorted.size() / 2;
    const double median = sorted.size() % 2 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
    return sorted.back() - median < tol && median - sorted.front() < tol;
}

/// Whether the squares of shifted copies of a window add up to more than `tol` everywhere, so that istft can divide.
/// @throws std::invalid_argument for lengths that do not fit. Parameters as check_COLA.
/// @see scipy.signal.check_NOLA
template <class = void>
[[nodiscard]] inline bool check_NOLA(const Window& window, Index nperseg, Index noverlap, double tol = 1e-10) {
    const Eigen::ArrayXd sums = detail::spectral::overlapped("check_NOLA", window, nperseg, noverlap, true);
    for (const double sum : sums)
        if (!(sum > tol)) return false;
    return true;
}

}  // namespace scixx::signal
