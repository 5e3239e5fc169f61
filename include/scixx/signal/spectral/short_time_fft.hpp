// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/signal/detail/spectral/slices.hpp>
#include <scixx/signal/spectral/dual_windows.hpp>
#include <scixx/signal/spectral/stft.hpp>
#include <utility>

namespace scixx::signal {

/// The frequencies of ShortTimeFFT.
enum class FftMode {
    onesided,    ///< 0 and the positive ones
    onesided2X,  ///< the same, with the power of both sides; needs a scaling
    twosided,    ///< all, in the order of the transform
    centered     ///< all, increasing
};

/// The scaling of a ShortTimeFFT's window.
enum class ScaleTo {
    magnitude,  ///< the magnitude of a sinusoid
    psd,        ///< the root of a power density
    unitary     ///< the energy of the signal; only of ShortTimeFFT::from_win_equals_dual
};

/// What ShortTimeFFT takes to be outside the signal.
enum class StftPadding { zeros, edge, even, odd };

/// The order of the corners that ShortTimeFFT::extent returns.
enum class AxesSequence {
    tf,  ///< times first
    ft   ///< frequencies first
};

/// Options of ShortTimeFFT, T being the scalar of the window: double or std::complex<double>.
template <class T = double>
struct ShortTimeFFTOptions {
    FftMode fft_mode = FftMode::onesided;  ///< frequencies
    std::optional<Index> mfft{};           ///< length of the transform, >= that of the window, which it is by default
    Eigen::Array<T, Eigen::Dynamic, 1> dual_win{};  ///< window of the inverse; the canonical dual window by default
    std::optional<ScaleTo> scale_to{};              ///< the window is scaled to it
    std::optional<Index> phase_shift = 0;  ///< sample, from the window's middle, at which phases are 0; std::nullopt:
                                           ///< the window's first sample
};

/// Options of ShortTimeFFT's stft and stft_detrend.
struct StftRangeOptions {
    std::optional<Index> p0{};                 ///< first slice; p_min by default
    std::optional<Index> p1{};                 ///< slice behind the last one; p_max(n) by default
    Index k_offset = 0;                        ///< samples that all slices are moved by
    StftPadding padding = StftPadding::zeros;  ///< what is outside
    int axis = -1;                             ///< axis along which time runs
};

/// Options of ShortTimeFFT's spectrogram.
struct StftSpectrogramOptions {
    SegmentDetrend detr = SegmentDetrend::none;  ///< what is taken out of each slice
    std::optional<Index> p0{};                   ///< as in StftRangeOptions
    std::optional<Index> p1{};                   ///< as in StftRangeOptions
    Index k_offset = 0;                          ///< as in StftRangeOptions
    StftPadding padding = StftPadding::zeros;    ///< as in StftRangeOptions
    int axis = -1;                               ///< as in StftRangeOptions
};

/// Options of ShortTimeFFT's istft.
struct StftInverseOptions {
    int f_axis = -2;  ///< axis of the frequencies
    int t_axis = -1;  ///< axis of the slices
};

/// Short-time Fourier transform of one window and hop, its inverse and its bookkeeping.
///
///     const auto transform = ShortTimeFFT<>::from_window("hann", 8000, 256, 192);
///     Eigen::ArrayXXcd S = transform.stft(x);          // (frequencies, slices)
///     Eigen::ArrayXd y = transform.istft(S, 0, x.size());
///
/// Slice p covers the samples p hop - m_num_mid .. + m_num,
///
///     S(q, p) = sum over m of x[p hop - m_num_mid + m] conj(win[m]) exp(-2 pi i q (m - m_num_mid - phase_shift) /
///     mfft);
///
/// slices from p_min to p_max(n) touch a signal of n samples. T is the scalar of the window, double or
/// std::complex<double>, which `ShortTimeFFT(win, hop, fs)` takes from its argument. Results are computed in double.
///
/// @note  Differs from SciPy: properties are functions, and those that can be set have a form with an argument; a detr
///        is no callable; istft gives real samples, istft_complex complex ones.
/// @see   scipy.signal.ShortTimeFFT (SciPy 1.12; `unitary`: 1.17)
template <class T = double>
class ShortTimeFFT {
public:
    using Complex = std::complex<double>;
    using Options = ShortTimeFFTOptions<T>;
    using Samples = Eigen::Array<T, Eigen::Dynamic, 1>;

