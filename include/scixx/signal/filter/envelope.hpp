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
template <EnvelopeResidual R = EnvelopeResidual::lowpass, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto envelope(const A& z, const EnvelopeOptions& options = {}) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    using Real = core::RealOf<T>;
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
    const auto run = [&](const core::NdView<T>& rest) {
        const Index end = R == EnvelopeResidual::all ? band.high : (n + 1) / 2;
        detail::filter::envelope_lines<T>(source.view(), core::view(z_env), rest, axis, band.low, band.high, end,
                                          options.squared);
    };
    if constexpr (R == EnvelopeResidual::none) {
        run({});
        return z_env;
    } else {
        using Rest = core::PlainOf<A, T>;
        Rest z_res = core::allocate<Rest>(shape);
        run(core::view(z_res));
        if (n_out != n) z_res = resample(z_res, n_out, {.axis = axis});
        return Envelope<core::PlainOf<A, Real>, Rest>{std::move(z_env), std::move(z_res)};
    }
}

}  // namespace scixx::signal
