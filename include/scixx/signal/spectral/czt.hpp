// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <numbers>
#include <optional>
#include <scixx/core/answer.hpp>
#include <scixx/core/kernel/trigonometry.hpp>
#include <scixx/fft/fft.hpp>
#include <scixx/fft/helper.hpp>
#include <type_traits>
#include <vector>

namespace scixx::signal {

/// Options of czt and CZT.
struct CztOptions {
    std::optional<Eigen::Index> m{};          ///< number of points; that of the input by default
    std::optional<std::complex<double>> w{};  ///< ratio of neighbours; exp(-2 pi i / m) by default
    std::complex<double> a = 1;               ///< first point
    int axis = -1;                            ///< axis along which the input runs; not read by CZT
};

/// A band of frequencies: from 0 to a number, or a pair, also as a vector.
class FrequencyBand {
public:
    FrequencyBand(double high) : low_(0), high_(high) {}                // NOLINT: as in Python
    FrequencyBand(double low, double high) : low_(low), high_(high) {}  // NOLINT
    /// @throws std::invalid_argument unless there are two frequencies.
    template <core::ArrayLike A>
        requires(core::rank_of<A> == 1 && !core::is_complex<core::ScalarOf<A>>)
    FrequencyBand(const A& band) {  // NOLINT: as in Python
        const core::Source<double, A> source(band);
        core::require(source.view().shape(0) == 2, "FrequencyBand", "band must have two frequencies, got ",
                      source.view().shape(0));
        low_ = source.view()(0);
        high_ = source.view()(1);
    }
    [[nodiscard]] double low() const noexcept { return low_; }
    [[nodiscard]] double high() const noexcept { return high_; }

private:
    double low_, high_;
};

/// Options of zoom_fft and ZoomFFT.
struct ZoomFftOptions {
    std::optional<Eigen::Index> m{};  ///< number of points; that of the input by default
    double fs = 2;                    ///< sampling frequency
    bool endpoint = false;            ///< whether the upper frequency is the last point
    int axis = -1;                    ///< axis along which the input runs; not read by ZoomFFT
};

/// The points a w^-k, k = 0 .. m-1, at which czt evaluates.
/// @param m  number of points, >= 1.
/// @param w  ratio; exp(-2 pi i / m) by default.
/// @param a  first point.
/// @throws std::invalid_argument for m < 1.
/// @see scipy.signal.czt_points
template <class = void>
[[nodiscard]] inline Eigen::ArrayXcd czt_points(Eigen::Index m, std::optional<std::complex<double>> w = {},
                                                std::complex<double> a = 1) {
    core::require(m >= 1, "czt_points", "invalid number of CZT points (", m, ") specified");
    Eigen::ArrayXcd out(m);
    for (Eigen::Index k = 0; k < m; ++k)
        out[k] = a * (w ? std::pow(*w, -static_cast<double>(k))
                        : std::polar(1.0, 2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(m)));
    return out;
}

/// Chirp z-transform of inputs of one length, prepared once: X[k] = sum x[n] (a w^-k)^-n.
///
///     const CZT<> transform(1000, {.m = 50});
///     Eigen::ArrayXcd spectrum = transform(x);
///
/// @see scipy.signal.CZT; L. R. Rabiner, R. W. Schafer, C. M. Rader, IEEE Trans. Audio Electroacoust. 17 (1969).
template <class T = double>
class CZT {
public:
    using C = std::complex<double>;
    // Depends on T, so that only files with a transform compile one.
    using Points = Eigen::ArrayX<std::complex<std::conditional_t<std::is_void_v<T>, T, double>>>;

    /// @param n  length of the inputs, >= 1.
    /// @throws std::invalid_argument for n or m below 1.
    explicit CZT(Eigen::Index n, const CztOptions& options = {}) : CZT("CZT", n, options) {}

    /// The points at which it evaluates.
    [[nodiscard]] Points points() const { return czt_points(m_, w_, a_); }
    [[nodiscard]] Eigen::Index size() const noexcept { return m_; }