    /// @param win      window, at least 1 sample, real if T is.
    /// @param hop      distance of the slices in samples, >= 1.
    /// @param fs       sampling frequency, > 0.
    /// @throws std::invalid_argument for numbers out of range, a window that is not finite, onesided2X without a
    ///                 scaling, one-sided frequencies with a complex window, or the scaling `unitary`.
    template <StftWindow W>
        requires(core::is_complex<T> || !core::is_complex<core::ScalarOf<W>>)
    ShortTimeFFT(const W& win, Index hop, double fs, const Options& options = {})
        : win_(detail::spectral::samples<T>(name, "win", win)), dual_(options.dual_win), hop_(hop) {
        core::require(win_.size() >= 1, name, "win must not be empty");
        core::require(hop >= 1, name, "hop must be positive, got ", hop);
        core::require(dual_.size() == 0 || dual_.size() == m_num(), name, "dual_win must have the length of win, got ",
                      dual_.size());
        this->fs(fs);
        mfft(options.mfft.value_or(m_num()));
        phase_shift(options.phase_shift);
        if (options.scale_to) scale_to(*options.scale_to);
        fft_mode(options.fft_mode);
    }

    /// With a window by name of nperseg samples, periodic unless `symmetric_win`, and noverlap samples shared by
    /// neighbouring slices.
    /// @throws std::invalid_argument unless 0 <= noverlap < nperseg, and as get_window.
    [[nodiscard]] static ShortTimeFFT from_window(const Window& win_param, double fs, Index nperseg, Index noverlap,
                                                  const Options& options = {}, bool symmetric_win = false) {
        core::require(noverlap >= 0 && noverlap < nperseg, "ShortTimeFFT.from_window",
                      "noverlap must lie in [0, nperseg), got ", noverlap);
        return {get_window<double>(win_param, nperseg, !symmetric_win), nperseg - noverlap, fs, options};
    }
    /// With the window whose dual window is given; options.dual_win is not read.
    /// @throws std::invalid_argument if the dual window can not be inverted.
    template <StftWindow W>
    [[nodiscard]] static ShortTimeFFT from_dual(const W& dual_win, Index hop, double fs, const Options& options = {}) {
        Options both = options;
        both.dual_win = detail::spectral::samples<T>("ShortTimeFFT.from_dual", "dual_win", dual_win);
        return {canonical_dual_window(both.dual_win, hop), hop, fs, both};
    }
    /// With the window nearest to a desired one that is its own dual window up to a factor: w / sqrt(sum of its shifted
    /// squares), then scaled to options.scale_to. `unitary` divides by sqrt(mfft), so that the energies of a signal and
    /// of its two-sided transform agree. options.dual_win is not read.
    /// @throws std::invalid_argument if the desired window can not be inverted.
    template <StftWindow W>
    [[nodiscard]] static ShortTimeFFT from_win_equals_dual(const W& desired_win, Index hop, double fs,
                                                           const Options& options = {}) {
        constexpr const char* function = "ShortTimeFFT.from_win_equals_dual";
        Options equal = options;
        const Samples desired = detail::spectral::samples<T>(function, "desired_win", desired_win);
        equal.dual_win = desired / detail::spectral::energies(function, desired, hop).sqrt();
        if (options.scale_to != ScaleTo::unitary) return {equal.dual_win, hop, fs, equal};
        equal.scale_to.reset();
        equal.fft_mode = core::is_complex<T> ? FftMode::twosided : FftMode::onesided;  // until the scaling is known
        ShortTimeFFT out(equal.dual_win, hop, fs, equal);
        out.scale(1 / std::sqrt(static_cast<double>(out.mfft())), ScaleTo::unitary);
        out.fft_mode(options.fft_mode);
        return out;
    }

