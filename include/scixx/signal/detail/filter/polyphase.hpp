// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <complex>
#include <scixx/core/array.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <vector>

namespace scixx::signal::detail::filter {

using core::NdView;
using Eigen::Index;

/// How upfirdn continues a line outside.
enum class Extend { constant, symmetric, reflect, edge, wrap, smooth, antisymmetric, antireflect, line };

/// The line's value at any index.
template <class T>
T extended(const T* x, Index n, Index i, Extend mode, T cval) {
    if (i >= 0 && i < n) return x[i];
    const auto divided = [i](Index period, Index& rest) {
        const Index q = i >= 0 ? i / period : -((period - 1 - i) / period);
        rest = i - q * period;
        return q;
    };
    Index r = 0;
    switch (mode) {
        case Extend::constant:
            return cval;
        case Extend::edge:
            return i < 0 ? x[0] : x[n - 1];
        case Extend::wrap:
            divided(n, r);
            return x[r];
        case Extend::symmetric:
            return divided(n, r) % 2 == 0 ? x[r] : x[n - 1 - r];
        case Extend::antisymmetric:
            return divided(n, r) % 2 == 0 ? x[r] : -x[n - 1 - r];
        case Extend::smooth: {
            if (n == 1) return x[0];
            return i < 0 ? x[0] + static_cast<T>(i) * (x[1] - x[0])
                         : x[n - 1] + static_cast<T>(i - n + 1) * (x[n - 1] - x[n - 2]);
        }
        case Extend::line: {
            if (n == 1) return x[0];
            const T slope = (x[n - 1] - x[0]) / static_cast<T>(n - 1);
            return i < 0 ? x[0] + static_cast<T>(i) * slope : x[n - 1] + static_cast<T>(i - n + 1) * slope;
        }
        case Extend::reflect:
            if (n == 1) return x[0];
            return divided(n - 1, r) % 2 == 0 ? x[r] : x[n - 1 - r];
        case Extend::antireflect: {
            if (n == 1) return x[0];
            const Index q = divided(n - 1, r);
            const T rise = x[n - 1] - x[0];
            return q % 2 == 0 ? x[r] + static_cast<T>(q) * rise
                              : T(2) * x[n - 1] - x[n - 1 - r] + static_cast<T>(q - 1) * rise;
        }
    }
    return cval;
}

/// A filter taken apart into its `up` phases, each reversed and filled up with zeros in front to whole vectors.
template <class T = double>
class Polyphase {
public:
    static constexpr Index width = 8;

    /// The first `lead` coefficients are zeros that only shift the others.
    Polyphase(const double* h, Index size, Index up, Index down, Index lead = 0)
        : size_(size), up_(up), down_(down), lead_(lead) {
        const Index taps = (size + up - 1) / up;
        stride_ = (taps + width - 1) / width * width;
        phases_.assign(up * stride_, 0.0);
        for (Index k = 0; k < size; ++k) phases_[(k % up) * stride_ + stride_ - 1 - k / up] = h[k];
    }

    /// The length of the whole result.
    [[nodiscard]] Index output_length(Index n) const { return ((n - 1) * up_ + size_ - 1) / down_ + 1; }
    /// Samples needed before the first one.
    [[nodiscard]] Index before() const { return stride_ - 1; }
    /// Samples needed behind the last of n, for results up to `end`.
    [[nodiscard]] Index behind(Index n, Index end) const {
        return end > 0 ? std::max<Index>(0, (end - 1) * down_ / up_ - n + 1) : 0;
    }

