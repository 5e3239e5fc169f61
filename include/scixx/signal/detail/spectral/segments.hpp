// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/fft.hpp>
#include <scixx/fft/rfft.hpp>
#include <scixx/signal/windows/get_window.hpp>

/// Windowed segments of a signal and their transforms, on which all estimates of spectra stand.
namespace scixx::signal::detail::spectral {

using core::NdView;
using Eigen::Index;

enum class Trend { constant, linear, none };

/// How a signal is cut: lengths, window, trend to remove, sides of the spectrum.
struct Plan {
    Index nperseg = 0, noverlap = 0, nfft = 0;
    Eigen::ArrayXd window;
    Trend trend = Trend::none;
    bool onesided = true;

    [[nodiscard]] Index step() const { return nperseg - noverlap; }
    [[nodiscard]] Index frequencies() const { return onesided ? nfft / 2 + 1 : nfft; }
    [[nodiscard]] Index segments(Index n) const { return n < nperseg ? 0 : (n - noverlap) / step(); }
    /// 1 / (fs sum w^2) for a density, 1 / (sum w)^2 for a spectrum.
    [[nodiscard]] double scale(double fs, bool density) const {
        double squares = 0, sum = 0;
        for (const double w : window) {
            squares += w * w;
            sum += w;
        }
        return density ? 1 / (fs * squares) : 1 / (sum * sum);
    }
    template <class = void>
    [[nodiscard]] Eigen::ArrayXd grid(double fs) const {
        Eigen::ArrayXd f(frequencies());
        for (Index k = 0; k < f.size(); ++k) {
            const Index at = onesided || k < (nfft + 1) / 2 ? k : k - nfft;
            f[k] = static_cast<double>(at) / (static_cast<double>(nfft) * (1 / fs));
        }
        return f;
    }
    /// Times of the segments' middles of n samples that begin `before` samples early.
    template <class = void>
    [[nodiscard]] Eigen::ArrayXd times(Index n, double fs, double before) const {
        Eigen::ArrayXd t(segments(n));
        for (Index k = 0; k < t.size(); ++k)
            t[k] = (static_cast<double>(nperseg) / 2 + static_cast<double>(k * step()) - before) / fs;
        return t;
    }
};

/// The cut of a call. `standard_overlap` gives the overlap of a length where none was asked for.
template <class = void>
inline Plan make_plan(const char* function, Index n, const Window& window, std::optional<Index> nperseg,
                      std::optional<Index> noverlap, std::optional<Index> nfft, Index (*standard_overlap)(Index)) {
    Plan plan;
    core::require(!nperseg || *nperseg >= 1, function, "nperseg must be a positive integer, got ", nperseg.value_or(0));
    if (window.is_array()) {
        plan.window = window.points();
        plan.nperseg = plan.window.size();
        core::require(plan.nperseg >= 1, function, "window must not be empty");
        core::require(plan.nperseg <= n, function, "window is longer than the input signal, ", plan.nperseg, " and ",
                      n);
        core::require(!nperseg || *nperseg == plan.nperseg, function, "nperseg must be the length of the window, got ",
                      nperseg.value_or(0));
    } else {
        plan.nperseg = std::min(nperseg.value_or(256), n);
        plan.window = windows::window_of(function, window, plan.nperseg, true);
    }
    plan.nfft = nfft.value_or(plan.nperseg);
    core::require(plan.nfft >= plan.nperseg, function, "nfft must be greater than or equal to nperseg, got ",
                  plan.nfft);
    plan.noverlap = noverlap.value_or(standard_overlap(plan.nperseg));
    core::require(plan.noverlap < plan.nperseg, function, "noverlap must be less than nperseg, got ", plan.noverlap);
    core::require(plan.noverlap >= 0, function, "noverlap must not be negative, got ", plan.noverlap);
    return plan;
}
inline Index half_overlap(Index nperseg) {
    return nperseg / 2;
}

/// The mean of n samples or the line of least squares through them.
template <class T>
struct TrendLine {
    using Sum = std::conditional_t<core::is_complex<T>, std::complex<double>, double>;
    Sum mean = 0, slope = 0;
    double middle = 0;