    [[nodiscard]] const Samples& win() const noexcept { return win_; }
    [[nodiscard]] Index hop() const noexcept { return hop_; }
    [[nodiscard]] double fs() const noexcept { return fs_; }
    /// @throws std::invalid_argument unless fs > 0.
    void fs(double value) {
        core::require(value > 0, name, "fs must be positive, got ", value);
        fs_ = value;
    }
    [[nodiscard]] double sampling_interval() const noexcept { return 1 / fs_; }  ///< SciPy's T
    /// @throws std::invalid_argument unless T > 0.
    void sampling_interval(double value) {
        core::require(value > 0, name, "T must be positive, got ", value);
        fs_ = 1 / value;
    }
    [[nodiscard]] double delta_t() const noexcept { return static_cast<double>(hop_) / fs_; }   ///< of the slices
    [[nodiscard]] double delta_f() const noexcept { return fs_ / static_cast<double>(mfft_); }  ///< of the frequencies
    [[nodiscard]] Index mfft() const noexcept { return mfft_; }
    /// @throws std::invalid_argument for less than the length of the window.
    void mfft(Index value) {
        core::require(value >= m_num(), name, "mfft must be at least the length of win, got ", value);
        mfft_ = value;
    }
    [[nodiscard]] std::optional<Index> phase_shift() const noexcept { return phase_shift_; }
    /// @throws std::invalid_argument unless -mfft < value < mfft.
    void phase_shift(std::optional<Index> value) {
        core::require(!value || (-mfft_ < *value && *value < mfft_), name, "phase_shift must lie in (-mfft, mfft)");
        phase_shift_ = value;
    }
    [[nodiscard]] Index m_num() const noexcept { return win_.size(); }          ///< length of the window
    [[nodiscard]] Index m_num_mid() const noexcept { return win_.size() / 2; }  ///< its middle
    [[nodiscard]] FftMode fft_mode() const noexcept { return mode_; }
    /// @throws std::invalid_argument for onesided2X without a scaling, and one-sided frequencies with a complex window.
    void fft_mode(FftMode value) {
        core::require(value != FftMode::onesided2X || scaling_, name, "scale_to must be given for fft_mode onesided2X");
        core::require(!core::is_complex<T> || value == FftMode::twosided || value == FftMode::centered, name,
                      "fft_mode must be twosided or centered for a complex window");
        mode_ = value;
    }
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
    /// The factor that scales the window to a magnitude spectrum; 1 where it is scaled so.
    [[nodiscard]] double fac_magnitude() const { return scaling_ == ScaleTo::magnitude ? 1 : 1 / std::abs(win_.sum()); }
    /// The factor that scales the window to the root of a power density; 1 where it is scaled so.
    [[nodiscard]] double fac_psd() const {
        return scaling_ == ScaleTo::psd ? 1 : 1 / std::sqrt(win_.abs2().sum() * fs_);
    }
    [[nodiscard]] std::optional<ScaleTo> scaling() const noexcept { return scaling_; }
    /// Scales the window, and its dual window by the inverse.
    /// @throws std::invalid_argument for `unitary`, which from_win_equals_dual makes.
    void scale_to(ScaleTo scaling) {
        core::require(scaling == ScaleTo::magnitude || scaling == ScaleTo::psd, name,
                      "scale_to must be magnitude or psd, but for from_win_equals_dual");
        scale(scaling == ScaleTo::magnitude ? fac_magnitude() : fac_psd(), scaling);
    }
    /// The window of the inverse. @throws std::invalid_argument if there is none.
    [[nodiscard]] Samples dual_win() const { return dual_.size() > 0 ? dual_ : canonical_dual_window(win_, hop_); }
    /// Whether there is an inverse.
    [[nodiscard]] bool invertible() const {
        if (dual_.size() > 0) return true;
        try {
            return canonical_dual_window(win_, hop_).size() > 0;
        } catch (const std::invalid_argument&) {
            return false;
        }
    }

