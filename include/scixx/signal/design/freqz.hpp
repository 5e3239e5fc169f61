// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <numbers>
#include <optional>
#include <scixx/core/kernel/math.hpp>
#include <scixx/signal/design/conversions.hpp>
#include <scixx/signal/detail/design/response.hpp>

namespace scixx::signal {

/// Frequencies as an argument: how many, or which.
class FrequencyGrid {
public:
    template <std::integral N>
    FrequencyGrid(N count) : count_(static_cast<Index>(count)) {}  // NOLINT: as in Python
    template <core::ArrayLike A>
        requires(core::rank_of<A> == 1)
    FrequencyGrid(const A& points) : points_(Coefficients(points).values()), given_(true) {}  // NOLINT

    [[nodiscard]] bool is_array() const noexcept { return given_; }
    [[nodiscard]] Index count() const noexcept { return count_; }
    [[nodiscard]] const Eigen::ArrayXd& points() const noexcept { return points_; }

private:
    Index count_ = 0;
    Eigen::ArrayXd points_;
    bool given_ = false;
};

/// Options of freqz, freqz_zpk, freqz_sos and group_delay.
struct FreqzOptions {
    FrequencyGrid worN = 512;          ///< number of frequencies, evenly spaced from 0, or the frequencies
    bool whole = false;                ///< up to the sampling frequency and not half of it
    double fs = 2 * std::numbers::pi;  ///< sampling frequency, the unit of the frequencies
    bool include_nyquist = false;      ///< the last of a number of frequencies is fs/2; not with `whole`, and not in
                                       ///< freqz_zpk, freqz_sos and group_delay
};

/// Options of freqs and freqs_zpk.
struct FreqsOptions {
    FrequencyGrid worN = 200;  ///< angular frequencies, or their number, which then cover the poles and zeros
};

/// What the functions for frequency responses return: `auto [w, h] = freqz(b, a)`.
struct FrequencyResponse {
    Eigen::ArrayXd w;   ///< frequencies
    Eigen::ArrayXcd h;  ///< response
};

/// What group_delay returns.
struct GroupDelay {
    Eigen::ArrayXd w;   ///< frequencies
    Eigen::ArrayXd gd;  ///< delay in samples
};

namespace detail::design {

template <class = void>
inline Eigen::ArrayXd frequencies(const char* function, const FreqzOptions& options) {
    if (options.worN.is_array()) {
        Eigen::ArrayXd w = options.worN.points();
        for (double& value : w) value *= 2 * std::numbers::pi / options.fs;
        return w;
    }
    const Index n = options.worN.count();
    core::require(n >= 0, function, "worN must be non-negative, got ", n);
    const bool closed = options.include_nyquist && !options.whole;
    const double step = (options.whole ? 2 : 1) * std::numbers::pi / static_cast<double>(closed ? n - 1 : n);
    Eigen::ArrayXd w(n);
    for (Index i = 0; i < n; ++i) w[i] = n == 1 ? 0.0 : static_cast<double>(i) * step;
    return w;
}
template <class = void>
inline Eigen::ArrayXd in_unit(const FreqzOptions& options, Eigen::ArrayXd w) {
    if (options.worN.is_array()) return options.worN.points();
    for (double& value : w) value *= options.fs / (2 * std::numbers::pi);
    return w;
}

}  // namespace detail::design

/// Frequency response of a digital filter, H(e^(iw)) = sum b[k] e^(-ikw) / sum a[k] e^(-ikw).
///
/// @param b, a     coefficients in powers of 1/z, numbers or vectors, real or complex.
/// @param options  see FreqzOptions.
/// @return         frequencies in the unit of fs and the response.
/// @throws std::invalid_argument if b or a is empty or worN negative.
/// @note  O(worN log worN + taps) for evenly spaced frequencies of a long filter, O(worN taps) else.
/// @see   scipy.signal.freqz
template <CoefficientsLike B = InBraces, CoefficientsLike A = double>
[[nodiscard]] FrequencyResponse freqz(const B& numerator, const A& denominator = 1, const FreqzOptions& options = {}) {
    namespace design = detail::design;
    const CoefficientArray<CoefficientScalar<B>> b(numerator);
    const CoefficientArray<CoefficientScalar<A>> a(denominator);
    core::require(b.size() > 0 && a.size() > 0, "freqz", "b and a must not be empty");
    const Eigen::ArrayXd w = design::frequencies("freqz", options);
    const Index n = w.size();
    // Evenly spaced frequencies are those of a transform of `period` points.
    const bool closed = options.include_nyquist && !options.whole;
    const Index period = options.whole ? n : 2 * (closed ? n - 1 : n);
    FrequencyResponse out{design::in_unit(options, w), Eigen::ArrayXcd(n)};
    const auto above = design::on_circle(b.values(), w, options.worN.is_array() || n < 2 ? 0 : period);
    const auto below = design::on_circle(a.values(), w, options.worN.is_array() || n < 2 ? 0 : period);
    for (Index i = 0; i < n; ++i) out.h[i] = above[i] / below[i];
    return out;
}

/// freqz with a denominator in braces.
template <CoefficientsLike B = InBraces>
[[nodiscard]] FrequencyResponse freqz(const B& b, std::initializer_list<double> a, const FreqzOptions& options = {}) {
    return freqz(b, Coefficients(a), options);
}
/// freqz of a filter without feedback, with options.
template <CoefficientsLike B = InBraces>
[[nodiscard]] FrequencyResponse freqz(const B& b, const FreqzOptions& options) {
    return freqz(b, 1.0, options);
}

/// Frequency response of a digital filter given by zeros, poles and gain.
/// @throws std::invalid_argument if worN is negative. @see scipy.signal.freqz_zpk
template <class = void>
[[nodiscard]] inline FrequencyResponse freqz_zpk(const Roots& z, const Roots& p, double k,
                                                 const FreqzOptions& options = {}) {
    namespace design = detail::design;
    FreqzOptions open = options;
    open.include_nyquist = false;
    const Eigen::ArrayXd w = design::frequencies("freqz_zpk", open);
    FrequencyResponse out{design::in_unit(open, w), Eigen::ArrayXcd(w.size())};
    for (Index i = 0; i < w.size(); ++i) out.h[i] = design::response(z.values(), p.values(), k, std::polar(1.0, w[i]));
    return out;
}

/// Frequency response of a digital filter given by second-order sections, the product of the sections' responses.
/// @throws std::invalid_argument without sections, or if worN is negative. @see scipy.signal.sosfreqz
template <SosLike F = core::MatrixInBraces>
[[nodiscard]] FrequencyResponse freqz_sos(const F& sections, const FreqzOptions& options = {}) {
    namespace design = detail::design;
    const SosOf<F> sos = sections;
    core::require(sos.rows() > 0, "freqz_sos", "sos must have at least one section");
    FreqzOptions open = options;
    open.include_nyquist = false;
    const Eigen::ArrayXd w = design::frequencies("freqz_sos", open);
    FrequencyResponse out{design::in_unit(open, w), Eigen::ArrayXcd(w.size())};
    for (Index i = 0; i < w.size(); ++i) {
        const std::complex<double> z = std::polar(1.0, -w[i]);
        std::complex<double> h = 1;
        for (Index s = 0; s < sos.rows(); ++s)
            h *= (sos(s, 0) + z * (sos(s, 1) + z * sos(s, 2))) / (sos(s, 3) + z * (sos(s, 4) + z * sos(s, 5)));
        out.h[i] = h;
    }
    return out;
}

/// The older name of freqz_sos. @see scipy.signal.sosfreqz
template <SosLike F = core::MatrixInBraces>
[[nodiscard]] FrequencyResponse sosfreqz(const F& sos, const FreqzOptions& options = {}) {
    return freqz_sos(sos, options);
}

/// Frequency response of an analogue filter, H(iw) = b(iw) / a(iw).
///
/// @param b, a     coefficients, highest power first, real or complex.
/// @param options  see FreqsOptions.
/// @throws std::invalid_argument if b or a is empty, a is all zero or worN is not positive.
/// @see   scipy.signal.freqs
template <CoefficientsLike B = InBraces, CoefficientsLike A = InBraces>
[[nodiscard]] FrequencyResponse freqs(const B& numerator, const A& denominator, const FreqsOptions& options = {}) {
    namespace design = detail::design;
    const CoefficientArray<CoefficientScalar<B, A>> b(numerator), a(denominator);
    core::require(b.size() > 0 && a.size() > 0, "freqs", "b and a must not be empty");
    FrequencyResponse out;
    if (options.worN.is_array())
        out.w = options.worN.points();
    else {
        const auto roots = [](const auto& c) {
            constexpr bool real = !core::is_complex<CoefficientScalar<B, A>>;
            return design::arrayed(design::polynomial_roots({c.values().data(), c.values().data() + c.size()}, real));
        };
        core::require((a.values() != CoefficientScalar<B, A>(0)).any(), "freqs", "a must not be all zero");
        out.w = design::covering("freqs", roots(b), roots(a), options.worN.count());
    }
    out.h.resize(out.w.size());
    for (Index i = 0; i < out.w.size(); ++i) {
        const std::complex<double> s(0, out.w[i]);
        std::complex<double> above = 0, below = 0;
        for (Index k = 0; k < b.size(); ++k) above = above * s + b[k];
        for (Index k = 0; k < a.size(); ++k) below = below * s + a[k];
        out.h[i] = above / below;
    }
    return out;
}

/// Frequency response of an analogue filter given by zeros, poles and gain.
/// @throws std::invalid_argument if worN is not positive. @see scipy.signal.freqs_zpk
template <class = void>
[[nodiscard]] inline FrequencyResponse freqs_zpk(const Roots& z, const Roots& p, double k,
                                                 const FreqsOptions& options = {}) {
    namespace design = detail::design;
    FrequencyResponse out;
    out.w = options.worN.is_array() ? options.worN.points()
                                    : design::covering("freqs_zpk", z.values(), p.values(), options.worN.count());
    out.h.resize(out.w.size());
    for (Index i = 0; i < out.w.size(); ++i)
        out.h[i] = design::response(z.values(), p.values(), k, std::complex<double>(0, out.w[i]));
    return out;
}

/// Group delay of a digital filter in samples, -d arg H / dw, from c = b * conj(reversed a) as the real part of
/// sum k c[k] e^(-ikw) / sum c[k] e^(-ikw) less the order of a (J. O. Smith, "Introduction to digital filters", 2007).
///
/// @param b, a     coefficients, real or complex.
/// @param options  see FreqzOptions.
/// @return         frequencies and delays; 0 where the response vanishes, as SciPy, which warns.
/// @throws std::invalid_argument if b or a is empty or worN negative.
///        Differs from SciPy: complex denominators are conjugated, as the formula has it; SciPy 1.10 does not.
/// @see   scipy.signal.group_delay
template <CoefficientsLike B = InBraces, CoefficientsLike A = double>
[[nodiscard]] GroupDelay group_delay(const B& numerator, const A& denominator = 1, const FreqzOptions& options = {}) {
    namespace design = detail::design;
    using C = CoefficientScalar<B, A>;
    const CoefficientArray<C> b(numerator), a(denominator);
    core::require(b.size() > 0 && a.size() > 0, "group_delay", "b and a must not be empty");
    FreqzOptions open = options;
    open.include_nyquist = false;
    const Eigen::ArrayXd w = design::frequencies("group_delay", open);
    GroupDelay out{design::in_unit(open, w), Eigen::ArrayXd(w.size())};
    // The delay does not depend on the gain: largest coefficients of 1 keep the products in range.
    const auto scale = [](const CoefficientArray<C>& c) {
        double most = 0;
        for (const C& v : c.values()) most = std::max(most, std::max(std::abs(std::real(v)), std::abs(std::imag(v))));
        return most > 0 && std::isfinite(most) ? most : 1.0;
    };
    const double unit_b = scale(b), unit_a = scale(a);
    core::List<C> forward(b.size()), reversed(a.size());
    for (Index k = 0; k < b.size(); ++k) forward[k] = b[k] / unit_b;
    for (Index k = 0; k < a.size(); ++k) reversed[a.size() - 1 - k] = Eigen::numext::conj(a[k]) / unit_a;
    const core::List<C> c = design::product(forward, reversed);
    for (Index i = 0; i < w.size(); ++i) {
        const std::complex<double> z = std::polar(1.0, -w[i]);
        std::complex<double> sum = 0, weighted = 0;
        for (Index k = c.size(); k-- > 0;) {
            sum = sum * z + c[k];
            weighted = weighted * z + static_cast<double>(k) * c[k];
        }
        const double delay = (weighted / sum).real() - static_cast<double>(a.size() - 1);
        out.gd[i] = std::isfinite(delay) ? delay : 0.0;
    }
    return out;
}

/// freqz of what a design returns: `freqz(butter(4, 0.2), {.fs = 100})`.
/// @throws std::invalid_argument as freqz of its polynomials.
template <std::same_as<Ba> Filter>
[[nodiscard]] FrequencyResponse freqz(const Filter& filter, const FreqzOptions& options = {}) {
    return freqz(filter.b, filter.a, options);
}
/// freqs of what a design returns. @throws std::invalid_argument as freqs of its polynomials.
template <std::same_as<Ba> Filter>
[[nodiscard]] FrequencyResponse freqs(const Filter& filter, const FreqsOptions& options = {}) {
    return freqs(filter.b, filter.a, options);
}
/// group_delay of what a design returns. @throws std::invalid_argument as group_delay of its polynomials.
template <std::same_as<Ba> Filter>
[[nodiscard]] GroupDelay group_delay(const Filter& filter, const FreqzOptions& options = {}) {
    return group_delay(filter.b, filter.a, options);
}

/// Frequencies that show the features of an analogue filter: evenly spaced in their logarithm, from a tenth of the
/// lowest to ten times the highest, rounded to powers of ten.
///
/// @param num, den  coefficients, highest power first.
/// @param N         number of frequencies, >= 1.
/// @return          angular frequencies.
/// @throws std::invalid_argument for N < 1, and as tf2zpk.
/// @see   scipy.signal.findfreqs
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd findfreqs(const Coefficients& num, const Coefficients& den, Index N) {
    const Zpk f = tf2zpk(num, den);
    return detail::design::covering("findfreqs", f.z, f.p, N);
}

}  // namespace scixx::signal
