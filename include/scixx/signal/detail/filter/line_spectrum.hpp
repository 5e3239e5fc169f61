// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <complex>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/fft/plan.hpp>

/// What changes the spectra of lines: resample, hilbert, envelope. T is the data's scalar, real or complex.
namespace scixx::signal::detail::filter {

using core::NdView;
using Eigen::Index;

/// Each line of n samples (or, unless `time`, each spectrum) to out.shape(axis) samples. `factor` is empty or
/// multiplies the n frequencies.
template <class T>
void resample_lines(const NdView<const T>& x, const NdView<T>& out, int axis, const Eigen::ArrayXd& factor, bool time) {
    using R = core::RealOf<T>;
    using C = std::complex<R>;
    const Index n = x.shape(axis), num = out.shape(axis), least = std::min(n, num);
    const R scale = static_cast<R>(static_cast<double>(num) / static_cast<double>(n));
    Eigen::ArrayX<T> line(n), result(num);
    fft::Plan<T> forward(n), backward(num);
    core::Lines<const T, T>(axis, x, out).for_lines([&](const core::Line<const T>& in, const core::Line<T>& to) {
        for (Index i = 0; i < n; ++i) line[i] = in[i];
        if constexpr (core::is_complex<T>) {
            Eigen::ArrayX<C>&spectrum = line, &moved = result;
            if (time) forward.fft(line, spectrum);
            for (Index k = 0; k < factor.size(); ++k) spectrum[k] *= static_cast<R>(factor[k]);
            std::fill(moved.data(), moved.data() + num, C(0));
            std::copy(spectrum.data(), spectrum.data() + least / 2 + 1, moved.data());
            for (Index k = 1; 2 * k < least; ++k) moved[num - k] = spectrum[n - k];
            if (least % 2 == 0) {  // the middle frequency stands for both of its sides
                if (num < n)
                    moved[num - least / 2] += spectrum[n - least / 2];
                else if (n < num) {
                    moved[least / 2] *= R(0.5);
                    moved[num - least / 2] = moved[least / 2];
                }
            }
            backward.ifft(moved, moved);
        } else {
            Eigen::ArrayX<C> spectrum(n / 2 + 1), moved(num / 2 + 1);
            std::fill(moved.data(), moved.data() + moved.size(), C(0));
            if (time)
                forward.rfft(line, spectrum);
            else
                std::copy(line.data(), line.data() + spectrum.size(), spectrum.data());
            const Index half = least / 2 + 1;
            std::copy(spectrum.data(), spectrum.data() + half, moved.data());
            for (Index k = 0; k < half && factor.size() > 0; ++k) moved[k] *= static_cast<R>(factor[k]);
            if (least % 2 == 0 && n != num) moved[least / 2] *= num < n ? R(2) : R(0.5);
            backward.irfft(moved, result);
        }
        for (Index i = 0; i < num; ++i) to[i] = result[i] * scale;
    });
}

/// The analytic signal of real lines, cropped or with zeros behind to out.shape(axis) samples.
template <class T>
void hilbert_lines(const NdView<const T>& x, const NdView<std::complex<T>>& out, int axis) {
    using C = std::complex<T>;
    const Index n = out.shape(axis), points = n / 2 + 1;
    Eigen::ArrayX<T> line(n);
    Eigen::ArrayX<C> spectrum(n);
    std::fill(line.data(), line.data() + n, T(0));
    fft::Plan<T> forward(n);
    fft::Plan<C> backward(n);
    core::Lines<const T, C>(axis, x, out).for_lines([&](const core::Line<const T>& in, const core::Line<C>& to) {
        for (Index i = 0; i < std::min(n, in.size); ++i) line[i] = in[i];
        Eigen::Map<Eigen::ArrayX<C>> half(spectrum.data(), points);
        forward.rfft(line, half);
        for (Index k = 1; k < (n + 1) / 2; ++k) spectrum[k] *= T(2);
        std::fill(spectrum.data() + points, spectrum.data() + n, C(0));
        backward.ifft(spectrum, spectrum);
        for (Index i = 0; i < n; ++i) to[i] = spectrum[i];
    });
}

/// The modulus of the bins [low, high) of each line's spectrum, low >= -(n / 2), those of real data doubled for k > 0,
/// in env.shape(axis) samples; and in `rest`, if it is given, the line without the bins [low, rest_begin).
template <class T>
void envelope_lines(const NdView<const T>& z, const NdView<core::RealOf<T>>& env, const NdView<T>& rest, int axis,
                    Index low, Index high, Index rest_begin, bool squared) {
    using R = core::RealOf<T>;
    using C = std::complex<R>;
    constexpr bool real = !core::is_complex<T>;
    const Index n = z.shape(axis), n_out = env.shape(axis), points = real ? n / 2 + 1 : n;
    const R scale = static_cast<R>(static_cast<double>(n_out) / static_cast<double>(n));
    Eigen::ArrayX<T> line(n);
    Eigen::ArrayX<C> spectrum(n), base(n_out);
    fft::Plan<T> whole(n);
    fft::Plan<C> narrow(n_out);
    // Without a residual all lines of it are this one.
    core::Dims shape = z.shape(), strides = core::Dims::filled(shape.size(), 0);
    strides[axis] = 1;
    const bool wanted = rest.rank() > 0;
    const NdView<T> residual = wanted ? rest : NdView<T>(line.data(), shape, strides);
    core::Lines<const T, R, T>(axis, z, env, residual)
        .for_lines([&](const core::Line<const T>& in, const core::Line<R>& to, const core::Line<T>& left) {
            for (Index i = 0; i < n; ++i) line[i] = in[i];
            Eigen::Map<Eigen::ArrayX<C>> bins(spectrum.data(), points);
            std::fill(spectrum.data() + points, spectrum.data() + n, C(0));
            if constexpr (real)
                whole.rfft(line, bins);
            else
                whole.fft(line, bins);
            // A shift in frequency leaves the modulus as it is, so the band may begin at 0.
            std::fill(base.data(), base.data() + n_out, C(0));
            for (Index k = low; k < std::min(high, low + n_out); ++k)
                base[k - low] = spectrum[k < 0 ? k + n : k] * R(real && k > 0 ? 2 : 1);
            narrow.ifft(base, base);
            for (Index i = 0; i < n_out; ++i) {
                const C value = base[i] * scale;
                to[i] = squared ? std::norm(value) : std::abs(value);
            }
            if (!wanted) return;
            for (Index k = low; k < rest_begin; ++k) spectrum[k < 0 ? k + n : k] = C(0);
            if constexpr (real)
                whole.irfft(bins, line);
            else
                whole.ifft(bins, line);
            for (Index i = 0; i < n; ++i) left[i] = line[i];
        });
}

}  // namespace scixx::signal::detail::filter
