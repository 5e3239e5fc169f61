// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/fft.hpp>
#include <scixx/fft/rfft.hpp>
#include <scixx/signal/detail/spectral/segments.hpp>

namespace scixx::signal::detail::spectral {

enum class Edge { zeros, even, odd, constant, none };

/// n samples with `edge` more in front and behind, then zeros up to `size`.
template <class T>
void extend(const core::Line<const T>& x, Index edge, Index size, Edge kind, T* to) {
    const Index n = x.size;
    for (Index i = 0; i < n; ++i) to[edge + i] = x[i];
    for (Index i = 1; i <= edge; ++i) {
        T before(0), after(0);
        if (kind == Edge::even || kind == Edge::odd) {
            before = x[std::min(i, n - 1)];
            after = x[std::max<Index>(n - 1 - i, 0)];
            if (kind == Edge::odd) {
                before = T(2) * x[0] - before;
                after = T(2) * x[n - 1] - after;
            }
        } else if (kind == Edge::constant) {
            before = x[0];
            after = x[n - 1];
        }
        to[edge - i] = before;
        to[edge + n - 1 + i] = after;
    }
    for (Index i = n + 2 * edge; i < size; ++i) to[i] = T(0);
}

/// f(line of x, line of frequencies of the first segment in `out`, distance to the next segment): `out` has the
/// frequencies where x has its axis, and the segments along the last one.
template <class T, class V, class F>
void for_time_lines(const NdView<const T>& x, const NdView<V>& out, int axis, F&& f) {
    const int last = out.rank() - 1;
    const Index time_stride = out.stride(last);
    if (out.shape(last) == 0) return;
    const NdView<V> first = out.slice(last, 0);
    core::Lines<const T, V>(axis, x, first).for_lines([&](const core::Line<const T>& in, const core::Line<V>& to) {
        f(in, to, time_stride);
    });
}

template <class T>
void short_time(const NdView<const T>& x, const NdView<core::ComplexOf<T>>& out, int axis, const Plan& plan,
                double scale, Index edge, Index size, Edge kind) {
    using C = core::ComplexOf<T>;
    using R = core::RealOf<T>;
    core::List<T> buffer(size);
    const Index points = core::is_complex<T> ? plan.nfft : plan.nfft / 2 + 1;
    if (edge > 0 && (kind == Edge::even || kind == Edge::odd))
        core::require(x.shape(axis) > edge, "stft", "x must be longer than half a segment for this boundary");
    for_time_lines<T, C>(x, out, axis, [&](const core::Line<const T>& in, const core::Line<C>& to, Index time_stride) {
        const T* data = in.data;
        if (edge > 0 || size != in.size || in.stride != 1) {
            extend(in, edge, size, kind, buffer.data());
            data = buffer.data();
        }
        const R factor = static_cast<R>(scale);
        transform_segments(data, size, plan, [&](Index first, Index rows, const C* spectra) {
            // Along the memory of the result, be it the frequencies or the segments that lie close together there.
            if (to.stride == 1)
                for (Index r = 0; r < rows; ++r)
                    for (Index k = 0; k < points; ++k)
                        to.data[k + (first + r) * time_stride] = spectra[r * points + k] * factor;
            else
                for (Index k = 0; k < points; ++k)
                    for (Index r = 0; r < rows; ++r)
                        to.data[k * to.stride + (first + r) * time_stride] = spectra[r * points + k] * factor;
        });
        if constexpr (!core::is_complex<T>)
            if (!plan.onesided)
                for (Index k = plan.nfft / 2 + 1; k < plan.nfft; ++k)
                    for (Index s = 0; s < plan.segments(size); ++s)
                        to.data[k * to.stride + s * time_stride] =
                            std::conj(to.data[(plan.nfft - k) * to.stride + s * time_stride]);
    });
}

template <class T>
void power_over_time(const NdView<const T>& x, const NdView<core::RealOf<T>>& out, int axis, const Plan& plan,
                     double scale) {
    using R = core::RealOf<T>;
    LineBuffer<T> buffer;
    const Index n = x.shape(axis), points = core::is_complex<T> ? plan.nfft : plan.nfft / 2 + 1;
    core::List<R> factor(plan.frequencies(), static_cast<R>(scale));
    if constexpr (!core::is_complex<T>)
        if (plan.onesided) double_inside(factor, plan);
    for_time_lines<T, R>(x, out, axis, [&](const core::Line<const T>& in, const core::Line<R>& to, Index time_stride) {
        transform_segments(buffer(in), n, plan, [&](Index first, Index rows, const core::ComplexOf<T>* spectra) {
            if (to.stride == 1)
                for (Index r = 0; r < rows; ++r)
                    for (Index k = 0; k < points; ++k)
                        to.data[k + (first + r) * time_stride] = squared(spectra[r * points + k]) * factor[k];
            else
                for (Index k = 0; k < points; ++k)
                    for (Index r = 0; r < rows; ++r)
                        to.data[k * to.stride + (first + r) * time_stride] =
                            squared(spectra[r * points + k]) * factor[k];
        });
        if constexpr (!core::is_complex<T>)
            if (!plan.onesided)
                for (Index k = plan.nfft / 2 + 1; k < plan.nfft; ++k)
                    for (Index s = 0; s < plan.segments(n); ++s)
                        to.data[k * to.stride + s * time_stride] =
                            to.data[(plan.nfft - k) * to.stride + s * time_stride];
    });
}

/// Jumps of more than pi between neighbours are taken out by whole turns.
template <class R>
void unwrap(const NdView<R>& phase, int axis) {
    const double pi = std::numbers::pi;
    core::Lines<R>(axis, phase).for_lines([&](const core::Line<R>& line) {
        double turns = 0;
        for (Index i = 1; i < line.size; ++i) {
            const double before = static_cast<double>(line[i - 1]) - turns;
            const double jump = static_cast<double>(line[i]) - before;
            double reduced = std::fmod(jump + pi, 2 * pi);
            if (reduced < 0) reduced += 2 * pi;
            reduced -= pi;
            if (reduced == -pi && jump > 0) reduced = pi;
            if (std::abs(jump) >= pi) turns += reduced - jump;
            line[i] = static_cast<R>(static_cast<double>(line[i]) + turns);
        }
    });
}

template <class T>
void overlap_add(const char* function, const NdView<const core::ComplexOf<T>>& z, const NdView<T>& out, int time,
                 int freq, const Plan& plan, double scale, Index cut) {
    using C = core::ComplexOf<T>;
    using R = core::RealOf<T>;
    const Index segments = z.shape(time), points = z.shape(freq), step = plan.step();
    const Index size = plan.nperseg + (segments - 1) * step, time_stride = z.stride(time);
    core::List<double> weight(size);
    for (Index s = 0; s < segments; ++s)
        for (Index i = 0; i < plan.nperseg; ++i) weight[s * step + i] += plan.window[i] * plan.window[i];
    for (Index i = cut; i < size - cut; ++i)
        core::require(weight[i] > 1e-10, function, "the window leaves samples without weight (NOLA), sample ", i - cut);
    const NdView<const C> first = z.slice(time, 0);
    const int axis = freq > time ? freq - 1 : freq;
    const Index batch = std::clamp<Index>(16384 / plan.nfft, 1, segments);
    core::List<C> spectra(batch * points);
    core::List<T> pieces(batch * plan.nfft), sum(size);
    core::List<R> window(plan.nperseg);
    for (Index i = 0; i < plan.nperseg; ++i) window[i] = static_cast<R>(plan.window[i] * scale);
    core::Lines<const C, T>(axis, first, out).for_lines([&](const core::Line<const C>& in, const core::Line<T>& to) {
        std::fill(sum.begin(), sum.end(), T(0));
        for (Index s = 0; s < segments; s += batch) {
            const Index rows = std::min(batch, segments - s);
            for (Index r = 0; r < rows; ++r)
                for (Index k = 0; k < points; ++k)
                    spectra[r * points + k] = in.data[k * in.stride + (s + r) * time_stride];
            restore_rows(spectra.data(), rows, plan.nfft, pieces.data());
            for (Index r = 0; r < rows; ++r)
                for (Index i = 0; i < plan.nperseg; ++i)
                    sum[(s + r) * step + i] += pieces[r * plan.nfft + i] * window[i];
        }
        for (Index i = cut; i < size - cut; ++i) to[i - cut] = sum[i] / static_cast<R>(weight[i]);
    });
}

/// The sum of all copies of a window, or of its square, at the samples of one step.
template <class = void>
inline Eigen::ArrayXd overlapped(const char* function, const Window& window, Index nperseg, Index noverlap,
                                 bool square) {
    core::require(nperseg >= 1, function, "nperseg must be a positive integer, got ", nperseg);
    core::require(noverlap < nperseg, function, "noverlap must be less than nperseg, got ", noverlap);
    core::require(noverlap >= 0, function, "noverlap must be a nonnegative integer, got ", noverlap);
    const Eigen::ArrayXd w = window.is_array() ? window.points() : windows::window_of(function, window, nperseg, true);
    core::require(w.size() == nperseg, function, "window must have length of nperseg, got ", w.size());
    const Index step = nperseg - noverlap;
    Eigen::ArrayXd sums(step);
    std::fill(sums.data(), sums.data() + step, 0.0);
    for (Index i = 0; i < nperseg; ++i) sums[i % step] += square ? w[i] * w[i] : w[i];
    return sums;
}

}  // namespace scixx::signal::detail::spectral