    /// The first slice that touches samples >= 0 with a window that is not 0 there.
    [[nodiscard]] Index p_min() const {
        Index p = 0;
        while (slice_touches(p - 1, 0, std::numeric_limits<Index>::max())) --p;
        return p;
    }
    /// The first sample of slice p_min.
    [[nodiscard]] Index k_min() const { return p_min() * hop_ - m_num_mid(); }
    /// The slice behind the last one that touches a signal of n samples.
    /// @throws std::invalid_argument for less than half a window of samples, as in all functions of n.
    [[nodiscard]] Index p_max(Index n) const {
        check_size("ShortTimeFFT", n);
        Index p = n / hop_;
        while (slice_touches(p + 1, 0, n)) ++p;
        return p + 1;
    }
    /// The sample behind slice p_max(n) - 1.
    [[nodiscard]] Index k_max(Index n) const { return (p_max(n) - 1) * hop_ - m_num_mid() + m_num(); }
    /// Number of slices of a signal of n samples.
    [[nodiscard]] Index p_num(Index n) const { return p_max(n) - p_min(); }
    /// The slices that options name, p_min and p_max(n) by default.
    /// @throws std::invalid_argument unless p_min <= p0 < p1 <= p_max(n).
    [[nodiscard]] std::pair<Index, Index> p_range(Index n, std::optional<Index> p0 = {},
                                                  std::optional<Index> p1 = {}) const {
        const Index least = p_min(), most = p_max(n), from = p0.value_or(least), to = p1.value_or(most);
        core::require(least <= from && from < to && to <= most, name, "p0 and p1 must satisfy ", least,
                      " <= p0 < p1 <= ", most, ", got ", from, " and ", to);
        return {from, to};
    }
    /// The first sample and the first slice that the padding in front does not reach: 0 and the first slice where no
    /// window stands out.
    [[nodiscard]] std::pair<Index, Index> lower_border_end() const {
        Index first = 0;
        while (first + 1 < m_num() && win_[first] == T(0)) ++first;
        const Index begin = first - m_num_mid();
        if (begin >= 0) return {0, std::max<Index>(p_min(), 0)};
        const Index p = (-begin + hop_ - 1) / hop_;  // the first with begin + p hop >= 0
        return {begin + (p - 1) * hop_ + m_num(), p};
    }
    /// The first sample and the first slice that the padding behind n samples reaches.
    [[nodiscard]] std::pair<Index, Index> upper_border_begin(Index n) const {
        check_size("ShortTimeFFT", n);
        Index p = n / hop_ + 1;
        while (p > 0 && slice_touches(p, n, std::numeric_limits<Index>::max())) --p;
        return {(p + 1) * hop_ - m_num_mid(), p + 1};
    }
    /// Times of the slices' middles.
    [[nodiscard]] Eigen::ArrayXd t(Index n, const StftRangeOptions& options = {}) const {
        const auto [p0, p1] = p_range(n, options.p0, options.p1);
        Eigen::ArrayXd out(p1 - p0);
        for (Index i = 0; i < out.size(); ++i)
            out[i] = static_cast<double>(p0 + i) * delta_t() + static_cast<double>(options.k_offset) / fs_;
        return out;
    }
    /// The sample nearest to k, on its left or its right, that is the middle of a slice.
    [[nodiscard]] Index nearest_k_p(Index k, bool left = true) const {
        const Index rest = ((k % hop_) + hop_) % hop_;
        return rest == 0 ? k : k - rest + (left ? 0 : hop_);
    }
    /// The corners t0, t1, f0, f1 of the plane of times and frequencies, as matplotlib's imshow takes them; half a bin
    /// less for bins that are drawn around their middle.
    /// @throws std::invalid_argument for fft_mode twosided.
    [[nodiscard]] std::array<double, 4> extent(Index n, AxesSequence axes_seq = AxesSequence::tf,
                                               bool center_bins = false) const {
        core::require(mode_ != FftMode::twosided, "ShortTimeFFT.extent",
                      "fft_mode must be onesided, onesided2X or centered");
        const double half = center_bins ? 0.5 : 0;
        const Index q0 = mode_ == FftMode::centered ? -(mfft_ / 2) : 0;
        const double t0 = delta_t() * (static_cast<double>(p_min()) - half),
                     t1 = delta_t() * (static_cast<double>(p_max(n)) - half),
                     f0 = delta_f() * (static_cast<double>(q0) - half),
                     f1 = delta_f() * (static_cast<double>(q0 + f_pts()) - half);
        if (axes_seq == AxesSequence::tf) return {t0, t1, f0, f1};
        return {f0, f1, t0, t1};
    }