    /// The transform along an axis of an array of any rank.
    /// @throws std::invalid_argument if the axis has another length than n.
    template <core::ArrayLike A>
    [[nodiscard]] auto operator()(const A& x, int axis = -1) const {
        using S = core::FloatOf<core::ScalarOf<A>>;
        using R = std::complex<core::RealOf<S>>;
        const core::Source<S, A> source(x);
        core::Dims shape = source.view().shape();
        const int along = core::normalize_axis("CZT", axis, shape.size());
        core::require(shape[along] == n_, "CZT", "CZT defined for length ", n_, ", not ", shape[along]);
        shape[along] = m_;
        auto out = core::allocate<core::PlainOf<A, R>>(shape);
        Points work(size_);
        core::Lines<const S, R>(along, source.view(), core::view(out))
            .for_lines([&](const core::Line<const S>& in, const core::Line<R>& to) {
                work.setZero();
                for (Eigen::Index i = 0; i < n_; ++i) work[i] = times(C(in[i]), front_[i]);
                fft::fft(work, {}, work);
                for (Eigen::Index i = 0; i < size_; ++i) work[i] = times(work[i], chirp_[i]);
                fft::ifft(work, {}, work);
                for (Eigen::Index k = 0; k < m_; ++k) to[k] = R(times(work[n_ - 1 + k], back_[k]));
            });
        return out;
    }

protected:
    /// `scale` > 0: w = exp(-2 pi i scale / m) on the unit circle, whose powers are taken from the angle.
    CZT(const char* function, Eigen::Index n, const CztOptions& options, std::optional<double> scale = {})
        : n_(n), m_(options.m.value_or(n)), w_(options.w), a_(options.a) {
        core::require(n >= 1, function, "invalid number of data points (", n, ") specified");
        core::require(m_ >= 1, function, "invalid number of CZT points (", m_, ") specified");
        const Eigen::Index most = std::max(n_, m_);
        const double m = static_cast<double>(m_);
        // w^(k^2 / 2), with the angle of a w on the unit circle as a part of a turn.
        const double angle = w_ ? std::arg(*w_) / 2 : 0, radius = w_ ? std::abs(*w_) : 1;
        Points chirp = on_circle(most, [&](double k) {
            if (scale) return -std::numbers::pi * *scale * (k * k) / m;
            return w_ ? angle * (k * k) : -std::numbers::pi * std::fmod(k * k, 2 * m) / m;
        });
        if (radius != 1)
            for (Eigen::Index k = 0; k < most; ++k)
                chirp[k] *= std::pow(radius, static_cast<double>(k) * static_cast<double>(k) / 2);
        if (scale) w_ = std::polar(1.0, -2 * std::numbers::pi * *scale / m);
        size_ = fft::next_fast_len(n_ + m_ - 1);
        front_ = chirp.head(n_);
        if (a_ != C(1)) {
            const double turn = std::arg(a_), size = std::abs(a_);
            const Points start = on_circle(n_, [&](double k) { return -turn * k; });
            for (Eigen::Index k = 0; k < n_; ++k) {
                front_[k] = times(front_[k], start[k]);
                if (size != 1) front_[k] *= std::pow(size, -static_cast<double>(k));
            }
        }
        back_ = chirp.head(m_);
        chirp_ = Points::Zero(size_);
        for (Eigen::Index k = 0; k < n_ + m_ - 1; ++k) chirp_[k] = 1.0 / chirp[std::abs(k - (n_ - 1))];
        fft::fft(chirp_, {}, chirp_);
    }

private:
    /// exp(i angle(k)) for k = 0 .. n - 1.
    template <class F>
    static Points on_circle(Eigen::Index n, F&& angle) {
        Eigen::ArrayX<double> sine(n), cosine(n);
        for (Eigen::Index k = 0; k < n; ++k) cosine[k] = angle(static_cast<double>(k));
        core::sincos(cosine.data(), n, sine.data(), cosine.data());
        Points out(n);
        for (Eigen::Index k = 0; k < n; ++k) out[k] = C(cosine[k], sine[k]);
        return out;
    }
    static C times(const C& a, const C& b) {
        return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
    }

    Eigen::Index n_, m_, size_ = 0;
    std::optional<C> w_;
    C a_;
    Points front_, back_, chirp_;
};

/// Fourier transform in a band of frequencies, prepared once for inputs of one length.
/// @see scipy.signal.ZoomFFT
template <class T = double>
class ZoomFFT : public CZT<T> {
public:
    /// @param n   length of the inputs, >= 1.
    /// @param fn  band, in the unit of fs.
    /// @throws std::invalid_argument for n or m below 1.
    explicit ZoomFFT(Eigen::Index n, const FrequencyBand& fn, const ZoomFftOptions& options = {})
        : CZT<T>("ZoomFFT", n, {.m = options.m, .a = std::polar(1.0, 2 * std::numbers::pi * fn.low() / options.fs)},
                 scale(n, fn, options)) {}

private:
    static double scale(Eigen::Index n, const FrequencyBand& fn, const ZoomFftOptions& options) {
        const double m = static_cast<double>(options.m.value_or(n)), width = fn.high() - fn.low();
        return options.endpoint && m > 1 ? width * m / (options.fs * (m - 1)) : width / options.fs;
    }
};

/// Chirp z-transform along an axis: values of the z-transform on a spiral in the z-plane.
///
/// @param x        array of any rank, real or complex; integers are taken as double.
/// @param options  see CztOptions.
/// @return         complex array like x with m points along the axis. float stays float, computed in double.
/// @throws std::invalid_argument for an empty axis or m < 1.
/// @note  O((n + m) log(n + m)).
/// @see   scipy.signal.czt
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] auto czt(const A& x, const CztOptions& options = {}) {
    const core::Dims shape = core::shape_of(x);
    const int axis = core::normalize_axis("czt", options.axis, shape.size());
    return CZT<>(shape[axis], options)(x, axis);
}

/// Fourier transform along an axis at m frequencies of a band.
/// @param x        as in czt.
/// @param fn       band in the unit of fs: a number for (0, fn), or a pair.
/// @param options  see ZoomFftOptions.
/// @return         complex array like x with m points along the axis.
/// @throws std::invalid_argument for an empty axis or m < 1.
/// @see   scipy.signal.zoom_fft
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] auto zoom_fft(const A& x, const FrequencyBand& fn, const ZoomFftOptions& options = {}) {
    const core::Dims shape = core::shape_of(x);
    const int axis = core::normalize_axis("zoom_fft", options.axis, shape.size());
    return ZoomFFT<>(shape[axis], fn, options)(x, axis);
}

}  // namespace scixx::signal
