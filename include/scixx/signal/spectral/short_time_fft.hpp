// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/fft.hpp>
#include <scixx/fft/rfft.hpp>
#include <scixx/signal/windows/get_window.hpp>

namespace scixx::signal {

/// The frequencies of ShortTimeFFT.
enum class FftMode {
    onesided,    ///< 0 and the positive ones
    onesided2X,  ///< the same, with the power of both sides; needs a scaling
    twosided,    ///< all, in the order of the transform
    centered     ///< all, increasing
};

/// The scaling of a ShortTimeFFT's window.
enum class ScaleTo { magnitude, psd };

/// What ShortTimeFFT takes to be outside the signal.
enum class StftPadding { zeros, edge, even, odd };

/// Options of ShortTimeFFT.
struct ShortTimeFFTOptions {
    FftMode fft_mode = FftMode::onesided;  ///< frequencies
    std::optional<Index> mfft{};           ///< length of the transform, >= that of the window, which it is by default
    Eigen::ArrayXd dual_win{};             ///< window of the inverse; the canonical dual window by default
    std::optional<ScaleTo> scale_to{};     ///< the window is scaled to it
    std::optional<Index> phase_shift = 0;  ///< sample, from the window's middle, at which phases are 0; std::nullopt:
                                           ///< the window's first sample
};

/// Options of ShortTimeFFT's transforms.
struct StftRangeOptions {
    std::optional<Index> p0{};                 ///< first slice; p_min by default
    std::optional<Index> p1{};                 ///< slice behind the last one; p_max(n) by default
    Index k_offset = 0;                        ///< index of the signal's first sample
    StftPadding padding = StftPadding::zeros;  ///< what is outside
};

/// The canonical dual window of a window and a hop, w / sum of its shifted squares: the one of least energy that inverts.
/// @param win  window.
/// @param hop  distance of the slices, 1 to size(win).
/// @throws std::invalid_argument if the hop is out of range or the transform can not be inverted.
[[nodiscard]] inline Eigen::ArrayXd canonical_dual_window(const Coefficients& win, Index hop) {
    const Index m = win.size();
    core::require(hop >= 1 && hop <= m, "canonical_dual_window", "hop must lie in [1, ", m, "], got ", hop);
    Eigen::ArrayXd sums = Eigen::ArrayXd::Zero(m), dual(m);
    for (Index i = 0; i < m; ++i)
        for (Index k = i % hop; k < m; k += hop) sums[i] += win[k] * win[k];
    double most = 0;
    for (const double s : sums) most = std::max(most, s);
    for (Index i = 0; i < m; ++i) {
        core::require(sums[i] > 1e-15 * most, "canonical_dual_window", "short-time Fourier transform not invertible");
        dual[i] = win[i] / sums[i];
    }
    return dual;
}

/// Short-time Fourier transform of one window and hop, its inverse and its bookkeeping.
///
///     const auto transform = ShortTimeFFT<>::from_window("hann", 8000, 256, 192);
///     Eigen::ArrayXXcd S = transform.stft(x);          // (frequencies, slices)
///     Eigen::ArrayXd y = transform.istft(S, 0, x.size());
///
/// Slice p covers the samples p hop - m_num_mid .. + m_num; slices from p_min to p_max(n) touch a signal of n samples.
/// @see scipy.signal.ShortTimeFFT (SciPy 1.12)
template <class T = double>
class ShortTimeFFT {
public:
    using Complex = std::complex<double>;

    /// @param win      window, real, at least 1 sample.
    /// @param hop      distance of the slices in samples, >= 1.
    /// @param fs       sampling frequency, > 0.
    /// @throws std::invalid_argument for numbers out of range, or onesided2X without a scaling.
    ShortTimeFFT(const Coefficients& win, Index hop, double fs, const ShortTimeFFTOptions& options = {})
        : win_(win.values()),
          dual_(options.dual_win),
          hop_(hop),
          fs_(fs),
          mode_(options.fft_mode),
          mfft_(options.mfft.value_or(win.size())),
          phase_shift_(options.phase_shift) {
        constexpr const char* function = "ShortTimeFFT";
        core::require(win_.size() >= 1, function, "win must not be empty");
        core::require(hop >= 1, function, "hop must be positive, got ", hop);
        core::require(fs > 0, function, "fs must be positive, got ", fs);
        core::require(mfft_ >= m_num(), function, "mfft must be at least the length of win, got ", mfft_);
        core::require(dual_.size() == 0 || dual_.size() == m_num(), function,
                      "dual_win must have the length of win, got ", dual_.size());
        core::require(!phase_shift_ || (-mfft_ < *phase_shift_ && *phase_shift_ < mfft_), function,
                      "phase_shift must lie in (-mfft, mfft)");
        core::require(mode_ != FftMode::onesided2X || options.scale_to, function,
                      "scale_to must be given for fft_mode onesided2X");
        if (options.scale_to) scale_to(*options.scale_to);
    }

