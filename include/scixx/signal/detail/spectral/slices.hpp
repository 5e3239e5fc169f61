// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/spectral/short_time.hpp>

/// The transforms of ShortTimeFFT.
namespace scixx::signal::detail::spectral {

using Complex = std::complex<double>;

enum class Outside { zeros, edge, even, odd };

/// Slice p is x[p hop - mid + offset + m] window[m], m = 0 .., transformed with sample `shift` in front.
template <class T>
struct Slicing {
    core::List<T> window;
    Index hop = 1, mid = 0, mfft = 1, shift = 0, offset = 0;
    bool onesided = true, centered = false;
    double both = 1;  // factor of the frequencies that stand for both sides
    Outside outside = Outside::zeros;
    Trend trend = Trend::none;

    [[nodiscard]] Index size() const { return window.size(); }
    [[nodiscard]] Index frequencies() const { return onesided ? mfft / 2 + 1 : mfft; }
    /// Place of frequency k of a transform in a slice's spectrum.
    [[nodiscard]] Index place(Index k) const { return centered ? (k + mfft / 2) % mfft : k; }
    /// Place of sample m of the window in a transform's input.
    [[nodiscard]] Index turned(Index m) const { return m >= shift ? m - shift : m - shift + mfft; }
};

/// Sample k of a line continued outside.
template <class S>
S continued(const core::Line<const S>& x, Index k, Outside outside) {
    if (k >= 0 && k < x.size) return x[k];
    if (outside == Outside::zeros) return S(0);
    if (outside == Outside::edge || x.size == 1) return k < 0 ? x[0] : x[x.size - 1];
    S sum(0), sign(1);  // each reflection turns the sign of an odd continuation
    while (k < 0 || k >= x.size) {
        const Index end = k < 0 ? 0 : x.size - 1;
        if (outside == Outside::odd) {
            sum += sign * S(2) * x[end];
            sign = -sign;
        }
        k = 2 * end - k;
    }
    return sum + sign * x[k];
}

/// Slices p0 .. p1 of all lines of x along `axis`; `out` has the frequencies there and the slices along its last axis.
template <class T, class S>
void transform_slices(const NdView<const S>& x, const NdView<Complex>& out, int axis, const Slicing<T>& plan, Index p0,
                      Index p1) {
    using W = std::conditional_t<core::is_complex<T> || core::is_complex<S>, Complex, double>;
    const Index size = plan.size(), points = core::is_complex<W> ? plan.mfft : plan.mfft / 2 + 1;
    const Index batch = std::clamp<Index>(16384 / plan.mfft, 1, p1 - p0);
    core::List<W> pieces(batch * plan.mfft);
    core::List<Complex> spectra(batch * points);
    core::List<S> slice(size);
    for_time_lines<S, Complex>(
        x, out, axis, [&](const core::Line<const S>& in, const core::Line<Complex>& to, Index time_stride) {
            for (Index first = p0; first < p1; first += batch) {
                const Index rows = std::min(batch, p1 - first);
                for (Index r = 0; r < rows; ++r) {
                    const Index begin = (first + r) * plan.hop - plan.mid + plan.offset;
                    if (begin >= 0 && begin + size <= in.size)
                        for (Index m = 0; m < size; ++m) slice[m] = in[begin + m];
                    else
                        for (Index m = 0; m < size; ++m) slice[m] = continued(in, begin + m, plan.outside);
                    if (plan.trend != Trend::none) {
                        const TrendLine<S> line(slice.data(), size, plan.trend == Trend::linear);
                        for (Index m = 0; m < size; ++m) slice[m] = line.without(slice[m], m);
                    }
                    for (Index m = 0; m < size; ++m) pieces[r * plan.mfft + plan.turned(m)] = slice[m] * plan.window[m];
                }
                transform_rows(pieces.data(), rows, plan.mfft, spectra.data());
                for (Index r = 0; r < rows; ++r) {
                    const Complex* const spectrum = spectra.data() + r * points;
                    Complex* const target = to.data + (first + r - p0) * time_stride;
                    for (Index k = 0; k < points; ++k) {
                        const bool paired = k > 0 && 2 * k < plan.mfft;
                        target[plan.place(k) * to.stride] = paired ? spectrum[k] * plan.both : spectrum[k];
                    }
                    if constexpr (!core::is_complex<W>)
                        if (!plan.onesided)
                            for (Index k = points; k < plan.mfft; ++k)
                                target[plan.place(k) * to.stride] = std::conj(spectrum[plan.mfft - k]);
                }
            }
        });
}

/// Inverse: the slices' inverse transforms times plan.window, here the dual one, added up at the samples k0 .. of `out`
/// along `axis`; the first slice is p0. X is real or complex.
template <class T, class X>
void add_slices(const NdView<const Complex>& z, const NdView<X>& out, int frequency, int time, const Slicing<T>& plan,
                Index p0, Index k0) {
    const Index slices = z.shape(time), time_stride = z.stride(time), size = plan.size();
    const int axis = frequency > time ? frequency - 1 : frequency;
    const Index batch = std::clamp<Index>(16384 / plan.mfft, 1, slices);
    const auto add_up = [&]<class V>(V) {
        const Index points = plan.frequencies();
        core::List<Complex> spectra(batch * points);
        core::List<V> pieces(batch * plan.mfft);
        using Sum = std::conditional_t<core::is_complex<T>, Complex, V>;
        core::List<Sum> sum;
        core::Lines<const Complex, X>(axis, z.slice(time, 0), out)
            .for_lines([&](const core::Line<const Complex>& in, const core::Line<X>& to) {
                sum.assign(to.size, Sum(0));
                for (Index first = 0; first < slices; first += batch) {
                    const Index rows = std::min(batch, slices - first);
                    for (Index r = 0; r < rows; ++r)
                        for (Index k = 0; k < points; ++k) {
                            const Complex value = in.data[plan.place(k) * in.stride + (first + r) * time_stride];
                            spectra[r * points + k] = k > 0 && 2 * k < plan.mfft ? value / plan.both : value;
                        }
                    restore_rows(spectra.data(), rows, plan.mfft, pieces.data());
                    for (Index r = 0; r < rows; ++r) {
                        const Index begin = (p0 + first + r) * plan.hop - plan.mid - k0;
                        const Index end = std::min(size, to.size - begin);
                        for (Index m = std::max<Index>(0, -begin); m < end; ++m)
                            sum[begin + m] += plan.window[m] * pieces[r * plan.mfft + plan.turned(m)];
                    }
                }
                for (Index i = 0; i < to.size; ++i) {
                    if constexpr (core::is_complex<Sum> && !core::is_complex<X>)
                        to[i] = sum[i].real();
                    else
                        to[i] = sum[i];
                }
            });
    };
    if (plan.onesided)
        add_up(double());
    else
        add_up(Complex());
}

/// The view with axis `from` put at place `to`.
template <class T>
NdView<T> moved_axis(const NdView<T>& view, int from, int to) {
    core::Dims order;
    for (int i = 0, other = 0; i < view.rank(); ++i) {
        if (other == from) ++other;
        order.push_back(i == to ? from : other++);
    }
    return view.permuted(order);
}

}  // namespace scixx::signal::detail::spectral
