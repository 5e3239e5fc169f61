// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <complex>
#include <cstdint>
#include <limits>
#include <optional>
#include <scixx/core/answer.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/signal/detail/convolve_direct.hpp>
#include <scixx/signal/detail/convolve_plan.hpp>
#include <scixx/signal/detail/fftconvolve.hpp>
#include <scixx/signal/detail/result_type.hpp>
#include <utility>

namespace scixx::signal::detail {

/// Whether all samples are finite, the parts of complex ones too.
template <class T>
bool all_finite(const NdView<const T>& view) {
    if constexpr (std::is_integral_v<T>) {
        static_cast<void>(view);
        return true;
    } else {
        int beyond = 0;  // no branch and no sum in order: a loop of vectors
        core::for_each([&](const T& value) { beyond |= value - value == T(0) ? 0 : 1; }, view);
        return beyond == 0;
    }
}

/// out(o) = the sum over k of a(o + start + k) w(k), conj(w(k)) when `conjugate`, over the samples of `a` alone:
/// weights that are not finite meet no zeros outside.
template <class T>
void sum_within(const NdView<const T>& a, const NdView<const T>& w, bool conjugate, const Dims& start,
                const NdView<T>& out) {
    core::for_each([](T& y) { y = T(0); }, out);
    Dims k = Dims::filled(w.rank(), 0);
    do {
        Dims from = k, at = k, count = k;
        bool meets = true;
        for (int axis = 0; axis < w.rank(); ++axis) {
            const Index shift = start[axis] + k[axis];
            from[axis] = std::max<Index>(0, -shift);
            at[axis] = from[axis] + shift;
            count[axis] = std::min(out.shape(axis), a.shape(axis) - shift) - from[axis];
            meets = meets && count[axis] > 0;
        }
        if (!meets) continue;
        T weight = w(k);
        if constexpr (core::is_complex<T>)
            if (conjugate) weight = std::conj(weight);
        core::for_each(
            [weight](const T& x, T& y) {
                if constexpr (core::is_complex<T>)
                    y += T(x.real() * weight.real() - x.imag() * weight.imag(),
                           x.real() * weight.imag() + x.imag() * weight.real());
                else
                    y += x * weight;
            },
            a.window(at, count), out.window(from, count));
    } while (core::advance(k, w.shape()));
}

/// The direct convolution or correlation that `plan` describes. Without a mode there is nothing outside, which differs
/// from zeros where a weight is not finite.
template <class T>
void convolve_direct(const NdView<const T>& in1, const NdView<const T>& in2, const ConvolvePlan& plan, bool correlate,
                     std::optional<core::Mode> mode, T fill, NdView<T> out) {
    NdView<const T> a = plan.swap ? in2 : in1, w = plan.swap ? in1 : in2;
    Dims start = plan.start;
    // A correlation with its inputs swapped comes out turned round and conjugated.
    bool turned = correlate && plan.swap;
    // Between zeros the inputs may change places: let the smaller one be the window, whatever part is asked for.
    if (mode.value_or(core::Mode::constant) == core::Mode::constant && fill == T(0) && w.size() > a.size()) {
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
    bool within = false;
    if constexpr (!std::is_integral_v<T>) {
        within = !mode && !all_finite(w);
        if (within) sum_within<T>(a, w, correlate, start, out);
    }
    if (!within) direct_sum<T>(a, w, correlate, start, mode.value_or(core::Mode::constant), fill, out);
    if constexpr (core::is_complex<T>)
        if (turned) core::for_each([](T& value) { value = std::conj(value); }, out);
}

/// Whether integer data might give sums that a double does not hold exactly.
template <class T>
bool needs_integers(const NdView<const T>& in1, const NdView<const T>& in2) {
    if constexpr (std::is_integral_v<T>) {
        const auto largest = [](const NdView<const T>& view) {
            double most = 0;
            core::Lines<const T>(0, view).for_lines([&](const core::Line<const T>& line) {
                T low = 0, high = 0;
                const auto widen = [&](const T& value) {
                    low = value < low ? value : low;
                    high = value > high ? value : high;
                };
                if (line.stride == 1)
                    for (Index i = 0; i < line.size; ++i) widen(line.data[i]);
                else
                    for (Index i = 0; i < line.size; ++i) widen(line[i]);
                most = std::max({most, -static_cast<double>(low), static_cast<double>(high)});
            });
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

/// Whether a convolution is so long that SciPy's estimate, too, takes the transform, which is less exact. Along one
/// axis the direct sum is quick and the window has to have
///     slope log2(full) full / places + offset / places
/// samples, for `full` samples of the full result and as many places as the window (nearly) lies at: a fit to SciPy
/// 1.10's choices for 1000 to 10^7 samples.
inline bool worth_transforming(double longer, double window, double out, int rank, ConvolveMode mode) {
    if (rank > 1) return out * window >= 20000;
    const double full = longer + window - 1;
    const double places = mode == ConvolveMode::valid ? out : mode == ConvolveMode::same ? longer - window / 4 : longer;
    const double slope = mode == ConvolveMode::same ? 24.0 : mode == ConvolveMode::full ? 17.3 : 18.5;
    const double offset = mode == ConvolveMode::same ? 3.6e6 : 4.75e6;
    return window * places >= slope * std::log2(full) * full + offset;
}

/// The quicker method by the numbers of operations. A transformed point costs about eight multiplications of the direct
/// sum times the logarithm of the length; measured on float and double, 500 to 100000 samples and images of 64 x 64 to
/// 512 x 512, with this weight the slower method is taken near the crossing only.
template <class T>
ConvolveMethod choose_method(const char* function, const NdView<const T>& in1, const NdView<const T>& in2,
                             ConvolveMode mode) {
    if (in1.empty() || in2.empty()) return ConvolveMethod::direct;
    const ConvolvePlan plan = plan_convolve(function, mode, in1.shape(), in2.shape(), false);
    const double longer = static_cast<double>(std::max(in1.size(), in2.size()));
    const double window = static_cast<double>(std::min(in1.size(), in2.size()));
    const double samples = static_cast<double>(core::checked_size(function, plan.shape));
    if (!worth_transforming(longer, window, samples, in1.rank(), mode)) return ConvolveMethod::direct;
    double points = 1, logarithm = 0;
    for (int axis = 0; axis < in1.rank(); ++axis) {
        const Index m = std::max(in1.shape(axis), in2.shape(axis)), n = std::min(in1.shape(axis), in2.shape(axis));
        const double full = static_cast<double>(m + n - 1);
        logarithm += std::log2(full);
        points *= full;
        if (in1.rank() == 1) {
            points = block_cost(m, n, best_block(m, n));
            logarithm = 1;
        }
    }
    constexpr double fft_weight = 8;
    const bool quicker = fft_weight * points * std::max(1.0, logarithm) < samples * window;
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
        const core::OrderedArray<double> a(in1.shape(), order, function), b(in2.shape(), order, function),
            sum(out.shape(), order, function);
        core::copy(in1, a.view());
        core::copy(window, b.view());
        run_fftconvolve<double>(function, a.view(), b.view(), plan, false, sum.view());
        core::for_each([](const double& x, T& y) { y = rounded<T>(x); }, sum.read(), out);
    } else if (core::is_complex<T> && correlate) {
        const core::OrderedArray<T> conjugate(in2);
        core::for_each([](const T& x, T& y) { y = static_cast<T>(Eigen::numext::conj(x)); }, window, conjugate.view());
        run_fftconvolve<T>(function, in1, conjugate.view(), plan, false, out);
    } else
        run_fftconvolve<T>(function, in1, window, plan, false, out);
}

/// The plan of convolve and correlate; of an empty input, a result without samples.
template <class T>
ConvolvePlan plan_nd(const char* function, const NdView<const T>& in1, const NdView<const T>& in2, ConvolveMode mode,
                     ConvolveMethod method) {
    core::require(method == ConvolveMethod::auto_ || method == ConvolveMethod::direct || method == ConvolveMethod::fft,
                  function, "method must be auto, direct or fft");
    if (!in1.empty() && !in2.empty()) return plan_convolve(function, mode, in1.shape(), in2.shape(), false);
    ConvolvePlan plan;
    plan.shape = Dims::filled(in1.rank(), 0);
    return plan;
}

/// The planned convolution or correlation.
template <class T>
void run_convolve(const char* function, const NdView<const T>& in1, const NdView<const T>& in2,
                  const ConvolvePlan& plan, ConvolveMode mode, ConvolveMethod method, bool correlate,
                  const NdView<T>& out) {
    if (out.empty()) return;
    if (method == ConvolveMethod::auto_) {
        method = choose_method<T>(function, in1, in2, mode);
        // A transform would spread what is not finite.
        if (method == ConvolveMethod::fft && !(all_finite(in1) && all_finite(in2))) method = ConvolveMethod::direct;
    }
    if (method == ConvolveMethod::fft)
        convolve_by_fft<T>(function, in1, in2, mode, correlate, out);
    else
        convolve_direct<T>(in1, in2, plan, correlate, std::nullopt, T(0), out);
}

/// Shared body of convolve and correlate.
template <class Out, class A, class B, class... D>
auto convolve_nd(const char* function, const A& in1, const B& in2, ConvolveMode mode, ConvolveMethod method,
                 bool correlate, D&... out) {
    using T = ConvolvedScalar<A, B, Out>;
    core::Source<T, A> a(in1);
    core::Source<T, B> b(in2);
    const ConvolvePlan plan = plan_nd<T>(function, a.view(), b.view(), mode, method);
    return core::answer<core::PlainOf<A, T>>(
        function, plan.shape,
        [&](auto& to) {
            a.detach_from(core::view(to));
            b.detach_from(core::view(to));
            run_convolve<T>(function, a.view(), b.view(), plan, mode, method, correlate, core::view(to));
        },
        out...);
}

}  // namespace scixx::signal::detail