    /// With a window by name of nperseg samples, periodic unless `symmetric_win`, and noverlap samples shared by
    /// neighbouring slices.
    /// @throws std::invalid_argument unless 0 <= noverlap < nperseg, and as get_window.
    [[nodiscard]] static ShortTimeFFT from_window(const Window& win_param, double fs, Index nperseg, Index noverlap,
                                                  const ShortTimeFFTOptions& options = {}, bool symmetric_win = false) {
        core::require(noverlap >= 0 && noverlap < nperseg, "ShortTimeFFT.from_window",
                      "noverlap must lie in [0, nperseg), got ", noverlap);
        return {get_window<T>(win_param, nperseg, !symmetric_win), nperseg - noverlap, fs, options};
    }
    /// With the window whose dual window is given.
    /// @throws std::invalid_argument if the dual window can not be inverted.
    [[nodiscard]] static ShortTimeFFT from_dual(const Coefficients& dual_win, Index hop, double fs,
                                                const ShortTimeFFTOptions& options = {}) {
        ShortTimeFFTOptions both = options;
        both.dual_win = dual_win.values();
        return {canonical_dual_window(dual_win, hop), hop, fs, both};
    }

    [[nodiscard]] const Eigen::ArrayXd& win() const noexcept { return win_; }
    [[nodiscard]] Index hop() const noexcept { return hop_; }
    [[nodiscard]] double fs() const noexcept { return fs_; }
    [[nodiscard]] double delta_t() const noexcept { return static_cast<double>(hop_) / fs_; }   ///< of the slices
    [[nodiscard]] double delta_f() const noexcept { return fs_ / static_cast<double>(mfft_); }  ///< of the frequencies
    [[nodiscard]] Index mfft() const noexcept { return mfft_; }
    [[nodiscard]] Index m_num() const noexcept { return win_.size(); }          ///< length of the window
    [[nodiscard]] Index m_num_mid() const noexcept { return win_.size() / 2; }  ///< its middle
    [[nodiscard]] FftMode fft_mode() const noexcept { return mode_; }
    [[nodiscard]] bool onesided_fft() const noexcept {
        return mode_ == FftMode::onesided || mode_ == FftMode::onesided2X;
    }
    [[nodiscard]] Index f_pts() const noexcept { return onesided_fft() ? mfft_ / 2 + 1 : mfft_; }  ///< frequencies
    /// The frequencies.
    [[nodiscard]] Eigen::ArrayXd f() const {
        Eigen::ArrayXd out(f_pts());
        for (Index i = 0; i < out.size(); ++i) {
            const Index k = onesided_fft()               ? i
                            : mode_ == FftMode::centered ? i - mfft_ / 2
                            : i < (mfft_ + 1) / 2        ? i
                                                         : i - mfft_;
            out[i] = static_cast<double>(k) * delta_f();
        }
        return out;
    }
    /// The factor that scales the window to a magnitude spectrum, and to a power density.
    [[nodiscard]] double fac_magnitude() const { return scaling_ == 1 ? 1 : 1 / std::abs(win_.sum()); }
    [[nodiscard]] double fac_psd() const { return scaling_ == 2 ? 1 : 1 / std::sqrt(win_.square().sum() / fs_); }
    /// Scales the window.
    void scale_to(ScaleTo scaling) {
        const double factor = scaling == ScaleTo::magnitude ? fac_magnitude() : fac_psd();
        win_ *= factor;
        if (dual_.size() > 0) dual_ /= factor;
        scaling_ = scaling == ScaleTo::magnitude ? 1 : 2;
    }
    /// The window of the inverse. @throws std::invalid_argument if there is none.
    [[nodiscard]] Eigen::ArrayXd dual_win() const {
        return dual_.size() > 0 ? dual_ : canonical_dual_window(win_, hop_);
    }
    /// Whether there is an inverse.
    [[nodiscard]] bool invertible() const {
        if (dual_.size() > 0) return true;
        try {
            return canonical_dual_window(win_, hop_).size() > 0;
        } catch (const std::invalid_argument&) {
            return false;
        }
    }

