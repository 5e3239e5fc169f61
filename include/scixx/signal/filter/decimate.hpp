// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/design/iirfilter.hpp>
#include <scixx/signal/detail/design/window_method.hpp>
#include <scixx/signal/detail/filter/polyphase.hpp>
#include <scixx/signal/filter/filtfilt.hpp>
#include <scixx/signal/windows/windows.hpp>

namespace scixx::signal {

/// The filter of decimate.
enum class DecimateFilter {
    iir,  ///< Chebyshev's of type I with a ripple of 0.05 dB and an edge at 0.8 / q
    fir   ///< a Hamming window filter
};

/// Options of decimate.
struct DecimateOptions {
    std::optional<Index> n{};                    ///< order of the filter: 8 for iir and 20 q for fir by default
    DecimateFilter ftype = DecimateFilter::iir;  ///< kind of filter
    int axis = -1;                               ///< axis along which time runs
    bool zero_phase = true;                      ///< no phase shift
};

/// Every q-th sample after a lowpass filter against aliasing.
///
/// @param x        array of any rank, real or complex; integers are taken as double.
/// @param q        factor, >= 1.
/// @param options  see DecimateOptions.
/// @return         array like x with n / q samples along the axis, rounded up. float stays float.
/// @throws std::invalid_argument for q < 1, and as sosfiltfilt and upfirdn: a line must be longer than the filter's
///                 extension, 27 samples with the defaults.
/// @see   scipy.signal.decimate
template <detail::filter::Filterable A = core::InBraces>
[[nodiscard]] auto decimate(const A& x, Index q, const DecimateOptions& options = {}) {
    namespace filter = detail::filter;
    using T = filter::DataOf<A>;
    using Result = core::PlainOf<A, T>;
    core::require(q >= 1, "decimate", "q must be an integer >= 1, got ", q);
    core::require(options.n.value_or(1) >= 0, "decimate", "n must be non-negative, got ", options.n.value_or(0));
    core::Dims shape = core::shape_of(x);
    const int axis = core::normalize_axis("decimate", options.axis, shape.size());
    const Index size = (shape[axis] + q - 1) / q;
    if (options.ftype == DecimateFilter::fir) {
        core::require(q > 1, "decimate", "q must be greater than 1 for a filter of type fir");
        core::require(size > 0, "decimate", "x must not be empty along axis");
        const Eigen::ArrayXd h = detail::design::windowed_bands({0.0, 1 / static_cast<double>(q)},
                                                                windows::hamming(options.n.value_or(20 * q) + 1), true);
        const core::Source<T, A> source(x);
        shape[axis] = size;
        Result out = core::allocate<Result>(shape);
        const auto none = [](const double*, Index) { return 0.0; };
        if (options.zero_phase)
            filter::resample_phases<T>(h, 1, q, source.view(), core::view(out), axis, filter::Extend::constant, 0,
                                       none);
        else
            filter::polyphase<T>(filter::Polyphase<>(h.data(), h.size(), 1, q), source.view(), core::view(out), axis, 0,
                                 filter::Extend::constant, 0, none);
        return out;
    }
    const Sos sos = cheby1<Output::sos>(static_cast<int>(options.n.value_or(8)), 0.05, 0.8 / static_cast<double>(q));
    if (options.zero_phase)
        static_cast<void>(filter::checked_edge("decimate", PadType::odd, {}, filter::standard_edge(sos), shape[axis]));
    const Result all =
        options.zero_phase ? Result(sosfiltfilt(sos, x, {.axis = axis})) : Result(sosfilt(sos, x, {.axis = axis}));
    const auto from = core::view(all);
    core::Dims strides = from.strides();
    strides[axis] *= q;
    shape[axis] = size;
    Result out = core::allocate<Result>(shape);
    core::copy(core::NdView<const T>(from.data(), shape, strides), core::view(out));
    return out;
}

}  // namespace scixx::signal