    /// The transform of a vector, or Tensor with <scixx/tensor.hpp>, of at least half a window along the axis, real or,
    /// for two-sided modes, complex: an array with the frequencies where x has its axis and the slices along a new last
    /// one.
    /// @throws std::invalid_argument for a shorter signal, slices out of range, or complex data with one-sided modes.
    template <detail::spectral::Deepened A>
    [[nodiscard]] auto stft(const A& x, const StftRangeOptions& options = {}) const {
        return stft_detrend(x, SegmentDetrend::none, options);
    }

    /// The transform of slices without their mean or their line of least squares.
    /// @throws std::invalid_argument as stft.
    template <detail::spectral::Deepened A>
    [[nodiscard]] auto stft_detrend(const A& x, SegmentDetrend detr, const StftRangeOptions& options = {}) const {
        namespace spectral = detail::spectral;
        using S = std::conditional_t<core::is_complex<core::ScalarOf<A>>, Complex, double>;
        constexpr const char* function = "ShortTimeFFT.stft";
        const core::Source<S, A> source(x);
        core::Dims shape = source.view().shape();
        const int axis = core::normalize_axis(function, options.axis, shape.size());
        check_size(function, shape[axis]);
        core::require(!core::is_complex<S> || !onesided_fft(), function, "x must be real for a one-sided transform");
        const auto [p0, p1] = p_range(shape[axis], options.p0, options.p1);
        shape[axis] = f_pts();
        shape.push_back(p1 - p0);
        auto out = core::allocate<spectral::Deeper<A, Complex>>(shape);
        spectral::Slicing<T> plan = slicing(win_.conjugate());
        plan.offset = options.k_offset;
        plan.outside = static_cast<spectral::Outside>(options.padding);
        plan.trend = static_cast<spectral::Trend>(detr);
        spectral::transform_slices<T, S>(source.view(), core::view(out), axis, plan, p0, p1);
        return out;
    }

    /// The power of stft, |S_x|^2.
    /// @throws std::invalid_argument as stft.
    template <detail::spectral::Deepened A>
    [[nodiscard]] auto spectrogram(const A& x, const StftSpectrogramOptions& options = {}) const {
        const auto S = stft_detrend(x, options.detr, range(options));
        auto out = core::allocate<detail::spectral::Deeper<A, double>>(core::shape_of(S));
        core::for_each([](const Complex& s, double& power) { power = std::norm(s); }, core::view(S), core::view(out));
        return out;
    }
    /// The cross-spectrogram S_x conj(S_y).
    /// @throws std::invalid_argument as stft, and for an x and a y of different shapes.
    template <detail::spectral::Deepened A, detail::spectral::Deepened B>
    [[nodiscard]] auto spectrogram(const A& x, const B& y, const StftSpectrogramOptions& options = {}) const {
        core::require(core::shape_of(x) == core::shape_of(y), "ShortTimeFFT.spectrogram",
                      "x and y must have one shape, got ", core::shape_of(x), " and ", core::shape_of(y));
        auto out = stft_detrend(x, options.detr, range(options));
        const auto S = stft_detrend(y, options.detr, range(options));
        core::for_each([](const Complex& s, Complex& product) { product *= std::conj(s); }, core::view(S),
                       core::view(out));
        return out;
    }

    /// The samples k0 .. k1 of the signal whose transform S is, from slice p_min on; k1 is the end of the last slice by
    /// default. Time runs where S has its frequencies. A two-sided transform gives the real part; istft_complex gives
    /// all.
    /// @throws std::invalid_argument for a wrong number of frequencies, too few slices, or without an inverse.
    template <core::ArrayLike A = core::InBraces>
    [[nodiscard]] auto istft(const A& S, Index k0 = 0, std::optional<Index> k1 = {},
                             const StftInverseOptions& options = {}) const {
        return inverse<double>(S, k0, k1, options);
    }
    /// As istft, with complex samples.
    template <core::ArrayLike A = core::InBraces>
    [[nodiscard]] auto istft_complex(const A& S, Index k0 = 0, std::optional<Index> k1 = {},
                                     const StftInverseOptions& options = {}) const {
        return inverse<Complex>(S, k0, k1, options);
    }

private:
    static constexpr const char* name = "ShortTimeFFT";

