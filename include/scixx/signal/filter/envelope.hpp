// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/kernel/math.hpp>
#include <scixx/signal/filter/resample.hpp>

namespace scixx::signal {

/// What envelope returns beside the envelope: `envelope<EnvelopeResidual::all>(z)`.
enum class EnvelopeResidual {
    lowpass,  ///< what lies below the band
    all,      ///< what lies outside the band
    none      ///< nothing: the result is the envelope alone
};

/// Options of envelope.
struct EnvelopeOptions {
    std::array<std::optional<Index>, 2> bp_in{1, std::nullopt};  ///< band as bins of the transform, from the first to
                                                                 ///< before the second; std::nullopt: -(n / 2) and
                                                                 ///< (n + 1) / 2
    std::optional<Index> n_out{};  ///< samples of the results along the axis, those of z by default
    bool squared = false;          ///< the square of the envelope
    int axis = -1;                 ///< axis along which time runs
};

/// What envelope returns: `auto [z_env, z_res] = envelope(z)`.
template <class E, class Z>
struct Envelope {
    E z_env;  ///< the envelope, real
    Z z_res;  ///< what the band leaves out, real for real data
};

namespace detail::filter {

/// Bins of a spectrum of n points: [low, high) within [-(n / 2), (n + 1) / 2).
struct Band {
    Index low, high;

    Band(Index n, const EnvelopeOptions& options)
        : low(options.bp_in[0].value_or(-(n / 2))), high(options.bp_in[1].value_or((n + 1) / 2)) {
        core::require(-(n / 2) <= low && low < high && high <= (n + 1) / 2, "envelope",
                      "bp_in must satisfy -(n / 2) <= bp_in[0] < bp_in[1] <= (n + 1) / 2 for n = ", n, ", got ", low,
                      " and ", high);
    }
};

/// The spectrum z (of real data: without negative frequencies) to the envelope's line `env`, and what is left of it.
template <EnvelopeResidual R, class C, class Line>
void demodulate(Eigen::Array<C, Eigen::Dynamic, 1>& z, const Band& band, bool real, bool squared,
                fft::Plan<C>& backward, const Line& env) {
    using T = typename C::value_type;
    const Index n = z.size();
    // A shift in frequency leaves the modulus as it is, so the band may begin at 0.
    Eigen::Array<C, Eigen::Dynamic, 1> base = Eigen::Array<C, Eigen::Dynamic, 1>::Zero(env.size);
    for (Index k = band.low; k < std::min(band.high, band.low + env.size); ++k)
        base[k - band.low] = z[k < 0 ? k + n : k] * T(real && k > 0 ? 2 : 1);
    backward.ifft(base, base);
    const T scale = static_cast<T>(static_cast<double>(env.size) / static_cast<double>(n));
    for (Index i = 0; i < env.size; ++i) {
        const C value = base[i] * scale;
        env[i] = squared ? std::norm(value) : std::abs(value);
    }
    if constexpr (R != EnvelopeResidual::none)
        for (Index k = band.low; k < (R == EnvelopeResidual::all ? band.high : (n + 1) / 2); ++k)
            z[k < 0 ? k + n : k] = C(0);
}

}  // namespace detail::filter

/// Envelope of a signal, the modulus of its analytic part in a band of frequencies,
///
///     z_env = |sum over the band of c_k Z_k exp(2 pi i k t / n)| / n,   c_k = 2 for real data and k > 0, else 1.
///
/// @tparam R       what is returned beside it: what lies below the band (the default), all outside it, or nothing.
/// @param z        array of any rank, real or complex; integers are taken as double.
/// @param options  see EnvelopeOptions; the default band leaves out the mean and the negative frequencies. Of real data
///                 the negative frequencies of a band count as 0, but the bin -(n / 2) of an even n is the highest
///                 frequency of both sides.
/// @return         an Envelope of two arrays like z with n_out samples along the axis; the array z_env alone for
///                 EnvelopeResidual::none. float stays float.
/// @throws std::invalid_argument for an empty axis, n_out < 1, or a band that does not fit n.
/// @note  O((n + n_out) log(n + n_out)). A NaN spreads over its line.
///        Differs from SciPy: a band that ends at 0 is not taken to be empty, and one that begins at 0 leaves its
///        residual (SciPy gives zeros for both).
/// @see   scipy.signal.envelope (SciPy 1.15)
template <EnvelopeResidual R = EnvelopeResidual::lowpass, core::ArrayLike A>
[[nodiscard]] auto envelope(const A& z, const EnvelopeOptions& options = {}) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    using Real = core::RealOf<T>;
    using C = std::complex<Real>;
    const core::Source<T, A> source(z);
    core::Dims shape = source.view().shape();
    const int axis = core::normalize_axis("envelope", options.axis, shape.size());
    const Index n = shape[axis], n_out = options.n_out.value_or(n);
    core::require(n >= 1, "envelope", "z must not be empty along axis");
    core::require(n_out >= 1, "envelope", "n_out must be positive, got ", n_out);
    const detail::filter::Band band(n, options);
    core::Dims out_shape = shape;
    out_shape[axis] = n_out;
    auto z_env = core::allocate<core::PlainOf<A, Real>>(out_shape);
    Eigen::Array<T, Eigen::Dynamic, 1> line(n);
    Eigen::Array<C, Eigen::Dynamic, 1> spectrum(n);
    fft::Plan<T> whole(n);
    fft::Plan<C> narrow(n_out);
    const auto transform = [&](const core::Line<const T>& in) {
        for (Index i = 0; i < n; ++i) line[i] = in[i];
        if constexpr (core::is_complex<T>)
            whole.fft(line, spectrum);
        else {
            Eigen::Map<Eigen::Array<C, Eigen::Dynamic, 1>> half(spectrum.data(), n / 2 + 1);
            whole.rfft(line, half);
            std::fill(spectrum.data() + n / 2 + 1, spectrum.data() + n, C(0));
        }
    };
    constexpr bool real = !core::is_complex<T>;
    if constexpr (R == EnvelopeResidual::none) {
        core::Lines<const T, Real>(axis, source.view(), core::view(z_env))
            .for_lines([&](const core::Line<const T>& in, const core::Line<Real>& to) {
                transform(in);
                detail::filter::demodulate<R>(spectrum, band, real, options.squared, narrow, to);
            });
        return z_env;
    } else {
        using Rest = core::PlainOf<A, T>;
        Rest z_res = core::allocate<Rest>(shape);
        core::Lines<const T, Real, T>(axis, source.view(), core::view(z_env), core::view(z_res))
            .for_lines([&](const core::Line<const T>& in, const core::Line<Real>& to, const core::Line<T>& rest) {
                transform(in);
                detail::filter::demodulate<R>(spectrum, band, real, options.squared, narrow, to);
                if constexpr (real) {
                    const Eigen::Map<const Eigen::Array<C, Eigen::Dynamic, 1>> half(spectrum.data(), n / 2 + 1);
                    whole.irfft(half, line);
                } else
                    whole.ifft(spectrum, line);
                for (Index i = 0; i < n; ++i) rest[i] = line[i];
            });
        if (n_out != n) z_res = resample(z_res, n_out, {.axis = axis});
        return Envelope<core::PlainOf<A, Real>, Rest>{std::move(z_env), std::move(z_res)};
    }
}

}  // namespace scixx::signal
