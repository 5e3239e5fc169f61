// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/signal/design/iirfilter.hpp>
#include <scixx/signal/detail/design/order.hpp>

namespace scixx::signal {

/// Options of buttord, cheb1ord, cheb2ord and ellipord.
struct OrdOptions {
    bool analog = false;         ///< an analogue filter: edges in rad/s
    std::optional<double> fs{};  ///< sampling frequency: edges in its unit
};

/// What buttord, cheb1ord, cheb2ord and ellipord return.
struct FilterOrder {
    int ord;               ///< the lowest order
    CriticalFrequency wn;  ///< Wn of butter, cheby1, cheby2 or ellip
};

/// Options of iirdesign.
struct IirdesignOptions {
    bool analog = false;                       ///< an analogue filter: edges in rad/s
    FilterFamily ftype = FilterFamily::ellip;  ///< any family but bessel
    std::optional<double> fs{};                ///< sampling frequency: edges in its unit
};

/// The family whose order band_stop_obj gives: cheby for both types.
enum class BandStopType { butter, cheby, ellip };

/// The order, not rounded up, of a bandstop filter one of whose passband edges is moved to `wp`: what the ord functions
/// minimise for bandstop filters.
///
/// @param wp            edge of the passband that takes the place of passb[ind].
/// @param ind           0 or 1.
/// @param passb, stopb  edges of passband and stopband, prewarped for digital filters.
/// @param gpass, gstop  losses in dB.
/// @param type          the family.
/// @return              the order.
/// @throws std::invalid_argument for an ind other than 0 and 1.
/// @see scipy.signal.band_stop_obj
[[nodiscard]] inline double band_stop_obj(double wp, int ind, const std::array<double, 2>& passb,
                                          const std::array<double, 2>& stopb, double gpass, double gstop,
                                          BandStopType type) {
    namespace design = detail::design;
    core::require(ind == 0 || ind == 1, "band_stop_obj", "ind must be 0 or 1, got ", ind);
    const double stop[2] = {stopb[0], stopb[1]};
    const double nat = design::bandstop_selectivity(stop, ind == 0 ? wp : passb[0], ind == 1 ? wp : passb[1]);
    const design::Losses losses{design::excess(std::abs(gpass)), design::excess(std::abs(gstop))};
    return losses.order(static_cast<design::OrderRule>(type), nat);
}

/// The lowest order of a Butterworth filter that loses at most gpass dB in the passband and at least gstop dB in the
/// stopband, and its Wn.
///
/// @param wp, ws  edges of passband and stopband in the unit of butter's Wn: lowpass wp < ws, highpass wp > ws,
///                bandpass {0.2, 0.5} within {0.1, 0.6}, bandstop the other way round.
/// @param gpass, gstop  in dB, 0 < gpass < gstop.
/// @param options see OrdOptions.
/// @return        the order and Wn, at which the requirement of the passband is met exactly.
/// @throws std::invalid_argument for edges or losses that do not fit this.
/// @note  For a bandstop filter the passband is first widened to the edges with the least order, which are sought to
///        1e-5 of a prewarped frequency, as SciPy does.
/// @see   scipy.signal.buttord
template <class = void>
[[nodiscard]] inline FilterOrder buttord(const CriticalFrequency& wp, const CriticalFrequency& ws, double gpass,
                                         double gstop, const OrdOptions& options = {}) {
    detail::design::Specification<> spec("buttord", wp, ws, gpass, gstop, options.analog, options.fs);
    const int ord = spec.whole_order("buttord", detail::design::OrderRule::butter);
    const double w0 = std::pow(spec.losses.pass, -1 / (2.0 * ord));
    const double p0 = spec.pass[0], p1 = spec.pass[1], width = p1 - p0;
    switch (spec.btype) {
        case BType::lowpass:
            return {ord, spec.answer(w0 * p0, 0)};
        case BType::highpass:
            return {ord, spec.answer(p0 / w0, 0)};
        case BType::bandstop: {
            const double root = std::sqrt(width * width + 4 * w0 * w0 * p0 * p1);
            return {ord, spec.answer(std::abs(width + root) / (2 * w0), std::abs(width - root) / (2 * w0))};
        }
        case BType::bandpass:
            break;
    }
    const double root = std::sqrt(w0 * w0 / 4 * width * width + p0 * p1);
    return {ord, spec.answer(std::abs(w0 * width / 2 + root), std::abs(root - w0 * width / 2))};
}

/// The lowest order of a Chebyshev filter of type I for a specification, and its Wn; parameters as buttord.
/// @throws std::invalid_argument as buttord.
/// @see scipy.signal.cheb1ord
template <class = void>
[[nodiscard]] inline FilterOrder cheb1ord(const CriticalFrequency& wp, const CriticalFrequency& ws, double gpass,
                                          double gstop, const OrdOptions& options = {}) {
    detail::design::Specification<> spec("cheb1ord", wp, ws, gpass, gstop, options.analog, options.fs);
    const int ord = spec.whole_order("cheb1ord", detail::design::OrderRule::cheby);
    return {ord, spec.answer(spec.pass[0], spec.pass[1])};
}

/// The lowest order of a Chebyshev filter of type II for a specification, and its Wn; parameters as buttord.
/// @throws std::invalid_argument as buttord.
/// @see scipy.signal.cheb2ord
template <class = void>
[[nodiscard]] inline FilterOrder cheb2ord(const CriticalFrequency& wp, const CriticalFrequency& ws, double gpass,
                                          double gstop, const OrdOptions& options = {}) {
    detail::design::Specification<> spec("cheb2ord", wp, ws, gpass, gstop, options.analog, options.fs);
    const int ord = spec.whole_order("cheb2ord", detail::design::OrderRule::cheby);
    const double edge = 1 / std::cosh(std::acosh(std::sqrt(spec.losses.stop / spec.losses.pass)) / ord);
    const double p0 = spec.pass[0], p1 = spec.pass[1], width = p1 - p0;
    switch (spec.btype) {
        case BType::lowpass:
            return {ord, spec.answer(p0 / edge, 0)};
        case BType::highpass:
            return {ord, spec.answer(p0 * edge, 0)};
        case BType::bandstop: {
            const double low = -edge / 2 * width + std::sqrt(edge * edge * width * width / 4 + p1 * p0);
            return {ord, spec.answer(low, p1 * p0 / low)};
        }
        case BType::bandpass:
            break;
    }
    const double low = -width / (2 * edge) + std::sqrt(width * width / (4 * edge * edge) + p1 * p0);
    return {ord, spec.answer(low, p0 * p1 / low)};
}

/// The lowest order of an elliptic filter for a specification, and its Wn; parameters as buttord.
/// @throws std::invalid_argument as buttord.
/// @see scipy.signal.ellipord
template <class = void>
[[nodiscard]] inline FilterOrder ellipord(const CriticalFrequency& wp, const CriticalFrequency& ws, double gpass,
                                          double gstop, const OrdOptions& options = {}) {
    detail::design::Specification<> spec("ellipord", wp, ws, gpass, gstop, options.analog, options.fs);
    const int ord = spec.whole_order("ellipord", detail::design::OrderRule::ellip);
    return {ord, spec.answer(spec.pass[0], spec.pass[1])};
}

/// The filter of lowest order for a specification: the family's ord function and then iirfilter.
///
/// @param wp, ws, gpass, gstop  as in buttord.
/// @param options               see IirdesignOptions.
/// @throws std::invalid_argument as buttord, and for the Bessel family, which has no order function.
/// @see scipy.signal.iirdesign
template <Output O = Output::ba>
[[nodiscard]] DesignOf<O> iirdesign(const CriticalFrequency& wp, const CriticalFrequency& ws, double gpass,
                                    double gstop, const IirdesignOptions& options = {}) {
    const detail::design::Specification<> spec("iirdesign", wp, ws, gpass, gstop, options.analog, options.fs);
    core::require(options.ftype != FilterFamily::bessel, "iirdesign", "ftype must not be bessel, which has no order");
    const auto ord_of = options.ftype == FilterFamily::butter   ? buttord<>
                        : options.ftype == FilterFamily::cheby1 ? cheb1ord<>
                        : options.ftype == FilterFamily::cheby2 ? cheb2ord<>
                                                                : ellipord<>;
    const FilterOrder order = ord_of(wp, ws, gpass, gstop, {options.analog, options.fs});
    return iirfilter<O>(order.ord, order.wn,
                        {.rp = gpass,
                         .rs = gstop,
                         .btype = spec.btype,
                         .analog = options.analog,
                         .ftype = options.ftype,
                         .fs = options.fs});
}

}  // namespace scixx::signal