    void scale(double factor, ScaleTo scaling) {
        win_ *= T(factor);
        if (dual_.size() > 0) dual_ /= T(factor);
        scaling_ = scaling;
    }
    void check_size(const char* function, Index n) const {
        core::require(n >= m_num() - m_num_mid(), function, "x must have at least ", m_num() - m_num_mid(),
                      " samples, got ", n);
    }
    [[nodiscard]] bool slice_touches(Index p, Index from, Index to) const {
        for (Index m = 0; m < m_num(); ++m) {
            const Index k = p * hop_ - m_num_mid() + m;
            if (k >= from && k < to && win_[m] != T(0)) return true;
        }
        return false;
    }
    [[nodiscard]] detail::spectral::Slicing<T> slicing(const Samples& window) const {
        detail::spectral::Slicing<T> plan;
        plan.window.assign(window.data(), window.data() + window.size());
        plan.hop = hop_;
        plan.mid = m_num_mid();
        plan.mfft = mfft_;
        plan.shift = phase_shift_ ? (((*phase_shift_ + m_num_mid()) % m_num()) + m_num()) % m_num() : 0;
        plan.onesided = onesided_fft();
        plan.centered = mode_ == FftMode::centered;
        if (mode_ == FftMode::onesided2X) plan.both = scaling_ == ScaleTo::magnitude ? 2.0 : std::sqrt(2.0);
        return plan;
    }
    static StftRangeOptions range(const StftSpectrogramOptions& options) {
        return {options.p0, options.p1, options.k_offset, options.padding, options.axis};
    }
    template <class X, class A>
        requires(core::rank_of<A> >= 2)
    auto inverse(const A& S, Index k0, std::optional<Index> k1, const StftInverseOptions& options) const {
        namespace spectral = detail::spectral;
        constexpr const char* function = "ShortTimeFFT.istft";
        const core::Source<Complex, A> source(S);
        core::Dims shape = source.view().shape();
        const int f_axis = core::normalize_axis(function, options.f_axis, shape.size()),
                  t_axis = core::normalize_axis(function, options.t_axis, shape.size());
        core::require(f_axis != t_axis, function, "f_axis and t_axis must differ");
        core::require(shape[f_axis] == f_pts(), function, "S must have ", f_pts(), " frequencies, got ", shape[f_axis]);
        core::require(shape[t_axis] >= 1, function, "S must have slices");
        const Index first = p_min(), last = first + shape[t_axis] - 1;
        const Index most = last * hop_ - m_num_mid() + m_num(), end = k1.value_or(most);
        core::require(k0 >= k_min() && k0 < end && end <= most, function, "k0 and k1 must lie within the slices, got ",
                      k0, " and ", end);
        // SciPy puts the time where the frequencies were, or else where the slices were.
        const int from = f_axis > t_axis ? f_axis - 1 : f_axis, to = f_axis < shape.size() - 1 ? f_axis : t_axis;
        core::Dims others = shape, out_shape;
        others.erase(std::max(f_axis, t_axis));
        others.erase(std::min(f_axis, t_axis));
        for (int i = 0, other = 0; i < shape.size() - 1; ++i) out_shape.push_back(i == to ? end - k0 : others[other++]);
        auto out = core::allocate<core::OfRank<A, core::rank_of<A> - 1, X>>(out_shape);
        spectral::add_slices<T, X>(source.view(), spectral::moved_axis(core::view(out), to, from), f_axis, t_axis,
                                   slicing(dual_win()), first, k0);
        return out;
    }

    Samples win_, dual_;
    Index hop_;
    double fs_ = 1;
    FftMode mode_ = FftMode::onesided;
    Index mfft_ = 1;
    std::optional<Index> phase_shift_;
    std::optional<ScaleTo> scaling_;
};

template <StftWindow W>
ShortTimeFFT(const W&, Index, double) -> ShortTimeFFT<detail::spectral::WindowScalar<W>>;
template <StftWindow W>
ShortTimeFFT(const W&, Index, double, const ShortTimeFFTOptions<detail::spectral::WindowScalar<W>>&)
    -> ShortTimeFFT<detail::spectral::WindowScalar<W>>;

}  // namespace scixx::signal