    TrendLine(const T* x, Index n, bool linear) {
        const double size = static_cast<double>(n);
        constexpr Index ways = 8;  // sums side by side, for the compiler's vectors
        Sum sums[ways] = {};
        Index i = 0;
        for (; i + ways <= n; i += ways)
            for (Index k = 0; k < ways; ++k) sums[k] += static_cast<Sum>(x[i + k]);
        for (; i < n; ++i) mean += static_cast<Sum>(x[i]);
        for (const Sum& sum : sums) mean += sum;
        mean /= size;
        middle = 0.5 * (size - 1);
        if (!linear || n < 2) return;
        Sum moment = 0;
        for (i = 0; i < n; ++i) moment += (static_cast<double>(i) - middle) * static_cast<Sum>(x[i]);
        slope = moment / (size * (size * size - 1) / 12);
    }
    [[nodiscard]] T without(const T& x, Index i) const {
        return static_cast<T>(static_cast<Sum>(x) - (mean + (static_cast<double>(i) - middle) * slope));
    }
};

/// One segment without its trend, times the window, zeros behind.
template <class T>
void cut(const T* x, const Plan& plan, const core::RealOf<T>* window, T* to) {
    const Index n = plan.nperseg;
    if (plan.trend == Trend::none)
        for (Index i = 0; i < n; ++i) to[i] = x[i] * window[i];
    else {
        const TrendLine<T> line(x, n, plan.trend == Trend::linear);
        if (plan.trend == Trend::constant || n < 2) {
            const T mean = static_cast<T>(line.mean);
            for (Index i = 0; i < n; ++i) to[i] = (x[i] - mean) * window[i];
        } else
            for (Index i = 0; i < n; ++i) to[i] = line.without(x[i], i) * window[i];
    }
    for (Index i = n; i < plan.nfft; ++i) to[i] = T(0);
}

template <class T>
using Rows = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Transforms of contiguous rows of mfft samples: mfft / 2 + 1 frequencies of real ones, mfft of complex ones.
template <class T>
void transform_rows(const T* rows, Index count, Index mfft, core::ComplexOf<T>* spectra) {
    const Eigen::Map<const Rows<T>> in(rows, count, mfft);
    Eigen::Map<Rows<core::ComplexOf<T>>> out(spectra, count, core::is_complex<T> ? mfft : mfft / 2 + 1);
    if constexpr (core::is_complex<T>)
        fft::fft(in, {.axis = 1}, out);
    else
        fft::rfft(in, {.axis = 1}, out);
}

/// The inverse of transform_rows.
template <class T>
void restore_rows(const core::ComplexOf<T>* spectra, Index count, Index mfft, T* rows) {
    const Eigen::Map<const Rows<core::ComplexOf<T>>> in(spectra, count, core::is_complex<T> ? mfft : mfft / 2 + 1);
    Eigen::Map<Rows<T>> out(rows, count, mfft);
    if constexpr (core::is_complex<T>)
        fft::ifft(in, {.axis = 1}, out);
    else
        fft::irfft(in, {.n = mfft, .axis = 1}, out);
}

/// f(first, count, spectra) for all segments of n samples in batches: the rows of `spectra` are the transforms of the
/// segments first, first + 1, ...: nfft / 2 + 1 frequencies of a real signal, nfft of a complex one.
template <class T, class F>
void transform_segments(const T* x, Index n, const Plan& plan, F&& f) {
    using Real = core::RealOf<T>;
    const Index count = plan.segments(n);
    const Index batch = std::clamp<Index>(16384 / std::max<Index>(plan.nfft, 1), 1, std::max<Index>(count, 1));
    core::List<Real> window(plan.window.size());
    for (Index i = 0; i < window.size(); ++i) window[i] = static_cast<Real>(plan.window[i]);
    const Index points = core::is_complex<T> ? plan.nfft : plan.nfft / 2 + 1;
    core::List<T> pieces(batch * plan.nfft);
    core::List<core::ComplexOf<T>> spectra(batch * points);
    for (Index first = 0; first < count; first += batch) {
        const Index rows = std::min(batch, count - first);
        for (Index r = 0; r < rows; ++r)
            cut(x + (first + r) * plan.step(), plan, window.data(), pieces.data() + r * plan.nfft);
        transform_rows(pieces.data(), rows, plan.nfft, spectra.data());
        f(first, rows, spectra.data());
    }
}

/// A line of a view as contiguous memory.
template <class T>
class LineBuffer {
public:
    const T* operator()(const core::Line<const T>& line) {
        if (line.stride == 1 || line.size < 2) return line.data;
        copy_.resize(line.size);
        for (Index i = 0; i < line.size; ++i) copy_[i] = line[i];
        return copy_.data();
    }

private:
    core::List<T> copy_;
};

/// |z|^2, and conj(x) y, without the cases for infinities that the product of complex numbers has.
template <class R>
R squared(const std::complex<R>& z) {
    return z.real() * z.real() + z.imag() * z.imag();
}
template <class R>
std::complex<R> cross(const std::complex<R>& x, const std::complex<R>& y) {
    return {x.real() * y.real() + x.imag() * y.imag(), x.real() * y.imag() - x.imag() * y.real()};
}

/// Power of a one-sided spectrum belongs to both sides, but at 0 and at half of an even sampling frequency.
template <class Array>
void double_inside(Array& p, const Plan& plan) {
    const Index end = plan.nfft % 2 ? plan.nfft / 2 + 1 : plan.nfft / 2;
    for (Index k = 1; k < end; ++k) p[k] *= 2;
}

/// Frequencies 0 .. nfft/2 of a real signal's spectrum continued to all of them.
template <class V>
void mirror(V* values, Index nfft, bool conjugate) {
    for (Index k = nfft / 2 + 1; k < nfft; ++k) {
        if constexpr (core::is_complex<V>)
            values[k] = conjugate ? std::conj(values[nfft - k]) : values[nfft - k];
        else
            values[k] = values[nfft - k];
    }
}

}  // namespace scixx::signal::detail::spectral