    /// y[m - first] = sum h[k] x[m down - k] of the stretched x, for first <= m < first + count. `x` is sample 0 of a
    /// buffer with before() samples in front of it. Samples that are not finite do not meet the zeros that fill up.
    template <class Out>
    void run(const double* x, Index first, Index count, bool finite, Out&& out) const {
        using V = Eigen::Array<T, width, 1>;
        Index position = first * down_ / up_, phase = first * down_ % up_;
        const Index whole = down_ / up_, part = down_ % up_;
        for (Index m = 0; m < count; ++m) {
            const double* from = x + position - (stride_ - 1);
            const double* h = phases_.data() + phase * stride_;
            if (finite) {
                V sum = Eigen::Map<const V>(h) * Eigen::Map<const V>(from), other = V::Zero();
                Index k = width;
                for (; k + 2 * width <= stride_; k += 2 * width) {
                    sum += Eigen::Map<const V>(h + k) * Eigen::Map<const V>(from + k);
                    other += Eigen::Map<const V>(h + k + width) * Eigen::Map<const V>(from + k + width);
                }
                if (k < stride_) sum += Eigen::Map<const V>(h + k) * Eigen::Map<const V>(from + k);
                out(m, (sum + other).sum());
            } else {
                const Index end = stride_ - (lead_ > phase ? (lead_ - phase + up_ - 1) / up_ : 0);
                double sum = 0;
                for (Index k = stride_ - (size_ - phase + up_ - 1) / up_; k < end; ++k) sum += h[k] * from[k];
                out(m, sum);
            }
            position += whole;
            phase += part;
            if (phase >= up_) {
                phase -= up_;
                ++position;
            }
        }
    }

private:
    core::List<double> phases_;
    Index size_, up_, down_, lead_, stride_ = 0;
};

/// Results first .. first + out.shape(axis) of each line of x. `shift(line)` is taken off each sample and put back on
/// each result, a mean for example; it is called once a line with the samples.
template <class T>
void polyphase(const Polyphase<>& filter, const NdView<const T>& x, const NdView<T>& out, int axis, Index first,
               Extend mode, std::complex<double> cval,
               core::FunctionRef<double(const double* samples, Index n)> shift) {
    if (out.empty()) return;
    const Index n = x.shape(axis), count = out.shape(axis), before = filter.before();
    const Index behind = filter.behind(n, first + count);
    core::List<double> buffer(before + n + behind);
    double* data = buffer.data() + before;
    core::Lines<const T, T>(axis, x, out).for_lines([&](const core::Line<const T>& in, const core::Line<T>& to) {
        for (int part = 0; part < (core::is_complex<T> ? 2 : 1); ++part) {
            double outside = 0;
            if constexpr (core::is_complex<T>) {
                for (Index i = 0; i < n; ++i) data[i] = part == 0 ? in[i].real() : in[i].imag();
                outside = part == 0 ? cval.real() : cval.imag();
            } else {
                for (Index i = 0; i < n; ++i) data[i] = static_cast<double>(in[i]);
                outside = cval.real();
            }
            const double level = shift(data, n);
            if (level != 0)
                for (Index i = 0; i < n; ++i) data[i] -= level;
            for (Index i = -before; i < 0; ++i) data[i] = extended(data, n, i, mode, outside);
            for (Index i = n; i < n + behind; ++i) data[i] = extended(data, n, i, mode, outside);
            double nothing = 0;  // or NaN
            for (const double sample : buffer) nothing += sample * 0;
            filter.run(data, first, count, nothing == 0, [&](Index m, double y) {
                using R = core::RealOf<T>;
                if constexpr (core::is_complex<T>) {
                    if (part == 0)
                        to[m] = T(static_cast<R>(y + level), 0);
                    else
                        to[m] += T(0, static_cast<R>(y + level));
                } else
                    to[m] = static_cast<R>(y + level);
            });
        }
    });
}

/// Resampling by up / down with the coefficients h, whose delay of half their length is taken out.
template <class T>
void resample_phases(const Eigen::ArrayXd& h, Index up, Index down, const NdView<const T>& x, const NdView<T>& out,
                     int axis, Extend mode, std::complex<double> cval,
                     core::FunctionRef<double(const double* samples, Index n)> shift) {
    // Zeros in front make the delay a whole number of output samples.
    const Index half = (h.size() - 1) / 2, before = down - half % down;
    core::List<double> taps(before + h.size());
    for (Index i = 0; i < h.size(); ++i) taps[before + i] = h[i] * static_cast<double>(up);
    polyphase<T>(Polyphase<>(taps.data(), taps.size(), up, down, before), x, out, axis, (half + before) / down, mode,
                 cval, shift);
}

}  // namespace scixx::signal::detail::filter