    /// The first slice that touches samples >= 0 with a window that is not 0 there, and its first sample.
    [[nodiscard]] Index p_min() const {
        Index p = 0;
        while (slice_touches(p - 1, 0, std::numeric_limits<Index>::max())) --p;
        return p;
    }
    [[nodiscard]] Index k_min() const { return p_min() * hop_ - m_num_mid(); }
    /// The slice behind the last one that touches a signal of n samples, and the sample behind it.
    [[nodiscard]] Index p_max(Index n) const {
        Index p = n / hop_;
        while (slice_touches(p + 1, 0, n)) ++p;
        return p + 1;
    }
    [[nodiscard]] Index k_max(Index n) const { return (p_max(n) - 1) * hop_ - m_num_mid() + m_num(); }
    /// Number of slices of a signal of n samples.
    [[nodiscard]] Index p_num(Index n) const { return p_max(n) - p_min(); }
    /// Times of the slices' middles.
    [[nodiscard]] Eigen::ArrayXd t(Index n, const StftRangeOptions& options = {}) const {
        const Index p0 = options.p0.value_or(p_min()), p1 = options.p1.value_or(p_max(n));
        Eigen::ArrayXd out(std::max<Index>(p1 - p0, 0));
        for (Index i = 0; i < out.size(); ++i) out[i] = static_cast<double>((p0 + i) * hop_ + options.k_offset) / fs_;
        return out;
    }

    /// The transform of a real (or, two-sided, complex) vector of at least half a window: (frequencies, slices).
    /// @throws std::invalid_argument for a shorter signal, slices out of range, or complex data with one-sided modes.
    template <core::ArrayLike A>
        requires(core::rank_of<A> == 1)
    [[nodiscard]] Eigen::ArrayXXcd stft(const A& x, const StftRangeOptions& options = {}) const {
        using S = std::conditional_t<core::is_complex<core::ScalarOf<A>>, Complex, double>;
        const core::Source<S, A> source(x);
        const Index n = source.view().shape(0);
        core::require(n >= m_num() - m_num_mid(), "ShortTimeFFT.stft", "x must have at least ", m_num() - m_num_mid(),
                      " samples, got ", n);
        core::require(!core::is_complex<S> || !onesided_fft(), "ShortTimeFFT.stft",
                      "x must be real for a one-sided transform");
        const Index p0 = options.p0.value_or(p_min()), p1 = options.p1.value_or(p_max(n));
        core::require(p_min() <= p0 && p0 < p1 && p1 <= p_max(n), "ShortTimeFFT.stft", "p0 and p1 must satisfy ",
                      p_min(), " <= p0 < p1 <= ", p_max(n), ", got ", p0, " and ", p1);
        Eigen::ArrayXXcd out(f_pts(), p1 - p0);
        Eigen::Array<S, Eigen::Dynamic, 1> slice(mfft_);
        Eigen::ArrayXcd spectrum(mfft_);
        for (Index p = p0; p < p1; ++p) {
            slice.setZero();
            for (Index m = 0; m < m_num(); ++m) {
                const Index k = p * hop_ - m_num_mid() - options.k_offset + m;
                slice[((m - shift()) % mfft_ + mfft_) % mfft_] = win_[m] * sample(source.view(), n, k, options.padding);
            }
            if (onesided_fft()) {
                if constexpr (!core::is_complex<S>) {
                    out.col(p - p0) = fft::rfft(slice);
                    if (mode_ == FftMode::onesided2X) out.col(p - p0).segment(1, (mfft_ - 1) / 2) *= both_sides();
                }
            } else {
                spectrum = fft::fft(slice);
                for (Index i = 0; i < mfft_; ++i)
                    out(mode_ == FftMode::centered ? (i + mfft_ / 2) % mfft_ : i, p - p0) = spectrum[i];
            }
        }
        return out;
    }

    /// The power of stft.
    /// @throws std::invalid_argument as stft.
    template <core::ArrayLike A>
        requires(core::rank_of<A> == 1)
    [[nodiscard]] Eigen::ArrayXXd spectrogram(const A& x, const StftRangeOptions& options = {}) const {
        return stft(x, options).abs2();
    }

