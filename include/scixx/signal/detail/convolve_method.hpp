// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstdint>
#include <limits>
#include <scixx/signal/detail/convolve_direct.hpp>
#include <scixx/signal/detail/convolve_plan.hpp>
#include <scixx/signal/detail/fftconvolve.hpp>
#include <utility>

namespace scixx::signal::detail {

/// The direct convolution or correlation that `plan` describes.
template <class T>
void convolve_direct(const NdView<const T>& in1, const NdView<const T>& in2, const ConvolvePlan& plan, bool correlate,
                     core::Mode mode, T fill, NdView<T> out) {
    NdView<const T> a = plan.swap ? in2 : in1, w = plan.swap ? in1 : in2;
    Dims start = plan.start;
    // A correlation with its inputs swapped comes out turned round and conjugated.
    bool turned = correlate && plan.swap;
    // Between zeros the inputs may change places: let the smaller one be the window, whatever part is asked for.
    if (mode == core::Mode::constant && fill == T(0) && w.size() > a.size()) {
        for (int axis = 0; axis < a.rank(); ++axis)
            start[axis] = correlate ? 1 - out.shape(axis) - start[axis] : start[axis] + w.shape(axis) - a.shape(axis);
        std::swap(a, w);
        turned = correlate && !turned;
    }
    for (int axis = 0; axis < w.rank(); ++axis)
        if (!correlate)
            w = w.reversed(axis);
        else if (turned)
            out = out.reversed(axis);
    direct_sum<T>(a, w, correlate, start, mode, fill, out);
    if constexpr (core::is_complex<T>)
        if (turned) core::for_each([](T& value) { value = std::conj(value); }, out);
}

/// Whether integer data might give sums that a double does not hold exactly.
template <class T>
bool needs_integers(const NdView<const T>& in1, const NdView<const T>& in2) {
    if constexpr (std::is_integral_v<T>) {
        const auto largest = [](const NdView<const T>& view) {
            double most = 0;
            core::for_each([&](const T& value) { most = std::max(most, std::abs(static_cast<double>(value))); }, view);
            return most;
        };
        const double terms = static_cast<double>(std::min(in1.size(), in2.size()));
        return largest(in1) * largest(in2) * terms > 0x1p52 - 1;
    } else {
        static_cast<void>(in1);
        static_cast<void>(in2);
        return false;
    }
}

/// The quicker method by the numbers of operations. A transformed point costs about eight multiplications of the direct
/// sum times the logarithm of the length; measured on float and double, 500 to 100000 samples and images of 64 x 64 to
/// 512 x 512, with this weight the slower method is taken near the crossing only.
template <class T>
ConvolveMethod choose_method(const char* function, const NdView<const T>& in1, const NdView<const T>& in2,
                             ConvolveMode mode) {
    if (in1.empty() || in2.empty()) return ConvolveMethod::direct;
    const ConvolvePlan plan = plan_convolve(function, mode, in1.shape(), in2.shape(), false);
    const double window = static_cast<double>(std::min(in1.size(), in2.size()));
    const double direct = static_cast<double>(core::checked_size(function, plan.shape)) * window;
    if (direct < 20000) return ConvolveMethod::direct;
    double points = 1, logarithm = 0;
    const bool line = in1.rank() == 1;
    for (int axis = 0; axis < in1.rank(); ++axis) {
        const Index m = std::max(in1.shape(axis), in2.shape(axis)), n = std::min(in1.shape(axis), in2.shape(axis));
        const double full = static_cast<double>(m + n - 1);
        logarithm += std::log2(full);
        points *= full;
        if (line) {
            points = block_cost(m, n, best_block(m, n));
            logarithm = 1;
        }
    }
    constexpr double fft_weight = 8;
    const bool quicker = fft_weight * points * std::max(1.0, logarithm) < direct;
    return quicker && !needs_integers(in1, in2) ? ConvolveMethod::fft : ConvolveMethod::direct;
}

/// A rounded double as an integer; values out of range wrap around as far as 64 bits reach.
template <class T>
T rounded(double value) {
    const double whole = std::rint(value);
    if (whole >= 0 && whole < 0x1p64) return static_cast<T>(static_cast<std::uint64_t>(whole));
    return std::abs(whole) < 0x1p63 ? static_cast<T>(static_cast<std::int64_t>(whole)) : T(0);
}

/// The convolution or correlation by transforms.
template <class T>
void convolve_by_fft(const char* function, const NdView<const T>& in1, const NdView<const T>& in2, ConvolveMode mode,
                     bool correlate, const NdView<T>& out) {
    const auto plan = plan_fftconvolve(function, in1.shape(), in2.shape(), mode);
    NdView<const T> window = in2;
    if (correlate)
        for (int axis = 0; axis < window.rank(); ++axis) window = window.reversed(axis);
    if constexpr (std::is_integral_v<T>) {
        const Dims order = core::memory_order(out);
        const OrderedArray<double> a(in1.shape(), order), b(in2.shape(), order), sum(out.shape(), order);
        core::copy(in1, a.view());
        core::copy(window, b.view());
        run_fftconvolve<double>(a.view(), b.view(), plan, false, sum.view());
        core::for_each([](const double& x, T& y) { y = rounded<T>(x); }, NdView<const double>(sum.view()), out);
    } else if (core::is_complex<T> && correlate) {
        const OrderedArray<T> conjugate(in2.shape(), core::memory_order(in2));
        core::for_each([](const T& x, T& y) { y = static_cast<T>(Eigen::numext::conj(x)); }, window, conjugate.view());
        run_fftconvolve<T>(in1, conjugate.view(), plan, false, out);
    } else
        run_fftconvolve<T>(in1, window, plan, false, out);
}

/// Shared body of convolve and correlate: `make_out(shape)` gives the view to write.
template <class T, class A, class B, class MakeOut>
void convolve_nd(const char* function, const A& in1, const B& in2, ConvolveMode mode, ConvolveMethod method,
                 bool correlate, MakeOut&& make_out) {
    core::Source<T, A> a(in1);
    core::Source<T, B> b(in2);
    core::require(method == ConvolveMethod::auto_ || method == ConvolveMethod::direct || method == ConvolveMethod::fft,
                  function, "method must be auto, direct or fft");
    if (a.view().empty() || b.view().empty()) {
        static_cast<void>(make_out(Dims::filled(a.view().rank(), 0)));
        return;
    }
    const ConvolvePlan plan = plan_convolve(function, mode, a.view().shape(), b.view().shape(), false);
    const NdView<T> out = make_out(plan.shape);
    a.detach_from(out);
    b.detach_from(out);
    if (method == ConvolveMethod::auto_) method = choose_method<T>(function, a.view(), b.view(), mode);
    if (method == ConvolveMethod::fft)
        convolve_by_fft<T>(function, a.view(), b.view(), mode, correlate, out);
    else
        convolve_direct<T>(a.view(), b.view(), plan, correlate, core::Mode::constant, T(0), out);
}

}  // namespace scixx::signal::detail
