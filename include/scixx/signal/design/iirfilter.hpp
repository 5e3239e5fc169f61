// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/signal/design/prototypes.hpp>
#include <scixx/signal/detail/design/iir.hpp>

namespace scixx::signal {

/// Options of butter, cheby1, cheby2 and ellip.
struct IirOptions {
    BType btype = BType::lowpass;  ///< lowpass, highpass, bandpass or bandstop
    bool analog = false;           ///< an analogue filter: Wn in rad/s
    std::optional<double> fs{};    ///< sampling frequency: Wn in its unit; without it Wn is a part of half of it
};

/// Options of bessel.
struct BesselOptions {
    BType btype = BType::lowpass;         ///< as in IirOptions
    bool analog = false;                  ///< as in IirOptions
    BesselNorm norm = BesselNorm::phase;  ///< what Wn means
    std::optional<double> fs{};           ///< as in IirOptions
};

/// The families of iirfilter and iirdesign.
enum class FilterFamily { butter, cheby1, cheby2, ellip, bessel };

/// Options of iirfilter.
struct IirfilterOptions {
    std::optional<double> rp{};                 ///< ripple of the passband in dB; cheby1 and ellip need it
    std::optional<double> rs{};                 ///< attenuation of the stopband in dB; cheby2 and ellip need it
    BType btype = BType::bandpass;              ///< as in IirOptions
    bool analog = false;                        ///< as in IirOptions
    FilterFamily ftype = FilterFamily::butter;  ///< family
    std::optional<double> fs{};                 ///< as in IirOptions
};

/// Butterworth filter of order N: |H(w)|^2 = 1 / (1 + (w / Wn)^(2N)), flat in the passband and falling everywhere.
///
/// @tparam O       form of the result: Output::ba (a Ba, the default), Output::zpk or Output::sos. The polynomials
///                 lose digits quickly with the order and for narrow bands: prefer sos for filtering.
/// @param N        order, >= 0; bandpass and bandstop filters have 2N poles.
/// @param Wn       the frequency of -3 dB, or two of them: in (0, 1) as a part of half the sampling frequency, in (0,
///                 fs/2) with fs, in rad/s for an analogue filter.
/// @param options  see IirOptions.
/// @throws std::invalid_argument for a negative order, edges out of range or not of the number that btype needs, and fs
///                 with an analogue filter.
/// @note  Designed as zeros, poles and gain: prototype, change of band, bilinear transform; converted once at the end.
/// @see   scipy.signal.butter
template <Output O = Output::ba>
[[nodiscard]] DesignOf<O> butter(int N, const CriticalFrequency& Wn, const IirOptions& options = {}) {
    namespace design = detail::design;
    const auto f = design::from_prototype("butter", design::butterworth("butter", N), Wn, options.btype, options.analog,
                                          options.fs);
    return design::in_form<O>("butter", f, options.analog);
}

/// Chebyshev filter of type I: `rp` dB of equal ripple in the passband, falling everywhere outside.
/// @param rp  ripple in dB, > 0.
/// @param Wn  where the gain first falls below -rp.
/// @throws std::invalid_argument also if rp <= 0. Other parameters and errors are those of butter.
/// @see scipy.signal.cheby1
template <Output O = Output::ba>
[[nodiscard]] DesignOf<O> cheby1(int N, double rp, const CriticalFrequency& Wn, const IirOptions& options = {}) {
    namespace design = detail::design;
    const auto f = design::from_prototype("cheby1", design::chebyshev1("cheby1", N, rp), Wn, options.btype,
                                          options.analog, options.fs);
    return design::in_form<O>("cheby1", f, options.analog);
}

/// Chebyshev filter of type II: flat in the passband, equal ripple in the stopband, `rs` dB down.
/// @param rs  attenuation in dB, > 0.
/// @param Wn  where the gain first reaches -rs.
/// @throws std::invalid_argument also if rs <= 0. Other parameters and errors are those of butter.
/// @see scipy.signal.cheby2
template <Output O = Output::ba>
[[nodiscard]] DesignOf<O> cheby2(int N, double rs, const CriticalFrequency& Wn, const IirOptions& options = {}) {
    namespace design = detail::design;
    const auto f = design::from_prototype("cheby2", design::chebyshev2("cheby2", N, rs), Wn, options.btype,
                                          options.analog, options.fs);
    return design::in_form<O>("cheby2", f, options.analog);
}

/// Elliptic (Cauer) filter: equal ripple in both bands and the narrowest transition between them.
/// @param rp, rs  ripple of the passband and attenuation of the stopband in dB, 0 < rp < rs.
/// @param Wn      where the gain first falls below -rp.
/// @throws std::invalid_argument also unless 0 < rp < rs. Other parameters and errors are those of butter.
/// @see scipy.signal.ellip
template <Output O = Output::ba>
[[nodiscard]] DesignOf<O> ellip(int N, double rp, double rs, const CriticalFrequency& Wn,
                                const IirOptions& options = {}) {
    namespace design = detail::design;
    const auto f = design::from_prototype("ellip", design::elliptic("ellip", N, rp, rs), Wn, options.btype,
                                          options.analog, options.fs);
    return design::in_form<O>("ellip", f, options.analog);
}

/// Bessel (Thomson) filter: the flattest group delay of the analogue filter; the bilinear transform keeps it for low
/// Wn.
/// @param N        order, 0 to 170.
/// @param options  see BesselOptions.
/// @throws std::invalid_argument as butter, and for N > 170.
/// @see scipy.signal.bessel
template <Output O = Output::ba>
[[nodiscard]] DesignOf<O> bessel(int N, const CriticalFrequency& Wn, const BesselOptions& options = {}) {
    namespace design = detail::design;
    const auto kind = static_cast<design::BesselKind>(options.norm);
    const auto f = design::from_prototype("bessel", design::bessel_filter("bessel", N, kind), Wn, options.btype,
                                          options.analog, options.fs);
    return design::in_form<O>("bessel", f, options.analog);
}

/// A filter of any of the families by one call: butter, cheby1, cheby2, ellip or bessel (norm phase).
/// @param options  see IirfilterOptions; btype is bandpass by default.
/// @throws std::invalid_argument as those, and if rp or rs is missing where the family needs it.
/// @see scipy.signal.iirfilter
template <Output O = Output::ba>
[[nodiscard]] DesignOf<O> iirfilter(int N, const CriticalFrequency& Wn, const IirfilterOptions& options = {}) {
    namespace design = detail::design;
    using enum FilterFamily;
    core::require(options.rp || (options.ftype != cheby1 && options.ftype != ellip), "iirfilter",
                  "rp must be given for cheby1 and ellip");
    core::require(options.rs || (options.ftype != cheby2 && options.ftype != ellip), "iirfilter",
                  "rs must be given for cheby2 and ellip");
    design::Factored prototype;
    switch (options.ftype) {
        case butter:
            prototype = design::butterworth("iirfilter", N);
            break;
        case cheby1:
            prototype = design::chebyshev1("iirfilter", N, *options.rp);
            break;
        case cheby2:
            prototype = design::chebyshev2("iirfilter", N, *options.rs);
            break;
        case ellip:
            prototype = design::elliptic("iirfilter", N, *options.rp, *options.rs);
            break;
        case bessel:
            prototype = design::bessel_filter("iirfilter", N, design::BesselKind::phase);
            break;
    }
    const auto f = design::from_prototype("iirfilter", prototype, Wn, options.btype, options.analog, options.fs);
    return design::in_form<O>("iirfilter", f, options.analog);
}

}  // namespace scixx::signal
