// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/design/iirfilter.hpp>
#include <scixx/signal/filter/filtfilt.hpp>
#include <scixx/signal/filter/resample_poly.hpp>

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
template <detail::filter::Filterable A>
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
        const Eigen::ArrayXd b =
            firwin(options.n.value_or(20 * q) + 1, 1 / static_cast<double>(q), {.window = "hamming"});
        if (options.zero_phase) return Result(resample_poly(x, 1, q, {.axis = axis, .window = b}));
        const Result all = upfirdn(b, x, 1, q, {.axis = axis});
        shape[axis] = size;
        Result out = core::allocate<Result>(shape);
        core::copy(core::view(all).window(core::Dims::filled(shape.size(), 0), shape), core::view(out));
        return out;
    }
    const Sos sos = cheby1<Output::sos>(static_cast<int>(options.n.value_or(8)), 0.05, 0.8 / static_cast<double>(q));
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