    /// The samples k0 .. k1 of the signal whose transform S is, from slice p_min on; k1 is the end of the last slice by
    /// default. A two-sided transform gives the real part; istft_complex gives all.
    /// @throws std::invalid_argument for a wrong number of frequencies, too few slices, or without an inverse.
    template <class Signal = Eigen::ArrayXcd>  // no choice: only files with a call compile a transform
    [[nodiscard]] Eigen::ArrayXd istft(const Eigen::ArrayXXcd& S, Index k0 = 0, std::optional<Index> k1 = {}) const {
        return istft_complex<Signal>(S, k0, k1).real();
    }
    /// As istft, with complex samples.
    template <class Signal = Eigen::ArrayXcd>
    [[nodiscard]] Signal istft_complex(const Eigen::ArrayXXcd& S, Index k0 = 0, std::optional<Index> k1 = {}) const {
        core::require(S.rows() == f_pts(), "ShortTimeFFT.istft", "S must have ", f_pts(), " frequencies, got ",
                      S.rows());
        core::require(S.cols() >= 1, "ShortTimeFFT.istft", "S must have slices");
        const Index first = p_min(), last = first + S.cols() - 1;
        const Index end = k1.value_or(last * hop_ - m_num_mid() + m_num());
        core::require(k0 >= k_min() && k0 < end && end <= last * hop_ - m_num_mid() + m_num(), "ShortTimeFFT.istft",
                      "k0 and k1 must lie within the slices, got ", k0, " and ", end);
        const Eigen::ArrayXd dual = dual_win();
        Signal out = Signal::Zero(end - k0), spectrum(mfft_);
        for (Index p = first; p <= last; ++p) {
            for (Index i = 0; i < mfft_; ++i) {
                if (mode_ == FftMode::centered)
                    spectrum[i] = S((i + mfft_ / 2) % mfft_, p - first);
                else if (i < f_pts())
                    spectrum[i] = S(i, p - first);
                else
                    spectrum[i] = std::conj(spectrum[mfft_ - i]);
            }
            if (mode_ == FftMode::onesided2X) {
                spectrum.segment(1, (mfft_ - 1) / 2) /= both_sides();
                spectrum.tail((mfft_ - 1) / 2) /= both_sides();
            }
            if (onesided_fft()) {  // as a real transform, which does not look at these imaginary parts
                spectrum[0] = spectrum[0].real();
                if (mfft_ % 2 == 0) spectrum[mfft_ / 2] = spectrum[mfft_ / 2].real();
            }
            spectrum = fft::ifft(spectrum);
            for (Index m = 0; m < m_num(); ++m) {
                const Index k = p * hop_ - m_num_mid() + m;
                if (k >= k0 && k < end) out[k - k0] += dual[m] * spectrum[((m - shift()) % mfft_ + mfft_) % mfft_];
            }
        }
        return out;
    }

private:
    [[nodiscard]] Index shift() const {
        if (!phase_shift_) return 0;
        return (((*phase_shift_ + m_num_mid()) % m_num()) + m_num()) % m_num();
    }
    [[nodiscard]] double both_sides() const { return scaling_ == 2 ? std::sqrt(2.0) : 2.0; }
    [[nodiscard]] bool slice_touches(Index p, Index from, Index to) const {
        for (Index m = 0; m < m_num(); ++m) {
            const Index k = p * hop_ - m_num_mid() + m;
            if (k >= from && k < to && win_[m] != 0) return true;
        }
        return false;
    }
    template <class V>
    static std::remove_const_t<V> sample(const core::NdView<V>& x, Index n, Index k, StftPadding padding) {
        using S = std::remove_const_t<V>;
        if (k >= 0 && k < n) return x(k);
        if (padding == StftPadding::zeros) return S(0);
        if (padding == StftPadding::edge) return k < 0 ? x(0) : x(n - 1);
        const Index period = std::max<Index>(2 * (n - 1), 1), at = ((k % period) + period) % period;
        const S mirrored = x(at < n ? at : period - at);
        if (padding == StftPadding::even) return mirrored;
        return S(2.0) * (k < 0 ? x(0) : x(n - 1)) - mirrored;
    }

    Eigen::ArrayXd win_, dual_;
    Index hop_;
    double fs_;
    FftMode mode_;
    Index mfft_;
    std::optional<Index> phase_shift_;
    int scaling_ = 0;  // 1: magnitude, 2: psd
};

}  // namespace scixx::signal
